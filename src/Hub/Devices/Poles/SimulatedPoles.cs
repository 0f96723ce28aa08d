using System.Collections.Concurrent;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Poles;

/// <summary>The poles' twin without glass, for tests. It misbehaves on request.</summary>
public sealed class SimulatedPoles(ValueList<TillId> tills) : ICustomerPole
{
    private readonly ConcurrentDictionary<TillId, PoleText> _shown = new();
    private readonly ConcurrentQueue<PoleOutcome> _next = new();

    public ValueList<TillId> Tills => tills;

    /// <summary>Raised with each text that was shown.</summary>
    public event Action<TillId, PoleText>? Changed;

    /// <summary>The next texts are answered like this, one by one; after them all are shown again.</summary>
    public void AnswerNext(params ReadOnlySpan<PoleOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _next.Enqueue(outcome);
        }
    }

    public PoleText? On(TillId till) => _shown.GetValueOrDefault(till);

    public ValueTask<PoleOutcome> ShowAsync(TillId till, PoleText text, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var outcome = _next.TryDequeue(out var ordered) ? ordered : PoleOutcome.Shown;

        if (outcome is PoleOutcome.Shown)
        {
            _shown[till] = text;
            Changed?.Invoke(till, text);
        }

        return ValueTask.FromResult(outcome);
    }
}
