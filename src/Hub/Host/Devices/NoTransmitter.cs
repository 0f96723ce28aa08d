using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Hub.Devices;

/// <summary>A house without a transmitter: every page says that it could not be sent, so that somebody calls the number.</summary>
internal sealed class NoTransmitter : IPager
{
    public ValueTask<PageOutcome> PageAsync(int number, string message, CancellationToken stop) =>
        ValueTask.FromResult(PageOutcome.Failed);
}
