using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Hub.Demo;

/// <summary>Rings in the log, and always gets through.</summary>
internal sealed class DemoTransmitter(ILogger<DemoTransmitter> log) : IPager
{
    public ValueTask<PageOutcome> PageAsync(int number, string message, CancellationToken stop)
    {
        log.LogInformation("Beeper {Number} rings: {Message}", number, message);
        return ValueTask.FromResult(PageOutcome.Sent);
    }
}
