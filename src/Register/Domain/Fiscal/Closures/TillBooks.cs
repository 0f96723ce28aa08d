using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.Domain.Fiscal.Closures;

/// <summary>What a till has not closed yet, and what it has turned over in all its life.</summary>
/// <remarks>It holds one row per rate and payment mode and never a record, so it is as small after ten years as on the first day.</remarks>
/// <param name="FirstAt">When the till was used first; null before.</param>
/// <param name="ClosedTo">The last day that is closed; null before the first closure.</param>
/// <param name="Day">Since the last day's closure.</param>
/// <param name="Month">Of the days that were closed since the last month's closure.</param>
/// <param name="Year">Of the months that were closed since the last year's closure.</param>
/// <param name="MonthFrom">The first of those days; null when there are none.</param>
/// <param name="YearFrom">As for the month.</param>
public sealed record TillBooks(
    DateTimeOffset? FirstAt,
    DateOnly? ClosedTo,
    PeriodTotals Day,
    PeriodTotals Month,
    PeriodTotals Year,
    DateOnly? MonthFrom,
    DateOnly? YearFrom,
    Money PerpetualAlgebraic,
    Money PerpetualAbsolute)
{
    public static readonly TillBooks New = new(
        FirstAt: null, ClosedTo: null, PeriodTotals.None, PeriodTotals.None, PeriodTotals.None, MonthFrom: null, YearFrom: null, Money.Zero, Money.Zero);

    /// <summary>The day that is not closed; null for a till that nobody has used yet.</summary>
    public DateOnly? OpenDay(FiscalCalendar calendar) =>
        ClosedTo is { } closed ? closed.AddDays(1)
        : FirstAt is { } first ? calendar.DayOf(first)
        : null;

    public TillBooks With(TillEvent happened) => happened switch
    {
        TillEvent.PeriodClosed { Closure: { Kind: ClosureKind.Day } day } => this with
        {
            ClosedTo = day.To,
            Day = PeriodTotals.None,
            Month = Month + day.Totals,
            MonthFrom = MonthFrom ?? day.From,
            YearFrom = YearFrom ?? day.From,
        },
        TillEvent.PeriodClosed { Closure: { Kind: ClosureKind.Month } month } => this with
        {
            Month = PeriodTotals.None, MonthFrom = null, Year = Year + month.Totals,
        },
        TillEvent.PeriodClosed => this with { Year = PeriodTotals.None, YearFrom = null },
        TillEvent.TicketSealed { Ticket.Total: var total } => Noted(happened) with
        {
            PerpetualAlgebraic = PerpetualAlgebraic + total,
            PerpetualAbsolute = PerpetualAbsolute + (total.IsNegative ? -total : total),
        },
        _ => Noted(happened),
    };

    private TillBooks Noted(TillEvent happened) => this with { FirstAt = FirstAt ?? happened.At, Day = Day.With(happened) };
}
