using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Displays.Customer;

/// <summary>A customer display without a page: keeps each pole at what its register has in front of it.</summary>
/// <remarks>No register waits for a pole. A pole that is slow skips to the newest text, one that is off is tried again.</remarks>
public sealed class PoleFollower(
    ICustomerPole poles,
    IFeed<SalesView> sales,
    ITillScreens tills,
    SiteSettings site,
    TimeProvider clock,
    IStringLocalizer<Texts> texts,
    ILogger<PoleFollower> log) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<TillId, (CancellationTokenSource Stop, Task Following)> _followed = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        poles.TillsMoved += FollowAll;
        FollowAll();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        poles.TillsMoved -= FollowAll;
        await _stop.CancelAsync();
        await Task.WhenAll(Following()).WaitAsync(cancellationToken);
    }

    // Whoever was moved is shown anew: the pole at the new address knows nothing yet.
    private void FollowAll()
    {
        lock (_gate)
        {
            foreach (var (stop, _) in _followed.Values)
            {
                stop.Cancel();
            }

            _followed.Clear();

            foreach (var till in poles.Tills.Where(_ => !_stop.IsCancellationRequested))
            {
                var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                _followed[till] = (stop, Task.Run(() => FollowAsync(till, stop.Token), CancellationToken.None));
            }
        }
    }

    private List<Task> Following()
    {
        lock (_gate)
        {
            return [.. _followed.Values.Select(followed => followed.Following)];
        }
    }

    private async Task FollowAsync(TillId till, CancellationToken stop)
    {
        // A pole stands in one shop: it speaks the house's first language, whatever the cashier reads.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        var changed = new Signal();
        using var register = tills.Subscribe(till, _ => changed.Raise());
        using var feed = sales.Subscribe(_ => changed.Raise());
        var board = CustomerBoard.Idle;
        var thankedAt = DateTimeOffset.MinValue;
        PoleText? shown = null;

        while (!stop.IsCancellationRequested)
        {
            var wait = changed.Next;
            var face = tills.Facing(till);
            var next = CustomerBoard.Of(face.Sale is { } sale ? sales.Current.Find(sale) : null);
            var thanks = thankedAt + CustomerScreen.ThanksFor - clock.GetUtcNow();

            // The guest who has just paid still reads the change.
            if (board.Stage is CustomerStage.Thanks && next.Stage is CustomerStage.Idle && !face.IsBlank && thanks > TimeSpan.Zero)
            {
                await QuietAsync(wait.WaitAsync(thanks, clock, stop));
                continue;
            }

            thankedAt = next.Stage is CustomerStage.Thanks && !next.Equals(board) ? clock.GetUtcNow() : thankedAt;
            board = next;
            var text = PoleBoard.Of(board, site.Name, texts, CultureInfo.CurrentCulture);

            if (text == shown)
            {
                await QuietAsync(wait.WaitAsync(stop));
            }
            else if (await ShowAsync(till, text, stop))
            {
                shown = text;
            }
            else
            {
                shown = null;
                await QuietAsync(wait.WaitAsync(AgainAfter, clock, stop));
            }
        }
    }

    private async Task<bool> ShowAsync(TillId till, PoleText text, CancellationToken stop)
    {
        try
        {
            var outcome = await poles.ShowAsync(till, text, stop);

            if (outcome is not PoleOutcome.Shown)
            {
                log.LogInformation("The pole of {Till} did not take its text: {Outcome}", till, outcome);
            }

            return outcome is PoleOutcome.Shown;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task QuietAsync(Task wait) => await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(Following());
    }

    /// <summary>Something changed since it was last looked at: taken before the look, so that nothing falls in between.</summary>
    private sealed class Signal
    {
        private TaskCompletionSource _next = New();

        public Task Next => Volatile.Read(ref _next).Task;

        public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
