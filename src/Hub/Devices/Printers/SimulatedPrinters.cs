using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Stations;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>The house's printers without paper, for tests. They fail, take their time and lie on request.</summary>
public sealed class SimulatedPrinters(TimeProvider clock) : IPrinters
{
    /// <summary>More than a test looks at.</summary>
    public const int PapersMax = 10_000;

    private ImmutableQueue<PrintAnswer> _next = [];
    private ImmutableList<SimulatedPaper> _papers = [];

    /// <summary>What it says when nothing else was ordered.</summary>
    public PrintAnswer Answer { get; set; } = new(PaperOutcome.Printed, PrinterState.Ready);

    /// <summary>What a printer says, by its id; null for <see cref="Answer"/>.</summary>
    public Func<PrinterSetup, PrintAnswer?> AnswerOf { get; set; } = _ => null;

    /// <summary>Says what it says and does the opposite: paper comes where it says there is none, and the other way round.</summary>
    public bool Lies { get; set; }

    /// <summary>How long it takes to answer. The paper comes before the answer.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    /// <summary>Nobody is answered before this is done; the paper has come by then.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    /// <summary>What came out, oldest first.</summary>
    public IReadOnlyList<SimulatedPaper> Papers => Volatile.Read(ref _papers);

    /// <summary>The next papers are answered like this, one by one; after them it is <see cref="Answer"/> again.</summary>
    public void AnswerNext(params ReadOnlySpan<PrintAnswer> answers)
    {
        foreach (var answer in answers)
        {
            ImmutableInterlocked.Enqueue(ref _next, answer);
        }
    }

    public async ValueTask<PrintAnswer> PrintAsync(PrinterSetup printer, JobContent content, bool mayBeCopy, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var answer = ImmutableInterlocked.TryDequeue(ref _next, out var ordered) ? ordered : AnswerOf(printer) ?? Answer;

        if (answer.Outcome is not PaperOutcome.Failed != Lies)
        {
            ImmutableInterlocked.Update(ref _papers, static (papers, newest) =>
                papers.Count < PapersMax ? papers.Add(newest) : papers.RemoveAt(0).Add(newest), new SimulatedPaper(printer, content, mayBeCopy));
        }

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, clock, stop);
        }

        await Until.WaitAsync(stop);
        return answer;
    }
}

/// <summary>What came out of which printer.</summary>
public sealed record SimulatedPaper(PrinterSetup Printer, JobContent Content, bool MayBeCopy)
{
    /// <summary>The rows of text on it, top to bottom.</summary>
    public IEnumerable<string> Rows => Content switch
    {
        JobContent.Rows { Paper: var paper } => paper.Parts.OfType<PaperPart.Row>().Select(row => row.Text),
        JobContent.Ticket { Preparation: var ticket } => ticket.Rows.Select(row => row.Text),
        _ => [],
    };
}
