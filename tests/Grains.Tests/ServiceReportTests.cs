using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Reports;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>The report against a recount that reads the same events another way: from the end, with everything in memory.</summary>
public sealed class ServiceReportTests
{
    // Half past three in Paris, on a service day that began at five and ends at five.
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 14, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    public async Task A_random_service_recounted_by_hand_gives_the_same_report(int seed)
    {
        var (journal, house) = await ServeAsync(seed, steps: 700);
        await using var open = house;

        var report = await house.Of<IServiceReportDesk>().ReadAsync(new(new(2026, 3, 14), 1), CancellationToken.None);
        var recount = new Recount(await OrderEventsAsync(journal));

        Assert.Equal(recount.Report(first: 0, last: journal.Head), report);
        Assert.NotEqual(0, report.Totals.Figures.Lines);
    }

    // A recount of nothing agrees with everything.
    [Fact]
    public async Task The_random_services_give_each_figure_something_to_count()
    {
        var reports = new List<ServiceReport>();

        for (var seed = 21; seed <= 24; seed++)
        {
            var (_, house) = await ServeAsync(seed, steps: 700);
            await using var open = house;
            reports.Add(await house.Of<IServiceReportDesk>().ReadAsync(new(new(2026, 3, 14), 1), CancellationToken.None));
        }

        var totals = reports.ConvertAll(report => report.Totals);
        Assert.True(totals.Sum(one => one.Figures.Lines) > 100);
        Assert.Contains(totals, one => one.Figures.Recalls > 0);
        Assert.Contains(totals, one => one.Figures.Late > 0 && one.Figures.Late < one.Figures.Lines);
        Assert.Contains(totals, one => one.Figures.WasteThousandths > 0);
        Assert.Contains(totals, one => one.ForcedSteps > 0);
        Assert.Contains(totals, one => one.Changes.Lines > 0);
        Assert.Contains(totals, one => one.Changes.Read > 0);
        Assert.Contains(totals, one => one.Cancelled.Unsaid > 0);
        Assert.Contains(totals, one => one.ToReady is { Count: > 0, MeanSeconds: > 0 });
        Assert.Contains(reports, one => one.Stations.Count > 2);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task Days_one_by_one_count_what_each_of_them_saw(int seed)
    {
        // A command every four minutes: the service goes on through two nights.
        var (journal, house) = await ServeAsync(seed, steps: 700, minutesMax: 8);
        await using var open = house;
        var events = await OrderEventsAsync(journal);
        var first = new DateOnly(2026, 3, 14);

        for (var day = 0; day < 3; day++)
        {
            var report = await house.Of<IServiceReportDesk>().ReadAsync(new(first.AddDays(day), 1), CancellationToken.None);
            var from = new DateTimeOffset(2026, 3, 14 + day, 4, 0, 0, TimeSpan.Zero);

            Assert.False(report.IsEmpty);
            Assert.Equal(
                new Recount(events).Report(LastBefore(events, from), LastBefore(events, from.AddDays(1))), report);
        }

        var all = await house.Of<IServiceReportDesk>().ReadAsync(new(first.AddDays(4), 7), CancellationToken.None);
        Assert.Equal(new Recount(events).Report(0, journal.Head), all);
    }

    [Fact]
    public async Task A_day_without_a_service_is_empty()
    {
        var (_, house) = await ServeAsync(seed: 41, steps: 20);
        await using var open = house;
        var desk = house.Of<IServiceReportDesk>();

        Assert.Equal(new DateOnly(2026, 3, 14), desk.Today);
        Assert.True((await desk.ReadAsync(new(new(2026, 3, 13), 1), CancellationToken.None)).IsEmpty);
        Assert.True((await desk.ReadAsync(new(new(2026, 3, 15), 1), CancellationToken.None)).IsEmpty);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => desk.ReadAsync(new(desk.Today, 32), CancellationToken.None));
    }

    private static async Task<(MemoryJournal Journal, House House)> ServeAsync(int seed, int steps, int minutesMax = 2)
    {
        var clock = new FakeClock(Start);
        var disk = new MemoryJournal(HouseEvents.Catalog, clock);
        var journal = new QuietJournal(disk);
        var house = await House.OpenAsync(journal, clock);
        var pause = new Random(seed);
        await new RandomService(seed, isOnlyTheKitchen: true).RunAsync(
            house, journal, steps, between: () => clock.Advance(TimeSpan.FromSeconds(pause.Next(60 * minutesMax))));
        return (disk, house);
    }

    private static async Task<List<Recorded>> OrderEventsAsync(MemoryJournal journal)
    {
        var events = new List<Recorded>();

        await foreach (var recorded in journal.ReadAllAsync(0, CancellationToken.None))
        {
            if (recorded.Event is OrderEvent)
            {
                events.Add(recorded);
            }
        }

        return events;
    }

    private static long LastBefore(List<Recorded> events, DateTimeOffset instant) =>
        events.LastOrDefault(recorded => recorded.RecordedAt < instant)?.Position ?? 0;

    /// <summary>Everything in memory, each question asked for itself, and nothing carried from one event to the next.</summary>
    private sealed class Recount(List<Recorded> events)
    {
        private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

        private readonly List<List<Moment>> _orders =
            [.. events.GroupBy(recorded => recorded.Stream).Select(stream => Moments(stream))];

        public ServiceReport Report(long first, long last)
        {
            var moments = _orders.Select(order => order.Where(moment => moment.Position <= last).ToList()).ToList();
            var made = moments.SelectMany(order => Made(order, first)).ToList();
            var now = moments.SelectMany(order => order).Where(moment => moment.Position > first)
                .OrderBy(moment => moment.Position).ToList();
            var wasted = now.SelectMany(moment => Wasted(moments, moment)).ToList();
            var recalled = now.SelectMany(moment => Recalled(moment)).ToList();
            var places = made.Select(one => one.Place)
                .Concat(recalled)
                .Concat(wasted.Select(one => one.Place))
                .Distinct()
                .OrderBy(place => place.Article, StringComparer.Ordinal)
                .ThenBy(place => place.Item?.Value, StringComparer.Ordinal)
                .ThenBy(place => place.Station?.Value, StringComparer.Ordinal)
                .ThenBy(place => place.Hour)
                .ToList();

            return new(
                new(
                    now.Count(moment => moment.Before.OpenStep == 0 && moment.After.OpenStep > 0),
                    Of(_ => true),
                    Mean(Fetched(moments, first).Select(order => order.ToReady)),
                    Mean(Fetched(moments, first).Select(order => order.ToHandOver)),
                    Cancelled(moments, now, first),
                    new(
                        now.Count(moment => moment.Event is OrderEvent.LineChanged e
                            && moment.Before.Find(e.Line)!.State is not LineState.Held),
                        now.Count(moment => moment.Event is OrderEvent.Amended && !moment.Before.IsAhead),
                        now.Count(moment => moment.Event is OrderEvent.ChangeAcknowledged),
                        Outcomes(now.Select(moment => (moment.Event as OrderEvent.ChangeAcknowledged)?.Outcome))),
                    now.Count(moment => moment.Event is OrderEvent.StepOpened { Unfinished: > 0 }),
                    now.Sum(moment => moment.Event is OrderEvent.StepOpened e ? e.Unfinished : 0)),
                [.. places.Select(place => (place.Item, place.Article, place.Station)).Distinct().Select(dish => new DishRow(
                    dish.Item, dish.Article, dish.Station, Of(at => (at.Item, at.Article, at.Station) == dish)))],
                [.. places.Select(place => place.Station).Distinct().OrderBy(station => station?.Value, StringComparer.Ordinal)
                    .Select(station => new StationRow(station, Of(at => at.Station == station), Escalations: 0))],
                [.. places.Select(place => place.Hour).Distinct().Order().Select(hour => new HourRow(hour, Of(at => at.Hour == hour)))],
                [.. places.Select(place => new CellRow(
                    place.Item, place.Article, place.Station, place.Hour, Of(at => at == place)))],
                [.. wasted.Select(one => one.Dish).Reverse()]);

            Figures Of(Func<Place, bool> isThere)
            {
                var here = made.Where(one => isThere(one.Place)).ToList();
                var sorted = here.Select(one => one.Seconds).Order().ToList();

                return new(
                    here.Count,
                    here.Sum(one => one.Portions),
                    here.Sum(one => one.IsFinished ? one.Portions : 0),
                    Rounded(sorted),
                    Rank(sorted, 50),
                    Rank(sorted, 95),
                    here.Count(one => one.IsLate),
                    recalled.Count(isThere),
                    wasted.Where(one => isThere(one.Place)).Sum(one => (long)one.Dish.Quantity.Thousandths));
            }
        }

        // For each line and each place of its route: is it past it at the end, and how long was it there since it last came anew?
        private static IEnumerable<Preparation> Made(List<Moment> order, long first)
        {
            foreach (var id in order.Count == 0 ? [] : order[^1].After.Lines.Select(line => line.Id))
            {
                for (var at = 0; at < 6; at++)
                {
                    var anew = order.FindLastIndex(moment => ComesAnew(moment, id, at));
                    var left = order.FindLastIndex(moment => IsAt(moment.Before, id, at) && IsPast(moment.After, id, at));

                    if (left < 0 || !IsPast(order[^1].After, id, at) || order[left].Position <= first)
                    {
                        continue;
                    }

                    var span = order.Skip(anew).Take(left - anew + 1).ToList();
                    var ticks = span.Zip(span.Skip(1)).Where(pair => IsAt(pair.First.After, id, at)).Select(pair => (pair.First.At, pair.Second.At));
                    var done = order[left];
                    var line = done.Before.Find(id)!;

                    yield return new(
                        new(line.Sent.Item, line.Sent.Article, line.Station, HourOf(done.At)),
                        Stints(ticks),
                        line.Sent.Quantity.Thousandths / 1_000,
                        done.After.Find(id)!.State is LineState.Ready,
                        IsLate(done, line.Station));
                }
            }
        }

        // Whole seconds of each uninterrupted stay.
        private static int Stints(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> stays)
        {
            var total = 0;
            (DateTimeOffset From, DateTimeOffset To)? stint = null;

            foreach (var stay in stays)
            {
                if (stint is { } current && current.To == stay.From)
                {
                    stint = (current.From, stay.To);
                    continue;
                }

                total += stint is { } over ? (int)(over.To - over.From).TotalSeconds : 0;
                stint = stay;
            }

            return total + (stint is { } last ? (int)(last.To - last.From).TotalSeconds : 0);
        }

        // It comes from an earlier place, or for the first time, or from another station.
        private static bool ComesAnew(Moment moment, LineId id, int at) =>
            IsAt(moment.After, id, at)
            && (moment.Before.Find(id) is not { } was
                || was.State is LineState.Held
                || was.RouteIndex < at
                || (IsAt(moment.Before, id, at) && was.Station != moment.After.Find(id)!.Station));

        private static bool IsAt(Order order, LineId id, int at) =>
            order.Find(id) is { State: LineState.Queued or LineState.Started } line && line.RouteIndex == at;

        private static bool IsPast(Order order, LineId id, int at) => order.Find(id) is { } line
            && (line.State is LineState.Cancelled ? line.CancelledFrom : line.State) switch
            {
                LineState.Ready or LineState.Collected => line.RouteIndex >= at,
                _ => line.RouteIndex > at,
            };

        // All dishes here take a minute, one station has two hands at most: 60 s or the work, times fifteen eighths.
        private static bool IsLate(Moment done, StationId? station)
        {
            var open = done.Before.Lines
                .Where(line => line.State is LineState.Queued or LineState.Started && line.Station == station).ToList();
            var work = Math.Max(60, open.Sum(line => 60 * line.Sent.Quantity.Thousandths / 1_000));
            var since = open.Min(line => done.Before.Lines
                .Where(other => other.Sent.Card.Step < line.Sent.Card.Step && !other.IsLate && other.ReadyAt > line.SentAt)
                .Select(other => other.ReadyAt!.Value)
                .Append(line.SentAt)
                .Max());
            return done.At >= since.AddSeconds(Math.Min(14_400, work) * 15 / 8);
        }

        private static IEnumerable<Place> Recalled(Moment moment) => moment.Event is not OrderEvent.LinesRecalled e ? [] :
            e.Lines.Select(back => moment.After.Find(back.Line)!)
                .Select(line => new Place(line.Sent.Item, line.Sent.Article, line.Station, HourOf(moment.At)));

        private static IEnumerable<(Place Place, WastedDish Dish)> Wasted(List<List<Moment>> orders, Moment moment)
        {
            var (id, pieces, by) = moment.Event switch
            {
                OrderEvent.CancellationAcknowledged { Outcome: CancellationOutcome.Waste } e =>
                    (e.Line, moment.After.Find(e.Line)!.Sent.Quantity.Thousandths, e.By),
                OrderEvent.ChangeAcknowledged { Outcome: CancellationOutcome.Waste } e => (e.Line,
                    moment.Before.Find(e.Line)!.Before!.Quantity.Thousandths - moment.After.Find(e.Line)!.Sent.Quantity.Thousandths, e.By),
                _ => (default, 0, Actor.Hub),
            };

            if (pieces <= 0)
            {
                yield break;
            }

            var line = moment.After.Find(id)!;
            var reason = orders.Single(order => order.Contains(moment))
                .Select(past => past.Event).OfType<OrderEvent.LinesCancelled>().LastOrDefault(past => past.Lines.Contains(id))?.Reason;
            yield return (
                new(line.Sent.Item, line.Sent.Article, line.Station, HourOf(moment.At)),
                new(moment.At, moment.After.Header!.CallNumber, line.Sent.Article, new(pieces), line.Station,
                    moment.Event is OrderEvent.CancellationAcknowledged ? reason! : "", by.Person));
        }

        private static IEnumerable<(int ToReady, int ToHandOver)> Fetched(List<List<Moment>> orders, long first)
        {
            foreach (var order in orders)
            {
                var fetched = order.Find(moment => moment.Event is OrderEvent.Completed
                    && moment.After.Lines.Any(line => line.State is LineState.Collected)
                    && order.Exists(past => past.Position < moment.Position && past.Event is OrderEvent.BecameReady));

                if (fetched is not null && fetched.Position > first)
                {
                    var ready = order.Last(moment => moment.Event is OrderEvent.BecameReady && moment.Position < fetched.Position).At;
                    var seen = order.First(moment => moment.Before.OpenStep == 0 && moment.After.OpenStep > 0).At;
                    yield return ((int)(ready - seen).TotalSeconds, (int)(fetched.At - ready).TotalSeconds);
                }
            }
        }

        private static CancelledLines Cancelled(List<List<Moment>> orders, List<Moment> now, long first)
        {
            var said = now.Select(moment => (moment.Event as OrderEvent.CancellationAcknowledged)?.Outcome);
            var mute = orders.SelectMany(order => order.Where(moment => moment.Position > first && moment.Event is OrderEvent.LinesCancelled)
                .SelectMany(moment => ((OrderEvent.LinesCancelled)moment.Event).Lines)
                .Select(id => order[^1].After.Find(id)!)
                .Where(line => line.Outcome is null)).ToList();

            return new(
                mute.Count(line => line.CancelledFrom is LineState.Held),
                mute.Count(line => line.CancelledFrom is not LineState.Held),
                Outcomes(said));
        }

        private static Outcomes Outcomes(IEnumerable<CancellationOutcome?> said)
        {
            var list = said.ToList();
            return new(
                list.Count(one => one is CancellationOutcome.NotStarted),
                list.Count(one => one is CancellationOutcome.Waste),
                list.Count(one => one is CancellationOutcome.Reuse));
        }

        private static Average Mean(IEnumerable<int> seconds)
        {
            var list = seconds.ToList();
            return new(list.Count, Rounded(list));
        }

        private static int Rounded(List<int> seconds) =>
            seconds.Count == 0 ? 0 : (int)Math.Round(seconds.Sum(one => (decimal)one) / seconds.Count, MidpointRounding.AwayFromZero);

        private static int Rank(List<int> sorted, int percent) =>
            sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(sorted.Count * percent / 100m) - 1];

        private static int HourOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Paris).Hour;

        private static List<Moment> Moments(IEnumerable<Recorded> stream)
        {
            var order = Order.None;
            var moments = new List<Moment>();

            foreach (var recorded in stream)
            {
                var after = OrderDecider.Evolve(order, (OrderEvent)recorded.Event);
                moments.Add(new(recorded.Position, (OrderEvent)recorded.Event, order, after));
                order = after;
            }

            return moments;
        }

        private sealed record Moment(long Position, OrderEvent Event, Order Before, Order After)
        {
            public DateTimeOffset At => Event.At;
        }

        private sealed record Place(ArticleId? Item, string Article, StationId? Station, int Hour);

        private sealed record Preparation(Place Place, int Seconds, int Portions, bool IsFinished, bool IsLate);
    }
}
