using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;

namespace RetailPos.Register.Counter;

/// <summary>How long a line that can be worked on has waited, and when that is too long: as on the station's ticket.</summary>
public sealed record LineAge(DateTimeOffset Since, int WaitingAfterSeconds, int LateAfterSeconds)
{
    /// <summary>Null for what is held, done or gone.</summary>
    public static LineAge? Of(Order order, OrderLine line, KitchenView kitchen, SiteSettings site)
    {
        if (!line.IsCooking)
        {
            return null;
        }

        var there = order.Lines.Where(other => other.IsCooking && other.Station == line.Station).ToList();
        var hands = line.Station is { } id ? kitchen.Stations.GetValueOrDefault(id)?.Capacity ?? 1 : 1;
        var (waiting, late) = Lateness.Patience(there, hands, new(site.WaitingAfterMinutes, site.LateAfterMinutes));
        return new(Lateness.Since(order, [line], late), waiting, late);
    }
}
