using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Between whoever closes the day and the orders that nobody has closed. It decides nothing.</summary>
public sealed class LeftoverDesk(IGrainFactory grains, SiteSettings site, TimeProvider clock) : ILeftoverDesk
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

    public DateTimeOffset DayBegan => ServiceDay.OpeningOf(clock.GetUtcNow(), _zone, site);

    public async Task<Told<OrderRefusal>> PutAwayAsync(CommandId id, ValueList<OrderId> orders, string reason, Actor by)
    {
        var (refusal, position) = ((OrderRefusal?)null, 0L);

        foreach (var order in orders.Distinct())
        {
            var told = await grains.GetGrain<IOrderGrain>(order.Value).TellAsync(id.Then(order.Value), new OrderCommand.PutAway(reason, by));
            (refusal, position) = (refusal ?? told.Refusal, Math.Max(position, told.Position));
        }

        return new(refusal, position);
    }
}
