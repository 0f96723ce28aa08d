using System.Text;
using Microsoft.Data.Sqlite;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Storage;
using static RetailPos.Storage.Tests.Happenings;

namespace RetailPos.Storage.Tests;

public sealed class SqliteJournalTests : JournalContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    private string FilePath => Path.Combine(_folder, "not", "yet", "there", "journal.db");

    private SqliteJournal Sqlite => (SqliteJournal)Journal;

    protected override IJournal Open() => new SqliteJournal(FilePath, Catalog, Clock);

    protected override async Task FillDisk() => await Sqlite.OnWriterAsync("PRAGMA max_page_count = 1");

    protected override async Task MakeRoom() => await Sqlite.OnWriterAsync("PRAGMA max_page_count = 4294967294");

    protected override async Task Close()
    {
        await Sqlite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Opening_again_finds_everything_and_goes_on()
    {
        await Journal.Append("order-1", 0, Line(1), Line(2));
        await Journal.SaveSnapshotAsync("order-1", "v1", new(2, "{}"u8.ToArray()), CancellationToken.None);
        await Journal.SaveCheckpointAsync("printing", 2, CancellationToken.None);
        var before = await Journal.All();
        await Sqlite.DisposeAsync();

        await using var again = new SqliteJournal(FilePath, Catalog, Clock);

        Assert.Equal(2, again.Head);
        Assert.Equal(before, await again.All());
        Assert.Equal(before, await again.FollowUntil(0, 2));
        Assert.True(await again.KnowsAsync("order-1", new("order-1-0"), CancellationToken.None));
        Assert.Equal(2, (await again.ReadSnapshotAsync("order-1", "v1", CancellationToken.None))!.At);
        Assert.Equal(2, await again.ReadCheckpointAsync("printing", CancellationToken.None));
        await Assert.ThrowsAsync<JournalConflictException>(async () => await again.Append("order-1", 0, Line(3)));
        Assert.Equal(new(3, 3), await again.Append("order-1", 2, Line(3)));
        Assert.Empty(await again.CheckAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Followers_cross_from_the_disk_of_yesterday_into_the_memory_of_today()
    {
        await Journal.Append("yesterday", 0, Enumerable.Range(1, 1_300).Select(number => (object)Line(number)).ToArray());
        await Sqlite.DisposeAsync();
        await using var today = new SqliteJournal(FilePath, Catalog, Clock);

        var follower = today.FollowUntil(0, 1_310);

        for (var version = 0; version < 10; version++)
        {
            await today.Append("today", version, Line(version));
        }

        JournalReading.AreGapless(await follower);
    }

    [Fact]
    public async Task What_lies_behind_memory_is_parsed_once_for_all_who_follow_while_writers_write()
    {
        for (var version = 0; version < 3_000; version++)
        {
            await Journal.Append("yesterday", version, Line(version));
        }

        await Sqlite.DisposeAsync();
        await using var today = new SqliteJournal(FilePath, Catalog, Clock);
        var followers = new[] { 0L, 1, 511, 512, 513, 1_500, 2_900 }
            .Select(after => (After: after, Seen: Task.Run(() => today.FollowUntil(after, until: 13_000)))).ToList();

        for (var version = 0; version < 10_000; version++)
        {
            await today.Append("today", version, Line(version));
        }

        foreach (var (after, seen) in followers)
        {
            JournalReading.AreGapless(await seen, after);
        }

        var late = await Task.WhenAll(today.FollowUntil(after: 600, until: 900), today.FollowUntil(after: 700, until: 900));
        Assert.Same(late[0].Single(recorded => recorded.Position == 800).Event, late[1].Single(recorded => recorded.Position == 800).Event);
    }

    [Fact]
    public async Task Disposing_writes_what_waits_and_leaves_one_file()
    {
        var waiting = Enumerable.Range(0, 1_000)
            .Select(number => Journal.Append($"order-{number}", 0, Line(1)).AsTask()).ToList();
        await Sqlite.DisposeAsync();

        Assert.Equal(1_000, (await Task.WhenAll(waiting)).Max(appended => appended.Position));
        Assert.False(File.Exists(FilePath + "-wal"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Journal.Append("late", 0, Line(1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Journal.Stream("order-1"));
        await using var again = new SqliteJournal(FilePath, Catalog, Clock);
        Assert.Equal(1_000, again.Head);
    }

    [Fact]
    public async Task A_follower_that_waits_is_told_when_the_journal_is_closed()
    {
        await using var follower = Journal.FollowAsync(0, CancellationToken.None).GetAsyncEnumerator();
        var waiting = follower.MoveNextAsync().AsTask();

        await Sqlite.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public async Task More_callers_than_the_queue_holds_wait_and_are_all_written()
    {
        var callers = Enumerable.Range(0, 10_000)
            .Select(number => Journal.Append($"order-{number}", 0, Line(number)).AsTask());

        await Task.WhenAll(callers);

        Assert.Equal(10_000, Journal.Head);
        Assert.Empty(await Sqlite.CheckAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_event_of_a_newer_version_stops_the_start_with_its_name()
    {
        await Sqlite.DisposeAsync();

        await using (var newer = new SqliteJournal(FilePath, LaterCatalog, Clock))
        {
            await newer.Append("order-1", 0, new Teleported("kitchen"));
        }

        var refusal = Assert.Throws<JournalFromTheFutureException>(() => new SqliteJournal(FilePath, Catalog, Clock));
        Assert.Contains("teleported", refusal.Message, StringComparison.Ordinal);
        // The refused start has let go of the file.
        await using var later = new SqliteJournal(FilePath, LaterCatalog, Clock);
        Assert.Equal(1, later.Head);
    }

    [Fact]
    public async Task A_newer_version_that_wrote_nothing_new_leaves_the_file_open_to_this_one()
    {
        await Sqlite.DisposeAsync();

        await using (var newer = new SqliteJournal(FilePath, LaterCatalog, Clock))
        {
            await newer.Append("order-1", 0, Line(1));
        }

        await using var again = new SqliteJournal(FilePath, Catalog, Clock);
        Assert.Single(await again.All());
    }

    [Fact]
    public async Task A_newer_schema_stops_the_start()
    {
        await Sqlite.DisposeAsync();
        Execute("PRAGMA user_version = 99");

        var refusal = Assert.Throws<JournalFromTheFutureException>(() => new SqliteJournal(FilePath, Catalog, Clock));
        Assert.Contains("schema 99", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_refused_and_left_as_it_is()
    {
        var text = Path.Combine(_folder, "menu.txt");
        await File.WriteAllTextAsync(text, string.Concat(Enumerable.Repeat("Entrecôte, frites\n", 100)));
        var before = await File.ReadAllBytesAsync(text);
        Assert.Throws<NotAJournalException>(() => new SqliteJournal(text, Catalog, Clock));
        Assert.Equal(before, await File.ReadAllBytesAsync(text));

        var other = Path.Combine(_folder, "other.db");
        Execute("CREATE TABLE guests (name TEXT)", other);
        before = await File.ReadAllBytesAsync(other);
        Assert.Throws<NotAJournalException>(() => new SqliteJournal(other, Catalog, Clock));
        Assert.Equal(before, await File.ReadAllBytesAsync(other));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_in_words()
    {
        var file = Path.Combine(_folder, "a-file");
        File.WriteAllText(file, "");

        var refusal = Assert.Throws<JournalUnwritableException>(
            () => new SqliteJournal(Path.Combine(file, "journal.db"), Catalog, Clock));
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_hub_on_the_same_file_is_refused()
    {
        Assert.Throws<JournalInUseException>(() => new SqliteJournal(FilePath, Catalog, Clock));

        using var other = OtherHub.Start("open", FilePath);
        Assert.Equal(nameof(JournalInUseException), await other.ReadLineAsync());
        await other.EndedAsync();

        await Sqlite.DisposeAsync();
        using var successor = OtherHub.Start("open", FilePath);
        Assert.Equal("opened", await successor.ReadLineAsync());
        await successor.EndedAsync();
    }

    [Theory]
    [InlineData("UPDATE event SET payload = '{}'")]
    [InlineData("UPDATE event SET position = position + 1")]
    [InlineData("DELETE FROM event WHERE position = 1")]
    [InlineData("UPDATE stream SET name = 'other'")]
    [InlineData("DELETE FROM stream")]
    [InlineData("UPDATE event_name SET name = 'other'")]
    [InlineData("DELETE FROM event_name")]
    public async Task What_has_happened_is_changed_by_no_hand(string attempt)
    {
        await Journal.Append("order-1", 0, Line(1), Line(2));

        var refusal = Assert.Throws<SqliteException>(() => Execute(attempt));

        Assert.Contains("only grows", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await Journal.All()).Count);
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE position = 2", "Positions")]
    [InlineData("UPDATE event SET version = 9 WHERE position = 3", "versions")]
    [InlineData("UPDATE event SET payload = '{' WHERE position = 3", "JSON")]
    public async Task A_check_finds_what_a_forger_did(string forgery, string word)
    {
        await Journal.Append("order-1", 0, Line(1), Line(2), Line(3));
        Assert.Empty(await Sqlite.CheckAsync(CancellationToken.None));
        Execute($"DROP TRIGGER event_no_UPDATE; DROP TRIGGER event_no_DELETE; {forgery}");

        var faults = await Sqlite.CheckAsync(CancellationToken.None);

        Assert.Contains(faults, fault => fault.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_does_not_pass_over_what_is_missing()
    {
        await Journal.Append("order-1", 0, Line(1), Line(2), Line(3));
        Execute("DROP TRIGGER event_no_DELETE; DELETE FROM event WHERE position = 2");
        await Assert.ThrowsAsync<InvalidDataException>(() => Journal.All());
        await Assert.ThrowsAsync<InvalidDataException>(() => Journal.Stream("order-1"));
        await Assert.ThrowsAsync<InvalidDataException>(() => Journal.All(after: 1));

        Execute("DELETE FROM event");
        await Assert.ThrowsAsync<InvalidDataException>(() => Journal.All());
    }

    [Fact]
    public async Task The_file_tells_its_story_without_this_program()
    {
        await Journal.Append("order-1", 0, Line(1, "saignant, très"));

        using var connection = OtherConnection(FilePath);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT concat_ws(' ', position, stream, version, command, recorded_at, name, payload) FROM history";
        Assert.Equal(
            """1 order-1 1 order-1-0 2031-05-04T12:00:00.000Z line-added {"line":"line-1","note":"saignant, très"}""",
            command.ExecuteScalar());
    }

    [Fact]
    public async Task A_copy_of_the_files_in_mid_write_holds_all_that_was_acknowledged_before()
    {
        // Only the log grows then, and a copy of it is what a power cut would leave.
        await Sqlite.OnWriterAsync("PRAGMA wal_autocheckpoint = 0");
        using var enough = new CancellationTokenSource();
        var acknowledged = 0L;
        var writing = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var version = 0; !enough.IsCancellationRequested; version++)
            {
                var appended = await Journal.Append($"writer-{writer}", version, new Placed(writer, version));
                InterlockedMax(ref acknowledged, appended.Position);
            }
        })).ToList();

        for (var round = 1; round <= 5; round++)
        {
            await Journal.FollowUntil(Journal.Head, Journal.Head + 200);
            var known = Interlocked.Read(ref acknowledged);
            var copy = Path.Combine(_folder, $"copy-{round}.db");
            Copy(FilePath, copy);
            Copy(FilePath + "-wal", copy + "-wal");

            await using var survivor = new SqliteJournal(copy, Catalog, Clock);
            Assert.InRange(survivor.Head, known, long.MaxValue);
            Assert.Empty(await survivor.CheckAsync(CancellationToken.None));
            JournalReading.AreGapless(await survivor.All());
        }

        await enough.CancelAsync();
        await Task.WhenAll(writing);
    }

    [Fact]
    public async Task A_killed_hub_has_kept_all_that_it_acknowledged()
    {
        var file = Path.Combine(_folder, "killed.db");

        for (var round = 1; round <= 3; round++)
        {
            var acknowledged = new Dictionary<string, long>();
            using var hub = OtherHub.Start("write", file);

            for (var line = 0; line < 300 * round; line++)
            {
                var words = (await hub.ReadLineAsync()).Split(' ');
                acknowledged[words[0]] = long.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
            }

            foreach (var late in await hub.KillAsync())
            {
                if (late.Split(' ') is [var stream, var version, "ok"])
                {
                    acknowledged[stream] = long.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
                }
            }

            await using var survivor = new SqliteJournal(file, Catalog, TimeProvider.System);
            Assert.Empty(await survivor.CheckAsync(CancellationToken.None));

            foreach (var (stream, version) in acknowledged)
            {
                Assert.InRange((await survivor.Stream(stream)).Count, version, version + 1);
            }
        }
    }

    private void Execute(string sql, string? path = null)
    {
        using var connection = OtherConnection(path ?? FilePath);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static SqliteConnection OtherConnection(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    // File.Copy takes a lock that SQLite's own would run into.
    private static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = File.Create(to);
        source.CopyTo(target);
    }

    private static void InterlockedMax(ref long target, long value)
    {
        var seen = Interlocked.Read(ref target);

        while (seen < value && Interlocked.CompareExchange(ref target, value, seen) is var now && now != seen)
        {
            seen = now;
        }
    }
}
