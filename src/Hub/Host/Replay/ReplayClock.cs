namespace RetailPos.Hub.Replay;

/// <summary>The hub's clock during a replay: it goes from one happening to the next, and at a pace between them.</summary>
/// <remarks>
/// At each happening it shows exactly the time of that happening until all that follows from it is done, so that what the
/// journal holds can be counted again from the files to the second. Timers run in real time: they only keep things moving.
/// </remarks>
public sealed class ReplayClock(TimeZoneInfo zone, int speed) : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _from = DateTimeOffset.UnixEpoch;
    private DateTimeOffset _until = DateTimeOffset.UnixEpoch;
    private long _since = System.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => zone;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            if (speed == 0 || _until <= _from)
            {
                return _from;
            }

            var flown = _from + System.GetElapsedTime(_since).Multiply(speed);
            return flown < _until ? flown : _until;
        }
    }

    /// <summary>Lets time flow until <paramref name="at"/>, and stand there.</summary>
    /// <param name="at">Not before the last one.</param>
    public async Task GoToAsync(DateTimeOffset at, CancellationToken stop)
    {
        TimeSpan pause;

        lock (_gate)
        {
            // The first happening of a replay is where its time begins.
            _from = _from == DateTimeOffset.UnixEpoch ? at : _from;
            (_until, _since) = (at, System.GetTimestamp());
            pause = speed == 0 ? TimeSpan.Zero : (at - _from).Divide(speed);
        }

        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, stop);
        }

        lock (_gate)
        {
            _from = _until = at;
        }
    }
}
