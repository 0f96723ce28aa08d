using RetailPos.Kernel;

namespace RetailPos.Grains.Cards;

/// <summary>One terminal does one thing at a time, in the order in which it was asked. Of two terminals, neither waits for the other.</summary>
public sealed class TerminalLanes : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<TerminalId, Task> _lanes = [];

    /// <summary>The house closes: nothing new is begun, and what is under way lets go.</summary>
    public CancellationToken Stop => _stop.Token;

    public bool IsStopped => _stop.IsCancellationRequested;

    /// <param name="work">Throws nothing: the lane behind it goes on.</param>
    public void Queue(TerminalId terminal, Func<Task> work)
    {
        lock (_gate)
        {
            var before = _lanes.GetValueOrDefault(terminal, Task.CompletedTask);
            _lanes[terminal] = Task.Run(async () =>
            {
                await before;
                await work();
            });
        }
    }

    public async Task StopAsync(CancellationToken patience)
    {
        await _stop.CancelAsync();
        await All().WaitAsync(patience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stop.Dispose();
    }

    private Task All()
    {
        lock (_gate)
        {
            return Task.WhenAll(_lanes.Values);
        }
    }
}
