using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>What a ticket holds at one rate. <see cref="TaxExcluded"/> + <see cref="Tax"/> = <see cref="TaxIncluded"/>, to the cent.</summary>
public sealed record VatShare(Rate Rate, Money TaxIncluded, Money Tax)
{
    public Money TaxExcluded => TaxIncluded - Tax;

    /// <summary>One share per rate, rising; the tax is taken once per rate, on the sum (fiscal-and-protocols.md §1.4).</summary>
    public static ValueList<VatShare> Of(Sale sale) =>
        [.. Pricing.Of(sale).ByRate.Select(rate => Of(rate.Rate, rate.TaxIncluded))];

    internal static VatShare Of(Rate rate, Money taxIncluded) => new(rate, taxIncluded, rate.TaxInside(taxIncluded));
}
