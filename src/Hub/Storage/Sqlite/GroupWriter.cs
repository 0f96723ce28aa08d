using Microsoft.Data.Sqlite;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>One writer at a time. Whatever waits goes to the disk in one commit, so that many share one sync.</summary>
/// <remarks>
/// A caller who finds nobody writing and nobody waiting writes for itself: handing over to another thread and being woken
/// again costs twice what the commit does. Whoever comes meanwhile waits, and the journal's own thread writes them together.
/// </remarks>
internal sealed class GroupWriter : IAsyncDisposable
{
    /// <summary>
    /// Two busy services' worth of screens and devices all pressing at once; at the slowest disk of the field (100
    /// commits a second) eight groups, so nobody waits longer than a tenth of a second for room.
    /// </summary>
    public const int QueueMax = 4_096;

    /// <summary>Past some hundred entries the sync is no longer what takes the time, and the first of them would only wait.</summary>
    public const int GroupMax = 512;

    private readonly Lock _writing = new();
    private readonly List<Entry> _alone = new(capacity: 1);
    private readonly Lock _gate = new();
    private readonly Queue<Entry> _waiting = [];
    private readonly SemaphoreSlim _room = new(QueueMax);
    private readonly ManualResetEventSlim _wake = new(initialState: false, spinCount: 0);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WriteConnection _connection;
    private readonly Tail _tail;
    private readonly string _path;
    private bool _closing;

    public GroupWriter(WriteConnection connection, Tail tail, string path)
    {
        _connection = connection;
        _tail = tail;
        _path = path;
        new Thread(Run) { Name = "journal", IsBackground = true }.Start();
    }

    /// <summary>Waits for room, then for the disk.</summary>
    public ValueTask<T> WriteAsync<T>(Entry<T> entry, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return WritesAlone(entry) ? new(entry.Done) : QueueAsync(entry, stop);
    }

    private async ValueTask<T> QueueAsync<T>(Entry<T> entry, CancellationToken stop)
    {
        await _room.WaitAsync(stop);

        Enqueue(entry);
        return await entry.Done;
    }

    /// <summary>Takes nothing new, writes what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closing = true;
        }

        _wake.Set();
        await _finished.Task;
    }

    private bool WritesAlone(Entry entry)
    {
        if (!_writing.TryEnter())
        {
            return false;
        }

        try
        {
            lock (_gate)
            {
                // Who waits was there first.
                if (_closing || _waiting.Count > 0)
                {
                    return false;
                }
            }

            _alone.Add(entry);
            Write(_alone);
            _alone.Clear();
            return true;
        }
        finally
        {
            _writing.Exit();
        }
    }

    private void Enqueue(Entry entry)
    {
        lock (_gate)
        {
            if (_closing)
            {
                _room.Release();
                throw new ObjectDisposedException(nameof(SqliteJournal));
            }

            _waiting.Enqueue(entry);
        }

        // Outside of the gate, through which the writer goes as soon as it wakes.
        _wake.Set();
    }

    private void Run()
    {
        var group = new List<Entry>(GroupMax);

        while (Take(group))
        {
            // Woken late, for what the last group already held.
            if (group.Count > 0)
            {
                _room.Release(group.Count);

                lock (_writing)
                {
                    Write(group);
                }

                group.Clear();
            }
        }

        lock (_writing)
        {
            // Whoever writes alone has finished.
            _finished.SetResult();
        }
    }

    private bool Take(List<Entry> group)
    {
        _wake.Wait();

        lock (_gate)
        {
            while (group.Count < GroupMax && _waiting.TryDequeue(out var entry))
            {
                group.Add(entry);
            }

            if (_waiting.Count is 0 && !_closing)
            {
                _wake.Reset();
            }
        }

        return group.Count > 0 || !_closing;
    }

    private void Write(List<Entry> group)
    {
        if (Commit(group) is { } fault)
        {
            // To each an exception of its own: callers on many threads will add their stacks to it.
            group.ForEach(entry => entry.Fail(
                fault is SqliteException sqlite ? SqliteFault.ToUnwritable(sqlite, _path) : fault));
            return;
        }

        // First what all may see, then those who asked, then those who listen: a caller finds its own event at the head.
        _tail.Add(_connection.Group);
        group.ForEach(entry => entry.Complete());
        _tail.Wake();
    }

    private Exception? Commit(List<Entry> group)
    {
        try
        {
            _connection.Begin();
            group.ForEach(entry => entry.Write(_connection));
            _connection.Commit();
            return null;
        }
        catch (Exception fault)
        {
            _connection.RollBack();
            return fault;
        }
    }
}
