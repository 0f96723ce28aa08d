using Microsoft.Data.Sqlite;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>The one connection that writes. Used by the writer's thread alone.</summary>
/// <remarks>Positions are given here, and taken back when the group is rolled back: so they never have a gap.</remarks>
internal sealed class WriteConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _stream;
    private readonly SqliteCommand _newStream;
    private readonly SqliteCommand _name;
    private readonly SqliteCommand _event;
    private readonly SqliteCommand _snapshot;
    private readonly SqliteCommand _checkpoint;
    private readonly Dictionary<string, long> _nameIds = new(StringComparer.Ordinal);
    private readonly List<string> _namesOfGroup = [];
    private readonly List<Recorded> _group = [];
    private readonly TimeProvider _clock;
    private DateTimeOffset _recordedAt;

    public WriteConnection(JournalFile file, TimeProvider clock)
    {
        _clock = clock;
        _connection = file.OpenToWrite();
        _begin = _connection.Prepare("BEGIN IMMEDIATE");
        _commit = _connection.Prepare("COMMIT");
        _stream = _connection.Prepare(
            "SELECT id, (SELECT max(version) FROM event WHERE stream = id) FROM stream WHERE name = $name",
            new SqliteParameter("$name", SqliteType.Text));
        _newStream = _connection.Prepare(
            "INSERT INTO stream (name) VALUES ($name) RETURNING id", new SqliteParameter("$name", SqliteType.Text));
        _name = _connection.Prepare(
            "INSERT INTO event_name (name) VALUES ($name) RETURNING id", new SqliteParameter("$name", SqliteType.Text));
        _event = _connection.Prepare(
            """
            INSERT INTO event (position, stream, version, command, recorded_at, name, payload)
            VALUES ($position, $stream, $version, $command, $recordedAt, $name, CAST($payload AS TEXT))
            """,
            new("$position", SqliteType.Integer),
            new("$stream", SqliteType.Integer),
            new("$version", SqliteType.Integer),
            new("$command", SqliteType.Text),
            new("$recordedAt", SqliteType.Integer),
            new("$name", SqliteType.Integer),
            new("$payload", SqliteType.Blob));
        _snapshot = _connection.Prepare(
            "INSERT OR REPLACE INTO snapshot (name, shape, at, state) VALUES ($name, $shape, $at, $state)",
            new("$name", SqliteType.Text),
            new("$shape", SqliteType.Text),
            new("$at", SqliteType.Integer),
            new("$state", SqliteType.Blob));
        _checkpoint = _connection.Prepare(
            "INSERT OR REPLACE INTO checkpoint (reaction, position) VALUES ($reaction, $position)",
            new("$reaction", SqliteType.Text),
            new("$position", SqliteType.Integer));
        Head = _connection.Ask<long>("SELECT coalesce(max(position), 0) FROM event");
        ReadNames();
    }

    /// <summary>The position of the last event committed.</summary>
    public long Head { get; private set; }

    /// <summary>What the group that is being written holds so far.</summary>
    public List<Recorded> Group => _group;

    public void Begin()
    {
        _group.Clear();
        _namesOfGroup.Clear();
        _recordedAt = RecordingTime.Of(_clock);
        EndTransaction();
        _begin.ExecuteNonQuery();
    }

    public void Commit()
    {
        _commit.ExecuteNonQuery();
        Head += _group.Count;
    }

    /// <remarks>A disk so broken that not even this succeeds is tried again by the next <see cref="Begin"/>.</remarks>
    public void RollBack()
    {
        _group.Clear();
        _namesOfGroup.ForEach(name => _nameIds.Remove(name));

        try
        {
            EndTransaction();
        }
        catch (SqliteException)
        {
            // The caller already has a fault to tell, and this one has the same cause.
        }
    }

    /// <returns>Null when the stream is not at <paramref name="expected"/>, otherwise its last position.</returns>
    public long? Append(string stream, long expected, CommandId cause, WrittenEvent[] events)
    {
        var (id, version) = Find(stream);

        if (version != expected)
        {
            return null;
        }

        var number = id ?? Number(stream);

        foreach (var happened in events)
        {
            version++;
            Write(number, version, cause, happened);
            _group.Add(new(Head + _group.Count + 1, stream, version, cause, _recordedAt, happened.Event));
        }

        return Head + _group.Count;
    }

    public void SaveSnapshot(string name, string shape, long at, byte[] state)
    {
        _snapshot.Parameters[0].Value = name;
        _snapshot.Parameters[1].Value = shape;
        _snapshot.Parameters[2].Value = at;
        _snapshot.Parameters[3].Value = state;
        _snapshot.ExecuteNonQuery();
    }

    public void SaveCheckpoint(string reaction, long position)
    {
        _checkpoint.Parameters[0].Value = reaction;
        _checkpoint.Parameters[1].Value = position;
        _checkpoint.ExecuteNonQuery();
    }

    public void Run(string sql) => _connection.Run(sql);

    public void Dispose()
    {
        SqliteCommand[] statements = [_begin, _commit, _stream, _newStream, _name, _event, _snapshot, _checkpoint];

        foreach (var statement in statements)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    // SQLite itself has often rolled back already, as it does when the disk is full.
    private void EndTransaction()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) is 0)
        {
            _connection.Run("ROLLBACK");
        }
    }

    private (long? Id, long Version) Find(string stream)
    {
        _stream.Parameters[0].Value = stream;
        using var reader = _stream.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : (null, 0);
    }

    private long Number(string stream)
    {
        _newStream.Parameters[0].Value = stream;
        return (long)_newStream.ExecuteScalar()!;
    }

    private void Write(long stream, long version, CommandId cause, WrittenEvent happened)
    {
        var values = _event.Parameters;
        values[0].Value = Head + _group.Count + 1;
        values[1].Value = stream;
        values[2].Value = version;
        values[3].Value = cause.Value;
        values[4].Value = RecordingTime.ToMicroseconds(_recordedAt);
        values[5].Value = IdOf(happened.Name);
        values[6].Value = happened.Json;
        _event.ExecuteNonQuery();
    }

    // A name enters the file with its first event, not before: an older build can still open a file that has none of it.
    private long IdOf(string name)
    {
        if (!_nameIds.TryGetValue(name, out var id))
        {
            _name.Parameters[0].Value = name;
            id = (long)_name.ExecuteScalar()!;
            _nameIds.Add(name, id);
            _namesOfGroup.Add(name);
        }

        return id;
    }

    private void ReadNames()
    {
        using var command = _connection.Prepare("SELECT id, name FROM event_name");
        using var reader = command.ExecuteReader();

        while (reader.Read())
        {
            _nameIds.Add(reader.GetString(1), reader.GetInt64(0));
        }
    }
}
