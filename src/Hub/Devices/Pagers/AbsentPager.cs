using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>The house has no transmitter: every page fails, visibly, and the number is called by the board and by voice.</summary>
public sealed class AbsentPager : IPager
{
    public ValueTask<PageOutcome> PageAsync(int number, string message, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return ValueTask.FromResult(PageOutcome.Failed);
    }
}
