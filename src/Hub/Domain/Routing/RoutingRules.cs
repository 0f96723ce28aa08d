using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

/// <summary>What may stand in a routing table, so that whatever it decides is a route that a kitchen can work by.</summary>
public static class RoutingRules
{
    /// <summary>A screen of rules that one person can still read in order; a longer list wants departments in the catalogue.</summary>
    public const int RulesMax = 200;

    /// <summary>There are seven kinds, and two of a kind say "this and that option".</summary>
    public const int ConditionsMax = 8;

    /// <summary>As many as a picker shows. More is a department.</summary>
    public const int AnyMax = 60;

    /// <summary>What is wrong with it, in the order of checking; null when it may be saved.</summary>
    public static RoutingRefusal? Check(ValueList<RoutingRule> rules, StationId? fallback) =>
        rules.Count > RulesMax ? RoutingRefusal.TooManyRules :
        rules.Select(Check).FirstOrDefault(fault => fault is not null) is { } fault ? fault :
        fallback is { } station && !Id.IsValid(station.Value) ? RoutingRefusal.DefaultInvalid :
        null;

    public static RoutingRefusal? Check(RoutingRule rule) =>
        // A rule that always holds would silence the rest of the table unseen. What always holds is the default station.
        rule.If.IsEmpty ? RoutingRefusal.NoCondition :
        rule.If.Count > ConditionsMax ? RoutingRefusal.TooManyConditions :
        !rule.If.All(IsGood) ? RoutingRefusal.ConditionInvalid :
        rule.Then switch
        {
            // Nobody prepares it: that is said in the catalogue, where the register sees it too.
            RuleEffect.Use use => use.Route.IsEmpty || !PreparationCard.IsRoute(use.Route) ? RoutingRefusal.RouteInvalid : null,
            RuleEffect.Add add => Id.IsValid(add.Station.Value) && Enum.IsDefined(add.At) ? null : RoutingRefusal.StationInvalid,
            RuleEffect.Among among => among.Stations.Count < 2 || !PreparationCard.IsRoute(among.Stations)
                ? RoutingRefusal.EqualsInvalid : null,
            _ => throw new UnreachableException($"{rule.Then} is not checked."),
        };

    private static bool IsGood(RuleCondition condition) => condition switch
    {
        RuleCondition.Articles c => AreIds(c.Any.Select(article => article.Value)),
        RuleCondition.Departments c => AreIds(c.Any.Select(department => department.Value)),
        RuleCondition.Options c => !c.Any.IsEmpty && Text.AreNames(c.Any, AnyMax),
        RuleCondition.Mode c => Enum.IsDefined(c.Is),
        RuleCondition.Sources c => AreIds(c.Any),
        RuleCondition.Tables c => AreIds(c.Any.Select(table => table.Value)),
        RuleCondition.TablesNamed c => Id.IsValid(c.Prefix),
        _ => throw new UnreachableException($"{condition} is not checked."),
    };

    private static bool AreIds(IEnumerable<string> ids) => ids.ToList() is { Count: > 0 and <= AnyMax } list && list.TrueForAll(Id.IsValid);
}
