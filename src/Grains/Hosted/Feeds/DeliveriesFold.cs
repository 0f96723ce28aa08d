using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Grains.Feeds;

/// <summary>What is to be brought to guests, and what the couriers hold.</summary>
public sealed class DeliveriesFold : IFold<DeliveriesView>
{
    public string Name => "feed/deliveries";

    public DeliveriesView Empty => DeliveriesView.Empty;

    public DeliveriesView At(DeliveriesView view, long position) => view with { Position = position };

    public ValueTask<DeliveriesView> FoldAsync(DeliveriesView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is DeliveryEvent happened
            ? Put(view, new(recorded.KeyOf(Streams.Delivery)), happened)
            : view);

    private static DeliveriesView Put(DeliveriesView view, SaleId id, DeliveryEvent happened)
    {
        var delivery = DeliveryDecider.Evolve(view.Find(id) ?? Delivery.None, happened);

        return delivery.IsOver && delivery.Held.IsZero
            ? view with { Open = view.Open.Remove(id), Done = Newest(Without(view.Done, id), delivery) }
            : view with { Open = view.Open.SetItem(id, delivery), Done = Without(view.Done, id) };
    }

    private static ImmutableList<Delivery> Without(ImmutableList<Delivery> done, SaleId id) =>
        done.RemoveAll(delivery => delivery.Job?.Sale == id);

    private static ImmutableList<Delivery> Newest(ImmutableList<Delivery> done, Delivery delivery)
    {
        var longer = done.Insert(0, delivery);
        return longer.Count > DeliveriesView.DoneMax ? longer.RemoveAt(longer.Count - 1) : longer;
    }
}
