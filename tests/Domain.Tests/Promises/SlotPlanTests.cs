using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Promises;

public sealed class SlotPlanTests
{
    private static readonly SlotRules Tens = new(Noon.AddHours(-7), SlotMinutes: 10);
    private static readonly StationId Grill = new("grill");

    [Fact]
    public void An_order_fills_the_time_it_cooks_before_it_is_due() =>
        Assert.Equal([0, 300, 600, 0], Loads(Plan(Due(30, "1×900")), 0, 10, 20, 30));

    [Fact]
    public void The_slot_that_would_overlap_beyond_capacity_is_full_and_the_nearest_that_fit_are_told()
    {
        var plan = Plan(Due(30, "1×900"));
        var offer = plan.Offer(Noon.AddMinutes(40), EstimateTests.Lines("1×900"));

        Assert.Equal((SlotVerdict.Full, Grill), (offer.Verdict, offer.Station));
        Assert.Equal([Noon.AddMinutes(50), Noon.AddMinutes(60), Noon.AddMinutes(70)], offer.Nearest);
    }

    [Fact]
    public void A_second_hand_takes_what_one_could_not()
    {
        var plan = new SlotPlan(Tens, Noon, _ => 2, [Due(30, "1×900")]);

        Assert.NotEqual(SlotVerdict.Full, plan.Offer(Noon.AddMinutes(40), EstimateTests.Lines("1×900")).Verdict);
    }

    [Fact]
    public void Another_station_s_load_does_not_matter() => Assert.NotEqual(
        SlotVerdict.Full, Plan(Due(30, "1×900")).Offer(Noon.AddMinutes(30), EstimateTests.Lines("1×900@bar")).Verdict);

    [Theory]
    [InlineData(180, SlotVerdict.Fits)]
    [InlineData(181, SlotVerdict.Tight)]
    [InlineData(300, SlotVerdict.Tight)]
    [InlineData(301, SlotVerdict.Full)]
    public void Up_to_four_fifths_fits_up_to_all_is_tight_and_past_it_is_full(int seconds, SlotVerdict verdict) =>
        Assert.Equal(verdict, Plan(Due(30, "1×300")).Offer(Noon.AddMinutes(30), EstimateTests.Lines($"1×{seconds}")).Verdict);

    [Fact]
    public void What_is_wanted_now_is_owed_from_now_on_and_leaves_later_slots_free()
    {
        var plan = Plan(Asap("3×400"));

        Assert.Equal([600, 600, 0], Loads(plan, 0, 10, 20));
        Assert.Equal(SlotVerdict.Full, plan.Offer(Noon.AddMinutes(20), EstimateTests.Lines("1×300")).Verdict);
        Assert.Equal(SlotVerdict.Fits, plan.Offer(Noon.AddMinutes(40), EstimateTests.Lines("1×300")).Verdict);
    }

    [Fact]
    public void What_is_late_is_owed_from_now_on() =>
        Assert.Equal([300, 0], Loads(Plan(Due(-20, "1×300")), 0, 10));

    [Fact]
    public void Backlog_fills_the_room_that_scheduled_orders_leave() =>
        Assert.Equal([600, 600, 300, 0], Loads(Plan(Due(20, "1×600"), Asap("1×900")), 0, 10, 20, 30));

    [Fact]
    public void What_is_done_is_owed_no_more()
    {
        var order = Due(30, "1×300");
        var done = order with { Lines = [.. order.Lines.Select(line => line with { State = LineState.Ready })] };

        Assert.Equal([0, 0], Loads(Plan(done), 10, 20));
    }

    [Fact]
    public void A_time_too_soon_to_cook_for_is_full()
    {
        var offer = Plan().Offer(Noon.AddMinutes(5), EstimateTests.Lines("1×900"));

        Assert.Equal(SlotVerdict.Full, offer.Verdict);
        Assert.Equal(Noon.AddMinutes(20), offer.Nearest[0]);
        Assert.Equal(SlotVerdict.Full, Plan().Offer(Noon, EstimateTests.Lines("1×10")).Verdict);
    }

    [Fact]
    public void Of_the_slot_under_way_only_the_rest_counts()
    {
        var plan = new SlotPlan(Tens, Noon.AddMinutes(4), _ => 1, []);

        Assert.Equal(360, plan.LoadOf(Grill, Tens.IndexOf(Noon)).CapacitySeconds);
        Assert.Equal(0, plan.LoadOf(Grill, Tens.IndexOf(Noon) - 1).CapacitySeconds);
    }

    [Fact]
    public void The_timeline_offers_the_beginnings_of_slots_and_none_that_is_past()
    {
        var choices = Plan(Due(30, "1×900")).Choices(Noon.AddMinutes(-30), 4, EstimateTests.Lines("1×300"), [Grill]);

        Assert.Equal([10, 20, 30, 40], choices.Select(choice => (int)(choice.Due - Noon).TotalMinutes));
        Assert.Equal([SlotVerdict.Fits, SlotVerdict.Tight, SlotVerdict.Full, SlotVerdict.Fits], choices.Select(choice => choice.Verdict));
        Assert.Equal([0, 300, 600, 0], choices.Select(choice => choice.Loads[0].Seconds));
    }

    [Fact]
    public void Slots_go_on_through_midnight_and_the_summer_time()
    {
        // The night of 28 to 29 March 2026 in Paris: 01:59:59 is followed by 03:00.
        var opening = new DateTimeOffset(2026, 3, 28, 5, 0, 0, TimeSpan.FromHours(1));
        var rules = new SlotRules(opening, 10);
        var before = new DateTimeOffset(2026, 3, 29, 1, 50, 0, TimeSpan.FromHours(1));
        var after = new DateTimeOffset(2026, 3, 29, 3, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(rules.IndexOf(before) + 1, rules.IndexOf(after));
        Assert.Equal(after, rules.StartOf(rules.IndexOf(after)));
        Assert.Equal(-1, rules.IndexOf(opening.AddSeconds(-1)));
        Assert.Equal(-1, rules.IndexOf(opening.AddMinutes(-10)));
        Assert.Equal(-2, rules.IndexOf(opening.AddMinutes(-10).AddTicks(-1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_accepted_no_station_ever_owes_more_than_it_can(int seed)
    {
        var chance = new Random(seed);
        var taken = new List<Order>();
        var refused = 0;

        for (var guest = 0; guest < 120; guest++)
        {
            var lines = string.Join(' ', Enumerable.Range(0, chance.Next(1, 4)).Select(_ =>
                $"{chance.Next(1, 4)}×{chance.Next(30, 700)}@{(chance.Next(3) == 0 ? "make+oven" : "grill")}#{chance.Next(1, 3)}"));
            var order = Due(chance.Next(1, 240), lines);
            var offer = Plan2().Offer(order.Header!.DueAt!.Value, [.. order.Lines.Select(line => line.Sent)]);

            Assert.All(offer.Nearest, time => Assert.NotEqual(
                SlotVerdict.Full, Plan2().Offer(time, [.. order.Lines.Select(line => line.Sent)]).Verdict));
            _ = offer.Verdict is SlotVerdict.Full ? refused++ : taken.Count;

            if (offer.Verdict is not SlotVerdict.Full)
            {
                taken.Add(order);
            }
        }

        var plan = Plan2();
        var loads = Enumerable.Range(0, 30).SelectMany(slot => new[] { "grill", "make", "oven" }.Select(station =>
            plan.LoadOf(new(station), Tens.IndexOf(Noon) + slot))).ToList();

        Assert.All(loads, load => Assert.True(load.Seconds <= load.CapacitySeconds, $"{load}"));
        Assert.InRange(refused, 20, 110);
        Assert.Equal(
            taken.SelectMany(order => order.Lines).Sum(line => (long)line.Sent.Card.ExpectedSeconds * line.Sent.Quantity.Thousandths / 1_000),
            loads.Sum(load => load.Seconds));

        SlotPlan Plan2() => new(Tens, Noon, _ => 2, taken);
    }

    private static SlotPlan Plan(params Order[] orders) => new(Tens, Noon, _ => 1, orders);

    private static IEnumerable<long> Loads(SlotPlan plan, params int[] minutes) =>
        minutes.Select(minute => plan.LoadOf(Grill, Tens.IndexOf(Noon.AddMinutes(minute))).Seconds);

    private static Order Due(int minutes, string lines) => Placed(Noon.AddMinutes(minutes), lines);

    private static Order Asap(string lines) => Placed(due: null, lines);

    private static Order Placed(DateTimeOffset? due, string lines)
    {
        var header = Orders.Pass.Header with { Id = new($"o-{Guid.NewGuid():N}"), DueAt = due };
        return OrderDecider.Decider.Replay(OrderDecider.Decide(
            Order.None, new OrderCommand.Send(header, [.. EstimateTests.Lines(lines)], Anna), Noon));
    }
}
