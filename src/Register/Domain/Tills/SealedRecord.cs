using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;

namespace RetailPos.Register.Domain.Tills;

/// <summary>What the chains hold of an event of a till: for whoever walks them, and needs to know no event.</summary>
/// <param name="Fields">The record written out again by <see cref="Canonical"/>, without the link to the one before.</param>
public sealed record SealedRecord(TillId Till, FiscalChainKind Kind, long Number, string Fields, Seal Seal, DateTimeOffset At)
{
    /// <summary>The key that it gives the till to; null for nearly every record.</summary>
    public KeyHandOver? HandOver { get; init; }

    /// <summary>Of a chain of the training mode: numbered on its own, and in nothing that is counted.</summary>
    public bool IsTraining { get; init; }

    /// <summary>Null for what is not sealed: all that is no record, and what is older than the sealing of its kind.</summary>
    /// <param name="till">Whose stream holds the event.</param>
    public static SealedRecord? Of(TillId till, TillEvent happened) => happened switch
    {
        TillEvent.TicketSealed e => new(till, FiscalChainKind.Tickets, e.Ticket.Number, Canonical.Of(e.Ticket), e.Seal, e.At),
        TillEvent.PaymentSealed e => new(till, FiscalChainKind.Payments, e.Payment.Number, Canonical.Of(e.Payment), e.Seal, e.At),
        TillEvent.NoteSealed e => new(till, FiscalChainKind.Notes, e.Note.Number, Canonical.Of(e.Note), e.Seal, e.At),
        TillEvent.InvoiceSealed e => new(till, FiscalChainKind.Invoices, e.Invoice.Number, Canonical.Of(e.Invoice), e.Seal, e.At),
        TillEvent.ExpenseSealed e => new(till, FiscalChainKind.Expenses, e.Expense.Number, Canonical.Of(e.Expense), e.Seal, e.At),
        TillEvent.DuplicateSealed e => new(till, FiscalChainKind.Duplicates, e.Duplicate.Number, Canonical.Of(e.Duplicate), e.Seal, e.At),
        TillEvent.KeyHandedOver e => new(till, FiscalChainKind.Keys, e.HandOver.Number, Canonical.Of(e.HandOver), e.Seal, e.At)
        {
            HandOver = e.HandOver,
        },
        TillEvent.Opened { Seal: { } seal } e => new(till, FiscalChainKind.Movements, e.Number, Canonical.Of(till, e), seal, e.At),
        TillEvent.CashMoved { Seal: { } seal } e => new(till, FiscalChainKind.Movements, e.Number, Canonical.Of(till, e), seal, e.At),
        TillEvent.DebtSettled { Seal: { } seal } e => new(till, FiscalChainKind.Movements, e.Number, Canonical.Of(till, e), seal, e.At),
        TillEvent.Counted { Seal: { } seal } e => new(till, FiscalChainKind.Movements, e.Number, Canonical.Of(till, e), seal, e.At),
        TillEvent.HandedOver { Seal: { } seal } e => new(till, FiscalChainKind.Movements, e.Number, Canonical.Of(till, e), seal, e.At),
        TillEvent.Closed { Seal: { } seal } e => new(till, FiscalChainKind.Movements, e.Number, Canonical.Of(till, e), seal, e.At),
        TillEvent.ArchiveSealed e => new(till, FiscalChainKind.Archives, e.Archive.Number, Canonical.Of(e.Archive), e.Seal, e.At),
        TillEvent.PeriodClosed e => new(till, ClosureKinds.ChainOf(e.Closure.Kind), e.Closure.Number, Canonical.Of(e.Closure), e.Seal, e.At),
        TillEvent.Trained e => Of(till, e.What) is { } record
            ? record with { Till = TrainingMark.ChainsOf(till), Fields = TrainingMark.Word + record.Fields, IsTraining = true }
            : null,
        _ => null,
    };
}
