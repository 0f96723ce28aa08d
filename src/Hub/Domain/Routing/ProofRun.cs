using System.Globalization;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

/// <summary>One proof while it is being made.</summary>
internal sealed class ProofRun(RoutingTable table, ValueList<StationNow> stations, ValueList<StationReach> reach)
{
    private readonly Dictionary<StationId, StationNow> _house = stations.ToDictionary(station => station.Id);
    private readonly Dictionary<StationId, StationReach> _reach = reach.ToDictionary(one => one.Station);
    private readonly Dictionary<ValueList<StationId>, ValueList<Gap>> _gaps = [];
    private readonly HashSet<int> _busy = [];
    private long _plans;

    public RoutingProof Try(ValueList<ProofArticle> articles)
    {
        var rules = RoutePlanner.Numbered(table);
        var holes = new Dictionary<ArticleId, ValueList<ProofHole>>();
        var ways = 0L;

        foreach (var alike in articles.GroupBy(article => KindOf(article, rules)))
        {
            var (found, tried) = TryOne(alike.First(), alike.Key);
            ways += tried * alike.Count();

            foreach (var article in alike.Where(_ => found.Count > 0))
            {
                holes[article.Id] = [.. found.Select(hole => hole with { Article = article.Id, Name = article.Name })];
            }
        }

        var listed = articles.SelectMany(article => holes.GetValueOrDefault(article.Id, [])).ToList();
        var idle = rules.Select(rule => rule.Number).Where(number => !_busy.Contains(number)).ToValueList();
        return new(articles.Count, ways, [.. listed.Take(RoutingProof.HolesMax)], listed.Count, idle, _plans <= RoutingProof.PlansMax);
    }

    // Which rules could ever hold for it, and which of its options they name: articles of one kind end alike.
    private static Kind KindOf(ProofArticle article, ValueList<NumberedRule> rules)
    {
        var possible = rules.Where(numbered => numbered.Rule.If.All(condition => MayHold(condition, article))).ToValueList();
        var options = possible
            .SelectMany(numbered => numbered.Rule.If.OfType<RuleCondition.Options>())
            .SelectMany(condition => condition.Any)
            .Where(named => article.Options.Any(option => RuleCondition.IsSame(option, named)))
            .Select(named => article.Options.First(option => RuleCondition.IsSame(option, named)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .ToValueList();
        return new(article.Card, possible, options);
    }

    private static bool MayHold(RuleCondition condition, ProofArticle article) => condition switch
    {
        RuleCondition.Articles c => c.Any.Contains(article.Id),
        RuleCondition.Departments c => article.Department is { } department && c.Any.Contains(department),
        RuleCondition.Options c => c.Any.Any(named => article.Options.Any(option => RuleCondition.IsSame(option, named))),
        _ => true,
    };

    private (List<ProofHole> Holes, long Tried) TryOne(ProofArticle article, Kind kind)
    {
        var holes = new List<ProofHole>();
        var tried = 0L;

        foreach (var way in WaysOf(kind))
        {
            if (_plans > RoutingProof.PlansMax)
            {
                break;
            }

            tried++;

            foreach (var route in RoutesOf(article, kind, way))
            {
                foreach (var gap in GapsOf(route))
                {
                    if (!holes.Exists(hole => hole.Station == gap.Station && hole.Down == gap.Down))
                    {
                        holes.Add(new(article.Id, article.Name, gap.Station, gap.Down, CaseOf(way), tried == 1));
                    }
                }
            }
        }

        return (holes, tried);
    }

    // The plainest way first, so that a hole is told by the simplest order that falls into it.
    private static IEnumerable<Way> WaysOf(Kind kind)
    {
        var conditions = kind.Rules.SelectMany(numbered => numbered.Rule.If).ToList();
        var options = new List<ValueList<string>> { ValueList<string>.Empty };
        options.AddRange(kind.Options.Select(ValueList<string> (option) => [option]));

        if (kind.Options.Count > 1)
        {
            options.Add(kind.Options);
        }

        ServiceMode[] modes = conditions.OfType<RuleCondition.Mode>().Any() ? Enum.GetValues<ServiceMode>() : [ServiceMode.EatIn];
        string[] sources = ["", .. conditions.OfType<RuleCondition.Sources>().SelectMany(condition => condition.Any)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        Area[] areas =
        [
            new("", Table: null),
            .. conditions.OfType<RuleCondition.Tables>().SelectMany(condition => condition.Any).Distinct()
                .Select(table => new Area(table.Value, table)),
            .. conditions.OfType<RuleCondition.TablesNamed>().Select(condition => condition.Prefix)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(prefix => new Area($"{prefix}*", new(prefix))),
        ];

        foreach (var option in options)
        {
            foreach (var mode in modes)
            {
                foreach (var source in sources)
                {
                    foreach (var area in areas)
                    {
                        yield return new(option, mode, source, area);
                    }
                }
            }
        }
    }

    // Every one of several equals may be the least busy one day.
    private IEnumerable<ValueList<StationId>> RoutesOf(ProofArticle article, Kind kind, Way way)
    {
        var facts = new RouteFacts(
            article.Id, article.Department, article.Card, article.CardFrom, article.Name, way.Options, way.Mode, way.Source, way.Area.Table);
        var holding = RoutePlanner.Holding(kind.Rules, facts);
        var choices = 1;

        for (var at = 0; at < choices; at++)
        {
            _plans++;
            var plan = RoutePlanner.Plan(table.Version, holding, table.Default, facts, _house, equals =>
            {
                choices = equals.Count;
                return equals[at];
            });

            foreach (var reason in plan.Why.Reasons.Where(reason => IsOfRule(reason.Cause)))
            {
                _busy.Add(int.Parse(reason.Says, CultureInfo.InvariantCulture));
            }

            yield return plan.Route;
        }
    }

    private static bool IsOfRule(RouteCause cause) =>
        cause is RouteCause.RuleUses or RouteCause.RuleAdds or RouteCause.RuleBalances;

    private ValueList<Gap> GapsOf(ValueList<StationId> route)
    {
        if (!_gaps.TryGetValue(route, out var gaps))
        {
            _gaps[route] = gaps = route.IsEmpty ? [new(Station: null, Down: null)] : [.. route.SelectMany(GapsAt)];
        }

        return gaps;
    }

    private IEnumerable<Gap> GapsAt(StationId station)
    {
        if (!IsSeen(station, down: null))
        {
            return [new(station, Down: null)];
        }

        StationId?[] screens = [station, _reach.GetValueOrDefault(station)?.Backup];
        return screens.Where(down => down is not null && !IsSeen(station, down)).Select(down => new Gap(station, down));
    }

    // Its own screens, then those of its backup, then paper (kitchen.md §6).
    private bool IsSeen(StationId station, StationId? down) =>
        _reach.TryGetValue(station, out var here)
        && (Screens(station, down) > 0 || here.Printers > 0 || (here.Backup is { } backup && Screens(backup, down) > 0));

    private int Screens(StationId station, StationId? down) =>
        (_reach.GetValueOrDefault(station)?.Screens ?? 0) - (station == down ? 1 : 0);

    private static ProofCase CaseOf(Way way) => new(way.Options, way.Mode, way.Source, way.Area.Name);

    private sealed record Kind(ValueList<StationId> Card, ValueList<NumberedRule> Rules, ValueList<string> Options);

    private sealed record Way(ValueList<string> Options, ServiceMode Mode, string Source, Area Area);

    private sealed record Area(string Name, TableId? Table);

    private sealed record Gap(StationId? Station, StationId? Down);
}
