using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>A ready order's beepers ring; a finished order's beepers are free. The board needs no telling: it is a feed.</summary>
/// <remarks>
/// An event may be brought long after it happened, so the order is asked whether it still is so: nobody is rung for what
/// went back to the stove, and nobody loses the beeper of an order that was taken up again.
/// </remarks>
public sealed class ReadyOrdersAreCalled(IGrainFactory grains, PagingSettings paging) : IReaction
{
    public string Name => "ready-orders-are-called";

    public bool Concerns(object happened) =>
        happened is OrderEvent.BecameReady or OrderEvent.Completed or SaleEvent.Settled or SaleEvent.Abandoned;

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        OrderEvent.BecameReady e => CallAsync(recorded, e),
        OrderEvent.Completed => TakeBackAsync(recorded),
        SaleEvent.Settled e => TakeBackUnusedAsync(recorded, e.Sale, e.Order),
        SaleEvent.Abandoned e => TakeBackUnusedAsync(recorded, e.Sale, e.Order),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask CallAsync(Recorded recorded, OrderEvent.BecameReady e)
    {
        var order = new OrderId(recorded.KeyOf(Streams.Order));

        if (paging.Automatic && (await grains.GetGrain<IOrderGrain>(order.Value).ReadAsync()).ReadyAt == e.At)
        {
            await TellAsync(recorded, new BeeperPoolCommand.Call(order, Actor.Hub));
        }
    }

    private async ValueTask TakeBackAsync(Recorded recorded)
    {
        var order = new OrderId(recorded.KeyOf(Streams.Order));

        if ((await grains.GetGrain<IOrderGrain>(order.Value).ReadAsync()).Stage is OrderStage.Collected)
        {
            await TellAsync(recorded, new BeeperPoolCommand.TakeBack(order, Actor.Hub));
        }
    }

    // The kitchen never had anything of it, so no order will ever be complete and free the guest's beeper.
    private async ValueTask TakeBackUnusedAsync(Recorded recorded, SaleId sale, OrderId order)
    {
        if ((await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync()).CallNumber is null)
        {
            await TellAsync(recorded, new BeeperPoolCommand.TakeBack(order, Actor.Hub));
        }
    }

    private async ValueTask TellAsync(Recorded recorded, BeeperPoolCommand command) =>
        await grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House).TellAsync(this.CommandOf(recorded), command);
}
