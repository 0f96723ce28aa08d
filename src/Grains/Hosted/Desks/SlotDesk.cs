using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Reads from the kitchen's view what every slot already holds. It decides nothing.</summary>
public sealed class SlotDesk(
    IFeed<KitchenView> kitchen, KitchenSettings settings, SiteSettings site, TimeProvider clock) : ISlotDesk
{
    public bool RefusesFull => settings.FullSlots is FullSlots.Refuse;

    public async ValueTask<SlotTimeline> TimelineAsync(DateTimeOffset? from, int count, IReadOnlyCollection<SentLine> lines)
    {
        var view = await NewestAsync();
        var now = clock.GetUtcNow();
        var stations = view.Stations.Values
            .OrderBy(station => station.Rank)
            .ThenBy(station => station.Id.Value, StringComparer.Ordinal)
            .ToValueList();
        var choices = PlanOf(view, from ?? now, now)
            .Choices(from ?? now, count, lines, [.. stations.Select(station => station.Id)]);
        return new(choices, stations);
    }

    public async ValueTask<SlotOffer> OfferAsync(DateTimeOffset due, IReadOnlyCollection<SentLine> lines) =>
        PlanOf(await NewestAsync(), due, clock.GetUtcNow()).Offer(due, lines);

    public DateTimeOffset? SurfaceAt(DateTimeOffset? due, IReadOnlyCollection<SentLine> lines) => due is { } at
        ? SlotRules.SurfaceAt(at, Estimate.SecondsOf(lines, CapacityOf(kitchen.Current)), settings.ScheduledMarginMinutes)
        : null;

    // What was placed a moment ago counts: two guests are told the same last slot only in the same instant.
    private ValueTask<KitchenView> NewestAsync() => kitchen.ReachAsync(kitchen.Head, CancellationToken.None);

    private SlotPlan PlanOf(KitchenView view, DateTimeOffset around, DateTimeOffset now) => new(
        new(ServiceDay.OpeningOf(around, clock.LocalTimeZone, site), settings.SlotMinutes), now, CapacityOf(view), view.Orders.Values);

    private static Func<StationId, int> CapacityOf(KitchenView view) =>
        station => view.Stations.GetValueOrDefault(station)?.Capacity ?? 1;
}
