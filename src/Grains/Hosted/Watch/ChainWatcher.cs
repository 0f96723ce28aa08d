using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains.Watch;

/// <summary>
/// Walks the sealed chains: at the start from the last checkpoint against what was noted outside of the journal, then every new
/// record; notes outside where they end, and seals a checkpoint now and then.
/// </summary>
/// <remarks>
/// It holds up nobody: a till seals whether or not this one is there. The note outside lags by <see cref="NoteEvery"/> at most,
/// and what is cut off within that instant is the one thing that it cannot miss.
/// </remarks>
public sealed class ChainWatcher(
    IJournal journal, IGrainFactory grains, ISealKeys keys, ISealHead head, TimeProvider clock, ILogger<ChainWatcher> log)
    : IHostedService, IAsyncDisposable
{
    /// <summary>A start walks at most this many records: a tenth of a second.</summary>
    public const int CheckpointEvery = 1_000;

    /// <summary>Each note is a file that is synced: one a second costs nothing, one a sale would cost every sale.</summary>
    public static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    // A disk is no faster for a replay whose days last seconds: what is paced here is the disk.
    private static readonly TimeProvider Pace = TimeProvider.System;

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _walking = Task.CompletedTask;
    private ChainsWalk? _walk;
    private long _walked;
    private long _notedAt;
    private long _noted = -1;
    private long _sinceCheckpoint;
    private int _told;

    /// <summary>Completes once what was there at the start was walked.</summary>
    public Task Started => _started.Task;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _walking = Task.Run(() => RunAsync(_stop.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _walking.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _walking;
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!_started.Task.IsCompleted)
                {
                    await BeginAsync(stop);
                    _started.TrySetResult();
                }

                await FollowAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "The watch over the sealed chains failed after position {Position} and tries again.", _walked);
                await Task.Delay(PauseAfterFault, Pace, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        _started.TrySetResult();
        await EndAsync();
    }

    private async Task BeginAsync(CancellationToken stop)
    {
        var watch = await Grain.ReadAsync();
        var noted = head.Read();
        var from = watch is { Last: { } last, LastSeal: { } seal } && IsGood(last, seal) ? last : null;
        _walk = new(keys, from?.Ends ?? [], noted.Heads?.Ends ?? []);
        (_walked, _sinceCheckpoint, _told) = (from?.Position ?? 0, 0, 0);

        await foreach (var recorded in journal.ReadAllAsync(_walked, stop))
        {
            Walk(recorded);
        }

        _walk.End();

        // The first start notes that there is nothing; from then on a signed journal has its note until somebody takes it away.
        if (noted.State is HeadState.Wrong || (noted.State is HeadState.Missing && _walk.IsSigned))
        {
            await ReportAsync(new(null, null, 0, noted.State is HeadState.Wrong ? FiscalFaultKind.HeadWrong : FiscalFaultKind.HeadMissing));
        }

        await ReportAsync();

        // From here on the note says what is there, and what was found stands in the journal.
        NoteOutside();
        await CheckpointAsync(isFirst: watch.Last is null);
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        await foreach (var batch in journal.FollowAsync(_walked, happened => happened is TillEvent, stop))
        {
            foreach (var recorded in batch)
            {
                Walk(recorded);
            }

            await ReportAsync();
            await CheckpointAsync();

            if (Pace.GetElapsedTime(_notedAt) is var since && since < NoteEvery)
            {
                await Task.Delay(NoteEvery - since, Pace, stop);
            }

            NoteOutside();
        }
    }

    // What was sealed while this one was told to stop is walked still, so that the note fits a hub that is down.
    private async Task EndAsync()
    {
        if (_walk is null)
        {
            return;
        }

        try
        {
            await foreach (var recorded in journal.ReadAllAsync(_walked, CancellationToken.None))
            {
                Walk(recorded);
            }

            NoteOutside();
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or ObjectDisposedException)
        {
            log.LogWarning("Where the sealed chains end could not be noted: {Reason}", fault.Message);
        }
    }

    private void Walk(Recorded recorded)
    {
        if (recorded.Position <= _walked)
        {
            return;
        }

        if (recorded.SealedRecord() is { } record)
        {
            _walk!.Add(record);
            _sinceCheckpoint++;
        }

        _walked = recorded.Position;
    }

    private async Task ReportAsync()
    {
        foreach (var fault in _walk!.Faults.Skip(_told))
        {
            await ReportAsync(fault);
            _told++;
        }
    }

    private async Task ReportAsync(FoundFault fault)
    {
        log.LogError(
            "The sealed journal is not what it was: {Till} {Chain} number {Number}, {Fault}.", fault.Till, fault.Chain, fault.Number, fault.Kind);
        await Grain.TellAsync(new($"chain-watch/{Guid.CreateVersion7():N}"), new ChainWatchCommand.ReportFault(fault));
    }

    private async Task CheckpointAsync(bool isFirst = false)
    {
        if (_sinceCheckpoint < CheckpointEvery && !(isFirst && _sinceCheckpoint > 0))
        {
            return;
        }

        await Grain.TellAsync(
            new($"chain-watch/checkpoint/{_walked}"), new ChainWatchCommand.SealCheckpoint(_walked, _walk!.Ends));
        _sinceCheckpoint = 0;
    }

    private void NoteOutside()
    {
        if (_walked == _noted)
        {
            return;
        }

        head.Write(new(_walked, clock.GetLocalNow(), _walk!.Ends));
        (_noted, _notedAt) = (_walked, Pace.GetTimestamp());
    }

    private bool IsGood(Checkpoint checkpoint, Seal seal) =>
        seal.Text == Seal.Of(Canonical.Of(checkpoint), seal.Previous).Text && seal.IsIntact(seal.Previous)
        && (seal.Signature is null || seal.IsSigned(keys));

    private IChainWatchGrain Grain => grains.GetGrain<IChainWatchGrain>(GrainKeys.House);
}
