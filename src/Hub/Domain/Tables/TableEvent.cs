using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tables;

public abstract record TableEvent(DateTimeOffset At)
{
    public sealed record Seated(TableId Table, SaleId Sale, OrderId Order, int Covers, Actor By, DateTimeOffset At)
        : TableEvent(At);

    public sealed record SaleAdded(TableId Table, SaleId Sale, OrderId Order, int Covers, Actor By, DateTimeOffset At)
        : TableEvent(At);

    public sealed record Left(SaleId Sale, Actor By, DateTimeOffset At) : TableEvent(At);

    public sealed record Freed(TableId Table, DateTimeOffset At) : TableEvent(At);

    /// <summary>Everything is paid; the table waits for somebody to clear it.</summary>
    public sealed record BecameToClear(TableId Table, DateTimeOffset At) : TableEvent(At);

    public sealed record Cleared(TableId Table, Actor By, DateTimeOffset At) : TableEvent(At);

    public sealed record CoversSet(TableId Table, ValueList<SaleId> Sales, int Before, int After, Actor By, DateTimeOffset At)
        : TableEvent(At);

    public sealed record BillBrought(TableId Table, Actor By, DateTimeOffset At) : TableEvent(At);

    /// <summary>Carries the visit: whoever passes it on need not ask anybody.</summary>
    public sealed record MoveAsked(TableId Table, Departure Departure, TableVisit? Visit, Actor By, DateTimeOffset At)
        : TableEvent(At);

    public sealed record MoveRefused(TableId Table, TableId To, DateTimeOffset At) : TableEvent(At);

    public sealed record MovedAway(TableId Table, Departure Departure, DateTimeOffset At) : TableEvent(At);

    public sealed record MovedIn(TableId Table, TableId From, TableVisit Visit, Actor By, DateTimeOffset At) : TableEvent(At);

    public sealed record TookIn(TableId Table, JoinedTable Joined, Actor By, DateTimeOffset At) : TableEvent(At);

    /// <param name="Joined">With what is still open of what it brought.</param>
    public sealed record Parted(TableId Table, JoinedTable Joined, bool IsToClear, Actor By, DateTimeOffset At) : TableEvent(At);

    public sealed record CameBack(TableId Table, TableId Host, TableVisit? Own, bool IsToClear, DateTimeOffset At)
        : TableEvent(At);

    public sealed record Reserved(TableId Table, Reservation Reservation, Actor By, DateTimeOffset At) : TableEvent(At);

    public sealed record ReservationEnded(TableId Table, string Reservation, ReservationEnd End, Actor By, DateTimeOffset At)
        : TableEvent(At);
}

public enum ReservationEnd
{
    Seated,
    Cancelled,
}
