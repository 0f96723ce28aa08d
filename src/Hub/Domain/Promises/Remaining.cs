namespace RetailPos.Hub.Domain.Promises;

/// <summary>How long until something is due, or how late it is. Never negative: a time of minus three minutes is read as three.</summary>
/// <remarks>
/// Made of two instants and no time of day, so that midnight, summer time and a tablet in another zone change nothing.
/// </remarks>
/// <param name="Seconds">Whole seconds left, rounded up; or passed, rounded down. From 0.</param>
public readonly record struct Remaining(long Seconds, bool IsLate)
{
    public static Remaining Of(DateTimeOffset due, DateTimeOffset now)
    {
        var ticks = (due - now).Ticks;
        return ticks >= 0
            ? new(Estimate.DivideUp(ticks, TimeSpan.TicksPerSecond), IsLate: false)
            : new(-ticks / TimeSpan.TicksPerSecond, IsLate: true);
    }
}
