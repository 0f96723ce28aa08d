using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What was sold, read from the journal: a few days at a time, never the whole of it.</summary>
public interface ISalesHistoryDesk
{
    /// <summary>The service day it is now.</summary>
    DateOnly Today { get; }

    /// <summary>What happened on these days, newest first.</summary>
    Task<SalesHistory> ReadAsync(HistoryWish wish, CancellationToken stop);

    /// <summary>A ticket as it was sealed, and what became of its sale; null when nothing of the kind stands there.</summary>
    /// <param name="position">As its row says.</param>
    Task<TicketOfPast?> FindAsync(long position, CancellationToken stop);

    /// <summary>A sale that is not sealed, with its lines; null when there never was one.</summary>
    Task<Sale?> ReadSaleAsync(SaleId sale);
}

/// <param name="Days">From <paramref name="First"/> on, 1–<see cref="DaysMax"/>.</param>
/// <param name="Search">A ticket's number, an id, a table, a guest or an amount; empty for everything.</param>
/// <param name="Till">The register that sold; null for all.</param>
/// <param name="Mode">What was paid with, in full or in part; null for anything.</param>
public sealed record HistoryWish(
    DateOnly First, int Days, HistoryKind Kind, string Search = "", TillId? Till = null, PaymentMode? Mode = null)
{
    /// <summary>A month. Whoever looks farther back looks for another month.</summary>
    public const int DaysMax = 31;
}

public enum HistoryKind
{
    All,

    /// <summary>Nobody has paid them in full, whenever they were begun.</summary>
    Open,

    /// <summary>The same, and wanted on these days.</summary>
    Planned,

    /// <summary>Begun on these days.</summary>
    Created,
    Paid,
    Refunded,

    /// <summary>Written down on a customer's account, in full or in part.</summary>
    OnAccount,

    /// <summary>Waiting in the house until all is paid, whenever they were put aside.</summary>
    PutAside,
}

/// <param name="Rows">Newest first; <see cref="RowsMax"/> at most.</param>
/// <param name="IsCut">There were more: the wish must be narrower.</param>
public sealed record SalesHistory(ValueList<HistoryRow> Rows, bool IsCut)
{
    /// <summary>More than anybody reads, and less than a page can draw.</summary>
    public const int RowsMax = 300;
}

/// <param name="Position">Where its ticket stands in the journal; null for what is not sealed.</param>
/// <param name="At">When it was sealed, or begun.</param>
/// <param name="Due">What is left to pay of it.</param>
/// <param name="Modes">What was paid with; for a refund, how it went back.</param>
/// <param name="InTraining">Its ticket is one of the school's, with a number of the school's.</param>
public sealed record HistoryRow(
    SaleId Sale,
    long? Position,
    TillId Till,
    long? Ticket,
    DateTimeOffset At,
    TableId? Table,
    int? CallNumber,
    string Customer,
    string Person,
    Money Total,
    Money Due,
    HistoryState State,
    ValueList<PaymentMode> Modes,
    DateTimeOffset? DueAt = null,
    bool InTraining = false);

public enum HistoryState
{
    Open,
    PaidInPart,
    Paid,
    Refund,
    Abandoned,

    /// <summary>Its goods wait until all is paid.</summary>
    PutAside,
}

/// <param name="Sale">As it stands now: its later payments and refunds.</param>
public sealed record TicketOfPast(long Position, Ticket Ticket, Seal Seal, int Session, Sale Sale)
{
    /// <summary>How often it was given out, on paper or by mail: the first is the original.</summary>
    public int Copies => Sale.CopiesOf(Ticket.Till, Ticket.Number);

    /// <summary>Which of its sale's tickets it is, as <see cref="IReceiptDesk.ReadAsync"/> lists them.</summary>
    public int At => Ticket.Refund is { } refund ? 1 + (Sale.Refunds ?? []).TakeWhile(given => given.Id != refund.Refund).Count() : 0;
}
