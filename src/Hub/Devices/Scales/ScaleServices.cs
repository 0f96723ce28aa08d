using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Hub.Devices.Scales;

public static class ScaleServices
{
    /// <summary>Adds the scales of the house. The caller adds <c>TimeProvider</c> and the feed of the house's rules.</summary>
    /// <remarks>A faulty setting stops the start with an <see cref="OptionsValidationException"/> that names its key.</remarks>
    public static IServiceCollection AddScales(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScaleSettings>().Bind(configuration.GetSection(ScaleSettings.Section)).ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<ScaleSettings>, ScaleSettingsCheck>()
            .AddSingleton<IScale>(provider => new HouseScales(
                provider.GetRequiredService<IFeed<HouseRulesView>>(),
                provider.GetRequiredService<IOptions<ScaleSettings>>().Value,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<HouseScales>>()));
    }
}

internal sealed class ScaleSettingsCheck : IValidateOptions<ScaleSettings>
{
    public ValidateOptionsResult Validate(string? name, ScaleSettings options) =>
        options.Faults() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
