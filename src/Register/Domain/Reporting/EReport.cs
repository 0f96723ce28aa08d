using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Reporting;

/// <summary>What e-reporting is told of a period: sales to private customers (10.3), and what was paid for services (10.4).</summary>
/// <param name="PaymentsOf">Null where payments are told with a later report, or not at all.</param>
/// <param name="Unplaced">Money of customers' accounts for which no sale was found: it names no rate, and is told by hand.</param>
public sealed record EReport(
    DayRange Sales, ValueList<SoldOfDay> Sold, DayRange? PaymentsOf, ValueList<PaidOfDay> Paid, Money Unplaced)
{
    /// <summary>The rates that the tax office knows (rule G1.24), in basis points.</summary>
    public static readonly ValueList<int> Rates = [0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1_000, 1_300, 1_960, 2_000, 2_060];

    public IEnumerable<Rate> UnknownRates => Sold.SelectMany(day => day.Shares.Select(share => share.Rate))
        .Concat(Paid.SelectMany(day => day.Amounts.Select(amount => amount.Rate)))
        .Where(rate => !Rates.Contains(rate.BasisPoints)).Distinct().Order();
}

/// <summary>One day's sales of one category. The amounts are the tickets' own, and their sums are exact (rule G1.53).</summary>
public sealed record SoldOfDay(DateOnly Day, SalesCategory Category, int Tickets, ValueList<VatShare> Shares)
{
    public Money TaxExcluded => Shares.Sum(share => share.TaxExcluded);

    public Money Tax => Shares.Sum(share => share.Tax);
}

/// <summary>What was paid on one day for services, tax included.</summary>
public sealed record PaidOfDay(DateOnly Day, ValueList<RateAmount> Amounts);

public sealed record RateAmount(Rate Rate, Money Amount);

/// <summary>The first two of the codes of TT-81; the other two name what no register here sells.</summary>
public enum SalesCategory
{
    /// <summary>TLB1: what leaves the house.</summary>
    Goods,

    /// <summary>TPS1: what is eaten here.</summary>
    Services,
}
