using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tables;

using Answer = Decision<TableEvent, TableRefusal>;

/// <remarks>
/// What concerns two tables is asked of the one that gives, decided by the one that takes, and then told to the first:
/// so a visit is always at exactly one table, whoever else is quick.
/// </remarks>
public static class TableDecider
{
    /// <summary>A wedding is booked a year ahead; anything further is a wrong clock.</summary>
    public static readonly TimeSpan ReservedAheadMax = TimeSpan.FromDays(366);

    /// <summary>Written down for guests who stand in the door already.</summary>
    public static readonly TimeSpan ReservedLateMax = TimeSpan.FromHours(1);

    /// <summary>Whoever has not come by then does not come: the note is dropped with the next one written down.</summary>
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(12);

    public static readonly Decider<Table, TableCommand, TableEvent, TableRefusal> Decider =
        new(Table.Free, Decide, Evolve);

    public static Answer Decide(Table table, TableCommand command, DateTimeOffset now) => command switch
    {
        _ when !Names(command).All(Id.IsValid) => TableRefusal.IdInvalid,
        _ when CoversOf(command) is < 0 or > Limits.CoversMax => TableRefusal.CoversOutOfRange,
        TableCommand.Seat c => Seat(table, c, now),
        TableCommand.AddSale c => AddSale(table, c, now),
        TableCommand.Leave c => Leave(table, c, now),
        TableCommand.SetCovers c => SetCovers(table, c, now),
        TableCommand.BringBill c => table.Visit is null ? NobodySits(table)
            : [new TableEvent.BillBrought(c.Table, c.By, now)],
        TableCommand.Clear c => table.IsToClear ? [new TableEvent.Cleared(c.Table, c.By, now)]
            : table.Visit is null && table.JoinedTo is null ? []
            : NotFree(table)!.Value,
        TableCommand.Move c => Depart(table, new(c.To, AsGuest: false), c.Table, c.By, now),
        TableCommand.Join c => Depart(table, new(c.Host, AsGuest: true), c.Table, c.By, now),
        TableCommand.Part c => Part(table, c, now),
        TableCommand.Reserve c => Reserve(table, c, now),
        TableCommand.CancelReservation c => table.Reservations.Any(known => known.Id == c.Reservation)
            ? [new TableEvent.ReservationEnded(c.Table, c.Reservation, ReservationEnd.Cancelled, c.By, now)]
            : TableRefusal.NoSuchReservation,
        TableCommand.Receive c => Receive(table, c, now),
        TableCommand.TakeIn c => TakeIn(table, c, now),
        TableCommand.Release c => table.Departure is { } departure && departure.To == c.To
            ? [.. Pulled(c.Table, table.Visit?.Joined, now), new TableEvent.MovedAway(c.Table, departure, now)]
            : [],
        TableCommand.Stay c => Stay(table, c, now),
        TableCommand.ComeBack c => table.JoinedTo == c.Host
            ? [new TableEvent.CameBack(c.Table, c.Host, c.Own, c.IsToClear, now)]
            : [],
        _ => throw new UnreachableException($"{table} has no row for {command}."),
    };

    public static Table Evolve(Table table, TableEvent happened) => happened switch
    {
        TableEvent.Seated e => table with { Visit = new(e.Order, [e.Sale], e.Covers, e.At), IsToClear = false },
        TableEvent.SaleAdded e => table with { Visit = Add(Visit(table, e), e.Sale, e.Order) },
        TableEvent.Left e => table with { Visit = Without(Visit(table, e), e.Sale) },
        TableEvent.Freed => table with { Visit = null },
        TableEvent.BecameToClear => table with { Visit = null, IsToClear = true },
        TableEvent.Cleared => table with { IsToClear = false },
        TableEvent.CoversSet e => table with { Visit = Visit(table, e) with { Covers = e.After } },
        TableEvent.BillBrought e => table with { Visit = Visit(table, e) with { BillAt = e.At } },
        TableEvent.MoveAsked e => table with { Departure = e.Departure },
        TableEvent.MoveRefused => table with { Departure = null },
        TableEvent.MovedAway e => table with
        {
            Visit = null, Departure = null, JoinedTo = e.Departure.AsGuest ? e.Departure.To : null,
        },
        TableEvent.MovedIn e => table with { Visit = e.Visit },
        TableEvent.TookIn e => table with { Visit = With(Visit(table, e), e.Joined) },
        TableEvent.Parted e => table with { Visit = Without(Visit(table, e), e.Joined) },
        TableEvent.CameBack e => table with { Visit = e.Own, JoinedTo = null, IsToClear = e.IsToClear },
        TableEvent.Reserved e => table with
        {
            Reservations = table.Reservations
                .Where(known => known.Id != e.Reservation.Id && known.At + ForgottenAfter > e.At)
                .Append(e.Reservation)
                .OrderBy(known => known.At)
                .ToValueList(),
        },
        TableEvent.ReservationEnded e => table with
        {
            Reservations = table.Reservations.Where(known => known.Id != e.Reservation).ToValueList(),
        },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static string[] Names(TableCommand command) => command switch
    {
        TableCommand.Seat c => [c.Table.Value, c.Sale.Value, c.Order.Value, c.Reservation ?? c.Table.Value],
        TableCommand.AddSale c => [c.Table.Value, c.Sale.Value, c.Order.Value],
        TableCommand.Leave c => [c.Table.Value, c.Sale.Value],
        TableCommand.SetCovers c => [c.Table.Value],
        TableCommand.BringBill c => [c.Table.Value],
        TableCommand.Clear c => [c.Table.Value],
        TableCommand.Move c => [c.Table.Value, c.To.Value],
        TableCommand.Join c => [c.Table.Value, c.Host.Value],
        TableCommand.Part c => [c.Table.Value, c.Joined.Value],
        TableCommand.Reserve c => [c.Table.Value, c.Reservation.Id],
        TableCommand.CancelReservation c => [c.Table.Value, c.Reservation],
        TableCommand.Receive c => [c.Table.Value, c.From.Value],
        TableCommand.TakeIn c => [c.Table.Value, c.From.Value],
        TableCommand.Release c => [c.Table.Value, c.To.Value],
        TableCommand.Stay c => [c.Table.Value, c.To.Value],
        TableCommand.ComeBack c => [c.Table.Value, c.Host.Value],
        _ => throw new UnreachableException($"{command} names nothing."),
    };

    private static int CoversOf(TableCommand command) => command switch
    {
        TableCommand.Seat c => c.Covers,
        TableCommand.SetCovers c => c.Covers,
        TableCommand.Reserve c => c.Reservation.Covers,
        _ => 0,
    };

    private static TableRefusal? NotFree(Table table) => table switch
    {
        { Departure: not null } => TableRefusal.Leaving,
        { Visit: not null } => TableRefusal.Taken,
        { JoinedTo: not null } => TableRefusal.JoinedElsewhere,
        { IsToClear: true } => TableRefusal.NotCleared,
        _ => null,
    };

    private static TableRefusal NobodySits(Table table) =>
        table.JoinedTo is null ? TableRefusal.NobodySits : TableRefusal.JoinedElsewhere;

    private static Answer Seat(Table table, TableCommand.Seat c, DateTimeOffset now)
    {
        if (table is { Departure: null, Visit: { } visit } && visit.Sales.Contains(c.Sale))
        {
            return [];
        }

        if (NotFree(table) is { } refusal)
        {
            return refusal;
        }

        var seated = new TableEvent.Seated(c.Table, c.Sale, c.Order, c.Covers, c.By, now);

        // A note that somebody crossed out meanwhile does not send the guests away again.
        return table.Reservations.Any(known => known.Id == c.Reservation)
            ? [seated, new TableEvent.ReservationEnded(c.Table, c.Reservation!, ReservationEnd.Seated, c.By, now)]
            : [seated];
    }

    private static Answer AddSale(Table table, TableCommand.AddSale c, DateTimeOffset now) =>
        table.Departure is not null ? TableRefusal.Leaving
        : table.Visit is not { } visit ? NobodySits(table)
        : visit.Sales.Contains(c.Sale) ? []
        : !visit.Eats(c.Order) ? TableRefusal.OtherOrder
        : [new TableEvent.SaleAdded(c.Table, c.Sale, c.Order, visit.Covers, c.By, now)];

    private static Answer Leave(Table table, TableCommand.Leave c, DateTimeOffset now)
    {
        if (table.Visit is not { } visit || !visit.Sales.Contains(c.Sale))
        {
            return [];
        }

        var left = new TableEvent.Left(c.Sale, c.By, now);

        // Who is about to move is freed by the move, or when it is refused.
        return visit.Sales.Count > 1 || table.Departure is not null
            ? [left]
            : [left, .. Empty(c.Table, Without(visit, c.Sale), c.MustBeCleared, c.By, now)];
    }

    private static Answer SetCovers(Table table, TableCommand.SetCovers c, DateTimeOffset now) =>
        table.Departure is not null ? TableRefusal.Leaving
        : table.Visit is not { } visit ? NobodySits(table)
        : visit.Covers == c.Covers ? []
        : [new TableEvent.CoversSet(c.Table, visit.Sales, visit.Covers, c.Covers, c.By, now)];

    private static Answer Depart(Table table, Departure departure, TableId id, Actor by, DateTimeOffset now) =>
        departure.To == id ? TableRefusal.SameTable
        : table.Departure is { } under ? (under == departure ? [] : TableRefusal.Leaving)
        : table.JoinedTo is { } host ? (departure.AsGuest && host == departure.To ? [] : TableRefusal.JoinedElsewhere)
        : table.Visit is null && !departure.AsGuest ? TableRefusal.NobodySits
        : table.IsToClear ? TableRefusal.NotCleared
        : departure.AsGuest && table.Visit is { Joined.IsEmpty: false } ? TableRefusal.HostsOthers
        : [new TableEvent.MoveAsked(id, departure, table.Visit?.AtOneTable(), by, now)];

    // Whoever sat at the tables pushed to it has moved along: they are let go of, empty.
    private static IEnumerable<TableEvent> Pulled(TableId table, ValueList<JoinedTable>? joined, DateTimeOffset now) =>
        (joined ?? []).Select(one => new TableEvent.Parted(table, one with { Own = null }, IsToClear: false, Actor.Hub, now));

    private static Answer Receive(Table table, TableCommand.Receive c, DateTimeOffset now) =>
        NotFree(table) is { } refusal ? refusal : [new TableEvent.MovedIn(c.Table, c.From, c.Visit, c.By, now)];

    private static Answer TakeIn(Table table, TableCommand.TakeIn c, DateTimeOffset now) =>
        table.Departure is not null ? TableRefusal.Leaving
        : table.Visit is not { } visit ? NobodySits(table)
        : visit.Hosts(c.From) ? []
        : visit.Joined?.Count >= Table.JoinedMax ? TableRefusal.TooManyJoined
        : [new TableEvent.TookIn(c.Table, new(c.From, c.Own), c.By, now)];

    private static Answer Stay(Table table, TableCommand.Stay c, DateTimeOffset now)
    {
        if (table.Departure?.To != c.To)
        {
            return [];
        }

        var refused = new TableEvent.MoveRefused(c.Table, c.To, now);
        return table.Visit is { Sales.IsEmpty: true } visit
            ? [refused, .. Empty(c.Table, visit, mustBeCleared: false, Actor.Hub, now)]
            : [refused];
    }

    private static Answer Part(Table table, TableCommand.Part c, DateTimeOffset now)
    {
        if (table.Departure is not null)
        {
            return TableRefusal.Leaving;
        }

        if (table.Visit is not { } visit)
        {
            return NobodySits(table);
        }

        if (visit.Joined?.FirstOrDefault(known => known.Table == c.Joined) is not { } joined)
        {
            return TableRefusal.NotJoined;
        }

        var open = joined.Own is { Sales.IsEmpty: false } ? joined : joined with { Own = null };
        var parted = new TableEvent.Parted(c.Table, open, IsToClear: false, c.By, now);
        var rest = Without(visit, open);
        return rest.Sales.IsEmpty ? [parted, .. Empty(c.Table, rest, mustBeCleared: false, c.By, now)] : [parted];
    }

    // Nobody is left: the tables that were pushed to it are pulled away, and it is free or to be cleared.
    private static IEnumerable<TableEvent> Empty(
        TableId table, TableVisit visit, bool mustBeCleared, Actor by, DateTimeOffset now) =>
    [
        .. (visit.Joined ?? []).Select(joined => new TableEvent.Parted(table, joined with { Own = null }, mustBeCleared, by, now)),
        mustBeCleared ? new TableEvent.BecameToClear(table, now) : new TableEvent.Freed(table, now),
    ];

    private static Answer Reserve(Table table, TableCommand.Reserve c, DateTimeOffset now) =>
        !Text.IsName(c.Reservation.Name) || !Text.IsNote(c.Reservation.Note) ? TableRefusal.ReservationInvalid
        : c.Reservation.At < now - ReservedLateMax || c.Reservation.At > now + ReservedAheadMax
            ? TableRefusal.ReservationTimeAbsurd
        : table.Reservations.Contains(c.Reservation) ? []
        : table.Reservations.Count(known => known.Id != c.Reservation.Id && known.At + ForgottenAfter > now) >= Table.ReservationsMax
            ? TableRefusal.TooManyReservations
        : [new TableEvent.Reserved(c.Table, c.Reservation, c.By, now)];

    private static TableVisit Visit(Table table, TableEvent happened) =>
        table.Visit ?? throw new UnreachableException($"{happened} at a table where nobody sat.");

    private static TableVisit Add(TableVisit visit, SaleId sale, OrderId order) => visit with
    {
        Sales = visit.Sales.Add(sale),
        Joined = visit.Joined?.Select(joined => joined.Own is { } own && own.Eats(order) && order != visit.Order
            ? joined with { Own = own with { Sales = own.Sales.Add(sale) } }
            : joined).ToValueList(),
    };

    private static TableVisit Without(TableVisit visit, SaleId sale) => visit with
    {
        Sales = visit.Sales.Where(known => known != sale).ToValueList(),
        Joined = visit.Joined?.Select(joined => joined.Own is { } own
            ? joined with { Own = own with { Sales = own.Sales.Where(known => known != sale).ToValueList() } }
            : joined).ToValueList(),
    };

    private static TableVisit With(TableVisit visit, JoinedTable joined) => visit with
    {
        Sales = visit.Sales.AddRange(joined.Own?.Sales ?? []),
        Covers = Math.Min(Limits.CoversMax, visit.Covers + (joined.Own?.Covers ?? 0)),
        Joined = (visit.Joined ?? []).Add(joined),
    };

    private static TableVisit Without(TableVisit visit, JoinedTable joined)
    {
        var others = visit.Joined!.Where(known => known.Table != joined.Table).ToValueList();
        var own = visit.Joined!.First(known => known.Table == joined.Table).Own;
        return visit with
        {
            Sales = visit.Sales.Where(sale => own?.Sales.Contains(sale) is not true).ToValueList(),
            Covers = Math.Max(0, visit.Covers - (own?.Covers ?? 0)),
            Joined = others.IsEmpty ? null : others,
        };
    }
}
