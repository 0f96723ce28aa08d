using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Shipments;

namespace RetailPos.Register.Parcels;

/// <summary>What whoever packs sees: what is to be sent, the oldest first, then what was.</summary>
public sealed record ParcelBoard(ImmutableArray<ParcelRow> ToSend, ImmutableArray<ParcelRow> Sent)
{
    public static ParcelBoard Of(ShipmentsView shipments, KitchenView kitchen) => new(
        [
            .. shipments.Open.Values.Select(shipment => RowOf(shipment, kitchen))
                .OrderBy(row => row.Shipment.Since).ThenBy(row => row.Job.Sale.Value, StringComparer.Ordinal),
        ],
        [.. shipments.Past.Select(shipment => RowOf(shipment, kitchen))]);

    // Not in the kitchen's view any more: it was handed over, or nobody had anything to cook.
    private static ParcelRow RowOf(Shipment shipment, KitchenView kitchen) => new(
        shipment,
        shipment.Job!,
        kitchen.Orders.GetValueOrDefault(shipment.Job!.Order) is not { Stage: OrderStage.ToPrepare or OrderStage.Absent });
}

/// <param name="IsReady">The kitchen has finished it.</param>
public sealed record ParcelRow(Shipment Shipment, ShipmentJob Job, bool IsReady);
