using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Shipments;

public abstract record ShipmentEvent(DateTimeOffset At)
{
    public sealed record Asked(ShipmentJob Job, DateTimeOffset At) : ShipmentEvent(At);

    public sealed record Amended(ShipmentJob Before, ShipmentJob After, DateTimeOffset At) : ShipmentEvent(At);

    public sealed record Cancelled(DateTimeOffset At) : ShipmentEvent(At);

    /// <param name="Copy">1 for the first.</param>
    public sealed record Labelled(int Copy, Actor By, DateTimeOffset At) : ShipmentEvent(At);

    /// <summary>It has left the house, and with it the pass.</summary>
    public sealed record Posted(SaleId Sale, OrderId Order, string Carrier, string Tracking, Actor By, DateTimeOffset At) : ShipmentEvent(At);

    public sealed record Arrived(Actor By, DateTimeOffset At) : ShipmentEvent(At);

    public sealed record CameBack(string Reason, Actor By, DateTimeOffset At) : ShipmentEvent(At);

    public sealed record TriedAgain(Actor By, DateTimeOffset At) : ShipmentEvent(At);
}
