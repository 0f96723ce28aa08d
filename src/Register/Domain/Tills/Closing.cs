using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;

namespace RetailPos.Register.Domain.Tills;

using Answer = Decision<TillEvent, TillRefusal>;

/// <summary>
/// Closes what is over. It stands in front of every record that the till seals, in the same append: there is no way to
/// seal something of a later day while an earlier one is open.
/// </summary>
internal static class Closing
{
    /// <summary>The closures of all days before the one that a record made now belongs to; none when everything is closed.</summary>
    public static ImmutableArray<TillEvent> Due(
        Till till, FiscalCalendar calendar, ClosureCause cause, Actor by, DateTimeOffset now, Sealing sealing) =>
        till.Books.OpenDay(calendar) is { } open && open < DayOf(till, calendar, now)
            ? Close(till, calendar, DayOf(till, calendar, now).AddDays(-1), cause, by, now, sealing)
            : [];

    /// <summary>The end of the service, by hand: what is over, such as the evening before; where nothing is, the day that is still running.</summary>
    public static Answer CloseDay(Till till, TillCommand.CloseDay c, DateTimeOffset now, Sealing sealing)
    {
        var calendar = c.House.Calendar;

        var today = calendar.DayOf(now);

        return till.Session is { IsOpenedByHand: true } ? TillRefusal.SessionStillOpen
            : till.Books.OpenDay(calendar) is not { } open || open > today ? TillRefusal.NothingToClose
            : [.. Close(till, calendar, open < today ? today.AddDays(-1) : today, ClosureCause.ByHand, c.By, now, sealing)];
    }

    /// <summary>
    /// The fiscal day that a record made now belongs to: its session's, where somebody opened one and the day's patience is not
    /// over; otherwise the day by the clock. Never one that is closed already, even if the clock was set back.
    /// </summary>
    internal static DateOnly DayOf(Till till, FiscalCalendar calendar, DateTimeOffset now)
    {
        var today = calendar.DayOf(now);
        var day = till.Session is { IsOpenedByHand: true, OpenedAt: var opened }
            && calendar.DayOf(opened) is var evening && evening < today && now.DateTime < calendar.PatienceEndOf(evening)
            ? evening
            : today;

        return till.Books.OpenDay(calendar) is { } open && open > day ? open : day;
    }

    private static ImmutableArray<TillEvent> Close(
        Till till, FiscalCalendar calendar, DateOnly last, ClosureCause cause, Actor by, DateTimeOffset now, Sealing sealing)
    {
        var closed = ImmutableArray.CreateBuilder<TillEvent>();

        // Every day has its closure, one on which nobody sold as well: a gap would have to be explained in ten years.
        for (var day = till.Books.OpenDay(calendar)!.Value; day <= last; day = day.AddDays(1))
        {
            var isLate = cause is ClosureCause.BeforeRecord || WaitedFor(till, calendar, day) || now.DateTime > calendar.PatienceEndOf(day);

            Add(ClosureKind.Day, day, till.Books.Day);

            if (calendar.EndsMonth(day))
            {
                Add(ClosureKind.Month, till.Books.MonthFrom ?? day, till.Books.Month);
            }

            if (calendar.EndsYear(day))
            {
                Add(ClosureKind.Year, till.Books.YearFrom ?? day, till.Books.Year);
            }

            void Add(ClosureKind kind, DateOnly from, PeriodTotals totals)
            {
                var chain = ClosureKinds.ChainOf(kind);
                var closure = new Closure(
                    sealing.Till, kind, till.EndOf(chain).Next, from, day, totals,
                    till.Books.PerpetualAlgebraic, till.Books.PerpetualAbsolute, isLate, cause, now, by);
                closed.Add(new TillEvent.PeriodClosed(closure, sealing.Of(till, chain, Canonical.Of(closure)), now));
                till = TillDecider.Evolve(till, closed[^1]);
            }
        }

        return closed.ToImmutable();
    }

    // The till that somebody opened on that day, or before, and nobody has closed: it was waited for in vain.
    private static bool WaitedFor(Till till, FiscalCalendar calendar, DateOnly day) =>
        till.Session is { IsOpenedByHand: true, OpenedAt: var opened } && calendar.DayOf(opened) <= day;
}
