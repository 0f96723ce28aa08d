using System.Globalization;
using System.Text;
using RetailPos.Register.Domain.Fiscal.Closures;

namespace RetailPos.Register.Domain.Fiscal;

public static partial class Canonical
{
    /// <summary>
    /// DAY1, MONTH1, YEAR1: the fields of fiscal-and-protocols.md §2.1 in their order, then all else that the closure holds. DAY2,
    /// MONTH2, YEAR2 add the margins.
    /// </summary>
    public static string Of(Closure closure)
    {
        var totals = closure.Totals;
        var isSchemed = IsSchemed(totals.Vat);
        var text = new StringBuilder(FormOf(closure.Kind)).Append(isSchemed ? '2' : '1');

        Field(text, Included(totals.Vat));
        Field(text, Number(totals.Total.Cents));
        Field(text, Number(closure.PerpetualAlgebraic.Cents));
        Field(text, Time(closure.MadeAt));
        Field(text, PeriodOf(closure));
        Field(text, Number(closure.Number));
        Field(text, Plain(closure.Till.Value));
        Field(text, Date(closure.From));
        Field(text, Date(closure.To));
        Field(text, Number(closure.PerpetualAbsolute.Cents));
        Field(text, Taxes(totals.Vat));
        Field(text, string.Join('|', totals.Modes.Select(mode => $"{mode.Mode}:{Number(mode.Amount.Cents)}:{Number(mode.Count)}")));
        Field(text, Number(totals.Tickets));
        Field(text, Number(totals.Sold.Cents));
        Field(text, Number(totals.Refunds));
        Field(text, Number(totals.Refunded.Cents));
        Field(text, totals.FirstTicket is { } first ? Number(first) : "");
        Field(text, totals.LastTicket is { } last ? Number(last) : "");
        Field(text, Number(totals.Tips.Cents));
        Field(text, Number(totals.Rounding.Cents));
        Field(text, Number(totals.Settled.Cents));
        Field(text, Number(totals.CashIn.Cents));
        Field(text, Number(totals.CashOut.Cents));
        Field(text, Number(totals.Difference.Cents));
        Field(text, closure.IsLate ? "O" : "N");
        Field(text, closure.Cause.ToString());
        Field(text, Plain(closure.By.Person));
        Field(text, Plain(closure.By.Place));

        if (isSchemed)
        {
            Field(text, Margins(totals.Vat));
        }

        return text.ToString();
    }

    /// <summary>What people call the period: the day, the month or the year in which it ended.</summary>
    private static string PeriodOf(Closure closure) => closure.Kind switch
    {
        ClosureKind.Day => Date(closure.To),
        ClosureKind.Month => closure.To.ToString("yyyyMM", CultureInfo.InvariantCulture),
        ClosureKind.Year => closure.To.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    private static string FormOf(ClosureKind kind) => kind switch
    {
        ClosureKind.Day => "DAY",
        ClosureKind.Month => "MONTH",
        ClosureKind.Year => "YEAR",
    };

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
