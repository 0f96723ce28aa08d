using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What a change of mode has done to the taxes of a sale. Prices include tax, so what the guest pays stays.</summary>
/// <param name="Rates">One entry per pair of rates that differ.</param>
public sealed record ModeChange(ServiceMode To, ImmutableArray<RateChange> Rates)
{
    /// <param name="before">The sale as it was in the other mode.</param>
    public static ModeChange Of(Sale before, ServiceMode to) => new(
        to,
        [
            .. before.Lines
                .GroupBy(line => (Before: line.Article.RateIn(before.Mode), After: line.Article.RateIn(to)))
                .Where(group => group.Key.Before != group.Key.After)
                .OrderBy(group => group.Key.Before)
                .Select(group => new RateChange(group.Key.Before, group.Key.After, group.Count())),
        ]);
}

public sealed record RateChange(Rate Before, Rate After, int Lines);
