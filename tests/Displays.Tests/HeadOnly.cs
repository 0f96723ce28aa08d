using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

/// <summary>Of the journal a screen may know the head and nothing else.</summary>
public sealed class HeadOnly : IJournal
{
    public long Head { get; set; }

    public ValueTask<Appended> AppendAsync(
        string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop) =>
        throw Forbidden();

    public IAsyncEnumerable<Recorded> ReadStreamAsync(string stream, long afterVersion, CancellationToken stop) =>
        throw Forbidden();

    public IAsyncEnumerable<Recorded> ReadAllAsync(long afterPosition, CancellationToken stop) => throw Forbidden();

    public IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(long afterPosition, CancellationToken stop) =>
        throw Forbidden();

    public ValueTask<bool> KnowsAsync(string stream, CommandId cause, CancellationToken stop) => throw Forbidden();

    public ValueTask<Snapshot?> ReadSnapshotAsync(string name, string shape, CancellationToken stop) =>
        throw Forbidden();

    public ValueTask SaveSnapshotAsync(string name, string shape, Snapshot snapshot, CancellationToken stop) =>
        throw Forbidden();

    public ValueTask<long> ReadCheckpointAsync(string reaction, CancellationToken stop) => throw Forbidden();

    public ValueTask SaveCheckpointAsync(string reaction, long position, CancellationToken stop) => throw Forbidden();

    private static NotSupportedException Forbidden() => new("A screen reads its feed.");
}
