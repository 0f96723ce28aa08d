namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>The long look at a journal: that nothing is missing, in the file as a whole and in every stream.</summary>
internal static class JournalCheck
{
    private static readonly (string Question, string Fault)[] Questions =
    [
        ("SELECT count(*) FROM event HAVING count(*) <> coalesce(max(position), 0)", "Positions have gaps; events held"),
        ("SELECT count(*) FROM (SELECT 1 FROM event GROUP BY stream HAVING count(*) <> max(version))",
            "Streams whose versions have gaps"),
        ("""
         SELECT count(*) FROM (
             SELECT position < lag(position) OVER (PARTITION BY stream ORDER BY version) AS backwards FROM event)
         WHERE backwards
         """, "Events that stand before their predecessor"),
        ("SELECT count(*) FROM event WHERE NOT json_valid(payload)", "Events that are no JSON"),
        ("SELECT count(*) FROM pragma_foreign_key_check", "Events without a name or a stream"),
        ("SELECT count(*) FROM checkpoint WHERE position > (SELECT coalesce(max(position), 0) FROM event)",
            "Reactions ahead of the journal"),
    ];

    public static IReadOnlyList<string> Run(JournalFile file, CancellationToken stop)
    {
        using var connection = file.OpenToRead();
        // One transaction, so that every question is about the same moment.
        connection.Run("BEGIN");
        var faults = new List<string>();

        if (connection.Ask<string>("PRAGMA integrity_check(1)") is var verdict and not "ok")
        {
            faults.Add($"The file is damaged: {verdict}");
        }

        foreach (var (question, fault) in Questions)
        {
            stop.ThrowIfCancellationRequested();

            if (connection.Count(question) is var count and > 0)
            {
                faults.Add($"{fault}: {count}");
            }
        }

        return faults;
    }

    private static long Count(this Microsoft.Data.Sqlite.SqliteConnection connection, string question) =>
        connection.Ask<long?>(question) ?? 0;
}
