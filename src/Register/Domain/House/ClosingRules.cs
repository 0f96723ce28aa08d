namespace RetailPos.Register.Domain.House;

/// <summary>When the fiscal year ends, and how long a day waits for its last session (DECISIONS.md tells why).</summary>
/// <param name="YearEndMonth">1–12.</param>
/// <param name="YearEndDay">1–31; in a month that is shorter, its last day.</param>
/// <param name="SessionWaitHours">1–12. How long after the end of a day its closing waits for a till that somebody opened in it.</param>
public sealed record ClosingRules(int YearEndMonth, int YearEndDay, int SessionWaitHours)
{
    /// <summary>Less, and a closing of the very minute would be called late.</summary>
    public const int SessionWaitHoursMin = 1;

    /// <summary>More, and the day after would be over before the day is closed.</summary>
    public const int SessionWaitHoursMax = 12;

    /// <summary>The calendar year; until nine for days that end at five: the longest night is over.</summary>
    public static readonly ClosingRules Default = new(YearEndMonth: 12, YearEndDay: 31, SessionWaitHours: 4);

    public HouseRulesRefusal? Check() =>
        YearEndMonth is >= 1 and <= 12 && YearEndDay >= 1 && YearEndDay <= DateTime.DaysInMonth(2024, YearEndMonth)
            && SessionWaitHours is >= SessionWaitHoursMin and <= SessionWaitHoursMax
            ? null
            : HouseRulesRefusal.ClosingInvalid;
}
