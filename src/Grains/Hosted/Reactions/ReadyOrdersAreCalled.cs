using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Grains.Reactions;

/// <summary>A ready order's beepers ring; a completed order's beepers are free. The board needs no telling: it is a feed.</summary>
public sealed class ReadyOrdersAreCalled(IGrainFactory grains) : IReaction
{
    public string Name => "ready-orders-are-called";

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        OrderEvent.BecameReady => TellAsync(recorded, order => new BeeperPoolCommand.Call(order, Actor.Hub)),
        OrderEvent.Completed => TellAsync(recorded, order => new BeeperPoolCommand.TakeBack(order, Actor.Hub)),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask TellAsync(Recorded recorded, Func<OrderId, BeeperPoolCommand> command) =>
        await grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House)
            .TellAsync(this.CommandOf(recorded), command(new(recorded.KeyOf(Streams.Order))));
}
