using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains.Tests.Journals;

/// <summary>A journal around another, so that a test can count, forget or break one thing and leave the rest as it is.</summary>
public abstract class JournalAround(IJournal inner) : IJournal
{
    public long Head => inner.Head;

    protected IJournal Inner => inner;

    public virtual ValueTask<Appended> AppendAsync(
        string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop) =>
        inner.AppendAsync(stream, expected, cause, events, stop);

    public virtual IAsyncEnumerable<Recorded> ReadStreamAsync(string stream, long afterVersion, CancellationToken stop) =>
        inner.ReadStreamAsync(stream, afterVersion, stop);

    public IAsyncEnumerable<Recorded> ReadAllAsync(long afterPosition, CancellationToken stop) =>
        inner.ReadAllAsync(afterPosition, stop);

    public ValueTask<long> PositionAtAsync(DateTimeOffset instant, CancellationToken stop) =>
        inner.PositionAtAsync(instant, stop);

    public virtual IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        long afterPosition, Func<object, bool>? concerns, CancellationToken stop) =>
        inner.FollowAsync(afterPosition, concerns, stop);

    public virtual ValueTask<bool> KnowsAsync(string stream, CommandId cause, CancellationToken stop) =>
        inner.KnowsAsync(stream, cause, stop);

    public ValueTask<Snapshot?> ReadSnapshotAsync(string name, string shape, CancellationToken stop) =>
        inner.ReadSnapshotAsync(name, shape, stop);

    public virtual ValueTask SaveSnapshotAsync(string name, string shape, Snapshot snapshot, CancellationToken stop) =>
        inner.SaveSnapshotAsync(name, shape, snapshot, stop);

    public virtual ValueTask<long> ReadCheckpointAsync(string reaction, CancellationToken stop) =>
        inner.ReadCheckpointAsync(reaction, stop);

    public virtual ValueTask SaveCheckpointAsync(string reaction, long position, CancellationToken stop) =>
        inner.SaveCheckpointAsync(reaction, position, stop);
}
