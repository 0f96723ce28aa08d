namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>Time that moves only when the simulation says so. A pause of less than a second is over at once.</summary>
/// <remarks>Those are the pauses after a fault: what fails is tried again when the simulation lets it, not when time has passed.</remarks>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private long _now = start.Ticks;

    public DateTimeOffset Now => new(Volatile.Read(ref _now), TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public void Advance(TimeSpan by)
    {
        var until = Volatile.Read(ref _now) + by.Ticks;

        while (NextDue(until) is { } timer)
        {
            timer.Fire();
        }

        Volatile.Write(ref _now, until);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);

        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    private Timer? NextDue(long until)
    {
        lock (_gate)
        {
            Timer? first = null;

            foreach (var timer in _timers)
            {
                first = timer.Due <= until && (first is null || timer.Due < first.Due) ? timer : first;
            }

            return first;
        }
    }

    private sealed class Timer(SimulatedClock clock, Action fire) : ITimer
    {
        private long _period = long.MaxValue;

        public long Due { get; private set; } = long.MaxValue;

        public void Fire()
        {
            Due = _period == long.MaxValue ? long.MaxValue : Due + _period;
            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period == Timeout.InfiniteTimeSpan ? long.MaxValue : period.Ticks;

            if (dueTime >= TimeSpan.Zero && dueTime < Short)
            {
                ThreadPool.QueueUserWorkItem(_ => fire());
            }
            else
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : Volatile.Read(ref clock._now) + dueTime.Ticks;
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
