using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
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
}

/// <param name="Days">From <paramref name="First"/> on, 1–<see cref="DaysMax"/>.</param>
/// <param name="Search">A ticket's number, an id, a table, a guest or an amount; empty for everything.</param>
public sealed record HistoryWish(DateOnly First, int Days, HistoryKind Kind, string Search = "", TillId? Till = null)
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
    DateTimeOffset? DueAt = null);

public enum HistoryState
{
    Open,
    PaidInPart,
    Paid,
    Refund,
    Abandoned,
}

/// <param name="Copies">How often it was printed again.</param>
/// <param name="Sale">As it stands now: its later payments and refunds.</param>
public sealed record TicketOfPast(long Position, Ticket Ticket, Seal Seal, int Session, int Copies, Sale Sale);
