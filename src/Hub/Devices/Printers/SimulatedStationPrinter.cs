using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>The stations' printers without paper, for tests. They fail, take their time and lie on request.</summary>
public sealed class SimulatedStationPrinter(TimeProvider clock) : IStationPrinter
{
    /// <summary>More than a test looks at.</summary>
    public const int SlipsMax = 1_000;

    private ImmutableQueue<PaperOutcome> _next = [];
    private ImmutableList<StationSlip> _slips = [];

    /// <summary>The stations that have one; empty: all.</summary>
    public IReadOnlySet<StationId> Stations { get; set; } = ImmutableHashSet<StationId>.Empty;

    /// <summary>What it says when nothing else was ordered.</summary>
    public PaperOutcome Answer { get; set; } = PaperOutcome.Printed;

    /// <summary>Says <see cref="Answer"/> and does the opposite: paper comes where it says there is none, and the other way round.</summary>
    public bool Lies { get; set; }

    /// <summary>How long it takes to answer. The paper comes before the answer.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    /// <summary>What came out, oldest first.</summary>
    public IReadOnlyList<StationSlip> Slips => Volatile.Read(ref _slips);

    /// <summary>The next slips are answered like this, one by one; after them it is <see cref="Answer"/> again.</summary>
    public void AnswerNext(params ReadOnlySpan<PaperOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            ImmutableInterlocked.Enqueue(ref _next, outcome);
        }
    }

    public bool Has(StationId station) => Stations.Count == 0 || Stations.Contains(station);

    public async ValueTask<PaperOutcome> PrintAsync(StationSlip slip, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var outcome = ImmutableInterlocked.TryDequeue(ref _next, out var ordered) ? ordered : Answer;

        if (outcome is not PaperOutcome.Failed != Lies)
        {
            ImmutableInterlocked.Update(ref _slips, static (slips, newest) =>
                slips.Count < SlipsMax ? slips.Add(newest) : slips.RemoveAt(0).Add(newest), slip);
        }

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, clock, stop);
        }

        return outcome;
    }
}
