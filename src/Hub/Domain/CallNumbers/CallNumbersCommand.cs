using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.CallNumbers;

public abstract record CallNumbersCommand
{
    private CallNumbersCommand() { }

    /// <summary>Gives the order the next number; an order that has one keeps it.</summary>
    /// <param name="Series">What it is counted in; null for the day's own. Where the series is full, the day's own goes on.</param>
    public sealed record Give(OrderId Order, CallNumberSeries? Series = null) : CallNumbersCommand;
}
