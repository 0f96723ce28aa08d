using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Domain.Tills;

public abstract record TillEvent(DateTimeOffset At)
{
    /// <summary>What happened, real or not: for whoever follows a payment and does not count it.</summary>
    public TillEvent Inside() => this is Trained trained ? trained.What : this;

    /// <param name="Session">The one it belongs to, opened by it where none was open; 0 for what is older than sessions.</param>
    /// <param name="IsPutAside">What is due of it may stay due for weeks.</param>
    public sealed record TicketSealed(Ticket Ticket, Seal Seal, DateTimeOffset At, int Session = 0, bool IsPutAside = false) : TillEvent(At);

    /// <param name="Session">As for a ticket.</param>
    public sealed record PaymentSealed(LaterPayment Payment, Seal Seal, DateTimeOffset At, int Session = 0) : TillEvent(At);

    /// <param name="Expected">What the last closing had left; another float is a gap that was there before anybody sold.</param>
    /// <param name="Seal">Of the till's movements; null in journals that are older than their sealing.</param>
    /// <param name="Number">Gapless within the till's movements, from 1; 0 where there is no seal.</param>
    public sealed record Opened(
        int Session, Money OpeningCash, Money Expected, Actor By, DateTimeOffset At, Seal? Seal = null, long Number = 0) : TillEvent(At);

    /// <param name="Seal">As for an opening.</param>
    /// <param name="Number">As for an opening.</param>
    public sealed record CashMoved(
        int Session, CashMovement Movement, DateTimeOffset At, Seal? Seal = null, long Number = 0) : TillEvent(At);

    /// <param name="Session">As for a ticket.</param>
    /// <param name="Seal">As for an opening.</param>
    /// <param name="Number">As for an opening.</param>
    public sealed record DebtSettled(
        int Session, DebtSettling Settling, DateTimeOffset At, Seal? Seal = null, long Number = 0) : TillEvent(At);

    /// <param name="Seal">As for an opening.</param>
    /// <param name="Number">As for an opening.</param>
    public sealed record Counted(
        int Session, ValueList<CountedMode> Counts, Actor By, DateTimeOffset At, Seal? Seal = null, long Number = 0) : TillEvent(At);

    /// <param name="Seal">As for an opening.</param>
    /// <param name="Number">As for an opening.</param>
    public sealed record HandedOver(
        int Session, string From, string To, ValueList<CountedMode> Counts, Actor By, DateTimeOffset At,
        Seal? Seal = null, long Number = 0) : TillEvent(At);

    /// <param name="Seal">As for an opening.</param>
    /// <param name="Number">As for an opening.</param>
    public sealed record Closed(ClosedSession Session, DateTimeOffset At, Seal? Seal = null, long Number = 0) : TillEvent(At);

    public sealed record NoteSealed(Note Note, Seal Seal, DateTimeOffset At) : TillEvent(At);

    public sealed record DuplicateSealed(Duplicate Duplicate, Seal Seal, DateTimeOffset At) : TillEvent(At);

    /// <summary>From here on another key seals; this record is sealed by the one that goes.</summary>
    public sealed record KeyHandedOver(KeyHandOver HandOver, Seal Seal, DateTimeOffset At) : TillEvent(At);

    /// <summary>An invoice or a credit note.</summary>
    public sealed record InvoiceSealed(Invoice Invoice, Seal Seal, DateTimeOffset At) : TillEvent(At);

    /// <summary>A note of expenses. It raises no total.</summary>
    public sealed record ExpenseSealed(ExpenseNote Expense, Seal Seal, DateTimeOffset At) : TillEvent(At);

    /// <summary>The original of a note of expenses was given out. What follows is a duplicate, and sealed.</summary>
    public sealed record ExpenseGiven(long Number, Actor By, DateTimeOffset At) : TillEvent(At);

    public sealed record QuoteDrawn(Invoice Quote, DateTimeOffset At) : TillEvent(At);

    /// <summary>Nobody says it any more: it stands in journals of houses whose tills counted copies beside their sales.</summary>
    /// <param name="Copy">Which copy it is, from 1.</param>
    public sealed record TicketReprinted(long Ticket, int Copy, Actor By, DateTimeOffset At) : TillEvent(At);

    /// <summary>A day, a month or a year is over. It stands before the first record of what comes after, in the same append.</summary>
    public sealed record PeriodClosed(Closure Closure, Seal Seal, DateTimeOffset At) : TillEvent(At);

    /// <summary>It happened in training: it is in no total, and its number and its chain are none of the real ones.</summary>
    public sealed record Trained(TillEvent What, DateTimeOffset At) : TillEvent(At);

    public sealed record ArchiveSealed(ArchiveRecord Archive, Seal Seal, DateTimeOffset At) : TillEvent(At);
}
