using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.TillDay;

/// <summary>One day's planned orders, by the slots of the kitchen.</summary>
public sealed record CalendarBoard(ImmutableArray<CalendarSlot> Slots)
{
    /// <param name="from">Of the day, which ends twenty-four hours later.</param>
    /// <param name="timeline">The kitchen's load at the slots of that day; a slot is the time until its beginning.</param>
    public static CalendarBoard Of(SalesView sales, KitchenView kitchen, SlotTimeline timeline, DateTimeOffset from)
    {
        var to = from.AddDays(1);
        var orders = OrdersOf(sales, kitchen).Where(order => order.Due >= from && order.Due < to)
            .OrderBy(order => order.Due).ThenBy(order => order.CallNumber).ToList();
        var choices = timeline.Choices.Where(choice => choice.Due >= from && choice.Due < to).ToList();
        var slots = choices.Select((choice, at) => new CalendarSlot(
            choice.Due,
            LoadOf(choice.Loads),
            [.. orders.Where(order => (at > 0 ? order.Due > choices[at - 1].Due : order.Due >= from) && order.Due <= choice.Due)]));
        var shown = slots.Where(slot => slot.LoadPercent > 0 || !slot.Orders.IsEmpty).ToList();
        var placed = shown.SelectMany(slot => slot.Orders).ToHashSet();

        // What no slot holds, because its time is past or the kitchen looks no farther, is shown all the same.
        return new(
        [
            .. shown.Concat(orders.Where(order => !placed.Contains(order)).GroupBy(order => order.Due)
                .Select(group => new CalendarSlot(group.Key, LoadPercent: 0, [.. group])))
                .OrderBy(slot => slot.Until),
        ]);
    }

    // A sale that is paid has left the registers' view; the kitchen still has its order.
    private static IEnumerable<PlannedOrder> OrdersOf(SalesView sales, KitchenView kitchen)
    {
        var open = sales.Sales.Values.Where(sale => sale.DueAt is not null && !sale.Lines.IsEmpty).ToList();
        var known = open.Select(sale => sale.Order).ToHashSet();

        return open
            .Select(sale => new PlannedOrder(
                sale.DueAt!.Value, sale.Id, sale.CallNumber, sale.Customer, sale.Lines.Count, sale.HasUnsent))
            .Concat(kitchen.Orders.Values
                .Where(order => order.Header?.DueAt is not null && !known.Contains(order.Header.Id))
                .Select(order => new PlannedOrder(
                    order.Header!.DueAt!.Value,
                    sales.Closed.Find(sale => sale.Order == order.Header.Id)?.Id,
                    order.Header.CallNumber,
                    order.Header.Customer,
                    order.Lines.Count,
                    HasUnsent: false)));
    }

    // The fullest station tells: an order waits for its slowest dish.
    private static int LoadOf(IEnumerable<Hub.Domain.Promises.StationLoad> loads) => loads
        .Where(load => load.CapacitySeconds > 0)
        .Select(load => (int)Math.Min(999, load.Seconds * 100 / load.CapacitySeconds))
        .DefaultIfEmpty().Max();
}

/// <param name="LoadPercent">Of the fullest station.</param>
public sealed record CalendarSlot(DateTimeOffset Until, int LoadPercent, ImmutableArray<PlannedOrder> Orders);

/// <param name="Sale">Null where no register knows it: an order from outside, or one that is long paid.</param>
public sealed record PlannedOrder(DateTimeOffset Due, SaleId? Sale, int? CallNumber, string Customer, int Lines, bool HasUnsent);
