using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.CallNumbers;

public abstract record CallNumbersCommand
{
    private CallNumbersCommand() { }

    /// <summary>Gives the order the next number; an order that has one keeps it.</summary>
    public sealed record Give(OrderId Order) : CallNumbersCommand;
}
