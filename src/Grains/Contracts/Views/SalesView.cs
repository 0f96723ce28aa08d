using System.Collections.Immutable;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>The bills that are not closed, and who sits where.</summary>
/// <param name="Sales">Open, or sealed with something still due.</param>
/// <param name="Closed">The last that were settled or abandoned, newest first; <see cref="ClosedMax"/> at most.</param>
/// <param name="Tables">Those where somebody sits.</param>
public sealed record SalesView(
    long Position,
    ImmutableDictionary<SaleId, Sale> Sales,
    ImmutableList<Sale> Closed,
    ImmutableDictionary<TableId, TableVisit> Tables) : IView
{
    /// <summary>Enough for "the one before last", on each of several registers.</summary>
    public const int ClosedMax = 60;

    public static readonly SalesView Empty = new(
        Position: 0,
        ImmutableDictionary<SaleId, Sale>.Empty,
        [],
        ImmutableDictionary<TableId, TableVisit>.Empty);

    /// <summary>Every table that is not simply free: joined, to be cleared, or reserved.</summary>
    public ImmutableDictionary<TableId, Table> Floor { get; init; } = ImmutableDictionary<TableId, Table>.Empty;

    /// <summary>Who sits there; at a table that is pushed to another, the visit of both. Null for nobody.</summary>
    public TableVisit? VisitAt(TableId table) =>
        Tables.GetValueOrDefault(Floor.GetValueOrDefault(table)?.JoinedTo ?? table);

    public Sale? Find(SaleId id) => Sales.GetValueOrDefault(id) ?? Closed.Find(sale => sale.Id == id);
}
