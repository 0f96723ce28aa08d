using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Reporting;

/// <summary>What e-reporting is told of a period: sales to private customers (10.3), and what was paid for services (10.4).</summary>
/// <param name="PaymentsOf">Null where payments are told with a later report, or not at all.</param>
/// <param name="LeftOut">Sales untaxed to companies of other states: they are told invoice by invoice (10.1), and not here.</param>
/// <param name="Unplaced">Money of customers' accounts for which no sale was found: it names no rate, and is told by hand.</param>
public sealed record EReport(
    DayRange Sales, ValueList<SoldOfDay> Sold, DayRange? PaymentsOf, ValueList<PaidOfDay> Paid, Money Unplaced, LeftOutSales LeftOut = default)
{
    /// <summary>The rates that the tax office knows (rule G1.24), in basis points.</summary>
    public static readonly ValueList<int> Rates = [0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1_000, 1_300, 1_960, 2_000, 2_060];

    public IEnumerable<Rate> UnknownRates => Sold.SelectMany(day => day.Shares.Select(share => share.Rate))
        .Concat(Paid.SelectMany(day => day.Amounts.Select(amount => amount.Rate)))
        .Where(rate => !Rates.Contains(rate.BasisPoints)).Distinct().Order();
}

/// <param name="Tickets">Those that give something back among them.</param>
public readonly record struct LeftOutSales(int Tickets, Money Amount);

/// <summary>One day's sales of one category: of a ticket that holds two, each has its part, and both count it. The amounts are the tickets' own, and their sums are exact (rule G1.53).</summary>
public sealed record SoldOfDay(DateOnly Day, SalesCategory Category, int Tickets, ValueList<VatShare> Shares)
{
    public Money TaxExcluded => Shares.Sum(share => share.Base);

    public Money Tax => Shares.Sum(share => share.Tax);
}

/// <summary>What was paid on one day for services, tax included.</summary>
public sealed record PaidOfDay(DateOnly Day, ValueList<RateAmount> Amounts);

public sealed record RateAmount(Rate Rate, Money Amount);

/// <summary>Of the codes of TT-81. The one that is missing, TNT1, names what is not taxed in France, which no register here sells.</summary>
public enum SalesCategory
{
    /// <summary>TLB1: what leaves the house.</summary>
    Goods,

    /// <summary>TPS1: what is eaten here.</summary>
    Services,

    /// <summary>TMA1: what is taxed on its margin. What it is without tax is the margin without it.</summary>
    Margin,
}
