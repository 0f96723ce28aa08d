using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Kernel;

namespace RetailPos.Grains.Feeds;

/// <summary>What is to be sent by post or carrier, and what was.</summary>
public sealed class ShipmentsFold : IFold<ShipmentsView>
{
    public string Name => "feed/shipments";

    public ShipmentsView Empty => ShipmentsView.Empty;

    public ShipmentsView At(ShipmentsView view, long position) => view with { Position = position };

    public ValueTask<ShipmentsView> FoldAsync(ShipmentsView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is ShipmentEvent happened
            ? Put(view, new(recorded.KeyOf(Streams.Shipment)), happened)
            : view);

    private static ShipmentsView Put(ShipmentsView view, SaleId id, ShipmentEvent happened)
    {
        // One that was sent so long ago that nobody looks at it here any more.
        if (view.Find(id) is null && happened is not ShipmentEvent.Asked)
        {
            return view;
        }

        var shipment = ShipmentDecider.Evolve(view.Find(id) ?? Shipment.None, happened);
        var past = view.Past.RemoveAll(known => known.Job?.Sale == id);

        return shipment.IsToDo ? view with { Open = view.Open.SetItem(id, shipment), Past = past }
            : shipment.Stage is ShipmentStage.Cancelled ? view with { Open = view.Open.Remove(id), Past = past }
            : view with { Open = view.Open.Remove(id), Past = [.. past.Insert(0, shipment).Take(ShipmentsView.PastMax)] };
    }
}
