using System.Diagnostics.CodeAnalysis;

namespace RetailPos.Grains.Embedded;

/// <summary>The one place where a grain of this class and key can be awake: its mailbox, and its activation if it has one.</summary>
/// <remarks>
/// Busy means that exactly one of these runs: a turn on its caller's thread, or the loop that empties the mailbox, wakes the
/// grain and puts it to sleep. The mailbox is empty whenever the slot is not busy. The loop alone replaces the activation,
/// and the slot leaves the directory only when it has none; that is why two activations of one grain never meet.
/// </remarks>
internal sealed class GrainSlot(GrainHost host, GrainId id) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private Queue<PendingCall>? _mailbox;
    private Activation? _activation;
    private TaskCompletionSource? _closed;
    private long _idleSince;
    private bool _busy;
    private bool _gone;

    public GrainHost Host => host;

    public GrainId Id => id;

    /// <summary>When the last turn ended, in ticks of the host's clock; only for choosing whom to retire, so it may be a turn old.</summary>
    public long IdleSince => Volatile.Read(ref _idleSince);

    /// <summary>Takes the turn when the grain is awake and idle. Then <see cref="EndTurn"/> must follow.</summary>
    public bool TryBeginTurn([NotNullWhen(true)] out Grain? grain)
    {
        lock (_gate)
        {
            if (_busy || _activation is null || host.IsStopping)
            {
                grain = null;
                return false;
            }

            _busy = true;
            grain = _activation.Grain;
            return true;
        }
    }

    public void EndTurn()
    {
        lock (_gate)
        {
            if (!HasWork)
            {
                _idleSince = host.Clock.GetTimestamp();
                _busy = false;
                return;
            }
        }

        RunLoop();
    }

    /// <summary>Puts the call into the mailbox, or refuses it with a named fault. False when the slot is gone.</summary>
    public bool TryPost(PendingCall call)
    {
        Exception? refusal = null;

        lock (_gate)
        {
            if (_gone)
            {
                return false;
            }

            refusal = Refusal();

            if (refusal is null)
            {
                (_mailbox ??= new()).Enqueue(call);

                if (_busy)
                {
                    return true;
                }

                _busy = true;
            }
        }

        if (refusal is null)
        {
            RunLoop();
        }
        else
        {
            call.Fail(refusal);
            Forget();
        }

        return true;
    }

    /// <summary>Ends this activation after the running turn, or now when there is none. An activation of the past is left in peace.</summary>
    public void Retire(Activation activation, DeactivationReason reason)
    {
        lock (_gate)
        {
            activation.Leaving ??= reason;

            if (_busy || _activation != activation)
            {
                return;
            }

            _busy = true;
        }

        RunLoop();
    }

    /// <summary>Ends an activation that has been idle since <paramref name="limit"/> or longer.</summary>
    public bool RetireIdle(long limit, DeactivationReason reason)
    {
        lock (_gate)
        {
            if (_busy || _activation is null || _idleSince > limit)
            {
                return false;
            }

            _activation.Leaving = reason;
            _busy = true;
        }

        RunLoop();
        return true;
    }

    /// <summary>Works off the mailbox, then ends the activation. The task is done when the slot is gone.</summary>
    /// <remarks>The host refuses new calls already; without that the mailbox might never be empty.</remarks>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            if (_gone)
            {
                return Task.CompletedTask;
            }

            _closed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

            if (_busy)
            {
                return _closed.Task;
            }

            _busy = true;
        }

        RunLoop();
        return _closed.Task;
    }

    /// <summary>Refuses everything that still waits: the host's time is up.</summary>
    public void Abandon()
    {
        foreach (var call in TakeAll())
        {
            call.Fail(new GrainHostStoppedException(id.Class.Type.Name, id.Key));
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = LoopAsync();

    // On the pool, and without the context of whoever happened to come first.
    private void RunLoop() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private bool HasWork => _mailbox is { Count: > 0 } || _activation?.Leaving is not null || _closed is not null;

    private Exception? Refusal() =>
        host.IsStopping ? new GrainHostStoppedException(id.Class.Type.Name, id.Key) :
        _mailbox?.Count >= host.Options.MailboxLimit
            ? new MailboxFullException(id.Class.Type.Name, id.Key, host.Options.MailboxLimit)
            : null;

    private async Task LoopAsync()
    {
        PendingCall? last = null;

        while (true)
        {
            var step = Next(out var call);
            last?.Answer(); // Only now, so that whoever has an answer finds the grain as idle as it is.
            last = call;

            switch (step)
            {
                case Step.Turn: await TurnAsync(call!); break;
                case Step.Sleep: await SleepAsync(); break;
                case Step.Rest: return;
            }
        }
    }

    private Step Next(out PendingCall? call)
    {
        lock (_gate)
        {
            call = null;

            if (_activation?.Leaving is not null)
            {
                return Step.Sleep;
            }

            if (_mailbox is not null && _mailbox.TryDequeue(out call))
            {
                return Step.Turn;
            }

            if (_closed is not null && _activation is not null)
            {
                _activation.Leaving = new(DeactivationReasonCode.ShuttingDown, "The grain host is stopping.");
                return Step.Sleep;
            }

            _idleSince = host.Clock.GetTimestamp();
            _busy = false;
        }

        Forget();
        return Step.Rest;
    }

    private async Task TurnAsync(PendingCall call)
    {
        if (call.TryBegin() && (_activation is not null || await WakeAsync(call)))
        {
            await call.RunAsync(_activation!.Grain);
        }
    }

    private async Task<bool> WakeAsync(PendingCall first)
    {
        Activation? activation = null;

        try
        {
            activation = new(this);
            using var patience = new CancellationTokenSource(host.Options.ResponseTimeout, host.Clock);
            await OnActivateAsync(activation, patience.Token);
        }
        catch (Exception fault)
        {
            host.Log.WakingFailed(fault, id);
            await DisposeAsync(activation);

            foreach (var call in TakeAll().Prepend(first))
            {
                call.Fail(fault);
            }

            return false;
        }

        lock (_gate)
        {
            _activation = activation;
        }

        host.Woke();
        return true;
    }

    private async Task SleepAsync()
    {
        var activation = _activation!;

        try
        {
            using var patience = new CancellationTokenSource(host.Options.ResponseTimeout, host.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, host.TimeIsUp);
            await OnDeactivateAsync(activation, either.Token);
        }
        catch (Exception fault)
        {
            host.Log.SleepFailed(fault, id);
        }

        await DisposeAsync(activation);

        lock (_gate)
        {
            _activation = null;
        }

        host.Slept(activation.Leaving!.Value);
    }

    private static Task OnActivateAsync(Activation activation, CancellationToken stop)
    {
        var ambient = Ambient.Leave();

        try
        {
            activation.Create();
            return activation.Grain.OnActivateAsync(stop);
        }
        finally
        {
            ambient.Return();
        }
    }

    private static Task OnDeactivateAsync(Activation activation, CancellationToken stop)
    {
        var ambient = Ambient.Leave();

        try
        {
            return activation.Grain.OnDeactivateAsync(activation.Leaving!.Value, stop);
        }
        finally
        {
            ambient.Return();
        }
    }

    private async Task DisposeAsync(Activation? activation)
    {
        try
        {
            if (activation is not null)
            {
                await activation.DisposeAsync();
            }
        }
        catch (Exception fault)
        {
            host.Log.SleepFailed(fault, id);
        }
    }

    private List<PendingCall> TakeAll()
    {
        lock (_gate)
        {
            List<PendingCall> all = [.. _mailbox ?? []];
            _mailbox?.Clear();
            return all;
        }
    }

    private void Forget()
    {
        lock (_gate)
        {
            if (_busy || _gone || _activation is not null)
            {
                return;
            }

            _gone = true;
            host.Forget(this);
        }

        _closed?.TrySetResult();
    }

    private enum Step { Turn, Sleep, Rest }
}
