using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Scenario 6: the whole-order tick is off, or counts at each station for itself. The hub keeps both, whatever a screen shows.</summary>
public sealed class WholeTicketTests
{
    [Fact]
    public async Task Where_it_is_off_the_hub_takes_one_dish_at_a_time()
    {
        await using var house = await OpenAsync();
        var order = await SendAsync(house, House.Kitchen, House.Kitchen);
        await SetAsync(house, House.Kitchen, WholeTicketRule.Off);

        Assert.Equal(OrderRefusal.WholeTicketOff, (await ReadyAsync(house, order, [.. order.Lines])).Refusal);
        Assert.All((await house.KitchenDesk.ReadAsync(order.Header!.Id)).Lines, line => Assert.Equal(LineState.Queued, line.State));

        Assert.Null((await ReadyAsync(house, order, order.Lines[0])).Refusal);
        Assert.Null((await ReadyAsync(house, order, order.Lines[0], order.Lines[1])).Refusal); // The first is done: one is left.
        Assert.Equal(OrderStage.Ready, (await house.KitchenDesk.ReadAsync(order.Header!.Id)).Stage);
    }

    [Fact]
    public async Task As_it_comes_every_station_says_so_for_itself()
    {
        await using var house = await OpenAsync();
        var order = await SendAsync(house, House.Kitchen, House.Kitchen, House.Bar);

        Assert.Equal(OrderRefusal.WholeTicketOff, (await ReadyAsync(house, order, [.. order.Lines])).Refusal);
        Assert.Null((await ReadyAsync(house, order, order.Lines[0], order.Lines[1])).Refusal);
        Assert.Equal(OrderStage.ToPrepare, (await house.KitchenDesk.ReadAsync(order.Header!.Id)).Stage);
        Assert.Null((await ReadyAsync(house, order, order.Lines[2])).Refusal);
        Assert.Equal(OrderStage.Ready, (await house.KitchenDesk.ReadAsync(order.Header!.Id)).Stage);
    }

    [Fact]
    public async Task One_press_finishes_several_stations_only_where_all_of_them_allow_it()
    {
        await using var house = await OpenAsync();
        var order = await SendAsync(house, House.Kitchen, House.Bar);

        await SetAsync(house, House.Kitchen, WholeTicketRule.WholeOrder);
        Assert.Equal(OrderRefusal.WholeTicketOff, (await ReadyAsync(house, order, [.. order.Lines])).Refusal);

        await SetAsync(house, House.Bar, WholeTicketRule.WholeOrder);
        Assert.Null((await ReadyAsync(house, order, [.. order.Lines])).Refusal);
        Assert.Equal(OrderStage.Ready, (await house.KitchenDesk.ReadAsync(order.Header!.Id)).Stage);
    }

    [Fact]
    public async Task A_caller_who_writes_a_laxer_rule_into_the_command_is_not_believed()
    {
        await using var house = await OpenAsync();
        var order = await SendAsync(house, House.Kitchen, House.Bar);

        var told = await house.KitchenDesk.TellAsync(House.NewCommand(), order.Header!.Id, new OrderCommand.MarkReady(
            [.. order.Lines.Select(Tick.Of)], House.Lea, WholeTicketRule.WholeOrder));

        Assert.Equal(OrderRefusal.WholeTicketOff, told.Refusal);
    }

    [Fact]
    public async Task The_rule_is_on_every_screen_and_still_there_after_a_restart()
    {
        var disk = new MemoryJournal(HouseEvents.Catalog, TimeProvider.System);

        await using (var house = await House.OpenAsync(disk))
        {
            await SetAsync(house, House.Bar, WholeTicketRule.Off);
        }

        await using var again = await House.OpenAsync(disk);
        await again.KitchenShowsAsync(view => view.Rules.GetValueOrDefault(House.Bar)?.WholeTicket is WholeTicketRule.Off);
        var order = await SendAsync(again, House.Bar, House.Bar);
        Assert.Equal(OrderRefusal.WholeTicketOff, (await ReadyAsync(again, order, [.. order.Lines])).Refusal);
    }

    [Fact]
    public async Task What_happened_to_an_order_can_be_read_from_its_first_line_on()
    {
        await using var house = await OpenAsync();
        var order = await SendAsync(house, House.Bar);
        await ReadyAsync(house, order, order.Lines[0]);

        var told = await house.Of<Contracts.Desks.IHistoryDesk>().ReadAsync(order.Header!.Id);

        Assert.IsType<OrderEvent.Placed>(told[0]);
        Assert.Equal(House.Lea, told.OfType<OrderEvent.LinesReady>().Single().By);
        Assert.Empty(await house.Of<Contracts.Desks.IHistoryDesk>().ReadAsync(new("nobody")));
    }

    private static Task<House> OpenAsync() => House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));

    private static async Task<Order> SendAsync(House house, params StationId[] stations)
    {
        var id = new OrderId($"o-{Guid.CreateVersion7():N}");
        await house.KitchenDesk.PlaceAsync(House.NewCommand(), new(
            id, ServiceMode.EatIn, Table: null, Covers: 0, Customer: "", Note: "", DueAt: null,
            [.. stations.Select((station, at) => new SentLine(
                new($"{id}-{at}"), $"Plat {at}", Quantity.One, [], "", new([station], Step: 1, ExpectedSeconds: 60, [])))]), House.Lea);
        return await house.KitchenDesk.ReadAsync(id);
    }

    private static Task<Told<StationRefusal>> SetAsync(House house, StationId station, WholeTicketRule rule) =>
        house.KitchenDesk.TellAsync(House.NewCommand(), station, new StationCommand.SetRules(new(rule), House.Lea));

    private static Task<Told<OrderRefusal>> ReadyAsync(House house, Order order, params OrderLine[] lines) =>
        house.KitchenDesk.TellAsync(
            House.NewCommand(), order.Header!.Id, new OrderCommand.MarkReady([.. lines.Select(Tick.Of)], House.Lea));
}
