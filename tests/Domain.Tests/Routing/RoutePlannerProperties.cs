using FsCheck;
using FsCheck.Fluent;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Routing.Bistro;

namespace RetailPos.Domain.Tests.Routing;

/// <summary>
/// Goal: no table of rules, however silly, sends a line nowhere, to a place that is not there, or twice to one place.
/// Method: random tables with stations that are there and one that is not, over random lines and loads.
/// </summary>
public sealed class RoutePlannerProperties
{
    private static readonly StationId[] Names = [Hot, Cold, Fryer, BarIn, BarOut, Nowhere];

    private static readonly Gen<ValueList<StationId>> ARoute = Gen.Elements(Names).ArrayOf()
        .Select(names => names.Distinct().Take(PreparationCard.RouteMax).ToValueList());

    private static readonly Gen<RuleCondition> ACondition = Gen.Elements(
        Option("Frites"), Option("Salade"), Department(Mains), Department(Drinks), new RuleCondition.Articles([Tartare]),
        new RuleCondition.Mode(ServiceMode.EatIn), new RuleCondition.TablesNamed("P"), new RuleCondition.Sources(["T1"]));

    private static readonly Gen<RuleEffect> AnEffect = Gen.OneOf(
        ARoute.Where(route => !route.IsEmpty).Select(RuleEffect (route) => new RuleEffect.Use(route)),
        Gen.Elements(Names).SelectMany(name => Gen.Elements(RouteEnd.First, RouteEnd.Last).Select(RuleEffect (end) => new RuleEffect.Add(name, end))),
        ARoute.Where(route => route.Count > 1).Select(RuleEffect (route) => new RuleEffect.Among(route)));

    private static readonly Gen<RoutingTable> ATable =
        from rules in ACondition.SelectMany(condition => AnEffect.Select(effect => If(condition, effect))).ArrayOf()
        from fallback in Gen.Elements<StationId?>(null, Hot, Nowhere)
        select new RoutingTable(7, [.. rules], fallback);

    private static readonly Gen<RouteFacts> SomeFacts =
        from card in ARoute
        from options in Gen.SubListOf("Frites", "Salade", "Saignant")
        from article in Gen.Elements<ArticleId?>(null, Tartare, new ArticleId("beer"))
        from department in Gen.Elements<DepartmentId?>(null, Mains, Drinks)
        from table in Gen.Elements<TableId?>(null, new TableId("P3"), new TableId("T7"))
        from cause in Gen.Elements(RouteCause.Article, RouteCause.Department, RouteCause.Sender)
        select new RouteFacts(article, department, card, cause, "x", [.. options], ServiceMode.EatIn, "T1", table);

    private static readonly Gen<ValueList<StationNow>> AHouse = Gen.Choose(0, 900).ArrayOf(House.Count)
        .Select(seconds => House.Select((station, at) => station with { Seconds = seconds[at] }).ToValueList());

    private static readonly Arbitrary<(RoutingTable Table, RouteFacts Facts, ValueList<StationNow> House)> Lines =
        (from table in ATable from facts in SomeFacts from house in AHouse select (table, facts, house)).ToArbitrary();

    [Fact]
    public void Every_plan_is_a_route_of_known_stations_each_once_or_none() => Prop.ForAll(Lines, line =>
    {
        var route = RoutePlanner.Plan(line.Table, line.Facts, line.House).Route;
        return PreparationCard.IsRoute(route) && route.All(station => line.House.Any(known => known.Id == station));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_is_at_several_stations_only_when_its_card_or_a_rule_says_so() => Prop.ForAll(Lines, line =>
    {
        var route = RoutePlanner.Plan(line.Table, line.Facts, line.House).Route;
        var severally = line.Facts.Card.Count > 1
            || line.Table.Rules.Any(rule => rule.Holds(line.Facts) && rule.Then is RuleEffect.Add or RuleEffect.Use { Route.Count: > 1 });
        return route.Count <= 1 || severally;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_is_unassigned_only_when_nothing_that_speaks_for_it_is_there() => Prop.ForAll(Lines, line =>
    {
        var isUnassigned = RoutePlanner.Plan(line.Table, line.Facts, line.House).Route.IsEmpty;
        var hasPlace = Here(line.Facts.Card) || (line.Table.Default is { } last && Here([last]))
            || line.Table.Rules.Any(rule => rule.Holds(line.Facts)
                && rule.Then is not RuleEffect.Add && Here(rule.Stations));
        return isUnassigned != hasPlace;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_reason_tells_the_route_and_there_is_a_reason_for_every_route() => Prop.ForAll(Lines, line =>
    {
        var plan = RoutePlanner.Plan(line.Table, line.Facts, line.House);
        return plan.Why.Reasons.IsEmpty ? plan.Route.IsEmpty : plan.Why.Reasons[^1].Route.Equals(plan.Route);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_a_table_that_is_proved_does_with_an_article_is_seen_by_somebody() => Prop.ForAll(Lines, line =>
    {
        var article = new ProofArticle(
            line.Facts.Article ?? new("any"), "x", line.Facts.Department, line.Facts.Card, RouteCause.Article, line.Facts.Options);
        ValueList<StationReach> reach = [.. Names.Take(3).Select(name => new StationReach(name, null, Screens: 2, Printers: 0))];
        var proof = RoutingProof.Of(line.Table, [article], line.House, reach);
        var route = RoutePlanner.Plan(
            line.Table, line.Facts with { Article = article.Id, CardFrom = RouteCause.Article }, line.House).Route;

        return !proof.Holds || (!route.IsEmpty && route.All(station => reach.Any(one => one.Station == station)));
    }).QuickCheckThrowOnFailure();

    private static bool Here(IEnumerable<StationId> stations) => stations.Any(station => station != Nowhere);
}
