using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Deliveries;

public abstract record DeliveryEvent(DateTimeOffset At)
{
    public sealed record Asked(DeliveryJob Job, DateTimeOffset At) : DeliveryEvent(At);

    public sealed record Amended(DeliveryJob Before, DeliveryJob After, DateTimeOffset At) : DeliveryEvent(At);

    public sealed record Cancelled(DateTimeOffset At) : DeliveryEvent(At);

    public sealed record Assigned(string Courier, Actor By, DateTimeOffset At) : DeliveryEvent(At);

    public sealed record Released(string Courier, Actor By, DateTimeOffset At) : DeliveryEvent(At);

    /// <summary>It has left the house, and with it the pass.</summary>
    public sealed record WentOut(SaleId Sale, OrderId Order, string Courier, Actor By, DateTimeOffset At) : DeliveryEvent(At);

    /// <summary>The guest has paid the courier. It is the sale's payment, and stays the courier's debt until it is handed in.</summary>
    public sealed record CashCollected(SaleId Sale, Collection Collection, Actor By, DateTimeOffset At) : DeliveryEvent(At);

    public sealed record Delivered(SaleId Sale, OrderId Order, string Courier, Actor By, DateTimeOffset At) : DeliveryEvent(At);

    public sealed record Failed(string Courier, string Reason, Actor By, DateTimeOffset At) : DeliveryEvent(At);

    public sealed record TriedAgain(Actor By, DateTimeOffset At) : DeliveryEvent(At);

    public sealed record HandedIn(string Courier, Money Amount, Actor By, DateTimeOffset At) : DeliveryEvent(At);
}
