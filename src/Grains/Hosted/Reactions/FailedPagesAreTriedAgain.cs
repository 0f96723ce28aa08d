using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Grains.Reactions;

/// <summary>A page that did not get through is tried again after a pause that grows, as often as the pool allows.</summary>
/// <remarks>
/// It looks at what is, not at what happened: the pool knows how often it was tried and when the last try failed, so that
/// nothing is forgotten over a restart, and a beeper that came back meanwhile is simply not there any more.
/// </remarks>
public sealed class FailedPagesAreTriedAgain(
    IGrainFactory grains, IFeed<KitchenView> kitchen, TimeProvider clock, ILogger<FailedPagesAreTriedAgain> log)
    : IHostedService, IDisposable
{
    /// <summary>After the first, second and third try. A guest has waited three quarters of a minute by then, and somebody has seen it.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(30)];

    /// <summary>A full disk or mailbox is asked again at this pace, and so is a timer that rang a hair too early.</summary>
    private static readonly TimeSpan PauseAfterTry = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private IDisposable? _subscription;
    private ITimer? _next;
    private bool _isOver;

    /// <summary>When a call is due again; null when it is not.</summary>
    public static DateTimeOffset? DueAt(BeeperCall call) =>
        call is { AwaitsTry: true, ReportedAt: { } at } ? at + Pauses[Math.Min(call.Attempt, Pauses.Length) - 1] : null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = kitchen.Subscribe(_ => Arm());
        Arm();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _subscription?.Dispose();
            _next?.Dispose();
        }
    }

    // One timer for the next that is due. What it finds when it fires is what the pool says then.
    private void Arm(TimeSpan? notBefore = null)
    {
        lock (_gate)
        {
            _next?.Dispose();
            _next = null;

            if (_isOver || Due().Select(due => (DateTimeOffset?)due.At).Min() is not { } at)
            {
                return;
            }

            var wait = at - clock.GetUtcNow();
            var least = notBefore ?? TimeSpan.Zero;

            if (wait <= TimeSpan.Zero && notBefore is null)
            {
                _ = Task.Run(TryDueAsync);
                return;
            }

            _next = clock.CreateTimer(_ => _ = TryDueAsync(), state: null, wait > least ? wait : least, Timeout.InfiniteTimeSpan);
        }
    }

    private IEnumerable<(int Number, long Page, DateTimeOffset At)> Due() =>
        from beeper in kitchen.Current.Beepers.Out
        let call = beeper.Value.Call
        where call is not null
        let at = DueAt(call)
        where at is not null
        select (beeper.Key, call.Page, at.Value);

    // A try that went well moves the feed, and the feed arms anew; the pause is for everything else.
    private async Task TryDueAsync()
    {
        try
        {
            var now = clock.GetUtcNow();

            foreach (var (number, page, _) in Due().Where(due => due.At <= now).ToList())
            {
                await grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House).TellAsync(
                    new($"beepers.try-after.{page}"), new BeeperPoolCommand.TryAgain(number, page));
            }
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "A page that failed could not be tried again, and is a little later.");
        }

        Arm(PauseAfterTry);
    }
}
