using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>One instant of the journal as a file of its own: a reader's snapshot, written out and looked through.</summary>
internal static class JournalCopy
{
    public static long Write(JournalFile journal, string path, CancellationToken stop)
    {
        try
        {
            using (var connection = journal.OpenToRead())
            using (stop.Register(() => raw.sqlite3_interrupt(connection.Handle)))
            using (var copy = connection.CreateCommand())
            {
                stop.ThrowIfCancellationRequested();
                copy.CommandText = "VACUUM INTO $path";
                copy.Parameters.AddWithValue("$path", path);
                // A long journal takes minutes; whoever does not want to wait says stop.
                copy.CommandTimeout = 0;
                copy.ExecuteNonQuery();
            }

            return HeadOf(path);
        }
        catch (SqliteException fault)
        {
            File.Delete(path);
            stop.ThrowIfCancellationRequested();
            throw new IOException($"The journal could not be copied to '{path}': {fault.Message}", fault);
        }
    }

    // Read from the copy itself, which thereby is shown to be one.
    private static long HeadOf(string path)
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        copy.Open();

        if (copy.Ask<string>("PRAGMA quick_check(1)") is not "ok" and var fault)
        {
            throw new IOException($"The copy of the journal is not sound: {fault}");
        }

        return copy.Ask<long>("SELECT coalesce(max(position), 0) FROM event");
    }
}
