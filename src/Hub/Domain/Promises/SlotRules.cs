using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Promises;

/// <summary>How a day is cut into times that can be promised.</summary>
/// <param name="Opening">The instant at which the first slot begins. All others follow it in elapsed time, through summer time and midnight.</param>
/// <param name="SlotMinutes">5–60.</param>
public readonly record struct SlotRules(DateTimeOffset Opening, int SlotMinutes)
{
    public long SlotSeconds => SlotMinutes * 60L;

    /// <summary>The slot that holds this instant; below 0 before the opening.</summary>
    public long IndexOf(DateTimeOffset time)
    {
        var ticks = (time - Opening).Ticks;
        var length = SlotSeconds * TimeSpan.TicksPerSecond;
        return ticks >= 0 ? ticks / length : -Estimate.DivideUp(-ticks, length);
    }

    public DateTimeOffset StartOf(long index) => Opening.AddTicks(index * SlotSeconds * TimeSpan.TicksPerSecond);

    /// <summary>When a scheduled order must stand on the stations' screens: early enough to be cooked, with a margin.</summary>
    public static DateTimeOffset SurfaceAt(DateTimeOffset due, long estimateSeconds, int marginMinutes) =>
        due.AddTicks(-(estimateSeconds + marginMinutes * 60L) * TimeSpan.TicksPerSecond);
}

public enum SlotVerdict
{
    Fits,

    /// <summary>It fits, and leaves less than a fifth of some station free: one dish burnt and the slot is late.</summary>
    Tight,

    /// <summary>Some station would owe more than its hands can do.</summary>
    Full,
}

/// <param name="Station">The one that decides, if the order gives any station work.</param>
/// <param name="Nearest">Due times around the one asked for that are not full, earliest first. Only looked for when it is full.</param>
public sealed record SlotOffer(SlotVerdict Verdict, StationId? Station, ValueList<DateTimeOffset> Nearest);

/// <summary>One time that a guest can be given, and what already stands in the slot that ends then.</summary>
/// <param name="Verdict">Of the order that is asked about.</param>
public sealed record SlotChoice(
    DateTimeOffset Due, SlotVerdict Verdict, StationId? Station, ValueList<StationLoad> Loads);

/// <param name="Seconds">Of one hand's work.</param>
/// <param name="CapacitySeconds">What is left of the slot, times the station's hands.</param>
public readonly record struct StationLoad(StationId Station, long Seconds, long CapacitySeconds);
