using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Counter;

/// <summary>The modes before the cashier: up to three are keys, and where there are more, two are and the rest is one key away.</summary>
/// <param name="Keys">In the order of the house.</param>
/// <param name="All">Every mode that is on, and the sale's own, even where the house has switched it off meanwhile.</param>
/// <param name="Behind">The sale's mode, when it is not among the keys; null otherwise.</param>
public sealed record ModeKeys(ImmutableArray<ServiceMode> Keys, ImmutableArray<ServiceMode> All, bool HasMore, ServiceMode? Behind)
{
    /// <summary>What fits beside the time on a small register in readable letters.</summary>
    public const int KeysMax = 3;

    public static ModeKeys Of(ModeRules rules, ServiceMode current)
    {
        var on = rules.On.ToImmutableArray();
        var all = on.Contains(current) ? on : on.Add(current);
        var keys = all.Length <= KeysMax ? all : [.. on.Take(KeysMax - 1)];
        return new(keys, all, all.Length > KeysMax, keys.Contains(current) ? null : current);
    }
}
