using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>A sale that is to be brought gets its delivery as soon as it is sent, or paid; and the delivery says what the bill says.</summary>
/// <remarks>It tells what the sale is now and never what it was: told twice, or late, it is the same.</remarks>
public sealed class DeliveriesFollowTheirSale(IGrainFactory grains, ILogger<DeliveriesFollowTheirSale> log) : IReaction
{
    public string Name => "deliveries-follow-their-sale";

    public bool Concerns(object happened) =>
        happened is SaleEvent.LinesSent or SaleEvent.Settled or SaleEvent.Abandoned or SaleEvent.ModeSet
            or SaleEvent.DestinationSet or SaleEvent.RelaySet or SaleEvent.PhoneSet or SaleEvent.CustomerSet;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        var id = recorded.KeyOf(Streams.Sale);
        var sale = await grains.GetGrain<ISaleGrain>(id).ReadAsync();
        var isUnderWay = sale.CallNumber is not null || sale.Stage is SaleStage.Settled;

        if (!isUnderWay)
        {
            return; // Nobody waits at the door for what nobody has sent.
        }

        var told = await grains.GetGrain<IDeliveryGrain>(id).TellAsync(
            this.CommandOf(recorded),
            JobOf(sale) is { } job ? new DeliveryCommand.Ask(job) : new DeliveryCommand.Cancel());

        if (told.Refusal is { } refusal)
        {
            // The sale checks all that a delivery checks, so this is a fault of the hub.
            log.LogWarning("The delivery of sale {Sale} was refused: {Refusal}", id, refusal);
        }
    }

    // To the guest's door, or to the relay point where the guest fetches it.
    private static DeliveryJob? JobOf(Sale sale) => sale switch
    {
        { Stage: SaleStage.Abandoned } => null,
        { Mode: ServiceMode.Delivery, Destination: { } to } => new(
            sale.Id, sale.Order, sale.CallNumber, sale.Customer, sale.Phone, to.Address, to.Place, to.Zone, sale.DueAt),
        { FetchedAt: { } relay } => new(
            sale.Id, sale.Order, sale.CallNumber, sale.Customer, sale.Phone, relay.Address, Place: null, Zone: null, sale.DueAt,
            relay.Hours.Length > 0 ? $"{relay.Name} · {relay.Hours}" : relay.Name),
        _ => null,
    };
}
