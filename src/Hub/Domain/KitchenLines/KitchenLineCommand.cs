using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.KitchenLines;

public abstract record KitchenLineCommand
{
    private KitchenLineCommand() { }

    /// <summary>The line is about to be sent with this order.</summary>
    public sealed record Take(OrderId Order) : KitchenLineCommand;
}
