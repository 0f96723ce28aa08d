using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Displays.Routing;

/// <summary>What the office sees of the routing: the rules it works on, and how they differ from those in force.</summary>
/// <param name="Rules">Of the draft, or of the published table while there is no draft.</param>
/// <param name="Dropped">In force, and no longer in the draft.</param>
/// <param name="IsReordered">The rules that stay stand in another order.</param>
/// <param name="Changes">How many things would change by publishing.</param>
public sealed record RoutingBoard(
    RoutingTable Published,
    RoutingTable? Before,
    RoutingDraft? Draft,
    ValueList<RuleRow> Rules,
    ValueList<RoutingRule> Dropped,
    bool IsReordered,
    int Changes,
    RoutingNames Names)
{
    public int SeenRevision => Draft?.Revision ?? 0;

    public StationId? Default => Draft is { } draft ? draft.Default : Published.Default;

    /// <summary>What would be proved, rehearsed or published.</summary>
    public RoutingTable Table => Draft?.As(Published.Version) ?? Published;

    public static RoutingBoard Of(RoutingView view, RoutingNames names)
    {
        var routing = view.Routing;
        var rules = routing.Draft?.Rules ?? routing.Published.Rules;
        var rows = rules
            .Select((rule, at) => new RuleRow(
                at + 1, rules.Take(at).Count(rule.Equals), rule, !routing.Published.Rules.Contains(rule)))
            .ToValueList();
        ValueList<RoutingRule> dropped = [.. routing.Published.Rules.Where(rule => !rules.Contains(rule))];
        var isReordered = !routing.Published.Rules.Where(rules.Contains).SequenceEqual(rules.Where(routing.Published.Rules.Contains));
        var isDefaultChanged = routing.Draft is { } draft && draft.Default != routing.Published.Default;

        return new(
            routing.Published,
            routing.Before,
            routing.Draft,
            rows,
            dropped,
            isReordered,
            rows.Count(row => row.IsNew) + dropped.Count + (isReordered ? 1 : 0) + (isDefaultChanged ? 1 : 0),
            names);
    }

    public ValueList<RoutingRule> With(int number, RoutingRule rule) => number > Rules.Count
        ? [.. Rules.Select(row => row.Rule), rule]
        : [.. Rules.Select(row => row.Number == number ? rule : row.Rule)];

    public ValueList<RoutingRule> Without(int number) => [.. Rules.Where(row => row.Number != number).Select(row => row.Rule)];

    /// <param name="by">Down is one, up is minus one; past an end it stays.</param>
    public ValueList<RoutingRule> Moved(int number, int by)
    {
        var rules = Rules.Select(row => row.Rule).ToList();
        var to = Math.Clamp(number - 1 + by, 0, rules.Count - 1);
        var moved = rules[number - 1];
        rules.RemoveAt(number - 1);
        rules.Insert(to, moved);
        return [.. rules];
    }
}

/// <param name="Number">As tickets name it, from 1.</param>
/// <param name="Again">How many of the very same stand before it.</param>
/// <param name="IsNew">Not in force as it stands here.</param>
public sealed record RuleRow(int Number, int Again, RoutingRule Rule, bool IsNew)
{
    /// <summary>What it is, wherever it stands.</summary>
    public object Key => (Rule, Again);
}

/// <summary>The holes of a proof, brought together by what is missing, so that one cause is read once.</summary>
/// <param name="Station">Null: no station is known at all.</param>
/// <param name="Down">The screen that is down; null while all live.</param>
public sealed record ProofGroup(StationId? Station, StationId? Down, ValueList<ProofHole> Holes)
{
    public static ValueList<ProofGroup> Of(RoutingProof proof) =>
    [
        .. proof.Holes.GroupBy(hole => (hole.Station, hole.Down))
            .Select(group => new ProofGroup(group.Key.Station, group.Key.Down, [.. group])),
    ];
}
