using System.Collections.Immutable;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Floor;

/// <summary>The tables as they stand, each with what is next at it.</summary>
/// <param name="Elsewhere">Where somebody sits though the plan knows no such table: guests are never out of sight.</param>
public sealed record FloorBoard(ImmutableArray<FloorRoom> Rooms, ImmutableArray<TableTile> Elsewhere)
{
    /// <summary>Whoever has not come by then is shown no more.</summary>
    private static readonly TimeSpan NoShowAfter = TimeSpan.FromHours(2);

    public static FloorBoard Of(
        FloorPlan plan, SalesView sales, KitchenView kitchen, FloorRules rules, SiteSettings site, DateTimeOffset now)
    {
        var rooms = plan.Shown(site.Tables);
        var known = rooms.SelectMany(room => room.Tables).Select(table => table.Id).ToHashSet();
        TableTile Tile(TableId id, PlanTable? table) => TileOf(id, table, sales, kitchen, rules, site, now);

        return new(
            [.. rooms.Select(room => new FloorRoom(room, [.. room.Tables.Select(table => Tile(table.Id, table))]))],
            [
                .. sales.Tables.Keys.Where(table => !known.Contains(table))
                    .OrderBy(table => table.Value, StringComparer.Ordinal).Select(table => Tile(table, null)),
            ]);
    }

    public IEnumerable<TableTile> Tiles => Rooms.SelectMany(room => room.Tiles).Concat(Elsewhere);

    public TableTile? Find(TableId id) => Tiles.FirstOrDefault(tile => tile.Id == id);

    private static TableTile TileOf(
        TableId id, PlanTable? plan, SalesView sales, KitchenView kitchen, FloorRules rules, SiteSettings site, DateTimeOffset now)
    {
        var table = sales.Floor.GetValueOrDefault(id, Table.Free);
        var reservations = table.Reservations.Where(one => one.At + NoShowAfter > now).ToValueList();

        if (sales.VisitAt(id) is not { } visit)
        {
            var isSoon = reservations is [var first, ..] && first.At - TimeSpan.FromMinutes(rules.ReservedMinutes) <= now;
            return new(
                id, plan, table.IsToClear ? TableNext.ToClear : isSoon ? TableNext.Reserved : TableNext.Free,
                Covers: 0, Since: null, Due: Money.Zero, [], [], JoinedTo: null, [], reservations);
        }

        ImmutableArray<TableBill> bills =
        [
            .. visit.Sales.Select(sales.Find).OfType<Sale>().Where(sale => sale.Stage is SaleStage.Open or SaleStage.Sealed)
                .Select(sale => BillOf(sale, kitchen, site)),
        ];
        var lines = bills.SelectMany(bill => bill.Lines).ToList();
        return new(
            id, plan, NextOf(visit, lines), visit.Covers, visit.Since, bills.Sum(bill => bill.Due), bills, CountsOf(lines),
            table.JoinedTo, [.. (visit.Joined ?? []).Select(joined => joined.Table)], reservations);
    }

    private static TableBill BillOf(Sale sale, KitchenView kitchen, SiteSettings site) => new(
        sale.Id, sale.Till, sale.Customer, sale.CallNumber, sale.Due,
        Basket.Of(sale, kitchen, sale.Mode, site).Lines);

    // What keeps guests waiting comes before what they keep waiting for.
    private static TableNext NextOf(TableVisit visit, List<BasketLine> lines) =>
        Has(lines, LineProgress.Ready) ? TableNext.ToServe
        : Has(lines, LineProgress.Sent) || Has(lines, LineProgress.Started) ? TableNext.Waiting
        : visit.BillAt is not null ? TableNext.Bill
        : lines.Count == 0 || Has(lines, LineProgress.Unsent) ? TableNext.ToOrder
        : Has(lines, LineProgress.Held) ? TableNext.NextCourse
        : TableNext.Eating;

    private static bool Has(List<BasketLine> lines, LineProgress progress) => lines.Exists(line => line.Progress == progress);

    private static ImmutableArray<DishCount> CountsOf(List<BasketLine> lines) =>
    [
        .. lines
            .Where(line => line.Progress is not (LineProgress.NotPrepared or LineProgress.Cancelled))
            .GroupBy(line => line.Progress)
            .OrderBy(group => group.Key)
            .Select(group => new DishCount(group.Key, group.Sum(line => Lateness.Portions(line.Quantity)))),
    ];
}

public sealed record FloorRoom(Room Room, ImmutableArray<TableTile> Tiles);

/// <param name="Plan">Where it stands; null when the plan does not know it.</param>
/// <param name="Bills">What is open at it; of joined tables, all.</param>
/// <param name="JoinedTo">The table that its guests' bills are kept at.</param>
/// <param name="Joined">The tables that are pushed to this one.</param>
public sealed record TableTile(
    TableId Id,
    PlanTable? Plan,
    TableNext Next,
    int Covers,
    DateTimeOffset? Since,
    Money Due,
    ImmutableArray<TableBill> Bills,
    ImmutableArray<DishCount> Dishes,
    TableId? JoinedTo,
    ImmutableArray<TableId> Joined,
    ValueList<Reservation> Reservations)
{
    public bool IsTaken => Since is not null;
}

public sealed record TableBill(
    SaleId Sale, TillId Till, string Customer, int? CallNumber, Money Due, ImmutableArray<BasketLine> Lines);

/// <param name="Pieces">Plates, as a server carries them.</param>
public readonly record struct DishCount(LineProgress Progress, int Pieces);

/// <summary>What is next at a table, the most pressing last of what nobody must do.</summary>
public enum TableNext
{
    Free,
    Reserved,

    /// <summary>Guests sit and have not ordered, or what they said was not sent.</summary>
    ToOrder,
    Waiting,
    ToServe,

    /// <summary>Everything called is eaten, and a course is held.</summary>
    NextCourse,
    Eating,
    Bill,
    ToClear,
}

/// <summary>The word and the shape of each state: either says it without the colour.</summary>
public static class NextWords
{
    public static (string Word, string Icon) Of(TableNext next) => next switch
    {
        TableNext.Free => ("NextFree", "icon-box"),
        TableNext.Reserved => ("NextReserved", "icon-clock-half"),
        TableNext.ToOrder => ("NextToOrder", "icon-note"),
        TableNext.Waiting => ("NextWaiting", "icon-started"),
        TableNext.ToServe => ("NextToServe", "icon-check"),
        TableNext.NextCourse => ("NextCourse", "icon-queued"),
        TableNext.Eating => ("NextEating", "icon-box-ticked"),
        TableNext.Bill => ("NextBill", "icon-changed"),
        TableNext.ToClear => ("NextToClear", "icon-cross"),
    };

    /// <summary>As on the register's lines.</summary>
    public static (string Word, string Icon) Of(LineProgress progress) => progress switch
    {
        LineProgress.NotPrepared => ("", ""),
        LineProgress.Unsent => ("LineUnsent", "icon-box"),
        LineProgress.Held => ("LineHeld", "icon-queued"),
        LineProgress.Sent => ("LineSent", "icon-queued"),
        LineProgress.Started => ("LineStarted", "icon-started"),
        LineProgress.Ready => ("LineReady", "icon-check"),
        LineProgress.Collected => ("LineCollected", "icon-box-ticked"),
        LineProgress.Cancelled => ("LineCancelled", "icon-cross"),
    };
}
