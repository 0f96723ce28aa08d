using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Fiscal.Closures;

/// <summary>How the house cuts time into fiscal days, months and years. All of it is local time, as it is printed and sealed.</summary>
/// <param name="DayStartHour">0–12. A day lasts from this hour to the same hour of tomorrow, whatever the clocks do in between.</param>
public sealed record FiscalCalendar(int DayStartHour, ClosingRules Rules)
{
    /// <summary>What holds where nobody has said anything else: days from five to five, years to the last of December.</summary>
    public static readonly FiscalCalendar Default = new(5, ClosingRules.Default);

    /// <param name="local">In the site's own offset.</param>
    public DateOnly DayOf(DateTimeOffset local) => DateOnly.FromDateTime(local.DateTime.AddHours(-DayStartHour));

    /// <summary>When a day is over, by the clock on the wall.</summary>
    public DateTime EndOf(DateOnly day) => day.AddDays(1).ToDateTime(new(DayStartHour, 0));

    /// <summary>Until when a day waits for a session that was opened in it; what is closed afterwards is late.</summary>
    public DateTime PatienceEndOf(DateOnly day) => EndOf(day).AddHours(Rules.SessionWaitHours);

    /// <summary>The last day of a fiscal year.</summary>
    public bool EndsYear(DateOnly day) =>
        day.Month == Rules.YearEndMonth
        && day.Day == int.Min(Rules.YearEndDay, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>The last day of a month. A year that ends in the middle of one cuts it in two, so that a year is whole months.</summary>
    public bool EndsMonth(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month) || EndsYear(day);
}
