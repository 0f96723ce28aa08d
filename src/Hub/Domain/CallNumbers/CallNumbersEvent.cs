using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.CallNumbers;

public abstract record CallNumbersEvent(DateTimeOffset At)
{
    public sealed record Given(OrderId Order, int Number, DateTimeOffset At) : CallNumbersEvent(At);
}
