using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>What the house has decided about selling, as it holds now.</summary>
public sealed record HouseRulesView(long Position, HouseRules Rules) : IView
{
    public static readonly HouseRulesView Empty = new(Position: 0, HouseRules.Default);

    /// <summary>How often the settings of each register were changed, and when last; none for one that nobody has set.</summary>
    public ImmutableDictionary<TillId, ValueList<RegisterVersion>> Versions { get; init; } =
        ImmutableDictionary<TillId, ValueList<RegisterVersion>>.Empty;

    /// <summary>The newest that a screen which has painted so far has painted with; null for none.</summary>
    public RegisterVersion? PaintedBy(TillId till, long painted) =>
        Versions.GetValueOrDefault(till, []).LastOrDefault(version => version.Position <= painted);

    /// <summary>The one that holds; null for a register that nobody has set.</summary>
    public RegisterVersion? VersionOf(TillId till) => Versions.GetValueOrDefault(till, []) is [.., var last] ? last : null;
}

/// <param name="Number">From 1.</param>
/// <param name="Position">Of the change: a screen that has painted this position has painted with it.</param>
public sealed record RegisterVersion(int Number, long Position, DateTimeOffset At)
{
    /// <summary>A screen that is farther behind has been away for weeks.</summary>
    public const int KeptMax = 20;
}
