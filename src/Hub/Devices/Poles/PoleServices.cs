using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Hub.Devices.Poles;

public static class PoleServices
{
    /// <summary>Adds the poles that section <c>Poles</c> names; there may be none, and those that the house has written down. The caller adds <c>TimeProvider</c> and the feed of the house's rules.</summary>
    /// <remarks>A faulty setting stops the start with an <see cref="OptionsValidationException"/> that names its key.</remarks>
    public static IServiceCollection AddPoles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PoleSettings>().Bind(configuration.GetSection(PoleSettings.Section)).ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<PoleSettings>, PoleSettingsCheck>()
            .AddSingleton<ICustomerPole>(provider => new HousePoles(
                provider.GetRequiredService<IOptions<PoleSettings>>().Value,
                provider.GetRequiredService<IFeed<HouseRulesView>>(),
                new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }),
                provider.GetRequiredService<TimeProvider>()));
    }
}

internal sealed class PoleSettingsCheck : IValidateOptions<PoleSettings>
{
    public ValidateOptionsResult Validate(string? name, PoleSettings options) =>
        options.Faults() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
