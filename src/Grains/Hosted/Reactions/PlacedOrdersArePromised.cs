using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Grains.Reactions;

/// <summary>An order that is wanted as soon as possible is told when that is.</summary>
/// <remarks>
/// The window was computed when the order was placed, by the feed that learns; here it is only kept. An order that is ready by the time
/// this runs has no window any more: nobody is promised the past.
/// </remarks>
public sealed class PlacedOrdersArePromised(IGrainFactory grains, IFeed<PromisesView> promises) : IReaction
{
    public string Name => "placed-orders-are-promised";

    public bool Concerns(object happened) => happened is OrderEvent.LinesAdded;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is not OrderEvent.LinesAdded)
        {
            return;
        }

        var order = new OrderId(recorded.KeyOf(Streams.Order));
        var view = await promises.ReachAsync(recorded.Position, stop);

        if (view.Book.Offers.TryGetValue(order, out var offer))
        {
            await grains.GetGrain<IOrderGrain>(order.Value)
                .TellAsync(this.CommandOf(recorded), new OrderCommand.Promise(offer.Window));
        }
    }
}
