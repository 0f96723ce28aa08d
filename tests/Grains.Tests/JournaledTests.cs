using System.Text;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

using Pool = Journaled<BeeperPool, BeeperPoolCommand, BeeperPoolEvent, BeeperPoolRefusal>;

/// <summary>Decide, write, move: in that order, and never one without the one before.</summary>
public sealed class JournaledTests
{
    private const string Stream = "beepers-house";

    private readonly MemoryJournal _disk = new(HouseEvents.Catalog, TimeProvider.System);

    [Theory]
    [InlineData(Fault.BeforeWriting)]
    [InlineData(Fault.AfterWriting)]
    public async Task A_failed_write_moves_nothing(Fault fault)
    {
        var pool = await WakeAsync(new FaultyJournal(_disk, failAt: 2, fault));
        await TellAsync(pool, "a", 10);

        await Assert.ThrowsAsync<JournalUnwritableException>(() => TellAsync(pool, "b", 20));

        Assert.Equal((10, 1L), (pool.State.Size, pool.Version));
    }

    [Theory]
    [InlineData(Fault.BeforeWriting, 10)]
    [InlineData(Fault.AfterWriting, 20)]
    public async Task A_grain_whose_write_failed_is_dropped_and_shows_what_the_disk_holds(Fault fault, int size)
    {
        await using var house = await House.OpenAsync(new FaultyJournal(_disk, failAt: 2, fault));
        var grain = house.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House);
        await grain.TellAsync(new("a"), new BeeperPoolCommand.Resize(10, House.Lea));

        await Assert.ThrowsAsync<JournalUnwritableException>(
            () => grain.TellAsync(new("b"), new BeeperPoolCommand.Resize(20, House.Lea)));

        Assert.Equal(size, (await grain.ReadAsync()).Size);
        var again = await grain.TellAsync(new("b"), new BeeperPoolCommand.Resize(20, House.Lea));
        Assert.Null(again.Refusal);
        Assert.Equal((20, 2L), ((await grain.ReadAsync()).Size, _disk.Head));
    }

    [Fact]
    public async Task The_same_tap_twice_is_one_tap()
    {
        var pool = await WakeAsync(_disk);
        await TellAsync(pool, "a", 10);
        await TellAsync(pool, "b", 20);

        var again = await TellAsync(pool, "a", 10);

        Assert.Equal((null, 0L, 20), (again.Refusal, again.Position, pool.State.Size));
    }

    [Fact]
    public async Task The_same_tap_is_one_tap_when_only_the_journal_still_remembers_the_first()
    {
        await FillAsync(Pool.SnapshotEvery);
        var journal = new CountingJournal(_disk);
        var pool = await WakeAsync(journal);
        Assert.Equal(0, journal.Read);

        var again = await TellAsync(pool, "tap-1", 7);

        Assert.Equal(0, again.Position);
        Assert.Equal(1, journal.Asked);
        Assert.Equal(Pool.SnapshotEvery, pool.State.Size);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_taps_and_the_oldest_is_still_known()
    {
        var pool = await FillAsync(2_000);

        var again = await TellAsync(pool, "tap-1", 7);

        Assert.Equal((0L, 2_000L), (again.Position, pool.Version));
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(300)]
    [InlineData(1_000)]
    public async Task Waking_never_replays_more_than_256_events(int events)
    {
        var before = await FillAsync(events);
        var journal = new CountingJournal(_disk);

        var pool = await WakeAsync(journal);

        Assert.InRange(journal.Read, 0, Pool.SnapshotEvery);
        Assert.Equal((before.State.Size, before.Version), (pool.State.Size, pool.Version));
    }

    [Fact]
    public async Task A_snapshot_of_another_shape_is_ignored()
    {
        await FillAsync(5);
        var nonsense = new Snapshot(4, Encoding.UTF8.GetBytes("{\"size\":4711}"));
        await _disk.SaveSnapshotAsync(Stream, "of an older build", nonsense, CancellationToken.None);

        var pool = await WakeAsync(_disk);

        Assert.Equal((5, 5L), (pool.State.Size, pool.Version));
    }

    [Fact]
    public async Task After_an_update_the_long_way_is_gone_once_even_by_a_grain_that_is_only_read()
    {
        await FillAsync(600);
        await _disk.SaveSnapshotAsync(Stream, "of an older build", new(600, Encoding.UTF8.GetBytes("{}")), CancellationToken.None);
        var journal = new CountingJournal(_disk);
        await WakeAsync(journal);
        Assert.Equal(600, journal.Read);

        var pool = await WakeAsync(journal);

        Assert.Equal((600, 600), (journal.Read, pool.State.Size));
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_kept_does_not_undo_the_command()
    {
        var journal = new FaultyJournal(_disk) { RefusesSnapshots = true };
        var pool = await FillAsync(Pool.SnapshotEvery + 3, journal);
        Assert.Equal(Pool.SnapshotEvery + 3, pool.Version);

        journal.RefusesSnapshots = false;
        await TellAsync(pool, "one more", 9);
        var counting = new CountingJournal(_disk);
        await WakeAsync(counting);

        Assert.Equal(0, counting.Read);
    }

    [Fact]
    public async Task Two_writers_of_one_stream_are_found_out()
    {
        var one = await WakeAsync(_disk);
        var other = await WakeAsync(_disk);
        await TellAsync(one, "a", 10);

        await Assert.ThrowsAsync<JournalConflictException>(() => TellAsync(other, "b", 20));

        Assert.Equal((0L, 1L), (other.Version, _disk.Head));
    }

    private async Task<Pool> FillAsync(int events, IJournal? journal = null)
    {
        var pool = await WakeAsync(journal ?? _disk);

        for (var at = 1; at <= events; at++)
        {
            await TellAsync(pool, $"tap-{at}", at);
        }

        return pool;
    }

    private static async Task<Pool> WakeAsync(IJournal journal)
    {
        var pool = new Pool(BeeperPoolDecider.Decider, Stream, journal, TimeProvider.System);
        await pool.ReplayAsync(CancellationToken.None);
        return pool;
    }

    private static Task<Told<BeeperPoolRefusal>> TellAsync(Pool pool, string id, int size) =>
        pool.TellAsync(new(id), new BeeperPoolCommand.Resize(size, House.Lea), CancellationToken.None).AsTask();
}
