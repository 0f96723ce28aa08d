namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>The tables of the journal's file.</summary>
/// <remarks>To be read in ten years with any SQLite shell, without this program: <c>SELECT * FROM history</c>.</remarks>
internal static class JournalSchema
{
    /// <summary>Grows by one with each change to <see cref="Create"/>; a file with a higher one is refused.</summary>
    public const int Version = 1;

    /// <summary>"RPOS": tells our file from any other SQLite file.</summary>
    public const int ApplicationId = 0x52504F53;

    // Streams are numbered as they come, so that both indexes of the events grow where the young streams are. Indexes on
    // the names themselves, which are as good as random, would touch a page anywhere in the file with every event.
    // The triggers are there for the honest hand in a SQLite shell: what has happened is never changed, only answered by
    // a further event.
    public static readonly string Create = $"""
        CREATE TABLE event_name (
            id   INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE stream (
            id   INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE event (
            position    INTEGER PRIMARY KEY CHECK (position > 0),
            stream      INTEGER NOT NULL REFERENCES stream (id),
            version     INTEGER NOT NULL CHECK (version > 0),
            command     TEXT    NOT NULL,
            recorded_at INTEGER NOT NULL, -- microseconds since 1970, UTC
            name        INTEGER NOT NULL REFERENCES event_name (id),
            payload     TEXT    NOT NULL  -- JSON
        ) STRICT;

        CREATE UNIQUE INDEX event_by_stream ON event (stream, version);
        CREATE INDEX event_by_command ON event (stream, command);

        CREATE VIEW history AS
        SELECT e.position, s.name AS stream, e.version, e.command,
            strftime('%Y-%m-%dT%H:%M:%fZ', e.recorded_at / 1e6, 'unixepoch') AS recorded_at, n.name, e.payload
        FROM event e JOIN stream s ON s.id = e.stream JOIN event_name n ON n.id = e.name;

        CREATE TABLE snapshot (
            name  TEXT PRIMARY KEY,
            shape TEXT    NOT NULL,
            at    INTEGER NOT NULL,
            state BLOB    NOT NULL -- JSON
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE checkpoint (
            reaction TEXT PRIMARY KEY,
            position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        {Forbid("UPDATE", "event")}
        {Forbid("DELETE", "event")}
        {Forbid("UPDATE", "stream")}
        {Forbid("DELETE", "stream")}
        {Forbid("UPDATE", "event_name")}
        {Forbid("DELETE", "event_name")}

        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        """;

    private static string Forbid(string deed, string table) => $"""
        CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
        BEGIN
            SELECT RAISE(ABORT, 'The journal only grows: no {deed} of {table}.');
        END;
        """;
}
