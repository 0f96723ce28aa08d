using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>A sale that is to be shipped gets its parcel as soon as it is sent, or paid; and the parcel says what the bill says.</summary>
/// <remarks>It tells what the sale is now and never what it was: told twice, or late, it is the same.</remarks>
public sealed class ShipmentsFollowTheirSale(IGrainFactory grains, ILogger<ShipmentsFollowTheirSale> log) : IReaction
{
    public string Name => "shipments-follow-their-sale";

    public bool Concerns(object happened) =>
        happened is SaleEvent.LinesSent or SaleEvent.Settled or SaleEvent.Abandoned or SaleEvent.ModeSet
            or SaleEvent.DestinationSet or SaleEvent.PhoneSet or SaleEvent.CustomerSet;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        var id = recorded.KeyOf(Streams.Sale);
        var sale = await grains.GetGrain<ISaleGrain>(id).ReadAsync();

        if (sale.CallNumber is null && sale.Stage is not SaleStage.Settled)
        {
            return; // Nobody packs what nobody has sent.
        }

        var told = await grains.GetGrain<IShipmentGrain>(id).TellAsync(
            this.CommandOf(recorded),
            sale is { Mode: ServiceMode.Shipping, Stage: not SaleStage.Abandoned, Destination: { } to }
                ? new ShipmentCommand.Ask(new(sale.Id, sale.Order, sale.CallNumber, sale.Customer, sale.Phone, to.Address))
                : new ShipmentCommand.Cancel());

        if (told.Refusal is { } refusal)
        {
            // The sale checks all that a parcel checks, so this is a fault of the hub.
            log.LogWarning("The shipment of sale {Sale} was refused: {Refusal}", id, refusal);
        }
    }
}
