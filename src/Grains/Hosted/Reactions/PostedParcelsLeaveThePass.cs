using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Shipments;

namespace RetailPos.Grains.Reactions;

/// <summary>What the carrier has is off the pass.</summary>
public sealed class PostedParcelsLeaveThePass(IGrainFactory grains) : IReaction
{
    public string Name => "posted-parcels-leave-the-pass";

    public bool Concerns(object happened) => happened is ShipmentEvent.Posted;

    // Nothing ready, or nothing ever cooked: then there is nothing to hand over, and a refusal says so.
    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is ShipmentEvent.Posted e)
        {
            await grains.GetGrain<IOrderGrain>(e.Order.Value).TellAsync(this.CommandOf(recorded), new OrderCommand.HandOver(e.By));
        }
    }
}
