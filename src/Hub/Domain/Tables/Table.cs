using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tables;

/// <summary>One table of the floor: free, with the one visit that sits there, pushed to another table, or left and not cleared.</summary>
/// <param name="Departure">Where its visit is about to go. Until that table has answered, nobody else may sit down here.</param>
/// <param name="JoinedTo">The table whose visit sits here too; it keeps the bills of both.</param>
/// <param name="IsToClear">Everything is paid, and nobody has cleared it yet.</param>
public sealed record Table(
    TableVisit? Visit, Departure? Departure = null, TableId? JoinedTo = null, bool IsToClear = false)
{
    public static readonly Table Free = new(Visit: null);

    /// <summary>A Saturday's three services, and those who never came.</summary>
    public const int ReservationsMax = 30;

    /// <summary>A banquet along the wall. More is another room's plan.</summary>
    public const int JoinedMax = 20;

    /// <summary>Who has asked for it, earliest first.</summary>
    public ValueList<Reservation> Reservations { get; init; } = [];

    /// <summary>Nobody sits here, and it may be given to the next guests.</summary>
    public bool IsFree => this is { Visit: null, Departure: null, JoinedTo: null, IsToClear: false };
}

/// <param name="Order">All sales of the visit share it, so that no bill, split or merge can make the kitchen cook again.</param>
/// <param name="Sales">Its open bills, those of joined tables among them.</param>
/// <param name="Covers">Of all its tables together; 0 when nobody said.</param>
/// <param name="BillAt">When the bill was last brought; null while nobody has asked for it.</param>
/// <param name="Joined">The tables that were pushed to this one; null for none.</param>
/// <param name="Others">Orders of those who sat at tables pushed to this one, and moved along with it; null for none.</param>
public sealed record TableVisit(
    OrderId Order,
    ValueList<SaleId> Sales,
    int Covers,
    DateTimeOffset Since,
    DateTimeOffset? BillAt = null,
    ValueList<JoinedTable>? Joined = null,
    ValueList<OrderId>? Others = null)
{
    public bool Hosts(TableId table) => Joined?.Any(joined => joined.Table == table) is true;

    /// <summary>Whether what the kitchen owes under this order is eaten here.</summary>
    public bool Eats(OrderId order) =>
        Order == order || Others?.Contains(order) is true || Joined?.Any(joined => joined.Own?.Eats(order) is true) is true;

    /// <summary>All of its guests and bills at one table; those that were pushed to it stay behind.</summary>
    public TableVisit AtOneTable() => Joined is null ? this : this with
    {
        Joined = null,
        Others = [.. Others ?? [], .. Joined.Select(joined => joined.Own).OfType<TableVisit>().SelectMany(own => own.Orders)],
    };

    private IEnumerable<OrderId> Orders => [Order, .. Others ?? []];
}

/// <param name="Own">What it brought along, and takes back when the tables are parted; null when nobody sat there.</param>
public sealed record JoinedTable(TableId Table, TableVisit? Own);

/// <param name="AsGuest">To be joined to that table; otherwise the whole visit sits down there.</param>
public sealed record Departure(TableId To, bool AsGuest);

/// <param name="Id">Chosen by whoever wrote it down.</param>
/// <param name="Covers">0 when nobody said.</param>
public sealed record Reservation(string Id, string Name, int Covers, DateTimeOffset At, string Note = "");
