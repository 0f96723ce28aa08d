using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts;

namespace RetailPos.Hub.Settings;

/// <summary>The hub's clock, which is the only time there is, with the site's own zone whatever the machine's may be.</summary>
public sealed class SiteClock(IOptions<SiteSettings> site) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(site.Value.TimeZone);
}
