using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Grains.Watch;
using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Painted or elsewhere: what the house does when a screen does not show what its station owes.</summary>
public sealed class DeliveryWatchTests
{
    private static readonly StationId Grill = new("grill");
    private static readonly StationId Oven = new("oven");
    private static readonly StationId Bar = new("bar");
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeClock _clock = new(Noon);
    private readonly MemoryJournal _disk;
    private readonly SimulatedStationPrinter _printer;

    public DeliveryWatchTests()
    {
        _disk = new(HouseEvents.Catalog, _clock);
        _printer = new(_clock) { Stations = new HashSet<StationId> { new("nowhere") } };
    }

    [Fact]
    public async Task A_screen_that_freezes_is_covered_by_its_backup_within_the_limit_and_a_second_and_its_lines_come_home_once()
    {
        await using var kitchen = await OpenAsync();
        var grill = kitchen.Hang(Grill);
        kitchen.Hang(Oven);
        await kitchen.PlaceAsync("o1", Grill);
        await kitchen.PassAsync(seconds: 8);
        Assert.Empty(await kitchen.EventsAsync(Grill));

        grill.Lives = false;
        var frozen = _clock.GetUtcNow();
        await kitchen.PassAsync(seconds: 6);
        var covered = Assert.IsType<StationEvent.Covered>(Assert.Single(await kitchen.EventsAsync(Grill)));
        Assert.Equal((CoverReason.Silent, CoverRung.Backup, Oven), (covered.Reason, covered.Rung, covered.To));
        Assert.Equal(["o1-0"], covered.Lines.Select(line => line.Value));
        Assert.InRange(covered.At - frozen, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        Assert.InRange(frozen - covered.SilentSince, TimeSpan.Zero, TimeSpan.FromSeconds(1));

        grill.Lives = true;
        await kitchen.PassAsync(seconds: 20);
        var events = await kitchen.EventsAsync(Grill);
        Assert.Equal(2, events.Count);
        Assert.Equal(["o1-0"], Assert.IsType<StationEvent.HandedBack>(events[1]).Lines.Select(line => line.Value));
        Assert.Empty(kitchen.View.Covers);
    }

    [Fact]
    public async Task A_line_that_is_ticked_on_the_backup_is_ticked_at_its_own_station()
    {
        await using var kitchen = await OpenAsync();
        kitchen.Hang(Oven);
        await kitchen.PlaceAsync("o1", Grill);
        await kitchen.PassAsync(seconds: 7);
        Assert.Equal(Oven, kitchen.View.Covers[Grill].Cover.To);

        var line = kitchen.View.Orders[new("o1")].Lines[0];
        await kitchen.House.KitchenDesk.TellAsync(
            House.NewCommand(), new("o1"), new OrderCommand.MarkReady([Tick.Of(line)], new("", "oven")));

        await kitchen.House.OrderShowsAsync(new("o1"), order => order.Stage is OrderStage.Ready);
    }

    [Fact]
    public async Task A_station_that_nobody_opened_a_screen_for_is_one_alarm_and_not_one_for_each_line()
    {
        await using var kitchen = await OpenAsync();

        for (var at = 0; at < 5; at++)
        {
            await kitchen.PlaceAsync($"o{at}", Bar);
            await kitchen.PassAsync(seconds: 3);
        }

        var covered = Assert.IsType<StationEvent.Covered>(Assert.Single(await kitchen.EventsAsync(Bar)));
        Assert.Equal((CoverReason.NoScreen, CoverRung.Alarm), (covered.Reason, covered.Rung));
    }

    [Fact]
    public async Task Two_stations_that_fall_silent_together_are_each_covered_and_each_come_home()
    {
        await using var kitchen = await OpenAsync();
        var (grill, bar, _) = (kitchen.Hang(Grill), kitchen.Hang(Bar), kitchen.Hang(Oven));
        await kitchen.PlaceAsync("o1", Grill, Bar);
        await kitchen.PassAsync(seconds: 3);
        grill.Lives = bar.Lives = false;
        await kitchen.PassAsync(seconds: 7);

        Assert.Equal(CoverRung.Backup, kitchen.View.Covers[Grill].Cover.Rung);
        Assert.Equal(CoverRung.Alarm, kitchen.View.Covers[Bar].Cover.Rung);

        grill.Lives = bar.Lives = true;
        await kitchen.PassAsync(seconds: 3);

        Assert.Empty(kitchen.View.Covers);
        Assert.Single((await kitchen.EventsAsync(Grill)).OfType<StationEvent.HandedBack>());
        Assert.Single((await kitchen.EventsAsync(Bar)).OfType<StationEvent.HandedBack>());
    }

    [Fact]
    public async Task When_the_backup_is_silent_too_every_line_is_printed_once_and_later_ones_as_well()
    {
        _printer.Stations = new HashSet<StationId> { Grill };
        await using var kitchen = await OpenAsync();
        var (grill, oven) = (kitchen.Hang(Grill), kitchen.Hang(Oven));
        await kitchen.PlaceAsync("o1", Grill, Grill);
        await kitchen.PassAsync(seconds: 3);
        grill.Lives = false;
        await kitchen.PassAsync(seconds: 6);
        oven.Lives = false;
        await kitchen.PassAsync(seconds: 8);
        await kitchen.PlaceAsync("o2", Grill);
        await kitchen.ShowsAsync(view => PapersOf(view) is [PaperOutcome.Printed, PaperOutcome.Printed, PaperOutcome.Printed]);
        await kitchen.PassAsync(seconds: 20);

        Assert.Equal(["o1-0", "o1-1", "o2-0"], _printer.Slips.SelectMany(slip => slip.Lines).Select(line => line.Id.Value));
        Assert.All(_printer.Slips, slip => Assert.False(slip.MayBeCopy));
        Assert.Equal(
            [CoverRung.Backup, CoverRung.Printer],
            (await kitchen.EventsAsync(Grill)).OfType<StationEvent.Covered>().Select(covered => covered.Rung));
    }

    [Fact]
    public async Task What_was_printed_while_no_screen_showed_it_is_marked_when_it_comes_home_and_until_it_leaves()
    {
        _printer.Stations = new HashSet<StationId> { Bar };
        await using var kitchen = await OpenAsync();
        await kitchen.PlaceAsync("o1", Bar);
        await kitchen.PassAsync(seconds: 6);
        await kitchen.ShowsAsync(view => view.PaperOf(Bar, new("o1-0")) is { IsSure: true });

        kitchen.Hang(Bar);
        await kitchen.UntilAsync(view => view.Covers.IsEmpty);
        await kitchen.PlaceAsync("o2", Bar);
        Assert.Equal(new(Bar, IsSure: true), kitchen.View.PaperOf(Bar, new("o1-0")));
        Assert.Null(kitchen.View.PaperOf(Bar, new("o2-0")));
        Assert.Null(kitchen.View.PaperOf(Grill, new("o1-0")));
        Assert.Single(_printer.Slips);

        var line = kitchen.View.Orders[new("o1")].Lines[0];
        await kitchen.House.KitchenDesk.TellAsync(House.NewCommand(), new("o1"), new OrderCommand.MarkReady([Tick.Of(line)], new("", "bar")));
        await kitchen.House.KitchenDesk.TellAsync(House.NewCommand(), new("o1"), new OrderCommand.HandOver(new("", "bar")));
        await kitchen.ShowsAsync(view => view.OnPaper.IsEmpty);
    }

    [Fact]
    public async Task What_was_with_the_printer_when_its_screen_came_back_is_perhaps_on_paper_and_not_printed_again()
    {
        _printer.Stations = new HashSet<StationId> { Bar };
        _printer.Delay = TimeSpan.FromHours(1);
        await using var kitchen = await OpenAsync();
        await kitchen.PlaceAsync("o1", Bar);
        await kitchen.PassAsync(seconds: 6);
        await kitchen.ShowsAsync(view => view.PaperOf(Bar, new("o1-0")) is { IsSure: false });

        kitchen.Hang(Bar);
        await kitchen.UntilAsync(view => view.Covers.IsEmpty);
        await kitchen.PassAsync(seconds: 10);

        Assert.Equal(new(Bar, IsSure: false), kitchen.View.PaperOf(Bar, new("o1-0")));
        Assert.Single(_printer.Slips);
        Assert.Single((await kitchen.EventsAsync(Bar)).OfType<StationEvent.HandedBack>());
    }

    [Fact]
    public async Task A_printer_that_fails_is_an_alarm_and_whatever_screen_comes_is_taken()
    {
        _printer.Stations = new HashSet<StationId> { Grill };
        _printer.Answer = PaperOutcome.Failed;
        await using var kitchen = await OpenAsync();
        await kitchen.PlaceAsync("o1", Grill);
        await kitchen.PassAsync(seconds: 6);
        await kitchen.UntilAsync(view => view.Covers[Grill].Cover.Rung is CoverRung.Alarm);
        Assert.Empty(_printer.Slips);

        kitchen.Hang(Oven);
        await kitchen.UntilAsync(view => view.Covers[Grill].Cover.Rung is CoverRung.Backup);

        kitchen.Hang(Grill);
        await kitchen.UntilAsync(view => view.Covers.IsEmpty);
        Assert.Equal(
            [CoverRung.Printer, CoverRung.Alarm, CoverRung.Backup],
            (await kitchen.EventsAsync(Grill)).OfType<StationEvent.Covered>().Select(covered => covered.Rung));
    }

    [Fact]
    public async Task A_printer_that_takes_its_time_is_an_alarm_until_it_answers_and_prints_once()
    {
        _printer.Stations = new HashSet<StationId> { Grill };
        _printer.Delay = TimeSpan.FromSeconds(12);
        await using var kitchen = await OpenAsync();
        await kitchen.PlaceAsync("o1", Grill);
        await kitchen.PassAsync(seconds: 6);
        await kitchen.UntilAsync(view => view.Covers[Grill].Cover.Rung is CoverRung.Alarm);
        await kitchen.UntilAsync(view => view.Covers[Grill].Cover.Rung is CoverRung.Printer);

        Assert.Single(_printer.Slips);
        Assert.Equal([PaperOutcome.Printed], PapersOf(kitchen.View));
    }

    [Fact]
    public async Task A_printer_that_says_no_though_it_printed_raises_the_alarm_and_prints_no_second_slip()
    {
        _printer.Stations = new HashSet<StationId> { Grill };
        (_printer.Answer, _printer.Lies) = (PaperOutcome.Failed, true);
        await using var kitchen = await OpenAsync();
        await kitchen.PlaceAsync("o1", Grill);
        await kitchen.PassAsync(seconds: 6);
        await kitchen.UntilAsync(view => view.Covers[Grill].Cover.Rung is CoverRung.Alarm);
        await kitchen.PassAsync(seconds: 20);

        Assert.Single(_printer.Slips);
    }

    [Fact]
    public async Task A_hub_that_is_started_again_knows_who_is_covered_and_hands_back_once()
    {
        await using (var before = await OpenAsync())
        {
            var grill = before.Hang(Grill);
            before.Hang(Oven);
            await before.PlaceAsync("o1", Grill);
            await before.PassAsync(seconds: 3);
            grill.Lives = false;
            await before.PassAsync(seconds: 7);
        }

        await using var after = await OpenAsync(graceSeconds: 15);
        Assert.Equal(Oven, after.View.Covers[Grill].Cover.To);
        after.Hang(Grill);
        after.Hang(Oven);
        await after.UntilAsync(view => view.Covers.IsEmpty);

        Assert.Equal(
            [nameof(StationEvent.Covered), nameof(StationEvent.HandedBack)],
            (await after.EventsAsync(Grill)).Select(happened => happened.GetType().Name));
    }

    [Fact]
    public async Task After_a_start_the_screens_may_take_their_time_to_come_back()
    {
        await using (var before = await OpenAsync())
        {
            before.Hang(Grill);
            await before.PlaceAsync("o1", Grill);
            await before.PassAsync(seconds: 2);
        }

        await using var after = await OpenAsync(graceSeconds: 15);
        await after.PassAsync(seconds: 14);
        after.Hang(Grill);
        await after.PassAsync(seconds: 20);

        Assert.Empty(await after.EventsAsync(Grill));
    }

    [Fact]
    public async Task A_slip_whose_fate_nobody_knows_after_a_crash_is_printed_as_a_possible_copy_and_doubtful()
    {
        _printer.Stations = new HashSet<StationId> { Grill };
        _printer.Delay = TimeSpan.FromHours(1);

        await using (var before = await OpenAsync())
        {
            await before.PlaceAsync("o1", Grill);
            await before.PassAsync(seconds: 6);
            await before.ShowsAsync(view => PapersOf(view) is [null]);
        }

        _printer.Delay = TimeSpan.Zero;
        await using var after = await OpenAsync();
        await after.UntilAsync(view => PapersOf(view) is [PaperOutcome.Doubtful]);
        await after.PassAsync(seconds: 10);

        Assert.Equal([false, true], _printer.Slips.Select(slip => slip.MayBeCopy));
    }

    [Fact]
    public async Task What_every_screen_of_a_station_hides_goes_to_the_backup_and_the_rest_stays()
    {
        await using var kitchen = await OpenAsync();
        kitchen.Hang(Grill, ServiceMode.TakeAway);
        kitchen.Hang(Oven);
        await kitchen.PlaceAsync("o1", ServiceMode.EatIn, Grill);
        await kitchen.PlaceAsync("o2", ServiceMode.TakeAway, Grill);
        await kitchen.PassAsync(seconds: 7);

        var cover = kitchen.View.Covers[Grill].Cover;
        Assert.Equal((CoverReason.Hidden, CoverRung.Backup), (cover.Reason, cover.Rung));
        Assert.Equal([ServiceMode.TakeAway], cover.Only);

        kitchen.Hang(Grill);
        await kitchen.UntilAsync(view => view.Covers.IsEmpty);
    }

    [Fact]
    public async Task A_page_that_was_closed_is_silent_from_its_last_frame_on()
    {
        await using var kitchen = await OpenAsync();
        var grill = kitchen.Hang(Grill);
        await kitchen.PlaceAsync("o1", Grill);
        await kitchen.PassAsync(seconds: 3);
        grill.Close();
        await kitchen.PassAsync(seconds: 7);

        Assert.Equal(CoverReason.Silent, kitchen.View.Covers[Grill].Cover.Reason);
    }

    [Fact]
    public async Task A_page_that_says_it_is_hidden_has_painted_nothing()
    {
        await using var kitchen = await OpenAsync();
        var grill = kitchen.Hang(Grill);
        await kitchen.PlaceAsync("o1", Grill);
        await kitchen.PassAsync(seconds: 3);
        grill.IsVisible = false;
        await kitchen.PassAsync(seconds: 7);

        Assert.Equal(CoverRung.Alarm, kitchen.View.Covers[Grill].Cover.Rung);
        Assert.False(Assert.Single(kitchen.House.Of<IScreenWatch>().Standings).IsVisible);
    }

    [Theory]
    [InlineData(Fault.BeforeWriting)]
    [InlineData(Fault.AfterWriting)]
    public async Task Whatever_write_fails_each_rung_is_in_the_journal_once_and_each_slip_on_paper_once(Fault fault)
    {
        // The orders' own writes come first; from there on each write of the watch fails once.
        for (var failAt = 6; failAt <= 14; failAt++)
        {
            var clock = new FakeClock(Noon);
            var disk = new MemoryJournal(HouseEvents.Catalog, clock);
            var printer = new SimulatedStationPrinter(clock) { Stations = new HashSet<StationId> { Grill } };
            await using var kitchen = await Fixture.OpenAsync(new FaultyJournal(disk, failAt, fault), clock, printer, graceSeconds: 0);
            var (grill, oven) = (kitchen.Hang(Grill), kitchen.Hang(Oven));

            try
            {
                await kitchen.PlaceAsync("o1", Grill);
            }
            catch (JournalUnwritableException)
            {
                await kitchen.PlaceAsync("o1", Grill);
            }

            await kitchen.PassAsync(seconds: 2);
            grill.Lives = false;
            await kitchen.UntilAsync(view => view.Covers.GetValueOrDefault(Grill)?.Cover.Rung is CoverRung.Backup);
            oven.Lives = false;
            await kitchen.UntilAsync(view => PapersOf(view) is [PaperOutcome.Printed or PaperOutcome.Doubtful]);
            grill.Lives = true;
            await kitchen.UntilAsync(view => view.Covers.IsEmpty);

            // Time runs faster here than the printer's own thread: it may look slow, and be an alarm until it has answered.
            var events = await kitchen.EventsAsync(Grill);
            var rungs = events.OfType<StationEvent.Covered>().Select(covered => covered.Rung).ToList();
            Assert.Equal([CoverRung.Backup, CoverRung.Printer], rungs.Distinct().Where(rung => rung is not CoverRung.Alarm));
            Assert.DoesNotContain(rungs.Zip(rungs.Skip(1)), pair => pair.First == pair.Second);
            Assert.Single(events.OfType<StationEvent.PaperAsked>());
            Assert.Single(events.OfType<StationEvent.PaperReported>());
            Assert.Single(events.OfType<StationEvent.HandedBack>());
            Assert.IsType<StationEvent.HandedBack>(events[^1]);
            Assert.Single(printer.Slips);
        }
    }

    private Task<Fixture> OpenAsync(int graceSeconds = 0) => Fixture.OpenAsync(_disk, _clock, _printer, graceSeconds);

    private static IEnumerable<PaperOutcome?> Papers(KitchenView view) =>
        view.Covers.GetValueOrDefault(Grill)?.Cover.Paper.Select(paper => paper.Outcome) ?? [];

    private static PaperOutcome?[] PapersOf(KitchenView view) => [.. Papers(view)];

    /// <summary>A house whose screens are the test's: each paints what the feed says, once a quarter of a second, while it lives.</summary>
    private sealed class Fixture : IAsyncDisposable
    {
        private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

        private readonly List<Page> _pages = [];
        private readonly CountedWatch _watch;
        private readonly FakeClock _clock;

        private Fixture(House house, CountedWatch watch, FakeClock clock) => (House, _watch, _clock) = (house, watch, clock);

        public House House { get; }

        public KitchenView View => House.KitchenFeed.Current;

        public static async Task<Fixture> OpenAsync(IJournal journal, FakeClock clock, SimulatedStationPrinter printer, int graceSeconds)
        {
            var watch = new CountedWatch(new ScreenWatch(clock));
            var house = await House.OpenAsync(journal, clock, also: services => services
                .AddSingleton<IScreenWatch>(watch)
                .AddSingleton<IStationPrinter>(printer)
                .AddSingleton(new ScreensSettings { StartGraceSeconds = graceSeconds })
                .AddDeliveryWatch());

            foreach (var (station, backup) in new[] { (Grill, (StationId?)Oven), (Oven, null), (Bar, null) })
            {
                await TryTwiceAsync(() => house.Grains.GetGrain<IStationGrain>(station.Value).TellAsync(
                    new($"set-up-{station}"), new StationCommand.SetUp(new(station, station.Value, backup, Capacity: 1, Rank: 0))));
            }

            await house.KitchenShowsAsync(view => view.Stations.Count == 3);
            return new(house, watch, clock);
        }

        public Page Hang(StationId station, params ServiceMode[] hidden)
        {
            var page = new Page(House.Of<IScreenWatch>().Enter(
                new(ScreenKind.Station, station.Value), screen: null, [.. hidden]));
            _pages.Add(page);
            return page;
        }

        public Task PlaceAsync(string id, params StationId[] stations) => PlaceAsync(id, ServiceMode.EatIn, stations);

        public async Task PlaceAsync(string id, ServiceMode mode, params StationId[] stations)
        {
            var answer = await House.KitchenDesk.PlaceAsync(
                new($"place-{id}"),
                new(new(id), mode, Table: null, Covers: 0, Customer: "", Note: "", DueAt: null,
                [
                    .. stations.Select((station, at) => new SentLine(
                        new($"{id}-{at}"), "Steak", Quantity.One, [], "", new([station], 1, 60, []))),
                ]),
                House.Lea);
            await House.KitchenFeed.ReachAsync(answer.Position, CancellationToken.None);
        }

        /// <summary>Time passes, the screens paint, and the watch looks.</summary>
        public async Task PassAsync(int seconds)
        {
            for (var at = 0; at < seconds * 4; at++)
            {
                await StepAsync();
            }
        }

        /// <summary>Time passes until the kitchen shows this; five minutes of it at most.</summary>
        public async Task UntilAsync(Func<KitchenView, bool> holds)
        {
            for (var at = 0; at < 1_200 && !holds(View); at++)
            {
                await StepAsync();
            }

            Assert.True(holds(View));
        }

        private async Task StepAsync()
        {
            _pages.ForEach(page => page.Paint(View.Position));
            var looked = _watch.LookedAsync();
            _clock.Advance(Step);
            await looked.WaitAsync(TimeSpan.FromSeconds(20));
        }

        public Task<KitchenView> ShowsAsync(Func<KitchenView, bool> holds) => House.KitchenShowsAsync(holds);

        public async Task<List<StationEvent>> EventsAsync(StationId station)
        {
            var events = new List<StationEvent>();

            await foreach (var recorded in House.Journal.ReadStreamAsync($"station-{station}", afterVersion: 1, CancellationToken.None))
            {
                events.Add((StationEvent)recorded.Event);
            }

            return events;
        }

        private static async Task TryTwiceAsync(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (JournalUnwritableException)
            {
                await act();
            }
        }

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }

    private sealed class Page(IScreenPage page)
    {
        private bool _closed;

        public bool Lives { get; set; } = true;

        public bool IsVisible { get; set; } = true;

        public void Paint(long position)
        {
            if (Lives && !_closed)
            {
                page.Said(IsVisible ? position : 0, IsVisible, isMuted: false);
            }
        }

        public void Close()
        {
            _closed = true;
            page.Dispose();
        }
    }

    /// <summary>Tells when the watch has looked: so a test never waits by the clock on the wall.</summary>
    private sealed class CountedWatch(ScreenWatch inner) : IScreenWatch
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueList<ScreenStanding> Standings
        {
            get
            {
                lock (_gate)
                {
                    _next.TrySetResult();
                }

                return inner.Standings;
            }
        }

        public Task LookedAsync()
        {
            lock (_gate)
            {
                _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return _next.Task;
            }
        }

        public IScreenPage Enter(ScreenPlace place, ScreenId? screen, ValueList<ServiceMode> hidden) => inner.Enter(place, screen, hidden);
    }
}
