using System.Collections.Concurrent;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains.Tests;

/// <summary>A journal that tells from which version each stream was last replayed, so that a test knows what a snapshot spared.</summary>
internal sealed class WatchedJournal(IJournal journal) : IJournal
{
    private readonly ConcurrentDictionary<string, long> _replayedFrom = new(StringComparer.Ordinal);

    public long Head => journal.Head;

    public long ReplayedFrom(string stream) => _replayedFrom[stream];

    public ValueTask<Appended> AppendAsync(
        string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop) =>
        journal.AppendAsync(stream, expected, cause, events, stop);

    public IAsyncEnumerable<Recorded> ReadStreamAsync(string stream, long afterVersion, CancellationToken stop)
    {
        _replayedFrom[stream] = afterVersion;
        return journal.ReadStreamAsync(stream, afterVersion, stop);
    }

    public IAsyncEnumerable<Recorded> ReadAllAsync(long afterPosition, CancellationToken stop) =>
        journal.ReadAllAsync(afterPosition, stop);

    public IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        long afterPosition, Func<object, bool>? concerns, CancellationToken stop) =>
        journal.FollowAsync(afterPosition, concerns, stop);

    public ValueTask<bool> KnowsAsync(string stream, CommandId cause, CancellationToken stop) =>
        journal.KnowsAsync(stream, cause, stop);

    public ValueTask<Snapshot?> ReadSnapshotAsync(string name, string shape, CancellationToken stop) =>
        journal.ReadSnapshotAsync(name, shape, stop);

    public ValueTask SaveSnapshotAsync(string name, string shape, Snapshot snapshot, CancellationToken stop) =>
        journal.SaveSnapshotAsync(name, shape, snapshot, stop);

    public ValueTask<long> ReadCheckpointAsync(string reaction, CancellationToken stop) =>
        journal.ReadCheckpointAsync(reaction, stop);

    public ValueTask SaveCheckpointAsync(string reaction, long position, CancellationToken stop) =>
        journal.SaveCheckpointAsync(reaction, position, stop);
}
