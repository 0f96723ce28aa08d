using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Displays.Customer;

/// <summary>What the guest at a register sees of the one sale that stands in front of it.</summary>
/// <param name="Lines">The last <see cref="LinesMax"/>, oldest first; the last of them is shown large.</param>
/// <param name="Earlier">How many lines stand before those.</param>
/// <param name="Paid">Whose e-ticket the guest may take along; null while there is none.</param>
/// <param name="Received">What was put down, over all payments.</param>
public sealed record CustomerBoard(
    CustomerStage Stage,
    ValueList<CustomerLine> Lines,
    int Earlier,
    Money Total,
    Money Due,
    Money Received,
    Money Change,
    ValueList<CustomerVat> Vat,
    SaleId? Paid = null)
{
    /// <summary>As many as stay readable above the total on a ten-inch screen.</summary>
    public const int LinesMax = 7;

    public static readonly CustomerBoard Idle =
        new(CustomerStage.Idle, [], Earlier: 0, Money.Zero, Money.Zero, Money.Zero, Money.Zero, []);

    public static CustomerBoard Of(Sale? sale) =>
        sale is null || StageOf(sale) is CustomerStage.Idle ? Idle : Of(sale, Pricing.Of(sale));

    private static CustomerBoard Of(Sale sale, Priced priced) => new(
        StageOf(sale),
        sale.Lines.Skip(sale.Lines.Count - LinesMax).Select(line => CustomerLine.Of(line, priced.Of(line.Id))).ToValueList(),
        Math.Max(0, sale.Lines.Count - LinesMax),
        priced.Total,
        sale.Due,
        sale.Payments.Sum(payment => payment.Given),
        sale.Payments.Sum(payment => payment.Change),
        priced.ByRow.Where(row => !row.Row.Scheme.IsMargin()).OrderByDescending(rate => rate.Rate)
            .Select(rate => new CustomerVat(rate.Rate, rate.Rate.TaxInside(rate.TaxIncluded)))
            .ToValueList(),
        sale.Stage is SaleStage.Settled ? sale.Id : null);

    private static CustomerStage StageOf(Sale sale) => sale.Stage switch
    {
        SaleStage.Absent => CustomerStage.Idle,
        SaleStage.Open when sale.Lines.IsEmpty => CustomerStage.Idle,
        SaleStage.Open => sale is { Pending: null, Card: null } ? CustomerStage.Ordering : CustomerStage.Paying,
        SaleStage.Sealed => CustomerStage.Paying,
        SaleStage.Settled => CustomerStage.Thanks,
        SaleStage.Abandoned => CustomerStage.Idle,
    };
}

public enum CustomerStage
{
    /// <summary>Nothing is in front of the register, or nothing yet.</summary>
    Idle,
    Ordering,
    Paying,

    /// <summary>Paid in full.</summary>
    Thanks,
}

public sealed record CustomerLine(LineId Line, Quantity Quantity, string Name, ValueList<string> Options, Money Total)
{
    public static CustomerLine Of(SaleLine line, PricedLine priced) =>
        new(line.Id, line.Quantity, line.Article.Name, line.Wishes, priced.Net);
}

/// <summary>The tax inside the total, once per rate.</summary>
public sealed record CustomerVat(Rate Rate, Money Tax);
