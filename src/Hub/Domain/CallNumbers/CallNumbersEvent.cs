using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.CallNumbers;

public abstract record CallNumbersEvent(DateTimeOffset At)
{
    /// <param name="Series">What it was counted in; null for the day's own.</param>
    public sealed record Given(OrderId Order, int Number, DateTimeOffset At, CallNumberSeries? Series = null) : CallNumbersEvent(At);
}
