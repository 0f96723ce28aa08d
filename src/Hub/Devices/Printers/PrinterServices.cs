using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Printers;

public static class PrinterServices
{
    /// <summary>Adds the drivers of the printers that the house sets up in its pages. The caller adds <c>IFeed&lt;DevicesView&gt;</c>, <c>TimeProvider</c>, <c>IPictureStore</c> and <c>ITicketWording</c>.</summary>
    public static IServiceCollection AddPrinters(this IServiceCollection services) => services
        .AddSingleton<HousePrinters>()
        .AddSingleton<IPrinters>(provider => provider.GetRequiredService<HousePrinters>())
        .AddSingleton<IStationPrinter>(provider => provider.GetRequiredService<HousePrinters>());
}
