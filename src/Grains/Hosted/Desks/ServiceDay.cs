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

    /// <summary>The instant at which the service day of this time began.</summary>
    public static DateTimeOffset OpeningOf(DateTimeOffset time, TimeZoneInfo zone, SiteSettings site) =>
        StartOf(DateOf(TimeZoneInfo.ConvertTime(time, zone), site), site, zone);

    /// <summary>When the service of a day begins, whatever the clocks did that night.</summary>
    public static DateTimeOffset StartOf(DateOnly day, SiteSettings site, TimeZoneInfo zone)
    {
        var opening = day.ToDateTime(new(site.ServiceDayStartHour, 0));

        // In the one night of the year when that hour is left out, the day begins where the clock goes on.
        opening = zone.IsInvalidTime(opening) ? opening.AddHours(1) : opening;
        return new(opening, zone.GetUtcOffset(opening));
    }
}
