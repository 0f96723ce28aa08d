namespace RetailPos.Grains.Embedded;

internal readonly record struct GrainId(GrainClass Class, string Key)
{
    public override string ToString() => $"{Class.Type.Name} '{Key}'";
}

/// <summary>Which method of which grain, for the words of a fault.</summary>
internal readonly record struct CallId(GrainHost Host, GrainId Grain, string Method);

/// <summary>A call that could not be answered at once: it waits in the mailbox, or its turn awaits something.</summary>
/// <remarks>
/// The caller goes on, on a thread of its own, as soon as there is an answer or the patience is at its end. Giving up does not
/// stop a turn that has begun; a call that has not begun never will.
/// </remarks>
internal abstract class PendingCall
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Expired = 2;

    private readonly CallId _call;
    private readonly ITimer _patience;
    private Task? _turn;
    private int _stage;

    protected PendingCall(CallId call)
    {
        _call = call;
        _patience = call.Host.Clock.CreateTimer(
            static pending => ((PendingCall)pending!).Expire(), this, call.Host.Options.ResponseTimeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Claims the call for a turn. False when its caller has given up.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _stage, Begun, Waiting) == Waiting;

    /// <summary>Runs the grain's code; never throws. <see cref="Answer"/> is the caller's next step, not this one's.</summary>
    public async Task RunAsync(Grain grain)
    {
        _turn = Run(grain);
        await _turn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Tells the caller what has become of the turn, if there was one.</summary>
    public void Answer()
    {
        if (_turn is not null)
        {
            _patience.Dispose();
            _ = _turn.Exception; // The caller may have given up; then nobody else looks at it.
            Copy(_turn);
        }
    }

    public void Fail(Exception fault)
    {
        _patience.Dispose();
        Set(fault);
    }

    /// <summary>Ends the turn, then answers, once a task that is under way is finished.</summary>
    public void Follow(Task task, GrainSlot slot)
    {
        TryBegin();
        _turn = task;
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() =>
        {
            slot.EndTurn();
            Answer();
        });
    }

    protected abstract Task Run(Grain grain);

    protected abstract void Copy(Task finished);

    protected abstract void Set(Exception fault);

    private void Expire()
    {
        var begun = Interlocked.CompareExchange(ref _stage, Expired, Waiting) == Begun;
        _patience?.Dispose();
        Set(new TimeoutException(
            $"{_call.Method} of {_call.Grain} did not answer within {_call.Host.Options.ResponseTimeout}. " +
            (begun ? "It was begun, and may still have its effect." : "It was never begun: other calls were in front of it.")));
    }
}

internal abstract class PendingCall<TTask>(Func<Grain, TTask> body, CallId call) : PendingCall(call)
    where TTask : Task
{
    public abstract TTask Task { get; }

    protected override Task Run(Grain grain) => body(grain);
}

internal sealed class PendingNothing(Func<Grain, Task> body, CallId call) : PendingCall<Task>(body, call)
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task Task => _answer.Task;

    protected override void Copy(Task finished) => _answer.TrySetFromTask(finished);

    protected override void Set(Exception fault) => _answer.TrySetException(fault);
}

internal sealed class PendingResult<T>(Func<Grain, Task<T>> body, CallId call) : PendingCall<Task<T>>(body, call)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task<T> Task => _answer.Task;

    protected override void Copy(Task finished) => _answer.TrySetFromTask((Task<T>)finished);

    protected override void Set(Exception fault) => _answer.TrySetException(fault);
}
