using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>
/// The sales that are not settled, to be taken up again: a register's own first, then those that were parked at others, each in the
/// order that the register is set to; what was put aside, which may wait for weeks, last.
/// </summary>
public sealed record OpenSales(ImmutableArray<OpenSale> Rows)
{
    public static OpenSales Of(SalesView view, TillId till, NoteOrder order = NoteOrder.Date) => new(
    [
        .. view.Sales.Values
            .OrderBy(sale => sale.IsPutAside).ThenBy(sale => sale.Till != till)
            .ThenByDescending(sale => order is NoteOrder.Amount ? sale.Due.Cents : 0)
            .ThenBy(sale => order is NoteOrder.Table && sale.Table is null)
            .ThenBy(sale => order is NoteOrder.Table ? Padded(sale.Table?.Value ?? "") : "", StringComparer.Ordinal)
            .ThenBy(sale => sale.OpenedAt).ThenBy(sale => sale.Id.Value, StringComparer.Ordinal)
            .Select(sale => new OpenSale(
                sale.Id, sale.CallNumber, sale.Table, sale.Covers, sale.Customer, sale.Mode, sale.Lines.Count, sale.Total,
                sale.Due, sale.HasUnsent, sale.OpenedAt, sale.Till == till ? null : sale.Till, sale.IsPutAside)),
    ]);

    // "T2" before "T10", as people count.
    private static string Padded(string table)
    {
        var digits = table.Length - table.AsSpan().TrimEnd("0123456789").Length;
        return table[..^digits] + table[^digits..].PadLeft(Id.LengthMax, '0');
    }
}

/// <param name="At">The register that it was taken at; null for this one.</param>
public sealed record OpenSale(
    SaleId Id,
    int? CallNumber,
    TableId? Table,
    int Covers,
    string Customer,
    ServiceMode Mode,
    int Lines,
    Money Total,
    Money Due,
    bool HasUnsent,
    DateTimeOffset OpenedAt,
    TillId? At = null,
    bool IsPutAside = false);

/// <summary>The tables of the plan with what each owes; a table where nobody sits is free.</summary>
public static class FloorTables
{
    public static ImmutableArray<FloorTable> Of(SalesView view, IEnumerable<TableId> tables) =>
        [.. tables.Select(table => Of(view, table))];

    private static FloorTable Of(SalesView view, TableId id) => view.VisitAt(id) is not { } visit
        ? new(id, Sale: null, Covers: 0, Due: null, Since: null)
        : new(
            id,
            visit.Sales.Where(view.Sales.ContainsKey).Select(sale => (SaleId?)sale).FirstOrDefault(),
            visit.Covers,
            visit.Sales.Sum(sale => view.Sales.GetValueOrDefault(sale)?.Due ?? Money.Zero),
            visit.Since);
}

/// <param name="Sale">Who sits there, to be opened by a tap; null when it is free.</param>
public sealed record FloorTable(TableId Id, SaleId? Sale, int Covers, Money? Due, DateTimeOffset? Since)
{
    public bool IsFree => Since is null;
}
