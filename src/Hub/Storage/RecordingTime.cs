namespace RetailPos.Hub.Storage;

/// <summary>Times in the journal are whole microseconds in UTC, in memory as on the disk, so that both tell the same.</summary>
internal static class RecordingTime
{
    public static DateTimeOffset Of(TimeProvider clock) => FromMicroseconds(ToMicroseconds(clock.GetUtcNow()));

    public static long ToMicroseconds(DateTimeOffset at) =>
        (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
