using System.Text;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Tests;
using static RetailPos.Storage.Tests.Happenings;

namespace RetailPos.Storage.Tests;

/// <summary>What every journal promises. A journal is right when it passes these.</summary>
public abstract class JournalContract : IAsyncLifetime
{
    protected FakeClock Clock { get; } = new(Noon);

    protected IJournal Journal { get; private set; } = null!;

    /// <summary>Far longer than any test takes: a promise that is never kept fails instead of hanging.</summary>
    private CancellationToken Stop { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    protected abstract IJournal Open();

    protected abstract Task FillDisk();

    protected abstract Task MakeRoom();

    protected abstract Task Close();

    public Task InitializeAsync()
    {
        Journal = Open();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Close();

    [Fact]
    public async Task An_empty_journal_has_no_head_and_nothing_to_read()
    {
        Assert.Equal(0, Journal.Head);
        Assert.Empty(await Journal.All());
        Assert.Empty(await Journal.Stream("order-1"));
    }

    [Fact]
    public async Task Events_come_back_as_they_were_in_the_order_of_their_appends()
    {
        var first = await Journal.Append("order-1", 0, Line(1), Line(2));
        Clock.Advance(TimeSpan.FromTicks(15));
        var second = await Journal.Append("order-2", 0, new Placed(7, 8));
        var third = await Journal.Append("order-1", 2, Line(3));

        Assert.Equal([new(2, 2), new(3, 1), new(4, 3)], [first, second, third]);
        Assert.Equal(4, Journal.Head);
        Recorded[] all =
        [
            new(1, "order-1", 1, new("order-1-0"), Noon, Line(1)),
            new(2, "order-1", 2, new("order-1-0"), Noon, Line(2)),
            new(3, "order-2", 1, new("order-2-0"), Noon.AddTicks(10), new Placed(7, 8)),
            new(4, "order-1", 3, new("order-1-2"), Noon.AddTicks(10), Line(3)),
        ];
        Assert.Equal(all, await Journal.All());
        Assert.Equal(all[2..], await Journal.All(after: 2));
        Assert.Equal([all[0], all[1], all[3]], await Journal.Stream("order-1"));
        Assert.Equal([all[3]], await Journal.Stream("order-1", after: 2));
        Assert.Empty(await Journal.Stream("order-1", after: 3));
        Assert.Empty(await Journal.Stream("ORDER-1"));
        Assert.Equal(all, await Journal.FollowUntil(0, 4));
    }

    [Fact]
    public async Task The_journal_tells_where_it_stood_at_an_instant()
    {
        Assert.Equal(0, await Journal.PositionAtAsync(Noon, Stop));

        await Journal.Append("order-1", 0, Line(1), Line(2));
        Clock.Advance(TimeSpan.FromSeconds(10));
        await Journal.Append("order-1", 2, Line(3));
        Clock.Advance(TimeSpan.FromSeconds(10));
        await Journal.Append("order-2", 0, Line(4), Line(5), Line(6));

        Assert.Equal(0, await Journal.PositionAtAsync(Noon, Stop));
        Assert.Equal(2, await Journal.PositionAtAsync(Noon.AddMicroseconds(1), Stop));
        Assert.Equal(2, await Journal.PositionAtAsync(Noon.AddSeconds(10), Stop));
        Assert.Equal(3, await Journal.PositionAtAsync(Noon.AddSeconds(20), Stop));
        Assert.Equal(6, await Journal.PositionAtAsync(Noon.AddSeconds(20).AddTicks(1), Stop));
        Assert.Equal(6, await Journal.PositionAtAsync(Noon.AddYears(10), Stop));
        Assert.Equal(0, await Journal.PositionAtAsync(Noon.AddYears(-10), Stop));
    }

    [Fact]
    public async Task Every_instant_of_a_long_journal_has_its_place()
    {
        for (var version = 0; version < 300; version++)
        {
            await Journal.Append("order-1", version, Line(version));
            Clock.Advance(TimeSpan.FromSeconds(version % 3));
        }

        var all = await Journal.All();

        for (var second = -1; second <= 301; second++)
        {
            var instant = Noon.AddSeconds(second);
            Assert.Equal(all.Count(recorded => recorded.RecordedAt < instant), await Journal.PositionAtAsync(instant, Stop));
        }
    }

    [Fact]
    public async Task Long_histories_are_read_whole_across_all_pages()
    {
        var lines = Enumerable.Range(1, 1_500).Select(number => (object)Line(number)).ToArray();
        await Journal.Append("order-1", 0, lines);
        await Journal.Append("order-2", 0, Line(0));

        Assert.Equal(lines, (await Journal.Stream("order-1")).Select(recorded => recorded.Event));
        Assert.Equal(1_501, (await Journal.All()).Count);
        JournalReading.AreGapless(await Journal.All(after: 700), after: 700);
    }

    [Fact]
    public async Task Large_events_are_read_whole_across_all_pages()
    {
        for (var version = 0; version < 50; version++)
        {
            await Journal.Append("order-1", version, Large());
        }

        Assert.Equal(50, (await Journal.Stream("order-1")).Count);
        JournalReading.AreGapless(await Journal.All());
    }

    [Fact]
    public async Task Reading_ends_at_the_head_of_the_call()
    {
        await Journal.Append("order-1", 0, Line(1));
        var all = Journal.ReadAllAsync(0, Stop);
        var stream = Journal.ReadStreamAsync("order-1", 0, Stop);
        await Journal.Append("order-1", 1, Line(2));

        Assert.Single(await Collect(all));
        Assert.Single(await Collect(stream));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(long.MaxValue)]
    public async Task A_writer_with_a_wrong_version_is_told_so_and_writes_nothing(long expected)
    {
        await Journal.Append("order-1", 0, Line(1), Line(2));

        await Assert.ThrowsAsync<JournalConflictException>(async () => await Journal.Append("order-1", expected, Line(3)));

        Assert.Equal(2, Journal.Head);
        Assert.Equal(2, (await Journal.All()).Count);
    }

    [Fact]
    public async Task A_new_stream_expects_nothing()
    {
        await Assert.ThrowsAsync<JournalConflictException>(async () => await Journal.Append("order-1", 1, Line(1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Journal.Append("order-1", -1, Line(1)));

        Assert.Equal(0, Journal.Head);
    }

    [Fact]
    public async Task An_append_with_one_event_that_cannot_be_written_writes_none()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.Append("order-1", 0, Line(1), new Forgotten("no name")));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.Append("order-1", 0));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.Append("", 0, Line(1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.Append("order\n1", 0, Line(1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.Append(new string('o', 257), 0, Line(1)));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.Append("order-1", 0, Line(1, new string('x', JournalLimits.EventBytesMax))));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.Append("order-1", 0, Enumerable.Repeat<object>(Line(1), 20_001).ToArray()));

        Assert.Empty(await Journal.All());
        Assert.Equal(0, Journal.Head);
    }

    [Fact]
    public async Task Positions_have_no_gap_where_appends_were_refused()
    {
        await Journal.Append("order-1", 0, Line(1));
        var attempts = Enumerable.Range(0, 200)
            .Select(number => Attempt(() => Journal.Append("order-1", number % 2 is 0 ? 1 : 99, Line(number))))
            .ToList();
        var outcomes = await Task.WhenAll(attempts);
        await Journal.Append("order-2", 0, Line(2));

        Assert.Equal(1, outcomes.Count(written => written));
        JournalReading.AreGapless(await Journal.All());
        Assert.Equal(3, Journal.Head);
    }

    [Fact]
    public async Task A_full_disk_refuses_with_a_reason_and_reading_goes_on()
    {
        await Journal.Append("order-1", 0, Line(1));
        await Journal.SaveCheckpointAsync("printing", 1, Stop);
        await FillDisk();

        var refusal = await Assert.ThrowsAsync<JournalUnwritableException>(
            async () => await Journal.Append("order-1", 1, Line(2), Large(), Large()));

        Assert.Contains("full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, Journal.Head);
        Assert.Single(await Journal.All());
        Assert.Single(await Journal.Stream("order-1"));
        Assert.False(await Journal.KnowsAsync("order-1", new("order-1-1"), Stop));
        Assert.Equal(1, await Journal.ReadCheckpointAsync("printing", Stop));
        await Assert.ThrowsAsync<JournalUnwritableException>(
            async () => await Journal.SaveSnapshotAsync("order-1", "v1", new(1, new byte[200_000]), Stop));
        Assert.Null(await Journal.ReadSnapshotAsync("order-1", "v1", Stop));
    }

    [Fact]
    public async Task A_disk_with_room_again_is_written_again_without_a_gap()
    {
        await FillDisk();
        var refused = Enumerable.Range(0, 100)
            .Select(number => Attempt(() => Journal.Append($"order-{number}", 0, Large(), new Placed(1, 1)))).ToList();
        Assert.DoesNotContain(true, await Task.WhenAll(refused));
        await MakeRoom();

        var appended = await Journal.Append("order-1", 0, Large(), new Placed(1, 2));

        Assert.Equal(new(2, 2), appended);
        Assert.Equal([Large(), new Placed(1, 2)], (await Journal.FollowUntil(0, 2)).Select(recorded => recorded.Event));
        JournalReading.AreGapless(await Journal.All());
    }

    [Fact]
    public async Task A_command_is_known_in_its_stream_only_and_for_ever()
    {
        await Journal.AppendAsync("order-1", 0, Command(1), [Line(1), Line(2)], Stop);
        await Journal.AppendAsync("order-2", 0, Command(2), [Line(1)], Stop);
        await Journal.AppendAsync("order-1", 2, Command(3), [Line(3)], Stop);

        Assert.True(await Journal.KnowsAsync("order-1", Command(1), Stop));
        Assert.True(await Journal.KnowsAsync("order-1", Command(3), Stop));
        Assert.False(await Journal.KnowsAsync("order-1", Command(2), Stop));
        Assert.False(await Journal.KnowsAsync("order-3", Command(1), Stop));
        Assert.False(await Journal.KnowsAsync("order-1", new("' OR 1=1 --"), Stop));
    }

    [Fact]
    public async Task Sixty_four_writers_at_once_are_all_written_each_in_its_own_order()
    {
        const int Writers = 64;
        const int Each = 50;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer, Each))));

        var all = await Journal.All();
        Assert.Equal(Writers * Each, all.Count);
        JournalReading.AreGapless(all);
        Assert.All(
            all.GroupBy(recorded => recorded.Stream),
            stream => Assert.Equal(Enumerable.Range(1, Each).Select(at => (long)at), stream.Select(at => at.Version)));
    }

    [Fact]
    public async Task Writers_of_one_stream_at_once_win_one_version_each()
    {
        var attempts = Enumerable.Range(0, 64)
            .Select(writer => Task.Run(() => Attempt(() => Journal.Append("order-1", 0, new Placed(writer, 1)))));

        Assert.Equal(1, (await Task.WhenAll(attempts)).Count(written => written));
        Assert.Single(await Journal.All());
    }

    [Fact]
    public async Task Whoever_was_told_of_an_append_finds_it_at_the_head_and_in_the_stream()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var version = 0; version < 30; version++)
            {
                var appended = await Journal.Append($"order-{writer}", version, Line(version));
                Assert.True(Journal.Head >= appended.Position);
                Assert.Equal(appended.Version, (await Journal.Stream($"order-{writer}", version))[^1].Version);
                Assert.True(await Journal.KnowsAsync($"order-{writer}", new($"order-{writer}-{version}"), Stop));
            }
        })));
    }

    [Fact]
    public async Task Followers_from_anywhere_see_each_event_once_while_writers_write()
    {
        const int Writers = 8;
        const int Each = 250;
        await Journal.Append("before", 0, Enumerable.Range(1, 1_000).Select(number => (object)Line(number)).ToArray());
        long[] starts = [0, 0, 1, 499, 500, 999, 1_000, 1_000];

        var followers = starts.Select(after => Journal.FollowUntil(after, 1_000 + (Writers * Each))).ToList();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer, Each))));

        var all = await Journal.All();
        Assert.Equal(1_000 + (Writers * Each), all.Count);

        foreach (var (after, follower) in starts.Zip(followers))
        {
            Assert.Equal(all.Skip((int)after), await follower);
        }
    }

    [Fact]
    public async Task Followers_further_behind_than_memory_reaches_miss_nothing_at_the_seam()
    {
        const int Many = 20_000;
        await Journal.Append("before", 0, Enumerable.Range(1, 100).Select(number => (object)Line(number)).ToArray());
        var opened = Journal.FollowAsync(50, Stop).GetAsyncEnumerator(Stop);
        Assert.True(await opened.MoveNextAsync());
        var slow = opened.Current.ToList();

        await Journal.Append("flood", 0, Enumerable.Range(1, Many).Select(number => (object)Line(number)).ToArray());
        var writing = Task.Run(() => Write(writer: 1, times: 500));
        var fresh = Journal.FollowUntil(0, 100 + Many + 500);

        while (slow[^1].Position < 100 + Many + 500)
        {
            Assert.True(await opened.MoveNextAsync());
            slow.AddRange(opened.Current);
        }

        await writing;
        await opened.DisposeAsync();
        JournalReading.AreGapless(slow, after: 50);
        JournalReading.AreGapless(await fresh);
        Assert.Equal(await Journal.All(), await fresh);
    }

    [Fact]
    public async Task A_follower_at_the_head_waits_until_something_happens_and_ends_when_told_to()
    {
        using var leaving = new CancellationTokenSource();
        await using var follower = Journal.FollowAsync(0, leaving.Token).GetAsyncEnumerator(Stop);
        var waiting = follower.MoveNextAsync().AsTask();
        Assert.False(waiting.IsCompleted);

        await Journal.Append("order-1", 0, Line(1));
        Assert.True(await waiting.WaitAsync(Stop));
        Assert.Equal(Line(1), Assert.Single(follower.Current).Event);

        var waitingAgain = follower.MoveNextAsync().AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waitingAgain.WaitAsync(Stop));
    }

    [Fact]
    public async Task A_follower_is_brought_what_concerns_it_in_order_and_from_the_disk_too()
    {
        const int Many = 12_000;
        var wanted = Line(7_777);
        await Journal.Append("early", 0, wanted);
        await Journal.Append("flood", 0, Enumerable.Range(1, Many).Select(number => (object)Line(-number)).ToArray());
        await using var follower = Journal.FollowAsync(0, wanted.Equals, Stop).GetAsyncEnumerator(Stop);
        var seen = new List<Recorded>();

        while (!seen.Exists(recorded => wanted.Equals(recorded.Event)) || seen[^1].Position <= Many / 2)
        {
            Assert.True(await follower.MoveNextAsync());
            Assert.NotEmpty(follower.Current);
            seen.AddRange(follower.Current);
        }

        var waiting = follower.MoveNextAsync().AsTask();
        await Journal.Append("late", 0, Line(-1), wanted, Line(-2));
        Assert.True(await waiting.WaitAsync(Stop));
        seen.AddRange(follower.Current);

        while (seen[^1].Position < Many + 3)
        {
            Assert.True(await follower.MoveNextAsync());
            seen.AddRange(follower.Current);
        }

        Assert.Equal([1, Many + 3], seen.Where(recorded => wanted.Equals(recorded.Event)).Select(recorded => recorded.Position));
        Assert.Equal(seen.OrderBy(recorded => recorded.Position), seen);
    }

    [Fact]
    public async Task A_follower_whom_nothing_concerns_still_comes_along()
    {
        await using var follower = Journal.FollowAsync(0, _ => false, Stop).GetAsyncEnumerator(Stop);
        var waiting = follower.MoveNextAsync().AsTask();

        for (var burst = 0; burst < 50 && !waiting.IsCompleted; burst++)
        {
            await Journal.Append($"burst-{burst}", 0, Enumerable.Range(1, 200).Select(number => (object)Line(number)).ToArray());
        }

        Assert.True(await waiting.WaitAsync(Stop));
        Assert.Single(follower.Current);
        Assert.InRange(follower.Current[0].Position, 4_096, 10_000);
    }

    [Fact]
    public async Task A_follower_that_leaves_does_not_disturb_the_others()
    {
        using var leaving = new CancellationTokenSource();
        var left = Task.Run(async () =>
        {
            await foreach (var batch in Journal.FollowAsync(0, leaving.Token))
            {
                Assert.Fail($"Nothing had happened, and still there was {batch}.");
            }
        });
        var others = Enumerable.Range(0, 20).Select(_ => Journal.FollowUntil(0, 1)).ToList();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        await Journal.Append("order-1", 0, Line(1));

        Assert.All(await Task.WhenAll(others), seen => Assert.Single(seen));
    }

    [Fact]
    public async Task Nobody_can_follow_from_where_the_journal_has_never_been()
    {
        await Journal.Append("order-1", 0, Line(1));

        Assert.Throws<ArgumentOutOfRangeException>(() => Journal.FollowAsync(2, Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => Journal.FollowAsync(-1, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await Journal.SaveCheckpointAsync("printing", 2, Stop));
    }

    [Fact]
    public async Task A_snapshot_is_replaced_and_one_of_another_shape_is_none()
    {
        Assert.Null(await Journal.ReadSnapshotAsync("order-1", "v1", Stop));

        var buffer = "{\"lines\":[1]}"u8.ToArray();
        await Journal.SaveSnapshotAsync("order-1", "v1", new(5, buffer), Stop);
        buffer.AsSpan().Clear();

        var kept = await Journal.ReadSnapshotAsync("order-1", "v1", Stop);
        Assert.Equal(5, kept!.At);
        Assert.Equal("{\"lines\":[1]}", Encoding.UTF8.GetString(kept.State.Span));
        Assert.Null(await Journal.ReadSnapshotAsync("order-1", "v2", Stop));
        Assert.Null(await Journal.ReadSnapshotAsync("order-2", "v1", Stop));

        await Journal.SaveSnapshotAsync("order-1", "v2", new(6, "{}"u8.ToArray()), Stop);
        Assert.Null(await Journal.ReadSnapshotAsync("order-1", "v1", Stop));
        Assert.Equal(6, (await Journal.ReadSnapshotAsync("order-1", "v2", Stop))!.At);
    }

    [Fact]
    public async Task A_checkpoint_starts_at_nothing_and_moves_both_ways()
    {
        await Journal.Append("order-1", 0, Line(1), Line(2), Line(3));
        Assert.Equal(0, await Journal.ReadCheckpointAsync("printing", Stop));

        await Journal.SaveCheckpointAsync("printing", 3, Stop);
        await Journal.SaveCheckpointAsync("beeping", 1, Stop);
        Assert.Equal(3, await Journal.ReadCheckpointAsync("printing", Stop));
        Assert.Equal(1, await Journal.ReadCheckpointAsync("beeping", Stop));

        await Journal.SaveCheckpointAsync("printing", 0, Stop);
        Assert.Equal(0, await Journal.ReadCheckpointAsync("printing", Stop));
    }

    [Theory]
    [InlineData("crème brûlée 🍮 👩‍🍳 Žofie 東京 עברית")]
    [InlineData("'; DROP TABLE event; --")]
    [InlineData("\"quotes\" \\backslash \\\\uFFFD \\uFFFD <script>&amp;</script>")]
    [InlineData("\u0001\u0007\u001b[31m\r\n\t\u007f\u0085\u2028\u2029")]
    [InlineData("nul \0 in the middle")]
    [InlineData("\ufffd\ufeff\uffff\ufffe")]
    [InlineData("\ud83c\udf6e\udbff\udfff")]
    public async Task Hostile_text_comes_back_sign_by_sign(string text)
    {
        await Journal.Append("order-1", 0, Line(1, text));

        Assert.Equal(text, ((LineAdded)(await Journal.Stream("order-1"))[0].Event).Note);
        Assert.Equal(text, ((LineAdded)(await Journal.FollowUntil(0, 1))[0].Event).Note);
    }

    [Fact]
    public async Task Half_a_character_is_refused_since_the_disk_could_not_hold_it()
    {
        // Not as inline data: attributes are UTF-8 themselves and would make whole characters of the halves.
        string[] texts = ["half \ud83c", "\udf6e half", "\\\ud83c", "\\uFFFD \\\\uFFFD \ud83c\ud83c"];

        foreach (var text in texts)
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.Append("order-1", 0, Line(1, text)));
            await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.Append(text, 0, Line(1)));
        }

        Assert.Equal(0, Journal.Head);
    }

    [Fact]
    public async Task A_call_that_is_stopped_beforehand_writes_nothing()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Journal.AppendAsync("order-1", 0, Command(1), [Line(1)], stopped.Token));

        Assert.Equal(0, Journal.Head);
    }

    private async Task Write(int writer, int times)
    {
        for (var version = 0; version < times; version++)
        {
            await Journal.Append($"writer-{writer}", version, new Placed(writer, version));
        }
    }

    private static async Task<bool> Attempt(Func<ValueTask<Appended>> append)
    {
        try
        {
            await append();
            return true;
        }
        catch (Exception refusal) when (refusal is JournalConflictException or JournalUnwritableException)
        {
            return false;
        }
    }

    private static async Task<List<Recorded>> Collect(IAsyncEnumerable<Recorded> events)
    {
        var all = new List<Recorded>();

        await foreach (var recorded in events)
        {
            all.Add(recorded);
        }

        return all;
    }
}
