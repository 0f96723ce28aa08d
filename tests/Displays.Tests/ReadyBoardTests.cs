using RetailPos.Displays.Board;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class ReadyBoardTests
{
    private static readonly TimeSpan Stay = TimeSpan.FromMinutes(30);

    [Theory]
    [InlineData(new[] { 101 }, new[] { "01" })]
    [InlineData(new[] { 101, 201 }, new[] { "101", "201" })]
    [InlineData(new[] { 101, 202 }, new[] { "01", "02" })]
    [InlineData(new[] { 1, 101, 247 }, new[] { "1", "101", "47" })]
    [InlineData(new[] { 1101, 2101 }, new[] { "1101", "2101" })]
    [InlineData(new[] { 1101, 2201 }, new[] { "101", "201" })]
    [InlineData(new[] { 7, 12 }, new[] { "7", "12" })]
    public void A_number_shows_its_last_two_digits_and_more_only_where_two_would_look_the_same(
        int[] numbers, string[] labels) =>
        Assert.Equal(labels, numbers.Select(number => CallLabel.Of(number, numbers)));

    [Fact]
    public void No_two_labels_are_ever_the_same()
    {
        var chance = new Random(20_260_314);

        for (var round = 0; round < 200; round++)
        {
            var numbers = Enumerable.Range(0, 40).Select(_ => chance.Next(1, 10_000)).Distinct().ToArray();
            Assert.Equal(numbers.Length, numbers.Select(number => CallLabel.Of(number, numbers)).Distinct().Count());
        }
    }

    [Fact]
    public void The_newest_ready_number_stands_first()
    {
        var board = Board(
            Noon.AddMinutes(5),
            Placed(47, Noon, Line("a", "Kebab", Hot)).Ready(Noon.AddMinutes(1), "a"),
            Placed(46, Noon, Line("b", "Kebab", Hot)).Ready(Noon.AddMinutes(2), "b"),
            Placed(48, Noon, Line("c", "Kebab", Hot)));

        Assert.Equal(["46", "47"], board.Ready.Select(number => number.Label));
        Assert.Equal(["48"], board.Preparing.Select(number => number.Label));
    }

    [Fact]
    public void A_number_leaves_with_its_hand_over()
    {
        var ready = Placed(47, Noon, Line("a", "Kebab", Hot)).Ready(Noon, "a");

        Assert.Single(Board(Noon, ready).Ready);
        Assert.Empty(Board(Noon, ready.HandedOver(Noon)).Ready);
    }

    [Fact]
    public void A_number_that_nobody_fetches_leaves_when_its_time_is_over()
    {
        var ready = Placed(47, Noon, Line("a", "Kebab", Hot)).Ready(Noon, "a");

        Assert.Equal(Noon + Stay, Board(Noon, ready).NextLeavesAt);
        Assert.Single(Board(Noon + Stay - TimeSpan.FromSeconds(1), ready).Ready);
        Assert.Empty(Board(Noon + Stay, ready).Ready);
    }

    [Fact]
    public void A_number_in_preparation_says_when_it_should_be_ready_until_that_is_over()
    {
        var window = new Hub.Domain.Orders.PromisedWindow(Noon.AddMinutes(8), Noon.AddMinutes(14));
        var order = Placed(47, Noon, Line("a", "Kebab", Hot)).Then(new Hub.Domain.Orders.OrderCommand.Promise(window), Noon);
        var board = ReadyBoard.Of(View(1, order), Noon, Stay, promises: true);

        Assert.Equal((window, window.To), (board.Preparing[0].Window, board.NextLeavesAt!.Value));
        Assert.Null(ReadyBoard.Of(View(1, order), window.To, Stay, promises: true).Preparing[0].Window);
        Assert.Null(Board(Noon, order).Preparing[0].Window);
        Assert.Null(ReadyBoard.Of(View(1, order.Ready(Noon, "a")), Noon, Stay, promises: true).Ready[0].Window);
    }

    [Fact]
    public void Guests_at_a_table_are_not_called() => Assert.Empty(
        Board(Noon, Placed(47, Noon, header => header with { Table = new TableId("T1") }, Line("a", "Steak", Hot))).Preparing);

    private static ReadyBoard Board(DateTimeOffset now, params Hub.Domain.Orders.Order[] orders) =>
        ReadyBoard.Of(View(1, orders), now, Stay);
}
