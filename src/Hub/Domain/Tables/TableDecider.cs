using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tables;

using Answer = Decision<TableEvent, TableRefusal>;

public static class TableDecider
{
    public static readonly Decider<Table, TableCommand, TableEvent, TableRefusal> Decider =
        new(Table.Free, Decide, Evolve);

    public static Answer Decide(Table table, TableCommand command, DateTimeOffset now) => (table.Visit, command) switch
    {
        _ when !Names(command).All(Id.IsValid) => TableRefusal.IdInvalid,
        (_, TableCommand.Seat { Covers: < 0 or > Limits.CoversMax }) => TableRefusal.CoversOutOfRange,
        (null, TableCommand.Seat c) => [new TableEvent.Seated(c.Table, c.Sale, c.Order, c.Covers, c.By, now)],
        ({ } visit, TableCommand.Seat c) => visit.Sales.Contains(c.Sale) ? [] : TableRefusal.Taken,
        (null, TableCommand.AddSale) => TableRefusal.NobodySits,
        ({ } visit, TableCommand.AddSale c) => visit.Order != c.Order ? TableRefusal.OtherOrder
            : visit.Sales.Contains(c.Sale) ? []
            : [new TableEvent.SaleAdded(c.Table, c.Sale, c.Order, visit.Covers, c.By, now)],
        (null, TableCommand.Leave) => [],
        ({ } visit, TableCommand.Leave c) => Leave(visit, c, now),
        _ => throw new UnreachableException($"{table} has no row for {command}."),
    };

    public static Table Evolve(Table table, TableEvent happened) => happened switch
    {
        TableEvent.Seated e => new(new TableVisit(e.Order, [e.Sale], e.Covers, e.At)),
        TableEvent.SaleAdded e => table.Visit is { } visit
            ? new(visit with { Sales = visit.Sales.Add(e.Sale) })
            : throw new UnreachableException("A bill was added to a table where nobody sat."),
        TableEvent.Left e => table.Visit is { } visit
            ? new(visit with { Sales = visit.Sales.Where(sale => sale != e.Sale).ToValueList() })
            : throw new UnreachableException("A sale left a table where nobody sat."),
        TableEvent.Freed => Table.Free,
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static string[] Names(TableCommand command) => command switch
    {
        TableCommand.Seat c => [c.Table.Value, c.Sale.Value, c.Order.Value],
        TableCommand.AddSale c => [c.Table.Value, c.Sale.Value, c.Order.Value],
        TableCommand.Leave c => [c.Table.Value, c.Sale.Value],
        _ => throw new UnreachableException($"{command} names nothing."),
    };

    private static Answer Leave(TableVisit visit, TableCommand.Leave c, DateTimeOffset now) =>
        !visit.Sales.Contains(c.Sale) ? []
        : visit.Sales.Count > 1 ? [new TableEvent.Left(c.Sale, c.By, now)]
        : [new TableEvent.Left(c.Sale, c.By, now), new TableEvent.Freed(c.Table, now)];
}
