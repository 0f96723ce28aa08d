using System.Collections.Concurrent;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Storage;

/// <summary>The journal's twin without a disk: the same promises until the process ends. For tests and simulations.</summary>
/// <remarks>
/// Every event goes through its JSON on the way in, and what is read is what came back: an event that would not survive
/// the disk does not survive here either.
/// </remarks>
public sealed class MemoryJournal(EventCatalog catalog, TimeProvider clock) : IJournal
{
    private readonly EventScript _script = new(catalog);
    private readonly Tail _tail = new(head: 0);
    private readonly Lock _gate = new();
    private readonly List<Recorded> _all = [];
    private readonly Dictionary<string, List<Recorded>> _streams = new(StringComparer.Ordinal);
    private readonly HashSet<(string Stream, CommandId Cause)> _known = [];
    private readonly ConcurrentDictionary<string, (string Shape, Snapshot Snapshot)> _snapshots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _checkpoints = new(StringComparer.Ordinal);
    private volatile bool _full;

    /// <summary>While true, nothing can be written, as on a full disk.</summary>
    public bool Full
    {
        get => _full;
        set => _full = value;
    }

    public long Head => _tail.Head;

    public ValueTask<Appended> AppendAsync(
        string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        JournalLimits.CheckAppend(stream, expected, cause, events);
        var readBack = _script.Write(stream, events).Select(written => _script.Read(stream, written.Name, written.Json)).ToList();
        Appended appended;

        lock (_gate)
        {
            CheckRoom();
            appended = Append(stream, expected, cause, readBack);
        }

        _tail.Wake();
        return ValueTask.FromResult(appended);
    }

    public IAsyncEnumerable<Recorded> ReadStreamAsync(string stream, long afterVersion, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterVersion);

        lock (_gate)
        {
            var found = _streams.TryGetValue(stream, out var events) ? events.Skip(ToIndex(afterVersion)).ToList() : [];
            return Replay(found, stop);
        }
    }

    public IAsyncEnumerable<Recorded> ReadAllAsync(long afterPosition, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);

        lock (_gate)
        {
            return Replay(_all.Skip(ToIndex(afterPosition)).ToList(), stop);
        }
    }

    public ValueTask<long> PositionAtAsync(DateTimeOffset instant, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();

        lock (_gate)
        {
            return ValueTask.FromResult(Halving.LastBefore(
                _all.Count, position => _all[ToIndex(position) - 1].RecordedAt < instant));
        }
    }

    public IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        long afterPosition, Func<object, bool>? concerns, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(afterPosition, Head);
        return _tail.FollowAsync(afterPosition, concerns, ReadBehindAsync, stop);
    }

    public ValueTask<bool> KnowsAsync(string stream, CommandId cause, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();

        lock (_gate)
        {
            return ValueTask.FromResult(_known.Contains((stream, cause)));
        }
    }

    public ValueTask<Snapshot?> ReadSnapshotAsync(string name, string shape, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var found = _snapshots.TryGetValue(name, out var kept) && kept.Shape == shape ? kept.Snapshot : null;
        return ValueTask.FromResult(found);
    }

    public ValueTask SaveSnapshotAsync(string name, string shape, Snapshot snapshot, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        JournalLimits.CheckSnapshot(name, shape, snapshot);
        CheckRoom();
        // The caller may write its next snapshot into the same buffer.
        _snapshots[name] = (shape, snapshot with { State = snapshot.State.ToArray() });
        return ValueTask.CompletedTask;
    }

    public ValueTask<long> ReadCheckpointAsync(string reaction, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_checkpoints.GetValueOrDefault(reaction));
    }

    public ValueTask SaveCheckpointAsync(string reaction, long position, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        JournalLimits.CheckCheckpoint(reaction, position, Head);
        CheckRoom();
        _checkpoints[reaction] = position;
        return ValueTask.CompletedTask;
    }

    private Appended Append(string stream, long expected, CommandId cause, List<object> events)
    {
        var kept = _streams.GetValueOrDefault(stream) ?? [];

        if (kept.Count != expected)
        {
            throw new JournalConflictException(stream, expected);
        }

        var at = RecordingTime.Of(clock);
        var first = _all.Count + 1;
        var group = events
            .Select((happened, index) => new Recorded(first + index, stream, expected + 1 + index, cause, at, happened))
            .ToList();

        kept.AddRange(group);
        _streams[stream] = kept;
        _all.AddRange(group);
        _known.Add((stream, cause));
        _tail.Add(group);
        return new(_all.Count, kept.Count);
    }

    private void CheckRoom()
    {
        if (_full)
        {
            throw new JournalUnwritableException("The disk is full. Make room; nothing was written.");
        }
    }

    private ValueTask<List<Recorded>> ReadBehindAsync(long after, long until, CancellationToken stop)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(
                _all.GetRange(ToIndex(after), (int)Math.Min(until - after, Tail.BatchMax)));
        }
    }

    private static async IAsyncEnumerable<Recorded> Replay(
        List<Recorded> events, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var recorded in events)
        {
            stop.ThrowIfCancellationRequested();
            yield return recorded;
        }

        await ValueTask.CompletedTask;
    }

    // Beyond two thousand million there is nothing in memory to find.
    private static int ToIndex(long after) => (int)Math.Min(after, int.MaxValue);
}
