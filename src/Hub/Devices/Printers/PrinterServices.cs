using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Printers;

public static class PrinterServices
{
    /// <summary>Adds the printers that section <c>Printers</c> names; there may be none. The caller adds <c>TimeProvider</c> and <c>ITicketWording</c>.</summary>
    /// <remarks>A faulty setting stops the start with an <see cref="OptionsValidationException"/> that names its key.</remarks>
    public static IServiceCollection AddPrinters(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PrinterSettings>().Bind(configuration.GetSection(PrinterSettings.Section)).ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<PrinterSettings>, PrinterSettingsCheck>()
            .AddSingleton(provider => new HousePrinters(
                provider.GetRequiredService<IOptions<PrinterSettings>>().Value,
                new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }),
                provider.GetRequiredService<ITicketWording>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<HousePrinters>>()))
            .AddSingleton<IReceiptPrinter>(provider => provider.GetRequiredService<HousePrinters>())
            .AddSingleton<IStationPrinter>(provider => provider.GetRequiredService<HousePrinters>());
    }
}

internal sealed class PrinterSettingsCheck : IValidateOptions<PrinterSettings>
{
    public ValidateOptionsResult Validate(string? name, PrinterSettings options) =>
        options.Faults() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
