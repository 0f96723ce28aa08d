using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Finding;

public static class FinderServices
{
    /// <summary>Adds who looks for devices on the network. The caller adds <c>TimeProvider</c>.</summary>
    public static IServiceCollection AddFinder(this IServiceCollection services) => services
        .AddSingleton(new FinderPorts())
        .AddSingleton(FinderPatience.Usual)
        .AddSingleton<PrinterProbe>()
        .AddSingleton<TerminalProbe>()
        .AddSingleton<IDeviceFinder, NetworkFinder>();
}
