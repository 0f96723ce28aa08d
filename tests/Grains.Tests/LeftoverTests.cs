using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>What nobody has handed over, on the next morning: named, put away in one step, and never silently.</summary>
public sealed class LeftoverTests
{
    private static readonly DateTimeOffset Evening = new(2026, 3, 14, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_nobody_has_handed_over_is_named_on_the_next_day_and_put_away_in_one_step_with_its_beeper()
    {
        var clock = new FakeClock(Evening);
        var journal = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, clock));
        await using var house = await House.OpenAsync(journal, clock);
        await house.BeeperDesk.TellAsync(House.NewCommand(), new BeeperPoolCommand.Resize(3, House.Lea));
        var (forgotten, ready, served) = (await SendAsync(house), await SendAsync(house), await SendAsync(house));
        await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), forgotten, number: 2, House.Lea);
        await BumpAsync(house, ready);
        await BumpAsync(house, served);
        await house.KitchenDesk.TellAsync(House.NewCommand(), served, new OrderCommand.HandOver(House.Lea));
        await journal.QuietAsync(house);
        var desk = house.Of<ILeftoverDesk>();

        Assert.Empty(Leftovers.Of(house.KitchenFeed.Current.Orders.Values, desk.DayBegan));
        clock.Advance(TimeSpan.FromHours(14));
        var left = Leftovers.Of(house.KitchenFeed.Current.Orders.Values, desk.DayBegan).Select(order => order.Header!.Id).ToValueList();
        Assert.Equal(new[] { forgotten, ready }.ToHashSet(), left.ToHashSet());
        Assert.Equal(OrderRefusal.ReasonInvalid, (await desk.PutAwayAsync(House.NewCommand(), left, " ", House.Lea)).Refusal);

        var key = House.NewCommand();
        Assert.Null((await desk.PutAwayAsync(key, left, "service fini", House.Lea)).Refusal);
        Assert.Null((await desk.PutAwayAsync(key, left, "service fini", House.Lea)).Refusal);
        await journal.QuietAsync(house);

        Assert.Empty(house.KitchenFeed.Current.Orders);
        Assert.Empty(house.KitchenFeed.Current.Beepers.Out);
        var told = await journal.ReadAllAsync(0, CancellationToken.None).Select(recorded => recorded.Event).OfType<OrderEvent.PutAway>().ToListAsync();
        Assert.Equal(2, told.Count);
        Assert.All(told, put => Assert.Equal(("service fini", House.Lea), (put.Reason, put.By)));
        var report = await house.Of<IServiceReportDesk>().ReadAsync(new(new(2026, 3, 15), 1), CancellationToken.None);
        Assert.Equal((2, 0), (report.Totals.PutAway, report.Totals.Figures.Lines));
    }

    private static async Task<OrderId> SendAsync(House house)
    {
        var sale = await house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, House.Kitchen));
        Assert.Null((await house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea)).Refusal);
        var order = (await house.RegisterDesk.ReadAsync(sale)).Order;
        await house.OrderShowsAsync(order, found => found.Header is not null);
        return order;
    }

    private static async Task BumpAsync(House house, OrderId order) => await house.BumpAsync(await house.KitchenDesk.ReadAsync(order));
}
