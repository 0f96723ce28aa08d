using System.Collections.Concurrent;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Scales;

/// <summary>The scales' twin without a plate, for tests. It swings, refuses and is gone on request.</summary>
public sealed class SimulatedScale : IScale
{
    private readonly ConcurrentQueue<Weighed> _next = new();

    /// <summary>Whether registers have one.</summary>
    public bool IsThere { get; set; } = true;

    /// <summary>What it says when nothing else was ordered.</summary>
    public Weighed Shows { get; set; } = new(ScaleOutcome.Empty);

    /// <summary>What it was told last.</summary>
    public Money KilogramPrice { get; private set; }

    /// <summary>The next questions are answered like this, one by one.</summary>
    public void AnswerNext(params ReadOnlySpan<Weighed> answers)
    {
        foreach (var answer in answers)
        {
            _next.Enqueue(answer);
        }
    }

    public bool Has(TillId till) => IsThere;

    public ValueTask<Weighed> WeighAsync(TillId till, Money kilogramPrice, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        KilogramPrice = kilogramPrice;
        return ValueTask.FromResult(_next.TryDequeue(out var ordered) ? ordered : Shows);
    }
}
