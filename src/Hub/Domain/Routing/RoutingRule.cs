using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

/// <summary>If all of this holds for a line, then do that with its route.</summary>
public sealed record RoutingRule(ValueList<RuleCondition> If, RuleEffect Then)
{
    public bool Holds(RouteFacts facts) => If.All(condition => condition.Holds(facts));

    /// <summary>Every station that it names.</summary>
    public ValueList<StationId> Stations => Then switch
    {
        RuleEffect.Use use => use.Route,
        RuleEffect.Add add => [add.Station],
        RuleEffect.Among among => among.Stations,
        _ => throw new System.Diagnostics.UnreachableException($"{Then} names no station."),
    };
}

/// <summary>One thing that must hold. Within it one of the listed is enough; a rule needs all of its conditions.</summary>
public abstract record RuleCondition
{
    private RuleCondition() { }

    public abstract bool Holds(RouteFacts facts);

    public sealed record Articles(ValueList<ArticleId> Any) : RuleCondition
    {
        public override bool Holds(RouteFacts facts) => facts.Article is { } article && Any.Contains(article);
    }

    public sealed record Departments(ValueList<DepartmentId> Any) : RuleCondition
    {
        public override bool Holds(RouteFacts facts) => facts.Department is { } department && Any.Contains(department);
    }

    /// <summary>As the option is written on the line, whatever its capitals.</summary>
    public sealed record Options(ValueList<string> Any) : RuleCondition
    {
        public override bool Holds(RouteFacts facts) => facts.Options.Any(option => Any.Any(named => IsSame(option, named)));
    }

    public sealed record Mode(ServiceMode Is) : RuleCondition
    {
        public override bool Holds(RouteFacts facts) => facts.Mode == Is;
    }

    /// <summary>A register or an API client.</summary>
    public sealed record Sources(ValueList<string> Any) : RuleCondition
    {
        public override bool Holds(RouteFacts facts) => Any.Any(named => IsSame(facts.Source, named));
    }

    public sealed record Tables(ValueList<TableId> Any) : RuleCondition
    {
        public override bool Holds(RouteFacts facts) => facts.Table is { } table && Any.Contains(table);
    }

    /// <summary>An area whose tables begin alike: every T of the terrace.</summary>
    public sealed record TablesNamed(string Prefix) : RuleCondition
    {
        public override bool Holds(RouteFacts facts) =>
            facts.Table is { } table && table.Value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
    }

    internal static bool IsSame(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}

public abstract record RuleEffect
{
    private RuleEffect() { }

    /// <summary>This route instead of the article's.</summary>
    public sealed record Use(ValueList<StationId> Route) : RuleEffect;

    /// <summary>One more station: the fries beside the tartare.</summary>
    public sealed record Add(StationId Station, RouteEnd At) : RuleEffect;

    /// <summary>The least busy of several that do the same.</summary>
    /// <remarks>
    /// It takes the place of those equals that stand on the route; when none of them does, it is the route.
    /// </remarks>
    public sealed record Among(ValueList<StationId> Stations) : RuleEffect;
}

/// <summary>At which end of its route a line passes an added station.</summary>
public enum RouteEnd
{
    First,
    Last,
}
