using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The one history of the house: append-only, one stream per aggregate, one position for everything.</summary>
/// <remarks>
/// Positions are global, start at 1, grow by one and have no gap. Versions do the same within a stream. What a reader
/// has seen once it sees again, in the same order, for ever.
/// </remarks>
public interface IJournal
{
    /// <summary>The position of the last durable event; 0 when there is none.</summary>
    long Head { get; }

    /// <summary>Appends all events or none, and returns only once they would survive a power cut.</summary>
    /// <param name="expected">The version the writer believes the stream to be at; 0 for a new stream.</param>
    /// <param name="events">At least one, each of a type that the <see cref="EventCatalog"/> names.</param>
    /// <param name="stop">
    /// Heeded only while the call waits for room in the queue. From there on the answer is awaited: an append that is
    /// abandoned could still be written, and nobody would know.
    /// </param>
    /// <remarks>
    /// Waits while the writer's bounded queue is full: load slows callers down, it never piles up in memory.
    /// A command that comes twice is the caller's to notice (<see cref="KnowsAsync"/>); the journal compares versions only.
    /// </remarks>
    /// <exception cref="ArgumentException">No events, too many, too large, without a name, or not to be held as text.</exception>
    /// <exception cref="JournalConflictException">The stream is not at <paramref name="expected"/>. Nothing was written.</exception>
    /// <exception cref="JournalUnwritableException">
    /// The disk is full or failing. No reader will see any of it, and a later append is tried afresh. Only when a disk fails
    /// in the very moment of its sync may a power cut soon afterwards bring the events back; so read the stream again.
    /// </exception>
    ValueTask<Appended> AppendAsync(
        string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop);

    /// <summary>The events of one stream after <paramref name="afterVersion"/>, oldest first, up to now.</summary>
    IAsyncEnumerable<Recorded> ReadStreamAsync(string stream, long afterVersion, CancellationToken stop);

    /// <summary>The events of all streams after <paramref name="afterPosition"/>, oldest first, up to the head at the call.</summary>
    IAsyncEnumerable<Recorded> ReadAllAsync(long afterPosition, CancellationToken stop);

    /// <summary>Where the journal stood at an instant: the position of the last event recorded before it; 0 when there was none.</summary>
    /// <remarks>
    /// Found by halving, in a few reads however long the journal is: who wants a day must not read the year before it. Where
    /// the clock was set back some instants are passed more than once; then it is one of those places, and the same one each time
    /// as long as nothing is appended.
    /// </remarks>
    ValueTask<long> PositionAtAsync(DateTimeOffset instant, CancellationToken stop);

    /// <summary>
    /// The events of all streams after <paramref name="afterPosition"/>, for ever: what is there at once, what comes as
    /// soon as it is durable, each once. Batches are never empty; it ends only with <paramref name="stop"/>, by cancellation.
    /// </summary>
    /// <param name="concerns">
    /// Which events the follower wants; null for all. The others cost it nothing, but now and then one of them comes along,
    /// so that a follower whom nothing concerns still sees how far the journal is.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The journal has never been as far as <paramref name="afterPosition"/>.</exception>
    IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        long afterPosition, Func<object, bool>? concerns, CancellationToken stop);

    /// <summary>Whether this stream holds events caused by <paramref name="cause"/>, however long ago.</summary>
    ValueTask<bool> KnowsAsync(string stream, CommandId cause, CancellationToken stop);

    /// <summary>The last snapshot of a stream, or of a feed under a name of its own; null when there is none of this shape.</summary>
    /// <param name="shape">Names the form of the state; a snapshot of another form is as good as none.</param>
    ValueTask<Snapshot?> ReadSnapshotAsync(string name, string shape, CancellationToken stop);

    /// <summary>Replaces the snapshot. A snapshot is a saving of time, never the truth: losing one costs only a replay.</summary>
    ValueTask SaveSnapshotAsync(string name, string shape, Snapshot snapshot, CancellationToken stop);

    /// <summary>How far a reaction has come; 0 when it has not begun.</summary>
    ValueTask<long> ReadCheckpointAsync(string reaction, CancellationToken stop);

    /// <summary>Durable when it returns. Replaces the one before, even by an earlier position: a reaction may be sent back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The journal has never been as far as <paramref name="position"/>.</exception>
    ValueTask SaveCheckpointAsync(string reaction, long position, CancellationToken stop);
}

public static class JournalFollowing
{
    /// <summary>All events after <paramref name="afterPosition"/>, for ever.</summary>
    public static IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        this IJournal journal, long afterPosition, CancellationToken stop) =>
        journal.FollowAsync(afterPosition, concerns: null, stop);
}

/// <param name="Position">Global, of the last event appended.</param>
/// <param name="Version">Of the last event appended, within its stream.</param>
public readonly record struct Appended(long Position, long Version);

/// <summary>One event as the journal holds it.</summary>
/// <param name="Cause">The command that it followed from.</param>
/// <param name="RecordedAt">The hub's clock at the append, in UTC. For people; order is told by <paramref name="Position"/> alone.</param>
public sealed record Recorded(
    long Position, string Stream, long Version, CommandId Cause, DateTimeOffset RecordedAt, object Event);

/// <param name="At">The version (of a stream) or position (of a feed) that the state has reached.</param>
/// <param name="State">UTF-8 JSON.</param>
public sealed record Snapshot(long At, ReadOnlyMemory<byte> State);

/// <summary>Two writers held one stream. It is a fault in the grain host, never something a waiter did.</summary>
public sealed class JournalConflictException(string stream, long expected)
    : Exception($"Stream '{stream}' is not at version {expected}.");

/// <summary>The journal cannot be written. The message says why, in words for the person who must make room.</summary>
public sealed class JournalUnwritableException(string reason, Exception? inner = null) : IOException(reason, inner);

/// <summary>The journal holds what this build does not know: it was written by a newer one. The hub does not start.</summary>
/// <param name="unknown">The names of the events, or of whatever else is newer than this build.</param>
public sealed class JournalFromTheFutureException(IReadOnlyCollection<string> unknown) : Exception(
    $"The journal holds what this build does not know ({string.Join(", ", unknown)}). " +
    "It was written by a newer version: start that version, or a later one.");
