using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>The kitchen accepts a line id once, whatever order an outside register sends it with.</summary>
public sealed class LineIdTests
{
    [Fact]
    public async Task A_table_merged_by_an_outside_register_is_not_cooked_again()
    {
        await using var house = await House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await PlaceAsync(house, "t4", "steak", "soup");
        var merged = await PlaceAsync(house, "t5", "steak", "soup", "cake");
        var again = await PlaceAsync(house, "t6", "steak");

        Assert.Equal<IEnumerable<LineId>>([new("soup"), new("steak")], merged.Elsewhere!.OrderBy(line => line.Value));
        Assert.Equal(["cake"], (await house.KitchenDesk.ReadAsync(new("t5"))).Lines.Select(line => line.Id.Value));
        Assert.Null(again.CallNumber);
        Assert.Equal(OrderStage.Absent, (await house.KitchenDesk.ReadAsync(new("t6"))).Stage);
    }

    [Fact]
    public async Task Two_registers_that_send_one_line_at_once_have_it_cooked_once()
    {
        await using var house = await House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(at => PlaceAsync(house, $"t{at}", "steak", $"own-{at}")));
        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => house.KitchenDesk.ReadAsync(new($"t{at}"))));

        Assert.Single(orders.SelectMany(order => order.Lines), line => line.Id == new LineId("steak"));
        Assert.All(orders.Select((order, at) => (order, at)), one => Assert.NotNull(one.order.Find(new($"own-{one.at}"))));
    }

    [Fact]
    public async Task The_same_order_sent_again_keeps_its_lines()
    {
        await using var house = await House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        var first = await PlaceAsync(house, "t4", "steak");
        var second = await PlaceAsync(house, "t4", "steak", "soup");

        Assert.Equal(first.CallNumber, second.CallNumber);
        Assert.Equal(2, (await house.KitchenDesk.ReadAsync(new("t4"))).Lines.Count);
    }

    private static Task<PlaceAnswer> PlaceAsync(House house, string order, params string[] lines) => house.KitchenDesk.PlaceAsync(
        House.NewCommand(),
        new(new(order), ServiceMode.EatIn, new(order), 2, "", "", DueAt: null,
            [.. lines.Select(line => new SentLine(new(line), line, Quantity.One, [], "", new([House.Kitchen], 1, 60, [])))]),
        House.Lea);
}
