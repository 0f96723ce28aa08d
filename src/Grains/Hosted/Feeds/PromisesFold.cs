using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Desks;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Feeds;

/// <summary>Learns from every order how long things take, and judges every promise by what came of it.</summary>
/// <remarks>
/// A window is computed here and not by the reaction that makes the promise: at the event that placed the order, from what
/// was before it. So it is the same whenever it is read, and cannot know what came later.
/// </remarks>
public sealed class PromisesFold(IJournal journal, SiteSettings site, TimeProvider clock) : IFold<PromisesView>
{
    public string Name => "feed/promises";

    public PromisesView Empty => PromisesView.Empty;

    public PromisesView At(PromisesView view, long position) => view with { Position = position };

    public async ValueTask<PromisesView> FoldAsync(PromisesView view, Recorded recorded, CancellationToken stop) =>
        recorded.Event switch
        {
            OrderEvent happened => await LearnAsync(view, recorded, happened, stop),
            StationEvent.WasSetUp { Setup: var setup } => view with
            {
                Capacities = view.Capacities.SetItem(setup.Id, setup.Capacity),
            },
            _ => view,
        };

    private async ValueTask<PromisesView> LearnAsync(
        PromisesView view, Recorded recorded, OrderEvent happened, CancellationToken stop)
    {
        var id = new OrderId(recorded.KeyOf(Streams.Order));
        var before = view.Orders.GetValueOrDefault(id) ?? await PastAsync(recorded, stop);
        var after = OrderDecider.Evolve(before, happened);

        return view with
        {
            Book = view.Book.After(
                id, before, after, happened, HourOf(happened.At), station => view.Capacities.GetValueOrDefault(station, 1)),
            Orders = after.Header is null || after.ConcernsKitchen ? view.Orders.SetItem(id, after) : view.Orders.Remove(id),
        };
    }

    // A table that orders again hours later: the view has forgotten what it ate, the journal has not.
    private async ValueTask<Order> PastAsync(Recorded recorded, CancellationToken stop)
    {
        var order = Order.None;

        if (recorded.Version > 1)
        {
            await foreach (var earlier in journal.ReadStreamAsync(recorded.Stream, afterVersion: 0, stop))
            {
                if (earlier.Version >= recorded.Version)
                {
                    break;
                }

                order = OrderDecider.Evolve(order, (OrderEvent)earlier.Event);
            }
        }

        return order;
    }

    private ServiceHour HourOf(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone);
        return new(ServiceDay.DateOf(local, site).DayNumber, local.Hour);
    }
}
