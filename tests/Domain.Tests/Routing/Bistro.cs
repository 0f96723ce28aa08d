using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.Routing;

/// <summary>A small house: a kitchen, a cold kitchen, two bars that do the same, and a fryer.</summary>
public static class Bistro
{
    public static readonly StationId Hot = new("hot");
    public static readonly StationId Cold = new("cold");
    public static readonly StationId Fryer = new("fryer");
    public static readonly StationId BarIn = new("bar-in");
    public static readonly StationId BarOut = new("bar-out");
    public static readonly StationId Nowhere = new("closed-last-year");

    public static readonly ArticleId Tartare = new("tartare");
    public static readonly DepartmentId Mains = new("mains");
    public static readonly DepartmentId Drinks = new("drinks");

    public static readonly ValueList<StationNow> House =
    [
        new(Hot, 0, 4, 0), new(Cold, 1, 2, 0), new(Fryer, 2, 1, 0), new(BarIn, 3, 1, 0), new(BarOut, 4, 1, 0),
    ];

    public static RoutingRule If(RuleCondition condition, RuleEffect effect) => new([condition], effect);

    public static RoutingTable Table(params RoutingRule[] rules) => new(Version: 4, [.. rules], Default: null);

    public static RuleCondition Option(string text) => new RuleCondition.Options([text]);

    public static RuleCondition Department(DepartmentId department) => new RuleCondition.Departments([department]);

    public static RuleEffect Use(params StationId[] route) => new RuleEffect.Use([.. route]);

    public static RuleEffect Add(StationId station, RouteEnd at = RouteEnd.First) => new RuleEffect.Add(station, at);

    public static RuleEffect Among(params StationId[] stations) => new RuleEffect.Among([.. stations]);

    public static RouteFacts ATartare(params string[] options) => new(
        Tartare, Mains, [Cold], RouteCause.Article, "Tartare", [.. options], ServiceMode.EatIn, "T1", new TableId("T7"));

    public static RouteFacts ABeer() => new(
        new("beer"), Drinks, [BarIn], RouteCause.Department, "Boissons", [], ServiceMode.EatIn, "T1", new TableId("P3"));

    public static RouteFacts Unknown() => new(
        null, null, [], RouteCause.Sender, "", [], ServiceMode.TakeAway, "kiosk", null);

    public static RoutePlan Plan(this RoutingTable table, RouteFacts facts) => RoutePlanner.Plan(table, facts, House);
}
