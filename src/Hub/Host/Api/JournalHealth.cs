using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Api;

/// <summary>Tries from time to time, when somebody asks, whether the journal takes a write. It is the only way to know.</summary>
/// <remarks>What it writes is a checkpoint that nobody follows, and no event: the journal's history is not touched.</remarks>
public sealed class JournalHealth(IJournal journal, TimeProvider clock) : IDisposable
{
    /// <summary>Forty screens that look for the hub twice a second must not wear out its disk.</summary>
    public static readonly TimeSpan TrustFor = TimeSpan.FromSeconds(2);

    /// <summary>A writer that is a second behind is in trouble, whatever it will say in the end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const string Probe = "health-probe";

    private readonly SemaphoreSlim _one = new(1);
    private (long At, string? Reason)? _last;

    public async Task<Health> ReadAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop);

        try
        {
            if (_last is not { } last || clock.GetElapsedTime(last.At) >= TrustFor)
            {
                _last = (clock.GetTimestamp(), await ReasonAsync());
            }

            var reason = _last.Value.Reason;
            return new(reason is null ? "ok" : "journal-unwritable", journal.Head, reason is null, reason);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string?> ReasonAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            await journal.SaveCheckpointAsync(Probe, 0, patience.Token).AsTask().WaitAsync(Patience, clock);
            return null;
        }
        catch (JournalUnwritableException fault)
        {
            return fault.Message;
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException)
        {
            return "The journal did not answer in time.";
        }
        catch (ObjectDisposedException)
        {
            return "The hub is stopping.";
        }
    }
}
