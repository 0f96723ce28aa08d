using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains.Tests.Journals;

public enum Fault
{
    /// <summary>The append fails and nothing is on the disk.</summary>
    BeforeWriting,

    /// <summary>The append fails though everything is on the disk: the answer was lost.</summary>
    AfterWriting,
}

/// <summary>Fails at one append, and, when it dies of it, at every write from there on.</summary>
/// <param name="failAt">Which append, from 1; 0 for none.</param>
public sealed class FaultyJournal(IJournal inner, int failAt = 0, Fault fault = Fault.BeforeWriting, bool dies = false)
    : JournalAround(inner)
{
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _appends;

    public int Appends => _appends;

    public Task Failed => _failed.Task;

    /// <summary>While true no snapshot can be kept.</summary>
    public bool RefusesSnapshots { get; set; }

    public override async ValueTask<Appended> AppendAsync(
        string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop)
    {
        var isIt = Interlocked.Increment(ref _appends) == failAt;
        ThrowIfDead();

        if (isIt && fault is Fault.AfterWriting)
        {
            await Inner.AppendAsync(stream, expected, cause, events, stop);
        }

        if (isIt)
        {
            _failed.TrySetResult();
            throw Broken();
        }

        return await Inner.AppendAsync(stream, expected, cause, events, stop);
    }

    public override ValueTask SaveSnapshotAsync(string name, string shape, Snapshot snapshot, CancellationToken stop)
    {
        ThrowIfDead();
        return RefusesSnapshots ? throw Broken() : Inner.SaveSnapshotAsync(name, shape, snapshot, stop);
    }

    public override ValueTask SaveCheckpointAsync(string reaction, long position, CancellationToken stop)
    {
        ThrowIfDead();
        return Inner.SaveCheckpointAsync(reaction, position, stop);
    }

    private void ThrowIfDead()
    {
        if (dies && Failed.IsCompleted)
        {
            throw Broken();
        }
    }

    private static JournalUnwritableException Broken() => new("The disk is failing, as the test wanted.");
}
