using Microsoft.Data.Sqlite;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Storage.Sqlite;

/// <summary>Says in words what SQLite says in numbers, for the person who must do something about it.</summary>
/// <remarks>The numbers are SQLite's primary result codes, https://www.sqlite.org/rescode.html.</remarks>
internal static class SqliteFault
{
    public static JournalUnwritableException ToUnwritable(SqliteException fault, string path) =>
        new($"{Words(fault.SqliteErrorCode, path)} Nothing was written. ({fault.Message})", fault);

    private static string Words(int code, string path) => code switch
    {
        5 or 6 => $"Another program holds the journal '{path}' locked. Close it; then the hub goes on by itself.",
        8 => $"The journal '{path}' may only be read. Give the hub the right to write it.",
        10 => $"The disk with the journal '{path}' reports a fault. Check the disk and its cable, and keep a copy.",
        11 or 26 => $"The journal '{path}' is damaged. Stop the hub and restore a copy.",
        13 => $"The disk with the journal '{path}' is full. Make room; then the hub goes on by itself.",
        14 => $"The journal '{path}' cannot be opened. Check that its folder exists and may be written.",
        _ => $"The journal '{path}' cannot be written.",
    };
}
