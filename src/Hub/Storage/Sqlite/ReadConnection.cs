using Microsoft.Data.Sqlite;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>A connection that reads, with its statements parsed once. Used by one caller at a time.</summary>
internal sealed class ReadConnection : IDisposable
{
    private const string Events = """
        SELECT e.position, s.name, e.version, e.command, e.recorded_at, n.name, e.payload
        FROM event e JOIN stream s ON s.id = e.stream JOIN event_name n ON n.id = e.name
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _all;
    private readonly SqliteCommand _stream;
    private readonly SqliteCommand _knows;
    private readonly SqliteCommand _recordedAt;
    private readonly SqliteCommand _snapshot;
    private readonly SqliteCommand _checkpoint;
    private readonly EventScript _script;

    public ReadConnection(JournalFile file, EventScript script)
    {
        _script = script;
        _connection = file.OpenToRead();
        _all = _connection.Prepare(
            $"""
            {Events}
            WHERE e.position > $after AND e.position <= $until ORDER BY e.position LIMIT $limit
            """,
            new("$after", SqliteType.Integer),
            new("$until", SqliteType.Integer),
            new("$limit", SqliteType.Integer));
        _stream = _connection.Prepare(
            $"""
            {Events}
            WHERE e.stream = (SELECT id FROM stream WHERE name = $stream) AND e.version > $after AND e.position <= $until
            ORDER BY e.version LIMIT $limit
            """,
            new("$after", SqliteType.Integer),
            new("$until", SqliteType.Integer),
            new("$limit", SqliteType.Integer),
            new("$stream", SqliteType.Text));
        _knows = _connection.Prepare(
            """
            SELECT EXISTS (
                SELECT 1 FROM event WHERE stream = (SELECT id FROM stream WHERE name = $stream) AND command = $command)
            """,
            new("$command", SqliteType.Text),
            new("$stream", SqliteType.Text));
        _recordedAt = _connection.Prepare(
            "SELECT recorded_at FROM event WHERE position = $position", new SqliteParameter("$position", SqliteType.Integer));
        _snapshot = _connection.Prepare(
            "SELECT at, state FROM snapshot WHERE name = $name AND shape = $shape",
            new("$name", SqliteType.Text),
            new("$shape", SqliteType.Text));
        _checkpoint = _connection.Prepare(
            "SELECT position FROM checkpoint WHERE reaction = $reaction",
            new SqliteParameter("$reaction", SqliteType.Text));
    }

    /// <exception cref="InvalidDataException">Events are missing; <see cref="SqliteJournal.CheckAsync"/> tells more.</exception>
    public List<Recorded> ReadAll(long after, long until)
    {
        var page = ReadPage(_all, after, until);

        // What stands up to the head was written without a gap; whoever reads on in silence would build on sand.
        return (page.Count > 0 || after >= until) && (page.Count is 0 || page[^1].Position == after + page.Count)
            ? page
            : throw new InvalidDataException($"The journal is damaged: events are missing soon after position {after}.");
    }

    /// <exception cref="InvalidDataException">Events are missing; <see cref="SqliteJournal.CheckAsync"/> tells more.</exception>
    public List<Recorded> ReadStream(string stream, long after, long until)
    {
        _stream.Parameters[3].Value = stream;
        var page = ReadPage(_stream, after, until);

        return page.Count is 0 || page[^1].Version == after + page.Count
            ? page
            : throw new InvalidDataException(
                $"The journal is damaged: events of '{stream}' are missing soon after version {after}.");
    }

    /// <exception cref="InvalidDataException">An event is missing; <see cref="SqliteJournal.CheckAsync"/> tells more.</exception>
    public long PositionAt(DateTimeOffset instant, long head) =>
        Halving.LastBefore(head, position => RecordingTime.FromMicroseconds(RecordedAt(position)) < instant);

    public bool Knows(string stream, CommandId cause)
    {
        _knows.Parameters[0].Value = cause.Value;
        _knows.Parameters[1].Value = stream;
        return (long)_knows.ExecuteScalar()! is 1;
    }

    public Snapshot? ReadSnapshot(string name, string shape)
    {
        _snapshot.Parameters[0].Value = name;
        _snapshot.Parameters[1].Value = shape;
        using var reader = _snapshot.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    public long ReadCheckpoint(string reaction)
    {
        _checkpoint.Parameters[0].Value = reaction;
        return _checkpoint.ExecuteScalar() is long position ? position : 0;
    }

    public void Dispose()
    {
        SqliteCommand[] statements = [_all, _stream, _knows, _recordedAt, _snapshot, _checkpoint];

        foreach (var statement in statements)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private long RecordedAt(long position)
    {
        _recordedAt.Parameters[0].Value = position;
        return _recordedAt.ExecuteScalar() as long?
            ?? throw new InvalidDataException($"The journal is damaged: the event at position {position} is missing.");
    }

    private List<Recorded> ReadPage(SqliteCommand command, long after, long until)
    {
        command.Parameters[0].Value = after;
        command.Parameters[1].Value = until;
        command.Parameters[2].Value = ReadConnections.PageEventsMax;
        using var reader = command.ExecuteReader();
        var page = new List<Recorded>();
        var bytes = 0L;

        while (bytes < ReadConnections.PageBytesMax && reader.Read())
        {
            var json = reader.GetFieldValue<byte[]>(6);
            bytes += json.Length;
            page.Add(new(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetInt64(2),
                new(reader.GetString(3)),
                RecordingTime.FromMicroseconds(reader.GetInt64(4)),
                _script.Read(reader.GetString(1), reader.GetString(5), json)));
        }

        return page;
    }
}
