using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Feeds;

/// <summary>Stations, pass, board and beepers, with the domain's own evolve: the screens cannot fold otherwise than the grains.</summary>
public sealed class KitchenFold(IJournal journal) : IFold<KitchenView>
{
    public string Name => "feed/kitchen";

    public KitchenView Empty => KitchenView.Empty;

    public KitchenView At(KitchenView view, long position) => view with { Position = position };

    public async ValueTask<KitchenView> FoldAsync(KitchenView view, Recorded recorded, CancellationToken stop) =>
        recorded.Event switch
        {
            OrderEvent happened => Put(view, await EvolveAsync(view, recorded, happened, stop)),
            BeeperPoolEvent happened => view with { Beepers = BeeperPoolDecider.Evolve(view.Beepers, happened) },
            SoldOutEvent happened => view with { SoldOut = SoldOutDecider.Evolve(view.SoldOut, happened) },
            StationEvent.WasSetUp happened => view with
            {
                Stations = happened.Setup.IsRetired
                    ? view.Stations.Remove(happened.Setup.Id)
                    : view.Stations.SetItem(happened.Setup.Id, happened.Setup),
            },
            StationEvent.RulesSet happened => view with
            {
                Rules = view.Rules.SetItem(new(recorded.KeyOf(Streams.Station)), happened.Rules),
            },
            StationEvent happened => Put(view, recorded, happened),
            _ => view,
        };

    private static KitchenView Put(KitchenView view, Recorded recorded, StationEvent happened)
    {
        var id = new StationId(recorded.KeyOf(Streams.Station));
        var known = view.Covers.GetValueOrDefault(id);
        var position = happened is StationEvent.Covered ? recorded.Position : known?.Position ?? recorded.Position;

        return StationDecider.Evolve(Station.Unknown with { Cover = known?.Cover }, happened).Cover is { } cover
            ? view with { Covers = view.Covers.SetItem(id, new(cover, position)) }
            : view with { Covers = view.Covers.Remove(id), OnPaper = HandedBack(view, id, known?.Cover) };
    }

    private static ImmutableDictionary<LineId, PaperTrace> HandedBack(KitchenView view, StationId station, StationCover? cover)
    {
        var owed = view.Orders.Values.SelectMany(order => order.Lines).Select(line => line.Id).ToHashSet();
        return view.OnPaper.SetItems((cover?.Paper ?? [])
            .Where(paper => owed.Contains(paper.Slip.Line))
            .Select(paper => (paper.Slip.Line, Trace: PaperTrace.Of(station, paper)))
            .Where(paper => paper.Trace is not null)
            .Select(paper => KeyValuePair.Create(paper.Line, paper.Trace!)));
    }

    private async ValueTask<Order> EvolveAsync(
        KitchenView view, Recorded recorded, OrderEvent happened, CancellationToken stop)
    {
        var id = new OrderId(recorded.KeyOf(Streams.Order));
        var known = view.Orders.GetValueOrDefault(id) ?? view.Done.Find(order => order.Header!.Id == id);

        if (known is not null || recorded.Version == 1)
        {
            return OrderDecider.Evolve(known ?? Order.None, happened);
        }

        // A table that orders again hours later: the view has forgotten what it ate, the journal has not.
        var order = Order.None;

        await foreach (var earlier in journal.ReadStreamAsync(recorded.Stream, afterVersion: 0, stop))
        {
            if (earlier.Version > recorded.Version)
            {
                break;
            }

            order = OrderDecider.Evolve(order, (OrderEvent)earlier.Event);
        }

        return order;
    }

    private static KitchenView Put(KitchenView view, Order order)
    {
        var id = order.Header!.Id;
        var others = view.Done.RemoveAll(done => done.Header!.Id == id);

        return order.ConcernsKitchen
            ? view with { Orders = view.Orders.SetItem(id, order), Done = others }
            : view with
            {
                Orders = view.Orders.Remove(id),
                Done = Newest(others, order),
                OnPaper = view.OnPaper.IsEmpty ? view.OnPaper : view.OnPaper.RemoveRange(order.Lines.Select(line => line.Id)),
            };
    }

    private static ImmutableList<Order> Newest(ImmutableList<Order> done, Order order)
    {
        var longer = done.Insert(0, order);
        return longer.Count > KitchenView.DoneMax ? longer.RemoveAt(longer.Count - 1) : longer;
    }
}
