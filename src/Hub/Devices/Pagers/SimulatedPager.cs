using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>The transmitter's twin without a radio, for the demo and for tests. It misbehaves on request.</summary>
public sealed class SimulatedPager(TimeProvider clock) : IPager
{
    /// <summary>More than a page can show of what was rung last.</summary>
    public const int PagesMax = 100;

    private ImmutableQueue<PageAnswer> _next = [];
    private ImmutableList<SimulatedPage> _pages = [];

    /// <summary>What it answers when nothing else was ordered.</summary>
    public PageOutcome Answer { get; set; } = PageOutcome.Sent;

    /// <summary>How long it takes to answer.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    /// <summary>What it was asked last, oldest first; <see cref="PagesMax"/> at most. A page that failed did not ring, and stands here too.</summary>
    public IReadOnlyList<SimulatedPage> Pages => Volatile.Read(ref _pages);

    /// <summary>The next requests are answered like this, one by one; after them it is <see cref="Answer"/> again.</summary>
    public void AnswerNext(params ReadOnlySpan<PageOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            AnswerNext(Plain(outcome));
        }
    }

    /// <summary>The same with its reason, and whether asking again may help.</summary>
    public void AnswerNext(PageAnswer answer) => ImmutableInterlocked.Enqueue(ref _next, answer);

    public ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop) =>
        HearAsync(number, message, isStop: false, stop);

    public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop) => HearAsync(number, "", isStop: true, stop);

    private async ValueTask<PageAnswer> HearAsync(int number, string message, bool isStop, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var answer = ImmutableInterlocked.TryDequeue(ref _next, out var ordered) ? ordered : Plain(Answer);
        var page = new SimulatedPage(number, message, answer.Outcome, clock.GetUtcNow(), isStop);

        ImmutableInterlocked.Update(ref _pages, static (pages, newest) =>
            pages.Count < PagesMax ? pages.Add(newest) : pages.RemoveAt(0).Add(newest), page);

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, clock, stop);
        }

        return answer;
    }

    private static PageAnswer Plain(PageOutcome outcome) =>
        new(outcome, MayHelpAgain: outcome is PageOutcome.Failed or PageOutcome.Doubtful);
}

public sealed record SimulatedPage(int Number, string Message, PageOutcome Outcome, DateTimeOffset At, bool IsStop = false);
