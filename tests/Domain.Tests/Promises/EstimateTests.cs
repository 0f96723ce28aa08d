using System.Globalization;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Promises;

public sealed class EstimateTests
{
    [Theory]
    [InlineData("1×300", 300)]
    [InlineData("3×300", 900)]
    [InlineData("2×300 1×120", 720)]
    [InlineData("1×0 1×90", 90)]
    public void One_station_with_one_hand_takes_the_plain_sum(string lines, long seconds) =>
        Assert.Equal(seconds, Estimate.SecondsOf(Lines(lines), _ => 1));

    [Theory]
    [InlineData("4×300", 2, 600)]
    [InlineData("3×300", 2, 450)] // One hand does two, the other one and helps: the sum is shared.
    [InlineData("1×300", 9, 300)] // Nine hands do not make one piece quicker.
    [InlineData("1×600 3×60", 3, 600)]
    [InlineData("1×100 1×101", 2, 101)]
    [InlineData("7×10", 3, 24)] // 23⅓, rounded up: a promise that is a second short is broken.
    public void Several_hands_share_the_work_but_never_one_piece(string lines, int capacity, long seconds) =>
        Assert.Equal(seconds, Estimate.SecondsOf(Lines(lines), _ => capacity));

    [Theory]
    [InlineData("1×300@grill 1×200@bar", 300)]
    [InlineData("1×300@grill 4×200@bar", 800)]
    [InlineData("1×300@grill 1×200@bar 1×250@grill", 550)]
    public void Stations_work_side_by_side_so_the_slowest_decides(string lines, long seconds) =>
        Assert.Equal(seconds, Estimate.SecondsOf(Lines(lines), _ => 1));

    [Theory]
    [InlineData("1×300@grill#1 1×200@grill#2", 500)]
    [InlineData("1×300@grill#1 1×400@bar#1 1×200@grill#2 1×250@bar#2", 650)]
    public void Steps_are_cooked_one_after_the_other(string lines, long seconds) =>
        Assert.Equal(seconds, Estimate.SecondsOf(Lines(lines), _ => 1));

    [Theory]
    [InlineData("1×300@make+oven+cut", 300)] // 100 at each, but it is one pizza.
    [InlineData("6×300@make+oven+cut", 600)]
    [InlineData("1×301@make+oven", 301)]
    public void A_piece_passes_its_stations_one_after_the_other(string lines, long seconds) =>
        Assert.Equal(seconds, Estimate.SecondsOf(Lines(lines), _ => 1));

    [Fact]
    public void A_line_s_seconds_are_shared_over_its_route_and_none_is_lost()
    {
        var card = Lines("1×302@make+oven+cut")[0].Card;

        Assert.Equal([101, 101, 100], Enumerable.Range(0, 3).Select(at => Estimate.SecondsAt(card, at)));
    }

    [Fact]
    public void What_is_weighed_takes_its_share() =>
        Assert.Equal(105, Estimate.SecondsOf(
            [Lines("1×300")[0] with { Quantity = new(350) }], _ => 1));

    [Fact]
    public void Nothing_takes_no_time() => Assert.Equal(0, Estimate.SecondsOf(Array.Empty<SentLine>(), _ => 1));

    [Theory]
    [InlineData(125, 125, false)]
    [InlineData(1, 1, false)]
    [InlineData(0, 0, false)]
    [InlineData(-1, 1, true)]
    [InlineData(-3_600, 3_600, true)]
    public void Remaining_time_counts_down_to_nothing_and_then_says_late(int dueInSeconds, long shown, bool isLate) =>
        Assert.Equal(new(shown, isLate), Remaining.Of(Noon.AddSeconds(dueInSeconds), Noon));

    [Fact]
    public void Remaining_time_survives_midnight_and_the_summer_time()
    {
        // 28 March 23:50 in winter time, due at 03:10 in summer time: two hours and twenty minutes, whatever the clock shows.
        var now = new DateTimeOffset(2026, 3, 28, 23, 50, 0, TimeSpan.FromHours(1));
        var due = new DateTimeOffset(2026, 3, 29, 3, 10, 0, TimeSpan.FromHours(2));

        Assert.Equal(new(8_400, IsLate: false), Remaining.Of(due, now));
        Assert.Equal(new(8_400, IsLate: false), Remaining.Of(due, now.ToOffset(TimeSpan.FromHours(9))));
    }

    [Fact]
    public void A_scheduled_order_surfaces_its_estimate_and_a_margin_before_it_is_due() =>
        Assert.Equal(Noon.AddMinutes(10), SlotRules.SurfaceAt(Noon.AddMinutes(30), estimateSeconds: 900, marginMinutes: 5));

    internal static List<SentLine> Lines(string text) => [.. text.Split(' ').Select(Line)];

    // "2×300@make+oven#2": two pieces of 300 seconds, through two stations, in the second step.
    private static SentLine Line(string text, int index)
    {
        var (body, step) = text.Split('#') is [var one, var number] ? (one, int.Parse(number, CultureInfo.InvariantCulture)) : (text, 1);
        var (work, route) = body.Split('@') is [var what, var where] ? (what, where.Split('+')) : (body, ["grill"]);
        var (count, seconds) = work.Split('×') is [var pieces, var each] ? (int.Parse(pieces, CultureInfo.InvariantCulture), int.Parse(each, CultureInfo.InvariantCulture)) : (1, 0);
        return new(
            new($"l-{index}-{Guid.NewGuid():N}"), $"dish-{seconds}", Quantity.Pieces(count), [], "",
            new([.. route.Select(station => new StationId(station))], step, seconds, []));
    }
}
