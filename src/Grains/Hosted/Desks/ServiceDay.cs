using System.Globalization;
using RetailPos.Grains.Contracts;

namespace RetailPos.Grains.Desks;

/// <summary>The day that call numbers belong to: from the hour the house opens its books to the same hour tomorrow.</summary>
public static class ServiceDay
{
    /// <returns>yyyy-MM-dd of the local day on which the service began.</returns>
    public static string Of(DateTimeOffset localNow, SiteSettings site) =>
        localNow.AddHours(-site.ServiceDayStartHour).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
