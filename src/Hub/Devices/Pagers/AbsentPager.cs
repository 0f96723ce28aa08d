using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>The house has no transmitter: nothing rings, every page says so, and the number is called by the board and by voice.</summary>
public sealed class AbsentPager : IPager
{
    public ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop) => StopAsync(number, stop);

    public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return ValueTask.FromResult(PageAnswer.NotPossible);
    }
}
