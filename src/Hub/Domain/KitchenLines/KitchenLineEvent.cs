using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.KitchenLines;

public abstract record KitchenLineEvent(DateTimeOffset At)
{
    public sealed record Taken(OrderId Order, DateTimeOffset At) : KitchenLineEvent(At);
}
