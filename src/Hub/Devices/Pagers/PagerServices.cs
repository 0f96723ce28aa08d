using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Pagers;

public static class PagerServices
{
    /// <summary>Adds the transmitter that section <c>Pager</c> names, or none. The caller adds <c>TimeProvider</c>.</summary>
    /// <remarks>A faulty setting stops the start with an <see cref="OptionsValidationException"/> that names its key.</remarks>
    public static IServiceCollection AddPager(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PagerSettings>().Bind(configuration.GetSection(PagerSettings.Section)).ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<PagerSettings>, PagerSettingsCheck>()
            .AddSingleton(Chosen);
    }

    private static IPager Chosen(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<IOptions<PagerSettings>>().Value;
        return settings.IsPresent ? new HttpPager(settings, provider.GetRequiredService<TimeProvider>()) : new AbsentPager();
    }
}

internal sealed class PagerSettingsCheck : IValidateOptions<PagerSettings>
{
    public ValidateOptionsResult Validate(string? name, PagerSettings options) =>
        options.Faults() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
