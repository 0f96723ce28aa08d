using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>How the day's sales are told to the tax office (e-reporting, fiscal-and-protocols.md §5.3).</summary>
/// <param name="Platform">The number of the « plateforme agréée »: four signs; empty while the house has none.</param>
/// <param name="PlatformName">Empty while the house has none.</param>
/// <param name="OnDebits">VAT is owed when the meal is sold and not when it is paid: then payments are not told.</param>
public sealed record EReportingRules(string Platform, string PlatformName, EReportingPeriod Period, bool OnDebits)
{
    private const int PlatformLength = 4;

    public static readonly EReportingRules Default = new("", "", EReportingPeriod.Month, OnDebits: false);

    public HouseRulesRefusal? Check() =>
        Platform is null || !(Platform.Length is 0 || (Platform.Length is PlatformLength && Platform.All(char.IsAsciiLetterOrDigit))) ? HouseRulesRefusal.PlatformInvalid
        : !Text.IsNameOrEmpty(PlatformName) || (Platform.Length > 0 && PlatformName.Length is 0) ? HouseRulesRefusal.PlatformInvalid
        : !Enum.IsDefined(Period) ? HouseRulesRefusal.PlatformInvalid
        : null;
}

/// <summary>How much one report tells: it follows from the house's VAT regime.</summary>
public enum EReportingPeriod
{
    /// <summary>Days 1–10, 11–20, 21–end (« réel normal mensuel »); payments by the month, with its last part.</summary>
    Decade,

    /// <summary>« Réel normal trimestriel », « réel simplifié ».</summary>
    Month,

    /// <summary>January–February, March–April … (« franchise en base »).</summary>
    TwoMonths,
}

/// <summary>Days from <paramref name="First"/> to <paramref name="Last"/>, both of them in it.</summary>
public readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    public bool Contains(DateOnly day) => day >= First && day <= Last;
}

public static class EReportingPeriods
{
    /// <summary>The period in which a day lies.</summary>
    public static DayRange Around(this EReportingPeriod period, DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);

        return period switch
        {
            EReportingPeriod.Decade => day.Day switch
            {
                <= 10 => new(first, first.AddDays(9)),
                <= 20 => new(first.AddDays(10), first.AddDays(19)),
                _ => new(first.AddDays(20), EndOf(first)),
            },
            EReportingPeriod.Month => new(first, EndOf(first)),
            EReportingPeriod.TwoMonths when first.Month % 2 is 0 => new(first.AddMonths(-1), EndOf(first)),
            EReportingPeriod.TwoMonths => new(first, EndOf(first.AddMonths(1))),
        };
    }

    /// <summary>Whose payments are told with it: by the month at least; null where they come with a later report.</summary>
    public static DayRange? PaymentsOf(this EReportingPeriod period, DayRange told) =>
        period is not EReportingPeriod.Decade ? told
        : told.Last == EndOf(told.Last) ? EReportingPeriod.Month.Around(told.Last)
        : null;

    private static DateOnly EndOf(DateOnly month) => new DateOnly(month.Year, month.Month, 1).AddMonths(1).AddDays(-1);
}
