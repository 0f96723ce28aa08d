using System.Collections.Concurrent;

namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>The few connections that readers take in turn, each for one page, so that no reader holds up another for long.</summary>
internal sealed class ReadConnections(JournalFile file, EventScript script) : IAsyncDisposable
{
    /// <summary>Reading is work of the processor, not waiting: more than this many at once only costs memory.</summary>
    public const int ConnectionsMax = 8;

    /// <summary>Some hundred kilobytes of events; what a reader holds in memory at once.</summary>
    public const int PageEventsMax = 512;

    /// <summary>Where events are large, a page ends earlier than by their number.</summary>
    public const int PageBytesMax = 4 * 1024 * 1024;

    private readonly SemaphoreSlim _free = new(ConnectionsMax);
    private readonly ConcurrentStack<ReadConnection> _idle = new();
    private volatile bool _closed;

    public async ValueTask<T> ReadAsync<TQuestion, T>(
        TQuestion question, Func<ReadConnection, TQuestion, T> read, CancellationToken stop)
    {
        await _free.WaitAsync(stop);

        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteJournal));
            var connection = _idle.TryPop(out var idle) ? idle : new(file, script);

            try
            {
                return read(connection, question);
            }
            finally
            {
                _idle.Push(connection);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the readers of this moment; those who come later are turned away.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;

        for (var taken = 0; taken < ConnectionsMax; taken++)
        {
            await _free.WaitAsync();
        }

        while (_idle.TryPop(out var connection))
        {
            connection.Dispose();
        }

        _free.Release(ConnectionsMax);
    }
}
