using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>What a bill is worth, counted in everything that no split may create or lose: cents per rate and scheme, cents of purchases, thousandths per dish.</summary>
internal sealed record Worth(ValueList<(string What, long Amount)> Amounts)
{
    public static Worth Of(Sale sale) => Sum(
    [
        .. Pricing.Of(sale).Lines.Select(line => ($"¢ at {line.Rate}, {line.Scheme}", line.Net.Cents)),
        .. Pricing.Of(sale).Lines.Select(line => ($"¢ paid for {line.Scheme}", line.Purchase?.Cents ?? 0)),
        .. sale.Lines.Select(line => ($"thousandths of {line.Article.Name}", (long)line.Quantity.Thousandths)),
    ]);

    public static Worth operator -(Worth one, Worth other) =>
        Sum([.. one.Amounts, .. other.Amounts.Select(amount => (amount.What, -amount.Amount))]);

    public override string ToString() => string.Join(", ", Amounts.Select(amount => $"{amount.Amount} {amount.What}"));

    private static Worth Sum(IEnumerable<(string What, long Amount)> amounts) => new(
    [
        .. amounts.GroupBy(amount => amount.What, StringComparer.Ordinal)
            .Select(same => (What: same.Key, Amount: same.Sum(amount => amount.Amount)))
            .Where(amount => amount.Amount != 0)
            .OrderBy(amount => amount.What, StringComparer.Ordinal),
    ]);
}
