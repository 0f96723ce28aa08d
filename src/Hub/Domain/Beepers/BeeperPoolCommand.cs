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

    /// <summary>What the transmitter made of a page or of a stop. The first report counts.</summary>
    /// <param name="Reason">In the transmitter's words; empty when it gave none.</param>
    /// <param name="MayHelpAgain">Asking once more may bring it about.</param>
    public sealed record Report(int Number, long Page, PageOutcome Outcome, string Reason = "", bool MayHelpAgain = false)
        : BeeperPoolCommand;

    /// <summary>The transmitter is asked again for a page that did not get through.</summary>
    public sealed record TryAgain(int Number, long Page) : BeeperPoolCommand;

    /// <summary>The beeper is to be silent; it stays with its guest.</summary>
    public sealed record Stop(int Number, Actor By) : BeeperPoolCommand;

    /// <summary>The order was handed over or cancelled: its beepers are free, and silent.</summary>
    public sealed record TakeBack(OrderId Order, Actor By) : BeeperPoolCommand;

    /// <summary>Somebody put this one back, whatever its order does.</summary>
    public sealed record TakeBackOne(int Number, Actor By) : BeeperPoolCommand;

    /// <summary>Nobody can find it: it is not given again until somebody does.</summary>
    public sealed record DeclareLost(int Number, Actor By) : BeeperPoolCommand;

    public sealed record DeclareFound(int Number, Actor By) : BeeperPoolCommand;
}
