using FsCheck;
using FsCheck.Fluent;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Domain.Tests.Fiscal;

/// <summary>Goal: whatever a till does and whenever, its closures hold all of it once, day by day, and its perpetual totals never turn back.</summary>
public sealed class ClosureProperties
{
    [Fact]
    public void A_day_is_the_sum_of_its_records() => Holds(years =>
    {
        var open = PeriodTotals.None;

        foreach (var happened in years.Journal)
        {
            if (happened is TillEvent.PeriodClosed { Closure: { Kind: ClosureKind.Day } day })
            {
                if (day.Totals != open)
                {
                    return false;
                }

                open = PeriodTotals.None;
            }

            open = open.With(happened);
        }

        return years.Till.Books.Day == open;
    });

    [Fact]
    public void Totals_agree_with_their_tickets_to_the_cent() => Holds(years => Days(years).All(day =>
        day.Closure.Totals.Total == day.Tickets.Sum(ticket => ticket.Total)
        && day.Closure.Totals.Total == day.Closure.Totals.Vat.Sum(share => share.TaxIncluded)
        && day.Closure.Totals.Tax == day.Tickets.Sum(ticket => ticket.Vat.Sum(share => share.Tax))
        && day.Closure.Totals.Vat.Equals(
            [
                .. day.Tickets.SelectMany(ticket => ticket.Vat).GroupBy(share => share.Row).OrderBy(row => row.Key).Select(row => new VatShare(
                    row.Key.Rate, row.Sum(share => share.TaxIncluded), row.Sum(share => share.Tax), row.Key.Scheme, row.Sum(share => share.Margin))),
            ])
        && day.Closure.Totals.Tickets + day.Closure.Totals.Refunds == day.Tickets.Count
        && day.Closure.Totals.FirstTicket == day.Tickets.FirstOrDefault()?.Number
        && day.Closure.Totals.LastTicket == day.Tickets.LastOrDefault()?.Number));

    [Fact]
    public void A_month_is_the_sum_of_its_days_and_a_year_of_its_months() => Holds(years =>
        IsSum(years, ClosureKind.Month, ClosureKind.Day) && IsSum(years, ClosureKind.Year, ClosureKind.Month));

    [Fact]
    public void Perpetual_totals_are_the_last_and_what_came_since() => Holds(years =>
    {
        var (algebraic, absolute) = (Money.Zero, Money.Zero);

        foreach (var happened in years.Journal)
        {
            switch (happened)
            {
                case TillEvent.TicketSealed { Ticket.Total: var total }:
                    (algebraic, absolute) = (algebraic + total, absolute + (total.IsNegative ? -total : total));
                    break;
                case TillEvent.PeriodClosed { Closure: var closure }
                    when (closure.PerpetualAlgebraic, closure.PerpetualAbsolute) != (algebraic, absolute):
                    return false;
            }
        }

        return (years.Till.Books.PerpetualAlgebraic, years.Till.Books.PerpetualAbsolute) == (algebraic, absolute);
    });

    [Fact]
    public void Every_day_is_closed_once_and_in_order() => Holds(years => Of(years, ClosureKind.Day).Zip(Of(years, ClosureKind.Day).Skip(1)).All(pair =>
        pair.Second.From == pair.First.To.AddDays(1) && pair.Second.From == pair.Second.To));

    [Fact]
    public void Numbers_have_no_gap_and_chains_verify() => Holds(years => Enum.GetValues<ClosureKind>().All(kind =>
    {
        var chain = new FiscalChain();

        foreach (var closed in years.Journal.OfType<TillEvent.PeriodClosed>().Where(closed => closed.Closure.Kind == kind))
        {
            chain.Add(closed.Closure.Number, Canonical.Of(closed.Closure), closed.Seal);
        }

        return chain.Fault is null && chain.Verified == years.Till.EndOf(ClosureKinds.ChainOf(kind)).Number;
    }));

    [Fact]
    public void Nothing_of_a_later_day_stands_before_the_closure_of_an_earlier_one() => Holds((calendar, years) =>
    {
        var open = (DateOnly?)null;

        foreach (var happened in years.Journal)
        {
            if (happened is TillEvent.PeriodClosed { Closure: { Kind: ClosureKind.Day } day })
            {
                open = day.To.AddDays(1);
            }
            else if (happened is not TillEvent.PeriodClosed)
            {
                open ??= calendar.DayOf(happened.At);

                // By a session that is waited for it may be a record of the next morning, and never later than that.
                if (happened.At.DateTime >= calendar.PatienceEndOf(open.Value))
                {
                    return false;
                }
            }
        }

        return true;
    });

    [Fact]
    public void Replaying_the_journal_gives_the_same_books() =>
        Holds(years => years.Journal.Aggregate(Till.New, TillDecider.Evolve).Books == years.Till.Books);

    // Without this, the properties above could hold because nothing is ever closed.
    [Fact]
    public void Years_reach_what_the_properties_speak_of()
    {
        var samples = TillYears.Any.Sample(numberOfSamples: 200, new Rnd(20261122, 1), size: 80)
            .Select(any => TillYears.Of(any.Calendar, any.Steps)).ToList();

        Assert.InRange(samples.Count(years => Of(years, ClosureKind.Day).Count() > 10), 100, 200);
        Assert.InRange(samples.Count(years => Of(years, ClosureKind.Month).Any()), 100, 200);
        Assert.InRange(samples.Count(years => Of(years, ClosureKind.Year).Any()), 20, 200);
        Assert.InRange(samples.Count(years => years.Closures.Any(closure => closure.IsLate)), 100, 200);
        Assert.InRange(samples.Count(years => years.Closures.Any(closure => !closure.IsLate)), 20, 200);
        Assert.InRange(samples.Count(years => years.Closures.Any(closure => closure.Totals.Refunded.IsNegative)), 50, 200);
        Assert.InRange(samples.Count(years => years.Closures.Any(closure => !closure.Totals.Difference.IsZero)), 20, 200);
        Assert.InRange(samples.Count(years => years.Closures.Any(closure => closure.Totals.Vat.Count(share => share.HasMargin) > 1)), 100, 200);
        Assert.InRange(samples.Count(years => years.Closures.Any(closure => closure.Totals.Vat.Any(share => share.Scheme is VatScheme.IntraCommunity))), 100, 200);
        Assert.Equal(Enum.GetValues<ClosureCause>().Where(cause => cause is not ClosureCause.AtStart),
            samples.SelectMany(years => years.Closures).Select(closure => closure.Cause).Distinct().Order());
    }

    private static bool IsSum(TillYears years, ClosureKind whole, ClosureKind part) => Of(years, whole).All(closure =>
    {
        var parts = Of(years, part).Where(one => one.From >= closure.From && one.To <= closure.To).ToList();
        return closure.Totals == parts.Aggregate(PeriodTotals.None, (sum, one) => sum + one.Totals)
            && parts[0].From == closure.From && parts[^1].To == closure.To;
    });

    private static IEnumerable<Closure> Of(TillYears years, ClosureKind kind) => years.Closures.Where(closure => closure.Kind == kind);

    private static List<(Closure Closure, List<Ticket> Tickets)> Days(TillYears years)
    {
        var days = new List<(Closure, List<Ticket>)>();
        var tickets = new List<Ticket>();

        foreach (var happened in years.Journal)
        {
            if (happened is TillEvent.TicketSealed { Ticket: var ticket })
            {
                tickets.Add(ticket);
            }
            else if (happened is TillEvent.PeriodClosed { Closure: { Kind: ClosureKind.Day } day })
            {
                days.Add((day, tickets));
                tickets = [];
            }
        }

        return days;
    }

    private static void Holds(Func<TillYears, bool> property) => Holds((_, years) => property(years));

    private static void Holds(Func<FiscalCalendar, TillYears, bool> property) =>
        Prop.ForAll(TillYears.Any.ToArbitrary(), any => property(any.Calendar, TillYears.Of(any.Calendar, any.Steps))).QuickCheckThrowOnFailure();
}
