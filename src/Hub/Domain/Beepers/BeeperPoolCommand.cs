using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Beepers;

public abstract record BeeperPoolCommand
{
    private BeeperPoolCommand() { }

    /// <summary>The house has this many. Beepers that are out stay out.</summary>
    public sealed record Resize(int Size, Actor By) : BeeperPoolCommand;

    /// <param name="Number">The one the guest was handed; null for the next that is free.</param>
    public sealed record Give(int? Number, OrderId Order, Actor By) : BeeperPoolCommand;

    /// <summary>Pages every beeper of the order. An order without one is not an error: the board calls it.</summary>
    public sealed record Call(OrderId Order, Actor By) : BeeperPoolCommand;

    /// <summary>What the transmitter made of a page. The first report counts.</summary>
    public sealed record Report(int Number, long Page, PageOutcome Outcome) : BeeperPoolCommand;

    /// <summary>The order was handed over or cancelled: its beepers are free.</summary>
    public sealed record TakeBack(OrderId Order, Actor By) : BeeperPoolCommand;
}
