using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Storage.Sqlite;
using RetailPos.Kernel;

namespace RetailPos.Hub.Storage;

/// <summary>The journal in one SQLite file, made durable by a write-ahead log that is synced before anyone is answered.</summary>
/// <remarks>
/// One thread writes, and all who wait share its next commit. Readers have connections of their own and neither wait for
/// the writer nor hold it up. Disposing writes what waits, folds the log into the file and lets the lock go.
/// </remarks>
public sealed class SqliteJournal : IJournal, IJournalCopy, IAsyncDisposable, IDisposable
{
    private readonly JournalFile _file;
    private readonly EventScript _script;
    private readonly PersonalMask? _mask;
    private readonly WriteConnection _writing;
    private readonly GroupWriter _writer;
    private readonly ReadConnections _readers;
    private readonly Tail _tail;
    private readonly SharedPages _behind;
    private int _disposed;

    /// <summary>Opens the file, or creates it and its folder.</summary>
    /// <param name="mask">Hides what is personal; null where nobody is to be forgotten.</param>
    /// <exception cref="JournalInUseException">Another hub holds the file.</exception>
    /// <exception cref="JournalFromTheFutureException">A newer version has written the file.</exception>
    /// <exception cref="NotAJournalException">The file is something else.</exception>
    /// <exception cref="JournalUnwritableException">The file cannot be opened or created.</exception>
    public SqliteJournal(string path, EventCatalog catalog, TimeProvider clock, PersonalMask? mask = null)
    {
        _mask = mask;
        _script = new(catalog, mask);
        _file = new(path, catalog);

        try
        {
            _writing = new(_file, clock);
        }
        catch (SqliteException fault)
        {
            _file.Dispose();
            throw SqliteFault.ToUnwritable(fault, _file.FullPath);
        }

        _readers = new(_file, _script);
        _behind = new(ReadPageAsync);
        _tail = new(_writing.Head, _behind.DropOldest);
        _writer = new(_writing, _tail, _file.FullPath);
    }

    public long Head => _tail.Head;

    public ValueTask<Appended> AppendAsync(
        string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop)
    {
        JournalLimits.CheckAppend(stream, expected, cause, events);
        // On the caller's thread: the writer has no time for words.
        return _writer.WriteAsync(new AppendEntry(stream, expected, cause, _script.Write(stream, events)), stop);
    }

    public IAsyncEnumerable<Recorded> ReadStreamAsync(string stream, long afterVersion, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterVersion);
        return PageStreamAsync(stream, afterVersion, Head, stop);
    }

    public IAsyncEnumerable<Recorded> ReadAllAsync(long afterPosition, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return PageAllAsync(afterPosition, Head, stop);
    }

    public ValueTask<long> PositionAtAsync(DateTimeOffset instant, CancellationToken stop) =>
        _readers.ReadAsync((instant, head: Head), static (file, asked) => file.PositionAt(asked.instant, asked.head), stop);

    public IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        long afterPosition, Func<object, bool>? concerns, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(afterPosition, Head);
        return _tail.FollowAsync(afterPosition, concerns, _behind.ReadAsync, stop);
    }

    public ValueTask<bool> KnowsAsync(string stream, CommandId cause, CancellationToken stop) =>
        _readers.ReadAsync((stream, cause), static (file, asked) => file.Knows(asked.stream, asked.cause), stop);

    public async ValueTask<Snapshot?> ReadSnapshotAsync(string name, string shape, CancellationToken stop)
    {
        var kept = await _readers.ReadAsync((name, shape), static (file, asked) => file.ReadSnapshot(asked.name, asked.shape), stop);
        return kept is null || _mask is null ? kept
            : _mask.ShowSnapshot(name, kept.State) is { } state ? kept with { State = state }
            : null;
    }

    public async ValueTask SaveSnapshotAsync(string name, string shape, Snapshot snapshot, CancellationToken stop)
    {
        JournalLimits.CheckSnapshot(name, shape, snapshot);
        // The caller may write its next snapshot into the same buffer.
        await _writer.WriteAsync(new SnapshotEntry(name, shape, snapshot.At, (_mask?.HideSnapshot(name, snapshot.State) ?? snapshot.State).ToArray()), stop);
    }

    public ValueTask<long> ReadCheckpointAsync(string reaction, CancellationToken stop) =>
        _readers.ReadAsync(reaction, static (file, asked) => file.ReadCheckpoint(asked), stop);

    public async ValueTask SaveCheckpointAsync(string reaction, long position, CancellationToken stop)
    {
        JournalLimits.CheckCheckpoint(reaction, position, Head);
        await _writer.WriteAsync(new CheckpointEntry(reaction, position), stop);
    }

    /// <summary>Reads the whole file and says in words what is wrong with it; nothing when it is sound.</summary>
    /// <remarks>For a shopkeeper's doubt or a nightly job, not for the start: it takes seconds per million events.</remarks>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken stop) =>
        Task.Run(() => JournalCheck.Run(_file, stop), stop);

    public Task<long> CopyToAsync(string path, CancellationToken stop) => Task.Run(() => JournalCopy.Write(_file, path, stop), stop);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) is 1)
        {
            return;
        }

        await _writer.DisposeAsync();
        _tail.Close();
        await _readers.DisposeAsync();
        // The last connection to close folds the log into the file.
        _writing.Dispose();
        _file.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    internal ValueTask<bool> OnWriterAsync(string pragma) =>
        _writer.WriteAsync(new PragmaEntry(pragma), CancellationToken.None);

    private async IAsyncEnumerable<Recorded> PageAllAsync(
        long after, long until, [EnumeratorCancellation] CancellationToken stop)
    {
        while (after < until)
        {
            foreach (var recorded in await ReadPageAsync(after, until, stop))
            {
                yield return recorded;
                after = recorded.Position;
            }
        }
    }

    private async IAsyncEnumerable<Recorded> PageStreamAsync(
        string stream, long after, long until, [EnumeratorCancellation] CancellationToken stop)
    {
        List<Recorded> page;

        do
        {
            page = await _readers.ReadAsync(
                (stream, after, until), static (file, asked) => file.ReadStream(asked.stream, asked.after, asked.until), stop);

            foreach (var recorded in page)
            {
                yield return recorded;
                after = recorded.Version;
            }
        }
        while (page.Count > 0);
    }

    private ValueTask<List<Recorded>> ReadPageAsync(long after, long until, CancellationToken stop) =>
        _readers.ReadAsync((after, until), static (file, asked) => file.ReadAll(asked.after, asked.until), stop);
}
