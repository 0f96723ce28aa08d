using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>The transmitter's twin without a radio, for the demo and for tests. It misbehaves on request.</summary>
public sealed class SimulatedPager(TimeProvider clock) : IPager
{
    /// <summary>More than a page can show of what was rung last.</summary>
    public const int PagesMax = 100;

    private ImmutableQueue<PageOutcome> _next = [];
    private ImmutableList<SimulatedPage> _pages = [];

    /// <summary>What it answers when nothing else was ordered.</summary>
    public PageOutcome Answer { get; set; } = PageOutcome.Sent;

    /// <summary>How long it takes to answer.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    /// <summary>What rang last, oldest first; <see cref="PagesMax"/> at most. A page that failed did not ring, and stands here too.</summary>
    public IReadOnlyList<SimulatedPage> Pages => Volatile.Read(ref _pages);

    /// <summary>The next pages are answered like this, one by one; after them it is <see cref="Answer"/> again.</summary>
    public void AnswerNext(params ReadOnlySpan<PageOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            ImmutableInterlocked.Enqueue(ref _next, outcome);
        }
    }

    public async ValueTask<PageOutcome> PageAsync(int number, string message, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var outcome = ImmutableInterlocked.TryDequeue(ref _next, out var ordered) ? ordered : Answer;
        var page = new SimulatedPage(number, message, outcome, clock.GetUtcNow());

        ImmutableInterlocked.Update(ref _pages, static (pages, newest) =>
            pages.Count < PagesMax ? pages.Add(newest) : pages.RemoveAt(0).Add(newest), page);

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, clock, stop);
        }

        return outcome;
    }
}

public sealed record SimulatedPage(int Number, string Message, PageOutcome Outcome, DateTimeOffset At);
