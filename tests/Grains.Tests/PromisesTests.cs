using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Reactions;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Orders for later and promises, through the whole house: desks, grains, journal, feeds, reactions and the clock.</summary>
public sealed class PromisesTests
{
    private static readonly DateTimeOffset Eleven = new(2026, 3, 14, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset HalfPastTwelve = Eleven.AddMinutes(90);

    private readonly FakeClock _clock = new(Eleven);
    private readonly MemoryJournal _journal;

    public PromisesTests() => _journal = new(HouseEvents.Catalog, _clock);

    [Fact]
    public async Task An_order_for_half_past_twelve_of_900_seconds_appears_at_a_quarter_past_less_the_margin()
    {
        await using var house = await OpenAsync();
        var order = Order(HalfPastTwelve, seconds: 900);
        await house.KitchenDesk.PlaceAsync(House.NewCommand(), order, House.Lea);
        var ahead = await house.OrderShowsAsync(order.Id, placed => placed.IsAhead);
        Assert.Equal(HalfPastTwelve.AddMinutes(-20), ahead.Header!.SurfaceAt);

        await _clock.SleepsUntilAsync(HalfPastTwelve.AddMinutes(-20));
        _clock.Advance(HalfPastTwelve.AddMinutes(-20).AddSeconds(-1) - Eleven);
        Assert.True((await house.KitchenDesk.ReadAsync(order.Id)).IsAhead);

        _clock.Advance(TimeSpan.FromSeconds(1));
        var surfaced = await house.OrderShowsAsync(order.Id, placed => !placed.IsAhead);
        Assert.Equal(LineState.Queued, surfaced.Lines[0].State);
        Assert.Null(surfaced.Promise); // It has a time.
    }

    [Fact]
    public async Task The_slot_that_would_overlap_beyond_capacity_is_refused_and_the_nearest_are_named()
    {
        await using var house = await OpenAsync(FullSlots.Refuse);
        await house.KitchenDesk.PlaceAsync(House.NewCommand(), Order(HalfPastTwelve, seconds: 900), House.Lea);

        var refused = await house.KitchenDesk.PlaceAsync(
            House.NewCommand(), Order(HalfPastTwelve.AddMinutes(10), seconds: 900), House.Lea);
        Assert.Equal((null, SlotVerdict.Full, House.Kitchen), (refused.CallNumber, refused.Slot!.Verdict, refused.Slot.Station));
        Assert.Contains(HalfPastTwelve.AddMinutes(20), refused.Slot.Nearest);

        var taken = await house.KitchenDesk.PlaceAsync(
            House.NewCommand(), Order(refused.Slot.Nearest[0], seconds: 900), House.Lea);
        Assert.Equal(2, taken.CallNumber); // What was refused took no number.
    }

    [Fact]
    public async Task Where_the_house_only_warns_a_full_slot_is_taken_and_said()
    {
        await using var house = await OpenAsync();
        await house.KitchenDesk.PlaceAsync(House.NewCommand(), Order(HalfPastTwelve, seconds: 900), House.Lea);

        var second = await house.KitchenDesk.PlaceAsync(House.NewCommand(), Order(HalfPastTwelve, seconds: 900), House.Lea);
        Assert.Equal((2, SlotVerdict.Full), (second.CallNumber, second.Slot!.Verdict));
    }

    [Fact]
    public async Task A_hub_that_was_down_when_an_order_s_time_came_shows_it_as_soon_as_it_is_up()
    {
        var order = Order(HalfPastTwelve, seconds: 900);

        await using (var house = await OpenAsync())
        {
            await house.KitchenDesk.PlaceAsync(House.NewCommand(), order, House.Lea);
        }

        _clock.Advance(TimeSpan.FromMinutes(85));
        await using var again = await OpenAsync();
        await again.OrderShowsAsync(order.Id, placed => !placed.IsAhead);
    }

    [Fact]
    public async Task A_sale_for_later_goes_to_the_kitchen_with_its_time_and_waits_there()
    {
        await using var house = await OpenAsync(FullSlots.Refuse);
        var sale = await house.TakeAsync(ServiceMode.TakeAway, ("Tarte", 450, House.Kitchen));
        Assert.Null((await house.RegisterDesk.TellAsync(
            House.NewCommand(), sale, new SaleCommand.SetDue(HalfPastTwelve, House.Lea))).Refusal);
        await house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea);

        var order = await house.OrderShowsAsync((await house.RegisterDesk.ReadAsync(sale)).Order, placed => placed.IsAhead);
        Assert.Equal((HalfPastTwelve, HalfPastTwelve.AddMinutes(-6)), (order.Header!.DueAt, order.Header.SurfaceAt));
    }

    [Fact]
    public async Task A_register_that_asks_for_a_full_slot_is_refused_where_the_house_refuses()
    {
        await using var house = await OpenAsync(FullSlots.Refuse);
        await house.KitchenDesk.PlaceAsync(House.NewCommand(), Order(HalfPastTwelve, seconds: 600), House.Lea);
        var sale = await house.TakeAsync(ServiceMode.TakeAway, ("Tarte", 450, House.Kitchen));

        var told = await house.RegisterDesk.TellAsync(
            House.NewCommand(), sale, new SaleCommand.SetDue(HalfPastTwelve, House.Lea));
        Assert.Equal(SaleRefusal.SlotFull, told.Refusal);
    }

    [Fact]
    public async Task The_timeline_shows_what_each_station_owes()
    {
        await using var house = await OpenAsync();
        await house.Grains.GetGrain<IStationGrain>(House.Kitchen.Value).TellAsync(
            House.NewCommand(), new StationCommand.SetUp(new(House.Kitchen, "Cuisine", Backup: null, Capacity: 1, Rank: 0)));
        await house.KitchenDesk.PlaceAsync(House.NewCommand(), Order(HalfPastTwelve, seconds: 600), House.Lea);

        var timeline = await house.SlotDesk.TimelineAsync(HalfPastTwelve.AddMinutes(-15), 3, Order(null, seconds: 300).Lines);
        Assert.Equal(
            [HalfPastTwelve.AddMinutes(-10), HalfPastTwelve, HalfPastTwelve.AddMinutes(10)], timeline.Choices.Select(choice => choice.Due));
        Assert.Equal([SlotVerdict.Fits, SlotVerdict.Full, SlotVerdict.Fits], timeline.Choices.Select(choice => choice.Verdict));
        Assert.Equal(new(House.Kitchen, 600, 600), timeline.Choices[1].Loads.Single(load => load.Station == House.Kitchen));
    }

    [Fact]
    public async Task An_order_placed_now_is_promised_once_however_often_it_is_told()
    {
        await using var house = await OpenAsync();
        var order = Order(due: null, seconds: 600);
        await house.KitchenDesk.PlaceAsync(House.NewCommand(), order, House.Lea);
        var promised = await house.OrderShowsAsync(order.Id, placed => placed.Promise is not null);
        Assert.True(promised.Promise!.From > Eleven && promised.Promise.To <= Eleven.AddMinutes(25));

        var head = _journal.Head;
        var reaction = new PlacedOrdersArePromised(house.Grains, house.PromisesFeed);
        var added = (await AllAsync()).Single(recorded => recorded.Event is OrderEvent.LinesAdded);
        await reaction.HandleAsync(added, CancellationToken.None);
        await reaction.HandleAsync(added, CancellationToken.None);
        Assert.Equal(head, _journal.Head);
    }

    [Fact]
    public async Task What_became_of_a_promise_is_counted_and_survives_a_restart()
    {
        var order = Order(due: null, seconds: 600);
        PromisesView before;

        await using (var house = await OpenAsync())
        {
            await house.KitchenDesk.PlaceAsync(House.NewCommand(), order, House.Lea);
            var promised = await house.OrderShowsAsync(order.Id, placed => placed.Promise is not null);
            _clock.Advance(TimeSpan.FromMinutes(10));
            await house.BumpAsync(promised);
            before = await house.PromisesFeed.ReachAsync(_journal.Head, CancellationToken.None);
            var tally = Assert.Single(before.Book.Tallies).Value;
            Assert.Equal((1, 1, 0), (tally.Made, tally.Held, tally.Changed));
            Assert.Equal((House.Kitchen, _clock.LocalTimeZone.GetUtcOffset(Eleven).Hours + 11), (tally.Station, tally.Hour));
        }

        await using var again = await OpenAsync();
        var after = again.PromisesFeed.Current.Book;
        Assert.Equal(before.Book.Tallies, after.Tallies);
        Assert.Equal(before.Book.Paces.Paces, after.Paces.Paces);
        Assert.Equal(before.Book.Levels, after.Levels);
    }

    private Task<House> OpenAsync(FullSlots fullSlots = FullSlots.Warn) => House.OpenAsync(
        _journal, _clock, also: services => services.AddSingleton(new KitchenSettings { FullSlots = fullSlots }));

    private static NewOrder Order(DateTimeOffset? due, int seconds) => new(
        new($"o-{Guid.CreateVersion7():N}"), ServiceMode.TakeAway, Table: null, Covers: 0, Customer: "", Note: "", due,
        [new(new($"l-{Guid.CreateVersion7():N}"), "Pizza", Quantity.One, [], "", new([House.Kitchen], Step: 1, seconds, []))]);

    private async Task<List<Recorded>> AllAsync()
    {
        var all = new List<Recorded>();

        await foreach (var recorded in _journal.ReadAllAsync(0, CancellationToken.None))
        {
            all.Add(recorded);
        }

        return all;
    }
}
