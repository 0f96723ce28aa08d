using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>One thing to write, and the caller who waits for it.</summary>
internal abstract class Entry
{
    /// <summary>Writes within the group's transaction; a refusal of its own it keeps for <see cref="Complete"/>.</summary>
    public abstract void Write(WriteConnection connection);

    /// <summary>The group is durable.</summary>
    public abstract void Complete();

    /// <summary>The group is rolled back.</summary>
    public abstract void Fail(Exception fault);
}

internal abstract class Entry<T> : Entry
{
    // The caller goes on elsewhere: the writer's thread belongs to the writer.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Done => _done.Task;

    protected T? Result { get; set; }

    protected Exception? Refusal { get; set; }

    public sealed override void Complete()
    {
        if (Refusal is null)
        {
            _done.SetResult(Result!);
        }
        else
        {
            _done.SetException(Refusal);
        }
    }

    public sealed override void Fail(Exception fault) => _done.SetException(fault);
}

internal sealed class AppendEntry(string stream, long expected, CommandId cause, WrittenEvent[] events) : Entry<Appended>
{
    public override void Write(WriteConnection connection)
    {
        if (connection.Append(stream, expected, cause, events) is { } position)
        {
            Result = new(position, expected + events.Length);
        }
        else
        {
            Refusal = new JournalConflictException(stream, expected);
        }
    }
}

internal sealed class SnapshotEntry(string name, string shape, long at, byte[] state) : Entry<bool>
{
    public override void Write(WriteConnection connection) => connection.SaveSnapshot(name, shape, at, state);
}

internal sealed class CheckpointEntry(string reaction, long position) : Entry<bool>
{
    public override void Write(WriteConnection connection) => connection.SaveCheckpoint(reaction, position);
}

/// <summary>A word to SQLite on the writer's own connection, as tests need it to make a disk full.</summary>
internal sealed class PragmaEntry(string sql) : Entry<bool>
{
    public override void Write(WriteConnection connection) => connection.Run(sql);
}
