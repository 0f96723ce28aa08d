using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

/// <summary>Decides where one line is prepared, and says why.</summary>
/// <remarks>
/// The article's or department's route; the first rule that uses another; one of several equals where they are meant; else
/// the default station. To a route that stands, rules add stations. Last the equals are balanced, so that an added one is
/// balanced too. The default comes before the additions: a side dish must not hide that its dish has no place.
/// </remarks>
public static class RoutePlanner
{
    /// <param name="stations">
    /// Those of the house. No other is ever part of a plan: a line at a station that is not there would be seen by nobody.
    /// Empty: the house has set up none yet, and every name is believed.
    /// </param>
    public static RoutePlan Plan(RoutingTable table, RouteFacts facts, ValueList<StationNow> stations)
    {
        var house = stations.ToDictionary(station => station.Id);
        return Plan(table.Version, Holding(Numbered(table), facts), table.Default, facts, house, equals => LeastBusy(equals, house));
    }

    internal static ValueList<NumberedRule> Numbered(RoutingTable table) =>
        table.Rules.Select((rule, at) => new NumberedRule(at + 1, rule)).ToValueList();

    internal static ValueList<NumberedRule> Holding(IEnumerable<NumberedRule> rules, RouteFacts facts) =>
        rules.Where(numbered => numbered.Rule.Holds(facts)).ToValueList();

    /// <param name="rules">Those that hold, in their order.</param>
    /// <param name="choose">One of several equals; at least one is given.</param>
    internal static RoutePlan Plan(
        int version,
        ValueList<NumberedRule> rules,
        StationId? fallback,
        RouteFacts facts,
        IReadOnlyDictionary<StationId, StationNow> house,
        Func<ValueList<StationId>, StationId> choose)
    {
        var why = new List<RouteReason>();
        var route = Known(facts.Card, house);

        if (!facts.Card.IsEmpty)
        {
            why.Add(new(facts.CardFrom, facts.CardSays, Version: 0, route));
        }

        if (facts.CardFrom is RouteCause.Sender && !route.IsEmpty)
        {
            return new(route, new([.. why]));
        }

        foreach (var (number, rule) in rules)
        {
            if (rule.Then is RuleEffect.Use use && Known(use.Route, house) is { IsEmpty: false } instead)
            {
                route = instead;
                why.Add(Reason(RouteCause.RuleUses, number, route));
                break;
            }
        }

        var (balancer, equals) = FirstAmong(rules, house);
        var chosen = equals.IsEmpty ? (StationId?)null : choose(equals);
        var isBalanced = false;

        if (chosen is { } one && !route.Any(equals.Contains))
        {
            route = [one];
            isBalanced = true;
            why.Add(Reason(RouteCause.RuleBalances, balancer, route));
        }
        else if (route.IsEmpty && fallback is { } last && IsKnown(last, house))
        {
            route = [last];
            why.Add(new(RouteCause.Default, "", version, route));
        }

        if (route.IsEmpty)
        {
            return new(route, new([.. why]));
        }

        foreach (var (number, rule) in rules)
        {
            if (rule.Then is RuleEffect.Add add && IsKnown(add.Station, house) && !route.Contains(add.Station)
                && route.Count < PreparationCard.RouteMax)
            {
                route = add.At is RouteEnd.First ? [add.Station, .. route] : route.Add(add.Station);
                why.Add(Reason(RouteCause.RuleAdds, number, route));
            }
        }

        if (chosen is { } quiet && !isBalanced)
        {
            route = route.Select(station => equals.Contains(station) ? quiet : station).Distinct().ToValueList();
            why.Add(Reason(RouteCause.RuleBalances, balancer, route));
        }

        return new(route, new([.. why]));

        RouteReason Reason(RouteCause cause, int number, ValueList<StationId> now) => new(cause, $"{number}", version, now);
    }

    private static (int Number, ValueList<StationId> Peers) FirstAmong(
        ValueList<NumberedRule> rules, IReadOnlyDictionary<StationId, StationNow> house)
    {
        foreach (var (number, rule) in rules)
        {
            if (rule.Then is RuleEffect.Among among && Known(among.Stations, house) is { IsEmpty: false } equals)
            {
                return (number, equals);
            }
        }

        return (0, []);
    }

    private static StationId LeastBusy(ValueList<StationId> equals, Dictionary<StationId, StationNow> house) =>
        equals.Aggregate((best, other) => IsQuieter(other, best, house) ? other : best);

    // Work shared among the hands of each, compared without a division that would have to round.
    private static bool IsQuieter(StationId one, StationId other, Dictionary<StationId, StationNow> house)
    {
        if (!house.TryGetValue(one, out var left) || !house.TryGetValue(other, out var right))
        {
            return false;
        }

        var (mine, yours) = (left.Seconds * Math.Max(1, right.Capacity), right.Seconds * Math.Max(1, left.Capacity));
        return mine != yours ? mine < yours : left.Rank < right.Rank;
    }

    private static ValueList<StationId> Known(ValueList<StationId> route, IReadOnlyDictionary<StationId, StationNow> house) =>
        route.All(station => IsKnown(station, house)) ? route : route.Where(station => IsKnown(station, house)).ToValueList();

    private static bool IsKnown(StationId station, IReadOnlyDictionary<StationId, StationNow> house) =>
        house.Count == 0 || house.ContainsKey(station);
}

/// <param name="Number">As people count them, from 1.</param>
internal sealed record NumberedRule(int Number, RoutingRule Rule);
