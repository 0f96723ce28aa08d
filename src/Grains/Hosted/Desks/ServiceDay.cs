using System.Globalization;
using RetailPos.Grains.Contracts;

namespace RetailPos.Grains.Desks;

/// <summary>The day that call numbers belong to: from the hour the house opens its books to the same hour tomorrow.</summary>
public static class ServiceDay
{
    /// <returns>yyyy-MM-dd of the local day on which the service began.</returns>
    public static string Of(DateTimeOffset localNow, SiteSettings site) =>
        DateOf(localNow, site).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The local day on which the service began.</summary>
    public static DateOnly DateOf(DateTimeOffset localNow, SiteSettings site) =>
        DateOnly.FromDateTime(localNow.AddHours(-site.ServiceDayStartHour).DateTime);

    /// <summary>When the service of a day begins, whatever the clocks did that night.</summary>
    public static DateTimeOffset StartOf(DateOnly day, SiteSettings site, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(site.ServiceDayStartHour, 0));

        // An hour that summer time leaves out begins when it would have ended.
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return new(local, zone.GetUtcOffset(local));
    }
}
