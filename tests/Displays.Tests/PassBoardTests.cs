using RetailPos.Displays.Pass;
using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class PassBoardTests
{
    [Fact]
    public void Columns_are_the_stations_in_the_order_of_the_house() =>
        Assert.Equal(["Cuisine chaude", "Bar"], Board().Columns.Select(column => column.Name));

    [Fact]
    public void A_line_without_a_station_gets_a_column_and_can_be_finished_there()
    {
        var order = Placed(1, Noon, Line("a", "Plat du jour", station: null), Line("b", "Tarte", new StationId("gone")));
        var board = Board(order);

        Assert.Equal(["Cuisine chaude", "Bar", "gone", ""], board.Columns.Select(column => column.Name));
        Assert.Equal(order.Ticks("a"), board.Rows[0].Cells[3].Ticks);
    }

    [Fact]
    public void A_cell_says_how_far_its_station_is()
    {
        var order = Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Steak", Hot), Line("c", "Bière", Bar));

        Assert.Equal([PassMark.Queued, PassMark.Queued], Marks(order));
        Assert.Equal([PassMark.Started, PassMark.Queued], Marks(order.Started(Noon, "a")));
        Assert.Equal([PassMark.Started, PassMark.Queued], Marks(order.Ready(Noon, "a")));
        Assert.Equal([PassMark.Queued, PassMark.Ready], Marks(order.Ready(Noon, "c")));
        Assert.Equal(["1 Steak"], Board(order.Ready(Noon, "a")).Rows[0].Cells[0].Owed);
    }

    [Fact]
    public void A_row_lights_up_when_everything_is_ready_and_not_before()
    {
        var order = Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Bière", Bar)).Ready(Noon, "a");
        Assert.False(Board(order).Rows[0].IsLit);
        Assert.True(Board(order).Rows[0].HandsOver);

        var ready = Board(order.Ready(Noon.AddMinutes(3), "b")).Rows[0];
        Assert.True(ready is { IsLit: true, IsWhole: true });
        Assert.Equal(Noon.AddMinutes(3), ready.ReadySince);
    }

    [Fact]
    public void Starters_light_up_though_the_mains_are_being_cooked()
    {
        var order = Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Steak", Hot, step: 2)).Ready(Noon, "a");

        Assert.True(Board(order).Rows[0] is { IsLit: true, IsWhole: false });
        Assert.False(Board(order.HandedOver(Noon)).Rows[0].IsLit);
    }

    [Fact]
    public void What_can_be_handed_over_stands_first_the_longest_ready_leading()
    {
        var board = Board(
            Placed(1, Noon.AddMinutes(-30), Line("a", "Steak", Hot)),
            Placed(2, Noon, Line("b", "Soupe", Hot)).Ready(Noon.AddMinutes(5), "b"),
            Placed(3, Noon, Line("c", "Soupe", Hot)).Ready(Noon.AddMinutes(4), "c"));

        Assert.Equal([3, 2, 1], board.Rows.Select(row => row.Header.CallNumber));
    }

    [Fact]
    public void What_was_wholly_cancelled_or_collected_is_not_at_the_pass()
    {
        var order = Placed(1, Noon, Line("a", "Steak", Hot));

        Assert.Empty(Board(order.Cancelled(Noon, "a")).Rows);
        Assert.Empty(Board(order.Ready(Noon, "a").HandedOver(Noon)).Rows);
    }

    private static PassBoard Board(params Order[] orders) => PassBoard.Of(View(1, orders), new SiteSettings());

    private static IEnumerable<PassMark> Marks(Order order) => Board(order).Rows[0].Cells.Select(cell => cell.Mark);
}
