using Microsoft.Extensions.Logging.Abstractions;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Feeds;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

public sealed class FeedTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly MemoryJournal _journal = new(HouseEvents.Catalog, TimeProvider.System);
    private readonly TallyFold _fold = new();
    private readonly Feed<Tally> _feed;

    public FeedTests() => _feed = Over(_fold, _journal);

    public Task InitializeAsync() => _feed.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _feed.DisposeAsync();

    [Fact]
    public async Task Reaching_a_position_shows_a_view_that_holds_it()
    {
        var reached = _feed.ReachAsync(2, CancellationToken.None).AsTask();
        await HappenAsync();
        Assert.False(reached.IsCompleted);

        await HappenAsync();

        Assert.Equal(2, (await reached.WaitAsync(Patience)).Count);
    }

    [Fact]
    public async Task Waiting_for_a_position_can_be_given_up()
    {
        using var stop = new CancellationTokenSource();
        var reached = _feed.ReachAsync(1, stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reached);
    }

    [Fact]
    public async Task What_a_feed_found_when_it_started_is_there_once_it_has_started()
    {
        await HappenAsync(times: 1_000);
        await using var late = Over(new(), _journal);

        await late.StartAsync(CancellationToken.None);

        Assert.Equal(new Tally(1_000, 1_000), late.Current);
    }

    [Fact]
    public async Task A_listener_that_throws_holds_up_nobody()
    {
        using var broken = _feed.Subscribe(_ => throw new InvalidOperationException("A broken screen."));
        var seen = new Seen(_feed);

        await HappenAsync();
        await seen.UntilAsync(1);
        await HappenAsync();

        await seen.UntilAsync(2);
    }

    [Fact]
    public async Task A_listener_that_is_slow_holds_up_nobody_and_skips_to_the_newest()
    {
        using var gate = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        var slow = new List<int>();
        var newest = new TaskCompletionSource();
        using var subscription = _feed.Subscribe(view =>
        {
            slow.Add(view.Count);
            started.Set();
            gate.Wait(Patience);

            if (view.Count == 50)
            {
                newest.SetResult();
            }
        });
        await HappenAsync();
        Assert.True(started.Wait(Patience));
        var seen = new Seen(_feed);

        for (var times = 2; times <= 50; times++)
        {
            await HappenAsync();
            await seen.UntilAsync(times);
        }

        gate.Set();
        await newest.Task.WaitAsync(Patience);

        Assert.Equal([1, 50], slow);
    }

    [Fact]
    public async Task Whoever_has_left_hears_nothing_more()
    {
        var heard = 0;
        var subscription = _feed.Subscribe(_ => Interlocked.Increment(ref heard));
        var seen = new Seen(_feed);
        subscription.Dispose();
        subscription.Dispose();

        await HappenAsync();

        await seen.UntilAsync(1);
        Assert.Equal(0, heard);
    }

    [Fact]
    public async Task Of_two_that_listen_with_the_same_hand_one_can_leave()
    {
        var heard = new TaskCompletionSource();
        Action<Tally> hand = _ => heard.TrySetResult();
        var first = _feed.Subscribe(hand);
        using var second = _feed.Subscribe(hand);
        first.Dispose();
        first.Dispose();

        await HappenAsync();

        await heard.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_feed_that_stumbles_goes_on_and_has_missed_nothing()
    {
        _fold.StumblesAt = 2;

        await HappenAsync(times: 3);

        Assert.Equal(new Tally(3, 3), await _feed.ReachAsync(3, CancellationToken.None).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task Listeners_are_not_told_of_what_does_not_concern_them()
    {
        var heard = new TaskCompletionSource<Tally>();
        using var subscription = _feed.Subscribe(view => heard.TrySetResult(view));
        await _journal.AppendAsync(
            "station-bar", 0, new("elsewhere"), [new Hub.Domain.Stations.StationEvent.WasSetUp(
                new(House.Bar, "Bar", Backup: null, 1, 0), DateTimeOffset.UnixEpoch)], CancellationToken.None);
        await _feed.ReachAsync(1, CancellationToken.None).AsTask().WaitAsync(Patience);

        await HappenAsync();

        Assert.Equal(new Tally(2, 1), await heard.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task An_order_that_the_kitchen_view_has_forgotten_comes_back_whole_when_its_table_orders_again()
    {
        await using var house = await House.OpenAsync(_journal);
        await ServeAsync(house, "first", "starter");

        for (var other = 0; other <= KitchenView.DoneMax; other++)
        {
            await ServeAsync(house, $"other-{other}", $"line-{other}");
        }

        await house.KitchenShowsAsync(view => view.Done.Count == KitchenView.DoneMax && view.Done[0].Header!.Id.Value == $"other-{KitchenView.DoneMax}");
        Assert.DoesNotContain(house.KitchenFeed.Current.Done, order => order.Header!.Id.Value == "first");

        await PlaceAsync(house, "first", "dessert");

        var order = await house.OrderShowsAsync(new("first"), found => found.Stage is OrderStage.ToPrepare);
        Assert.Equal(["starter", "dessert"], order.Lines.Select(line => line.Id.Value));
        Assert.Equal([LineState.Collected, LineState.Queued], order.Lines.Select(line => line.State));
        Assert.Equal(1, order.Header!.CallNumber);
    }

    private static Feed<Tally> Over(TallyFold fold, MemoryJournal journal) =>
        new(fold, journal, NullLogger<Feed<Tally>>.Instance);

    private static async Task ServeAsync(House house, string order, string line)
    {
        await PlaceAsync(house, order, line);
        var placed = await house.KitchenDesk.ReadAsync(new(order));
        await house.BumpAsync(placed);
        await house.KitchenDesk.TellAsync(House.NewCommand(), new(order), new OrderCommand.HandOver(House.Lea));
    }

    private static async Task PlaceAsync(House house, string order, string line)
    {
        var answer = await house.KitchenDesk.PlaceAsync(House.NewCommand(), new NewOrder(
            new(order), ServiceMode.EatIn, Table: null, Covers: 2, "", "", DueAt: null,
            [new(new(line), "Soupe", Quantity.One, [], "", new([House.Kitchen], 1, 60, []))]), House.Lea);
        Assert.Null(answer.Refusal);
    }

    private async Task HappenAsync(int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            var version = _fold.Written++;
            await _journal.AppendAsync(
                "table-T1", version, new($"tap-{version}"),
                [new TableEvent.Freed(new("T1"), DateTimeOffset.UnixEpoch)], CancellationToken.None);
        }
    }

    private sealed record Tally(long Position, int Count) : IView;

    private sealed class TallyFold : IFold<Tally>
    {
        private bool _hasStumbled;

        public long Written { get; set; }

        public long StumblesAt { get; set; }

        public string Name => "feed/tally";

        public Tally Empty => new(0, 0);

        public Tally At(Tally view, long position) => view with { Position = position };

        public ValueTask<Tally> FoldAsync(Tally view, Recorded recorded, CancellationToken stop)
        {
            if (recorded.Position == StumblesAt && !_hasStumbled)
            {
                _hasStumbled = true;
                throw new InvalidOperationException("As the test wanted.");
            }

            return ValueTask.FromResult(recorded.Event is TableEvent ? view with { Count = view.Count + 1 } : view);
        }
    }

    /// <summary>A listener that can be waited for.</summary>
    private sealed class Seen
    {
        private readonly Feed<Tally> _feed;
        private readonly Lock _gate = new();
        private (int Count, TaskCompletionSource Come)? _wait;
        private int _newest;

        public Seen(Feed<Tally> feed)
        {
            _feed = feed;
            _feed.Subscribe(view => Look(view.Count));
        }

        public Task UntilAsync(int count)
        {
            lock (_gate)
            {
                _wait = (count, new(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            Look(_feed.Current.Count);
            return _wait.Value.Come.Task.WaitAsync(Patience);
        }

        private void Look(int count)
        {
            lock (_gate)
            {
                _newest = Math.Max(_newest, count);

                if (_wait is { } wait && _newest >= wait.Count)
                {
                    wait.Come.TrySetResult();
                }
            }
        }
    }
}
