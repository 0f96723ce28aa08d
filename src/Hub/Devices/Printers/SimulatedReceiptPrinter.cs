using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>The registers' printers without paper, for tests. They fail, take their time and lie on request.</summary>
public sealed class SimulatedReceiptPrinter(TimeProvider clock) : IReceiptPrinter
{
    /// <summary>More than a test looks at.</summary>
    public const int PapersMax = 1_000;

    private ImmutableQueue<PaperOutcome> _next = [];
    private ImmutableList<(TillId Till, Receipt Receipt)> _papers = [];

    /// <summary>The registers that have one; empty: all.</summary>
    public IReadOnlySet<TillId> Tills { get; set; } = ImmutableHashSet<TillId>.Empty;

    /// <summary>What it says when nothing else was ordered.</summary>
    public PaperOutcome Answer { get; set; } = PaperOutcome.Printed;

    /// <summary>Says <see cref="Answer"/> and does the opposite: paper comes where it says there is none, and the other way round.</summary>
    public bool Lies { get; set; }

    /// <summary>How long it takes to answer. The paper comes before the answer.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    /// <summary>What came out, oldest first.</summary>
    public IReadOnlyList<(TillId Till, Receipt Receipt)> Papers => Volatile.Read(ref _papers);

    /// <summary>The next papers are answered like this, one by one; after them it is <see cref="Answer"/> again.</summary>
    public void AnswerNext(params ReadOnlySpan<PaperOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            ImmutableInterlocked.Enqueue(ref _next, outcome);
        }
    }

    public bool Has(TillId till) => Tills.Count == 0 || Tills.Contains(till);

    public async ValueTask<PaperOutcome> PrintAsync(TillId till, Receipt receipt, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var outcome = ImmutableInterlocked.TryDequeue(ref _next, out var ordered) ? ordered : Answer;

        if (outcome is not PaperOutcome.Failed != Lies)
        {
            ImmutableInterlocked.Update(ref _papers, static (papers, newest) =>
                papers.Count < PapersMax ? papers.Add(newest) : papers.RemoveAt(0).Add(newest), (till, receipt));
        }

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, clock, stop);
        }

        return outcome;
    }
}
