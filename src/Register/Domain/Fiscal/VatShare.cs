using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>What a ticket holds at one rate, in one scheme. <see cref="TaxExcluded"/> + <see cref="Tax"/> = <see cref="TaxIncluded"/>, to the cent.</summary>
/// <param name="Margin">What is left of <paramref name="TaxIncluded"/> after the purchases, tax included; zero in every scheme but those of the margin.</param>
public sealed record VatShare(Rate Rate, Money TaxIncluded, Money Tax, VatScheme Scheme = VatScheme.Standard, Money Margin = default)
{
    public VatRow Row => new(Rate, Scheme);

    /// <summary>It has a margin to be told, though it be none.</summary>
    public bool HasMargin => Scheme.IsMargin() || !Margin.IsZero;

    public Money TaxExcluded => TaxIncluded - Tax;

    /// <summary>What the tax is taken on.</summary>
    public Money Base => Scheme.IsMargin() ? Margin - Tax : TaxExcluded;

    /// <summary>One share per row, rising; the tax is taken once per row, on the sum (fiscal-and-protocols.md §1.4).</summary>
    public static ValueList<VatShare> Of(Sale sale) =>
        [.. Pricing.Of(sale).ByRow.Select(row => Of(row.Row, row.TaxIncluded, row.Margin))];

    public static ValueList<VatShare> Of(IEnumerable<TicketLine> lines) =>
    [
        .. lines.GroupBy(line => line.Row).OrderBy(row => row.Key)
            .Select(row => Of(row.Key, row.Sum(line => line.Total), row.Sum(line => line.Margin ?? Money.Zero))),
    ];

    private static VatShare Of(VatRow row, Money taxIncluded, Money margin) =>
        new(row.Rate, taxIncluded, row.Rate.TaxInside(row.Scheme.IsMargin() ? margin : taxIncluded), row.Scheme, margin);

    /// <summary>Both of one row.</summary>
    public static VatShare operator +(VatShare one, VatShare other) => one with
    {
        TaxIncluded = one.TaxIncluded + other.TaxIncluded, Tax = one.Tax + other.Tax, Margin = one.Margin + other.Margin,
    };

    public static VatShare operator -(VatShare one) => one with { TaxIncluded = -one.TaxIncluded, Tax = -one.Tax, Margin = -one.Margin };
}
