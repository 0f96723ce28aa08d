using Microsoft.Data.Sqlite;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>The journal's one file on the disk, locked against a second hub and known to be of our making.</summary>
internal sealed class JournalFile : IDisposable
{
    /// <summary>Only an outside hand (a backup, a shell) ever holds the file locked. Five seconds outlast most of them, and
    /// nobody at a till waits longer without asking why.</summary>
    private const int PatienceSeconds = 5;

    private const int NotADatabase = 26;

    private readonly string _path;
    private readonly FileStream _lock;

    /// <exception cref="JournalInUseException"/>
    /// <exception cref="NotAJournalException"/>
    /// <exception cref="JournalFromTheFutureException"/>
    /// <exception cref="JournalUnwritableException"/>
    public JournalFile(string path, EventCatalog catalog)
    {
        _path = Path.GetFullPath(path);
        _lock = Lock(_path);

        try
        {
            using var connection = Connect(SqliteOpenMode.ReadWriteCreate);
            Recognise(connection);
            CheckNames(connection, catalog);
        }
        catch (SqliteException fault)
        {
            _lock.Dispose();
            throw fault.SqliteErrorCode is NotADatabase
                ? new NotAJournalException(_path, fault)
                : SqliteFault.ToUnwritable(fault, _path);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    public string FullPath => _path;

    /// <summary>A connection on which a commit returns only when the data would survive a power cut.</summary>
    public SqliteConnection OpenToWrite()
    {
        var connection = Connect(SqliteOpenMode.ReadWrite);

        // A large cache keeps the inner pages of the indexes at hand. The log is folded into the file every 4,000 pages
        // (16 MB): rarely enough that a page written often is folded once, and still read in milliseconds after a crash.
        // After a burst it shrinks again.
        connection.Run("""
            PRAGMA synchronous = FULL;
            PRAGMA fullfsync = ON;
            PRAGMA checkpoint_fullfsync = ON;
            PRAGMA cache_size = -32768;
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA journal_size_limit = 67108864;
            """);
        return connection;
    }

    public SqliteConnection OpenToRead() => Connect(SqliteOpenMode.ReadOnly);

    public void Dispose() => _lock.Dispose();

    // The lock is the open file, not its presence: it ends with the process, however that ends. The file stays, since
    // removing it would let two newcomers each lock a file of the same name.
    private static FileStream Lock(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsHeldByAnother(fault))
        {
            throw new JournalInUseException(path, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnwritableException($"The journal '{path}' cannot be opened: {fault.Message}", fault);
        }
    }

    // EWOULDBLOCK on Linux (11) and macOS (35), the sharing violation on Windows (0x80070020).
    private static bool IsHeldByAnother(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = PatienceSeconds,
        }.ToString());

        try
        {
            connection.Open();
            connection.Run($"PRAGMA busy_timeout = {PatienceSeconds * 1000}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Recognise(SqliteConnection connection)
    {
        var application = connection.Ask<long>("PRAGMA application_id");
        var version = connection.Ask<long>("PRAGMA user_version");
        var isEmpty = connection.Ask<long>("SELECT count(*) FROM sqlite_schema") is 0;

        if (application is not JournalSchema.ApplicationId && !(application is 0 && version is 0 && isEmpty))
        {
            throw new NotAJournalException(_path);
        }

        if (version > JournalSchema.Version)
        {
            throw new JournalFromTheFutureException([$"schema {version}, where {JournalSchema.Version} is known"]);
        }

        connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");

        if (isEmpty)
        {
            connection.Run($"BEGIN IMMEDIATE; {JournalSchema.Create} COMMIT");
        }
    }

    private static void CheckNames(SqliteConnection connection, EventCatalog catalog)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM event_name ORDER BY id";
        using var reader = command.ExecuteReader();
        var unknown = new List<string>();

        while (reader.Read())
        {
            if (reader.GetString(0) is var name && !catalog.Knows(name))
            {
                unknown.Add(name);
            }
        }

        if (unknown.Count > 0)
        {
            throw new JournalFromTheFutureException(unknown);
        }
    }
}
