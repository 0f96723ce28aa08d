namespace RetailPos.Grains.Embedded;

/// <summary>Steps out of the caller's surroundings while a grain's code runs on the caller's thread.</summary>
/// <remarks>
/// A turn sees neither the caller's AsyncLocals (on Orleans it would not either, and whether a call was queued must make no
/// difference) nor its synchronisation context: a grain that is called from a page must not come back to that page after
/// each await. What the turn itself leaves behind does not reach the caller.
/// </remarks>
internal readonly ref struct Ambient
{
    private static readonly ExecutionContext Empty = CaptureEmpty();

    private readonly ExecutionContext _callers;
    private readonly SynchronizationContext? _callersSynchronization;

    private Ambient(ExecutionContext callers, SynchronizationContext? callersSynchronization)
    {
        _callers = callers;
        _callersSynchronization = callersSynchronization;
    }

    /// <summary>Whether a turn may run on this thread at all. Awaits in it would go to a caller's own scheduler, which nothing can put aside.</summary>
    public static bool CanBeLeft => TaskScheduler.Current == TaskScheduler.Default && !ExecutionContext.IsFlowSuppressed();

    public static Ambient Leave()
    {
        var ambient = new Ambient(ExecutionContext.Capture() ?? Empty, SynchronizationContext.Current);

        if (ambient._callers != Empty)
        {
            ExecutionContext.Restore(Empty);
        }

        if (ambient._callersSynchronization is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        return ambient;
    }

    public void Return()
    {
        if (ExecutionContext.Capture() != _callers)
        {
            ExecutionContext.Restore(_callers);
        }

        if (SynchronizationContext.Current != _callersSynchronization)
        {
            SynchronizationContext.SetSynchronizationContext(_callersSynchronization);
        }
    }

    // A thread that was started without its parent's context is the only place where nothing flows in.
    private static ExecutionContext CaptureEmpty()
    {
        ExecutionContext? empty = null;
        var thread = new Thread(() => empty = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return empty!;
    }
}
