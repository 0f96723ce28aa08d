using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RetailPos.Grains.Embedded;

/// <summary>Holds the grains that are awake in this process, and puts to sleep those that nobody needs.</summary>
internal sealed class GrainHost(
    IServiceProvider services,
    GrainClasses classes,
    IOptions<EmbeddedGrainsOptions> options,
    TimeProvider clock,
    ILogger<GrainHost> log) : IGrainFactory, IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<GrainId, GrainSlot> _slots = new();
    private readonly CancellationTokenSource _timeIsUp = new();
    private ITimer? _sweep;
    private int _awake;

    // One for the search itself and one for each grain that was asked to go: nobody searches again before all have gone.
    private int _makingRoom;

    private volatile bool _stopping;

    public IServiceProvider Services => services;

    public EmbeddedGrainsOptions Options { get; } = options.Value;

    public TimeProvider Clock => clock;

    public ILogger Log => log;

    public bool IsStopping => _stopping;

    /// <summary>Cancelled when the stop has lasted longer than it may.</summary>
    public CancellationToken TimeIsUp => _timeIsUp.Token;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return GrainReference.To<TGrainInterface>(
            this, new(classes.Of(typeof(TGrainInterface), grainClassNamePrefix), primaryKey));
    }

    public GrainSlot SlotOf(GrainId id) => _slots.GetOrAdd(id, static (id, host) => new(host, id), this);

    public void Forget(GrainSlot slot) => _slots.TryRemove(KeyValuePair.Create(slot.Id, slot));

    public void Woke()
    {
        if (Interlocked.Increment(ref _awake) > Options.AwakeLimit &&
            Interlocked.CompareExchange(ref _makingRoom, 1, 0) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static host => host.MakeRoom(), this, preferLocal: false);
        }
    }

    public void Slept(DeactivationReason reason)
    {
        Interlocked.Decrement(ref _awake);

        if (reason.ReasonCode == DeactivationReasonCode.RuntimeRequested)
        {
            Interlocked.Decrement(ref _makingRoom);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sweep = clock.CreateTimer(_ => Sweep(), state: null, Options.SweepEvery, Options.SweepEvery);
        return Task.CompletedTask;
    }

    /// <summary>Refuses new calls, works off those that were taken, and lets every grain go to sleep in order.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        _sweep?.Dispose();
        var closing = Task.WhenAll(_slots.Values.Select(slot => slot.CloseAsync()));

        try
        {
            await closing.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _timeIsUp.CancelAsync();
            var left = _slots.Values.ToList();
            left.ForEach(slot => slot.Abandon());
            log.StoppedInHaste(left.Count);
        }
    }

    public void Dispose()
    {
        _sweep?.Dispose();
        _timeIsUp.Dispose();
    }

    private void Sweep()
    {
        var limit = clock.GetTimestamp() - TicksOf(Options.IdleAfter);
        var reason = new DeactivationReason(
            DeactivationReasonCode.ActivationIdle, $"It had no call for {Options.IdleAfter}.");

        foreach (var (_, slot) in _slots)
        {
            slot.RetireIdle(limit, reason);
        }
    }

    // A tenth more than needed goes, so that a full house does not look for room at every waking.
    private void MakeRoom()
    {
        var surplus = Volatile.Read(ref _awake) - Options.AwakeLimit + (Options.AwakeLimit / 10);
        var reason = new DeactivationReason(
            DeactivationReasonCode.RuntimeRequested, $"More than {Options.AwakeLimit} grains were awake.");

        foreach (var slot in _slots.Values.OrderBy(slot => slot.IdleSince).TakeWhile(_ => surplus > 0))
        {
            Interlocked.Increment(ref _makingRoom);

            if (slot.RetireIdle(long.MaxValue, reason))
            {
                surplus--;
            }
            else
            {
                Interlocked.Decrement(ref _makingRoom);
            }
        }

        Interlocked.Decrement(ref _makingRoom);
    }

    private long TicksOf(TimeSpan span) => (long)(span.TotalSeconds * clock.TimestampFrequency);
}

internal static partial class GrainHostLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} could not wake; its callers got the exception.")]
    public static partial void WakingFailed(this ILogger log, Exception fault, GrainId grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} did not go to sleep in order; it is dropped all the same.")]
    public static partial void SleepFailed(this ILogger log, Exception fault, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The time to stop was up with {Count} grains still at work; the calls that waited for them were refused.")]
    public static partial void StoppedInHaste(this ILogger log, int count);
}
