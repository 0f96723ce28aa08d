using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Grains.Reactions;

/// <summary>Brings every event to every reaction, each at its own pace, and remembers durably how far each has come.</summary>
public sealed class ReactionRunner(
    IEnumerable<IReaction> reactions, IJournal journal, TimeProvider clock, ILogger<ReactionRunner> log)
    : IHostedService, IAsyncDisposable
{
    /// <summary>A checkpoint costs a write, and an older one only a few commands that have no effect: one a second will do.</summary>
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromSeconds(1);

    /// <summary>A full disk or mailbox is asked again at this pace.</summary>
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromMilliseconds(250);

    private readonly List<IReaction> _reactions = [.. reactions];
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(_reactions.Select(reaction => Task.Run(() => RunAsync(reaction, _stop.Token))));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(IReaction reaction, CancellationToken stop)
    {
        var progress = new Progress(reaction.Name);

        while (!stop.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(reaction, progress, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "The reaction {Reaction} failed after position {Position} and tries again.",
                    reaction.Name, progress.Handled);
                await Task.Delay(PauseAfterFault, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await SaveAsync(progress);
    }

    private async Task FollowAsync(IReaction reaction, Progress progress, CancellationToken stop)
    {
        if (progress.Handled < 0)
        {
            progress.Handled = progress.Saved = await journal.ReadCheckpointAsync(reaction.Name, stop);
        }

        await foreach (var batch in journal.FollowAsync(progress.Handled, reaction.Concerns, stop))
        {
            foreach (var recorded in batch)
            {
                await reaction.HandleAsync(recorded, stop);
                progress.Handled = recorded.Position;
            }

            if (clock.GetElapsedTime(progress.SavedAt) >= CheckpointEvery)
            {
                await SaveAsync(progress);
            }
        }
    }

    private async Task SaveAsync(Progress progress)
    {
        if (progress.Handled <= progress.Saved)
        {
            return;
        }

        try
        {
            await journal.SaveCheckpointAsync(progress.Name, progress.Handled, CancellationToken.None);
            progress.Saved = progress.Handled;
            progress.SavedAt = clock.GetTimestamp();
        }
        catch (JournalUnwritableException fault)
        {
            log.LogWarning("The reaction {Reaction} could not keep its checkpoint: {Reason}",
                progress.Name, fault.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    private sealed class Progress(string name)
    {
        public string Name => name;

        public long Handled { get; set; } = -1;

        public long Saved { get; set; }

        public long SavedAt { get; set; }
    }
}
