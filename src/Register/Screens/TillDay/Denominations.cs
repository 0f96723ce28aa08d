using RetailPos.Kernel;

namespace RetailPos.Register.TillDay;

/// <summary>The notes and coins that lie in drawers, largest first.</summary>
public static class Denominations
{
    private static readonly ValueList<Money> Euro =
        [.. new[] { 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1 }.Select(cents => new Money(cents))];

    private static readonly ValueList<Money> Franc =
        [.. new[] { 100_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5 }.Select(cents => new Money(cents))];

    /// <summary>None for a currency that nobody has described: then the sum is typed.</summary>
    public static ValueList<Money> Of(string currency) => currency switch
    {
        "EUR" => Euro,
        "CHF" => Franc,
        _ => [],
    };
}
