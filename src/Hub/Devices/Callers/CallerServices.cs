using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Callers;

public static class CallerServices
{
    /// <summary>Adds the board of calls, and whoever listens to the house's modems. The caller adds <c>TimeProvider</c> and the feed of the house's rules.</summary>
    public static IServiceCollection AddCallers(this IServiceCollection services) => services
        .AddSingleton<ICallBoard, CallBoard>()
        .AddHostedService<ModemListener>();
}
