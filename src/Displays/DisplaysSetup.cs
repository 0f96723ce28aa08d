using Microsoft.Extensions.DependencyInjection;

namespace RetailPos.Displays;

/// <summary>What the host calls so that these screens can be shown; their pages lie in this assembly.</summary>
public static class DisplaysSetup
{
    /// <remarks>The host adds the feeds, the desks, the journal, SiteSettings, TimeProvider and localization itself.</remarks>
    public static IServiceCollection AddDisplays(this IServiceCollection services) => services.AddScoped<Commands>();
}
