using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What a change of mode has done to the prices and taxes of a sale.</summary>
/// <param name="Rates">One entry per pair of rates that differ.</param>
/// <param name="Prices">How many lines cost something else now.</param>
/// <param name="Before">What the guest would have paid. Prices include tax: where no price differs, it stays.</param>
public sealed record ModeChange(ServiceMode To, ImmutableArray<RateChange> Rates, int Prices, Money Before, Money After)
{
    /// <param name="before">The sale as it was in the other mode.</param>
    /// <param name="after">As the hub says it is now.</param>
    public static ModeChange Of(Sale before, Sale after) => new(
        after.Mode,
        [
            .. before.Lines
                .Where(line => line.Id != before.Fee)
                .GroupBy(line => (Before: before.RowOf(line).Rate, After: after.RowOf(line).Rate))
                .Where(group => group.Key.Before != group.Key.After)
                .OrderBy(group => group.Key.Before)
                .Select(group => new RateChange(group.Key.Before, group.Key.After, group.Count())),
        ],
        before.Lines.Count(line => line.Article.UnitPriceIn(before.Mode) != line.Article.UnitPriceIn(after.Mode)),
        before.Total,
        after.Total);

    public static ModeChange Of(Sale before, ServiceMode to) => Of(before, before with { Mode = to });
}

public sealed record RateChange(Rate Before, Rate After, int Lines);
