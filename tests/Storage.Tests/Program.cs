using RetailPos.Hub.Storage;

namespace RetailPos.Storage.Tests;

/// <summary>What <see cref="OtherHub"/> runs.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments) => arguments switch
    {
        ["open", var path] => Open(path),
        ["write", var path] => await WriteForEver(path),
        _ => 2,
    };

    private static int Open(string path)
    {
        try
        {
            using var journal = new SqliteJournal(path, Happenings.Catalog, TimeProvider.System);
            Console.WriteLine("opened");
            return 0;
        }
        catch (JournalInUseException refusal)
        {
            Console.WriteLine(refusal.GetType().Name);
            return 1;
        }
    }

    private static async Task<int> WriteForEver(string path)
    {
        await using var journal = new SqliteJournal(path, Happenings.Catalog, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteForEver(journal, writer))));
        return 0;
    }

    private static async Task WriteForEver(SqliteJournal journal, int writer)
    {
        var stream = $"writer-{writer}";

        for (var version = (long)(await journal.Stream(stream)).Count; ; version++)
        {
            var appended = await journal.Append(stream, version, new Placed(writer, version));
            Console.WriteLine($"{stream} {appended.Version} ok");
        }
    }
}
