using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Storage;

/// <summary>What an append may be, in every journal alike. Each limit is far above honest use and far below harm.</summary>
public static class JournalLimits
{
    /// <summary>An id is 64 signs at most; a prefix and a few steps of reactions come on top.</summary>
    public const int NameLengthMax = 256;

    /// <summary>Twice an import of 10,000 articles, which is one append because it is all or nothing.</summary>
    public const int EventsMax = 20_000;

    /// <summary>
    /// The largest thing ever said in one event is a whole catalogue. It comes from files of 5 MB at most, which JSON makes
    /// two or three times as long: 20,000 articles of 300 bytes were 6 MB.
    /// </summary>
    public const int EventBytesMax = 16 * 1024 * 1024;

    /// <summary>One snapshot holds one aggregate or one feed, and is read whole when a grain wakes.</summary>
    public const int SnapshotBytesMax = 64 * 1024 * 1024;

    internal static void CheckAppend(string stream, long expected, CommandId cause, IReadOnlyList<object> events)
    {
        CheckName(stream, nameof(stream));
        CheckName(cause.Value, nameof(cause));
        ArgumentOutOfRangeException.ThrowIfNegative(expected);
        ArgumentNullException.ThrowIfNull(events);

        if (events.Count is 0 or > EventsMax)
        {
            throw new ArgumentException($"An append holds 1 to {EventsMax} events, not {events.Count}.", nameof(events));
        }
    }

    internal static void CheckSnapshot(string name, string shape, Snapshot snapshot)
    {
        CheckName(name, nameof(name));
        CheckName(shape, nameof(shape));
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentOutOfRangeException.ThrowIfNegative(snapshot.At, nameof(snapshot));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(snapshot.State.Length, SnapshotBytesMax, nameof(snapshot));
    }

    internal static void CheckCheckpoint(string reaction, long position, long head)
    {
        CheckName(reaction, nameof(reaction));
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, head);
    }

    // A name that is not clean text would not come back from the disk as it went there.
    private static void CheckName(string? name, string parameter)
    {
        if (string.IsNullOrEmpty(name) || name.Length > NameLengthMax || !Text.IsClean(name))
        {
            throw new ArgumentException($"A name here is clean text of 1 to {NameLengthMax} signs.", parameter);
        }
    }
}
