using Microsoft.Data.Sqlite;

namespace RetailPos.Hub.Storage.Sqlite;

internal static class SqliteSpeech
{
    /// <summary>Runs statements that are said once. Their text is ours, never anybody's input.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.Say(sql);
        command.ExecuteNonQuery();
    }

    public static T Ask<T>(this SqliteConnection connection, string sql)
    {
        using var command = connection.Say(sql);
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>A statement that is said often: parsed once, its parameters set anew each time.</summary>
    public static SqliteCommand Prepare(
        this SqliteConnection connection, string sql, params ReadOnlySpan<SqliteParameter> parameters)
    {
        var command = connection.Say(sql);

        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }

#pragma warning disable CA2100 // Every caller passes a constant of this folder.
    private static SqliteCommand Say(this SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
#pragma warning restore CA2100
}
