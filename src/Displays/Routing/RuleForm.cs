using System.Diagnostics;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Displays.Routing;

/// <summary>A rule while somebody writes it: it may still be wrong, so it is made of texts.</summary>
public sealed record RuleForm(ValueList<ConditionForm> If, EffectKind Then, ValueList<string> Stations)
{
    public static readonly RuleForm New = new([new(ConditionKind.Departments, [])], EffectKind.Use, []);

    /// <summary>What the domain would say of it; null when it may be kept.</summary>
    public RoutingRefusal? Fault => RoutingRules.Check(Rule);

    public RoutingRule Rule => new([.. If.Select(condition => condition.Condition)], Then switch
    {
        EffectKind.Use => new RuleEffect.Use(StationIds),
        EffectKind.AddFirst => new RuleEffect.Add(StationIds.FirstOrDefault(new StationId("")), RouteEnd.First),
        EffectKind.AddLast => new RuleEffect.Add(StationIds.FirstOrDefault(new StationId("")), RouteEnd.Last),
        EffectKind.Among => new RuleEffect.Among(StationIds),
    });

    /// <summary>Only one station can be added by one rule; a second choice replaces the first.</summary>
    public bool TakesOneStation => Then is EffectKind.AddFirst or EffectKind.AddLast;

    private ValueList<StationId> StationIds => [.. Stations.Select(station => new StationId(station))];

    public static RuleForm Of(RoutingRule rule)
    {
        ValueList<string> stations = [.. rule.Stations.Select(station => station.Value)];
        var kind = rule.Then switch
        {
            RuleEffect.Use => EffectKind.Use,
            RuleEffect.Add { At: RouteEnd.First } => EffectKind.AddFirst,
            RuleEffect.Add => EffectKind.AddLast,
            RuleEffect.Among => EffectKind.Among,
            _ => throw new UnreachableException($"{rule.Then} has no form."),
        };
        return new([.. rule.If.Select(ConditionForm.Of)], kind, stations);
    }

    public RuleForm WithStation(string station) =>
        station.Length == 0 || Stations.Contains(station) ? this
        : this with { Stations = TakesOneStation ? [station] : Stations.Add(station) };

    public RuleForm WithoutStation(string station) => this with { Stations = [.. Stations.Where(one => one != station)] };

    public RuleForm WithEffect(EffectKind kind)
    {
        var changed = this with { Then = kind };
        return changed.TakesOneStation ? changed with { Stations = [.. Stations.Take(1)] } : changed;
    }

    public RuleForm WithCondition(int at, ConditionForm condition) => this with { If = If.With(at, condition) };

    public RuleForm WithoutCondition(int at) => this with { If = [.. If.Where((_, index) => index != at)] };
}

/// <param name="Values">Ids, options, or the beginning of a table's name.</param>
public sealed record ConditionForm(ConditionKind Kind, ValueList<string> Values)
{
    /// <summary>The one value of a kind that takes no more; empty before it is chosen.</summary>
    public string First => Values is [var first, ..] ? first : "";

    public RuleCondition Condition => Kind switch
    {
        ConditionKind.Articles => new RuleCondition.Articles([.. Values.Select(id => new ArticleId(id))]),
        ConditionKind.Departments => new RuleCondition.Departments([.. Values.Select(id => new DepartmentId(id))]),
        ConditionKind.Options => new RuleCondition.Options(Values),
        ConditionKind.Mode => new RuleCondition.Mode(
            Enum.TryParse<ServiceMode>(First, out var mode) ? mode : ServiceMode.EatIn),
        ConditionKind.Sources => new RuleCondition.Sources(Values),
        ConditionKind.Tables => new RuleCondition.Tables([.. Values.Select(id => new TableId(id))]),
        ConditionKind.TablesNamed => new RuleCondition.TablesNamed(First),
    };

    public static ConditionForm Of(RuleCondition condition) => condition switch
    {
        RuleCondition.Articles c => new(ConditionKind.Articles, [.. c.Any.Select(id => id.Value)]),
        RuleCondition.Departments c => new(ConditionKind.Departments, [.. c.Any.Select(id => id.Value)]),
        RuleCondition.Options c => new(ConditionKind.Options, c.Any),
        RuleCondition.Mode c => new(ConditionKind.Mode, [$"{c.Is}"]),
        RuleCondition.Sources c => new(ConditionKind.Sources, c.Any),
        RuleCondition.Tables c => new(ConditionKind.Tables, [.. c.Any.Select(id => id.Value)]),
        RuleCondition.TablesNamed c => new(ConditionKind.TablesNamed, [c.Prefix]),
        _ => throw new UnreachableException($"{condition} has no form."),
    };

    public ConditionForm With(string value) =>
        value.Trim() is not { Length: > 0 } text || Values.Contains(text) ? this : this with { Values = Values.Add(text) };

    public ConditionForm Without(string value) => this with { Values = [.. Values.Where(one => one != value)] };
}

public enum ConditionKind
{
    Departments,
    Articles,
    Options,
    Mode,
    TablesNamed,
    Tables,
    Sources,
}

public enum EffectKind
{
    Use,
    AddFirst,
    AddLast,
    Among,
}
