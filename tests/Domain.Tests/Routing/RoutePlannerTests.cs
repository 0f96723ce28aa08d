using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Routing.Bistro;

namespace RetailPos.Domain.Tests.Routing;

public sealed class RoutePlannerTests
{
    [Fact]
    public void Without_rules_a_line_goes_where_its_article_says()
    {
        var plan = Table().Plan(ATartare());

        Assert.Equal([Cold], plan.Route);
        Assert.Equal([new(RouteCause.Article, "Tartare", 0, [Cold])], plan.Why.Reasons);
    }

    [Fact]
    public void An_option_adds_a_station_before_and_the_trace_says_which_rule_did()
    {
        var plan = Table(If(Option("salade"), Add(Hot)), If(Option("FRITES"), Add(Fryer))).Plan(ATartare("Frites"));

        Assert.Equal([Fryer, Cold], plan.Route);
        Assert.Equal(
            [new(RouteCause.Article, "Tartare", 0, [Cold]), new(RouteCause.RuleAdds, "2", 4, [Fryer, Cold])],
            plan.Why.Reasons);
    }

    [Fact]
    public void The_first_rule_that_uses_a_route_wins_and_all_additions_apply()
    {
        var plan = Table(
            If(Department(Mains), Use(Hot)),
            If(Department(Mains), Use(BarIn)),
            If(Option("Frites"), Add(Fryer)),
            If(Option("Salade"), Add(Cold, RouteEnd.Last))).Plan(ATartare("Frites", "Salade"));

        Assert.Equal([Fryer, Hot, Cold], plan.Route);
    }

    [Fact]
    public void A_station_that_is_on_the_route_already_is_not_added_again() =>
        Assert.Equal([Cold], Table(If(Option("Salade"), Add(Cold))).Plan(ATartare("Salade")).Route);

    [Fact]
    public void A_route_as_long_as_a_plate_can_be_carried_takes_no_more()
    {
        var long6 = ATartare("Frites") with { Card = [.. Enumerable.Range(1, PreparationCard.RouteMax).Select(n => new StationId($"s{n}"))] };

        Assert.Equal(long6.Card, RoutePlanner.Plan(Table(If(Option("Frites"), Add(Fryer))), long6, []).Route);
    }

    public static TheoryData<RuleCondition, bool> Conditions => new()
    {
        { new RuleCondition.Articles([new("soup"), Tartare]), true },
        { new RuleCondition.Articles([new("soup")]), false },
        { Department(Mains), true },
        { Department(Drinks), false },
        { Option(" frites "), true },
        { Option("frite"), false },
        { new RuleCondition.Mode(ServiceMode.EatIn), true },
        { new RuleCondition.Mode(ServiceMode.TakeAway), false },
        { new RuleCondition.Sources(["t1"]), true },
        { new RuleCondition.Sources(["T2"]), false },
        { new RuleCondition.Tables([new("T6"), new("T7")]), true },
        { new RuleCondition.Tables([new("T70")]), false },
        { new RuleCondition.TablesNamed("t"), true },
        { new RuleCondition.TablesNamed("P"), false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Each_condition_holds_for_what_it_names_and_nothing_else(RuleCondition condition, bool holds) =>
        Assert.Equal(holds, condition.Holds(ATartare("Frites")));

    [Fact]
    public void There_is_a_row_for_each_condition() => Assert.Equal(
        Scenario.CasesOf<RuleCondition>(), Conditions.Select(row => row[0]!.GetType().Name).Distinct().Order());

    [Fact]
    public void A_rule_needs_all_of_its_conditions() => Assert.Equal([Cold], Table(new RoutingRule(
        [Option("Frites"), new RuleCondition.Mode(ServiceMode.TakeAway)], Use(Fryer))).Plan(ATartare("Frites")).Route);

    [Fact]
    public void Of_equals_the_least_busy_takes_the_line_its_hands_counted()
    {
        var table = Table(If(Department(Drinks), Among(BarIn, BarOut)));
        ValueList<StationNow> busy = [new(BarIn, 0, Capacity: 3, Seconds: 300), new(BarOut, 1, Capacity: 1, Seconds: 120)];

        var plan = RoutePlanner.Plan(table, ABeer(), busy);
        var other = RoutePlanner.Plan(table, ABeer(), [busy[0] with { Seconds = 420 }, busy[1]]);

        Assert.Equal([BarIn], plan.Route);
        Assert.Equal([BarOut], other.Route);
        Assert.Equal(new(RouteCause.RuleBalances, "1", 4, [BarOut]), other.Why.Reasons[^1]);
    }

    [Fact]
    public void Equally_busy_the_first_in_rank_takes_it() =>
        Assert.Equal([BarIn], Table(If(Department(Drinks), Among(BarOut, BarIn))).Plan(ABeer()).Route);

    [Fact]
    public void Equals_replace_their_own_on_a_route_and_leave_the_rest()
    {
        var facts = ABeer() with { Card = [Cold, BarOut, BarIn] };

        Assert.Equal([Cold, BarIn], Table(If(Department(Drinks), Among(BarIn, BarOut))).Plan(facts).Route);
    }

    [Fact]
    public void Equals_that_are_not_on_the_route_are_the_route_and_additions_stay()
    {
        var table = Table(If(Option("Frites"), Add(Fryer)), If(Department(Mains), Among(BarIn, BarOut)));

        Assert.Equal([Fryer, BarIn], table.Plan(ATartare("Frites")).Route);
    }

    [Fact]
    public void What_nobody_knows_a_place_for_goes_to_the_default_station_and_says_so()
    {
        var plan = (Table() with { Default = Hot }).Plan(Unknown());

        Assert.Equal([Hot], plan.Route);
        Assert.Equal([new(RouteCause.Default, "", 4, [Hot])], plan.Why.Reasons);
    }

    [Fact]
    public void A_side_dish_does_not_hide_that_its_dish_has_no_place() => Assert.Empty(
        Table(If(Option("Frites"), Add(Fryer))).Plan(Unknown() with { Options = ["Frites"] }).Route);

    [Fact]
    public void A_station_that_is_not_there_is_passed_over_in_cards_rules_and_default()
    {
        var table = Table(If(Department(Mains), Use(Nowhere)), If(Department(Mains), Add(Nowhere))) with { Default = Nowhere };

        Assert.Equal([Cold], table.Plan(ATartare()).Route);
        Assert.Empty(table.Plan(ATartare() with { Card = [Nowhere], Department = null }).Route);
    }

    [Fact]
    public void The_senders_own_route_is_kept_whatever_the_rules_say()
    {
        var facts = ATartare("Frites") with { CardFrom = RouteCause.Sender, CardSays = "kiosk" };
        var plan = (Table(If(Department(Mains), Use(Hot)), If(Option("Frites"), Add(Fryer))) with { Default = Hot }).Plan(facts);

        Assert.Equal([Cold], plan.Route);
        Assert.Equal([new(RouteCause.Sender, "kiosk", 0, [Cold])], plan.Why.Reasons);
    }

    [Fact]
    public void A_house_that_has_set_up_nothing_yet_believes_every_name() =>
        Assert.Equal([Nowhere], RoutePlanner.Plan(Table(), ATartare() with { Card = [Nowhere] }, []).Route);

    [Fact]
    public void The_work_before_a_station_is_what_stands_there_now_and_a_shared_dish_is_shared()
    {
        var loads = StationLoad.Of([Order(Line("a", 120, 2, Hot), Line("b", 0, 1, Hot), Line("c", 300, 1, Cold, Hot))]);

        Assert.Equal(new StationLoad(2, 300), loads[Hot]);
        Assert.Equal(new StationLoad(1, 150), loads[Cold]);
    }

    private static SentLine Line(string id, int seconds, int pieces, params StationId[] route) =>
        new(new(id), id, Quantity.Pieces(pieces), [], "", new([.. route], 1, seconds, []));

    private static Order Order(params SentLine[] lines) => OrderDecider.Decider.Replay(
        OrderDecider.Decide(
            Hub.Domain.Orders.Order.None,
            new OrderCommand.Send(
                new(new("o1"), 1, ServiceMode.EatIn, null, 0, "", "", "T1", Scenario.Noon, null), [.. lines], Scenario.Anna),
            Scenario.Noon).Events);
}
