using System.Collections.Immutable;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Promises;

/// <summary>Everything that promises are made of and judged by, learned from what happened to orders and from nothing later.</summary>
/// <remarks>
/// It is moved by one event at a time, each with the order before and after it. A window is computed from the book as it stood when
/// the order's first lines came, those lines included: so it cannot know the future, and a second reading of the journal computes
/// the same.
/// </remarks>
/// <param name="Visits">The lines that stand at a station now.</param>
/// <param name="Paces">What was measured.</param>
/// <param name="Levels">Each station's own; a station that is missing has the first ones.</param>
/// <param name="Offers">Windows of orders that were placed and not promised yet.</param>
/// <param name="Open">Promises that are neither kept nor broken.</param>
/// <param name="Tallies">By day, hour and station; <see cref="TallyDays"/> back.</param>
public sealed record PromiseBook(
    ImmutableDictionary<LineId, Visit> Visits,
    PaceBook Paces,
    ImmutableDictionary<StationId, WindowLevels> Levels,
    ImmutableDictionary<OrderId, PromiseOffer> Offers,
    ImmutableDictionary<OrderId, OpenPromise> Open,
    ImmutableDictionary<string, PromiseTally> Tallies)
{
    /// <summary>A month is what a house looks back on; more is in the journal.</summary>
    public const int TallyDays = 31;

    public static readonly PromiseBook Empty = new(
        ImmutableDictionary<LineId, Visit>.Empty,
        PaceBook.Empty,
        ImmutableDictionary<StationId, WindowLevels>.Empty,
        ImmutableDictionary<OrderId, PromiseOffer>.Empty,
        ImmutableDictionary<OrderId, OpenPromise>.Empty,
        ImmutableDictionary<string, PromiseTally>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>The book after one event of one order.</summary>
    /// <param name="when">The event's own time, on the site's calendar.</param>
    public PromiseBook After(
        OrderId id, Order before, Order after, OrderEvent happened, ServiceHour when, Func<StationId, int> capacityOf)
    {
        var book = Move(id, before, after, happened.At, when.Day, capacityOf);
        book = before.Lines.IsEmpty && !after.Lines.IsEmpty ? book.Offered(id, after, happened.At, capacityOf) : book;
        book = happened is OrderEvent.Promised promised ? book.Made(id, promised.Window, when) : book;
        return book.Judged(id, before, after, happened);
    }

    private PromiseBook Move(
        OrderId id, Order before, Order after, DateTimeOffset at, int day, Func<StationId, int> capacityOf)
    {
        var book = this;

        for (var index = 0; index < after.Lines.Count; index++)
        {
            var line = after.Lines[index];
            var earlier = index < before.Lines.Count ? before.Lines[index] : null;
            book = ReferenceEquals(line, earlier) ? book : book.MoveLine(id, earlier, line, at, day, capacityOf);
        }

        return book;
    }

    private PromiseBook MoveLine(
        OrderId id, OrderLine? before, OrderLine line, DateTimeOffset at, int day, Func<StationId, int> capacityOf)
    {
        var (was, stands) = (Standing.Of(before), Standing.Of(line));

        if (was == stands)
        {
            return stands is not null && line.State is LineState.Started && before!.State is LineState.Queued
                && Visits.TryGetValue(line.Id, out var begun)
                    ? this with { Visits = Visits.SetItem(line.Id, begun with { StartedAt = at }) }
                    : this;
        }

        var book = was is not null && Visits.TryGetValue(line.Id, out var visit) ? Leave(visit, line, at, day) : this;
        return stands is { } place ? book.Enter(id, line, place, at, capacityOf) : book;
    }

    // Only what went forward was prepared here: a recall, a cancellation and a line taken back say nothing about cooking.
    private PromiseBook Leave(Visit visit, OrderLine line, DateTimeOffset at, int day)
    {
        var wentOn = line.Epoch == visit.Epoch
            && (line.State is LineState.Ready || (line.State is LineState.Queued && line.RouteIndex > visit.RouteIndex));
        var gone = this with { Visits = Visits.Remove(line.Id) };

        return wentOn && visit.IsFirst && at >= visit.QueuedAt
            ? gone with { Paces = Paces.Learn(visit.Station, PromiseRules.NameOf(line.Sent), visit.Load, visit.PaceAt(at), day) }
            : gone;
    }

    private PromiseBook Enter(OrderId id, OrderLine line, Standing place, DateTimeOffset at, Func<StationId, int> capacityOf)
    {
        var expected = PromiseRules.Expect(line.Sent, place.RouteIndex, WorkLeftAt(place.Station, at), capacityOf(place.Station));
        var visit = new Visit(
            id, place.Station, place.RouteIndex, line.Epoch, IsFirst: line.Epoch == 0, at, StartedAt: null,
            expected.OwnSeconds, expected.Seconds, expected.Load);
        return this with { Visits = Visits.SetItem(line.Id, visit) };
    }

    private long WorkLeftAt(StationId station, DateTimeOffset at, OrderId? except = null) => Visits.Values
        .Where(visit => visit.Station == station && visit.Order != except)
        .Sum(visit => visit.WorkLeftAt(at));

    private PromiseBook Offered(OrderId id, Order order, DateTimeOffset at, Func<StationId, int> capacityOf) =>
        order.Header is { DueAt: null } && WindowOf(id, order, at, capacityOf) is { } offer
            ? this with { Offers = Offers.SetItem(id, offer) }
            : this;

    /// <summary>The window that should hold nine times in ten for an order whose lines have just come; null when no station has any of it.</summary>
    private PromiseOffer? WindowOf(OrderId id, Order order, DateTimeOffset at, Func<StationId, int> capacityOf)
    {
        var steps = StepsOf(id, order, at, capacityOf);

        if (steps.Count == 0)
        {
            return null;
        }

        var decides = PromiseRules.Deciding(steps, WindowLevels.Start.High);
        var levels = Levels.GetValueOrDefault(decides, WindowLevels.Start);
        return new(
            PromiseRules.Outward(at, PromiseRules.SecondsAt(steps, levels.Low), PromiseRules.SecondsAt(steps, levels.High)),
            decides);
    }

    // Each line's stops with what is expected of each, by step. Lines that wait for their step, and stations further along a
    // route, are expected to find what their station has of others now, and of their own order what is listed before them.
    private List<List<List<Stop>>> StepsOf(OrderId id, Order order, DateTimeOffset at, Func<StationId, int> capacityOf)
    {
        var own = new Dictionary<(int Step, StationId Station), long>();
        return
        [
            .. order.Lines
                .Where(line => line.IsToPrepare && line.Station is not null)
                .GroupBy(line => line.Sent.Card.Step)
                .Select(step => step.Select(line => StopsOf(line).ToList()).ToList()),
        ];

        IEnumerable<Stop> StopsOf(OrderLine line)
        {
            for (var index = line.RouteIndex; index < line.Sent.Card.Route.Count; index++)
            {
                var station = line.Sent.Card.Route[index];
                yield return index == line.RouteIndex && Visits.TryGetValue(line.Id, out var visit)
                    ? new(station, visit.ExpectedSeconds, Paces.Find(station, PromiseRules.NameOf(line.Sent), visit.Load))
                    : Later(line, index, station);
            }
        }

        Stop Later(OrderLine line, int index, StationId station)
        {
            var before = own.GetValueOrDefault((line.Sent.Card.Step, station));
            var expected = PromiseRules.Expect(line.Sent, index, WorkLeftAt(station, at, except: id) + before, capacityOf(station));
            own[(line.Sent.Card.Step, station)] = before + expected.OwnSeconds;
            return new(station, expected.Seconds, Paces.Find(station, PromiseRules.NameOf(line.Sent), expected.Load));
        }
    }

    // A promise that was not computed from this book would teach it nothing about itself.
    private PromiseBook Made(OrderId id, PromisedWindow window, ServiceHour when)
    {
        if (!Offers.TryGetValue(id, out var offer))
        {
            return this;
        }

        var promise = new OpenPromise(window, offer.Station, when, IsChanged: false);
        var minutes = (window.To - window.From).Ticks / TimeSpan.TicksPerMinute;
        return (this with { Offers = Offers.Remove(id), Open = Open.SetItem(id, promise) })
            .Tallied(promise, tally => tally.WithMade(minutes));
    }

    private PromiseBook Judged(OrderId id, Order before, Order after, OrderEvent happened)
    {
        if (after.Stage is not OrderStage.ToPrepare && Offers.ContainsKey(id))
        {
            return (this with { Offers = Offers.Remove(id) }).Judged(id, before, after, happened);
        }

        if (!Open.TryGetValue(id, out var promise))
        {
            return this;
        }

        if (after.Stage is OrderStage.ToPrepare)
        {
            return PromiseRules.Changes(happened) && !promise.IsChanged
                ? this with { Open = Open.SetItem(id, promise with { IsChanged = true }) }
                : this;
        }

        var closed = this with { Open = Open.Remove(id) };

        if (promise.IsChanged || PromiseRules.Changes(happened))
        {
            return closed.Tallied(promise, tally => tally with { Changed = tally.Changed + 1 });
        }

        var outcome = PromiseRules.Judge(promise.Window, happened.At);
        var levels = Levels.GetValueOrDefault(promise.Station, WindowLevels.Start).After(outcome);
        return (closed with { Levels = Levels.SetItem(promise.Station, levels) })
            .Tallied(promise, tally => tally.With(outcome));
    }

    private PromiseBook Tallied(OpenPromise promise, Func<PromiseTally, PromiseTally> change)
    {
        var (day, hour) = promise.When;
        var key = $"{day}/{hour}/{promise.Station}";
        var isNew = !Tallies.TryGetValue(key, out var known);
        var kept = isNew ? Tallies.RemoveRange(Tallies.Where(tally => tally.Value.Day <= day - TallyDays).Select(tally => tally.Key)) : Tallies;
        return this with { Tallies = kept.SetItem(key, change(known ?? PromiseTally.Of(day, hour, promise.Station))) };
    }
}

/// <summary>An instant on the house's calendar.</summary>
/// <param name="Day">Of the service, as a count of days.</param>
/// <param name="Hour">Of the clock on the wall, 0–23.</param>
public readonly record struct ServiceHour(int Day, int Hour);

/// <summary>A line at a station, from the moment it stood on its screen.</summary>
/// <param name="IsFirst">It was never taken back; of what was, nobody knows how long it really took.</param>
/// <param name="WorkSeconds">Its own, with one hand.</param>
/// <param name="ExpectedSeconds">Until it is done: what stood before it, shared among the hands, and its own.</param>
/// <param name="Load">The bucket of what stood before it.</param>
public sealed record Visit(
    OrderId Order,
    StationId Station,
    int RouteIndex,
    int Epoch,
    bool IsFirst,
    DateTimeOffset QueuedAt,
    DateTimeOffset? StartedAt,
    long WorkSeconds,
    long ExpectedSeconds,
    int Load)
{
    /// <summary>A service long. A house that never presses "ready" would otherwise promise its guests next week.</summary>
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(6);

    /// <summary>What somebody has begun gets less; what nobody has pressed "start" on is owed whole, until it was forgotten and not cooked.</summary>
    internal long WorkLeftAt(DateTimeOffset now) =>
        now - QueuedAt > ForgottenAfter ? 0
        : StartedAt is { } since ? Math.Max(0, WorkSeconds - (now - since).Ticks / TimeSpan.TicksPerSecond)
        : WorkSeconds;

    internal int PaceAt(DateTimeOffset now) => (int)Math.Min(
        int.MaxValue, (now - QueuedAt).Ticks / TimeSpan.TicksPerMillisecond / ExpectedSeconds);
}

/// <param name="Station">The one that decides how long it takes; its levels are corrected by what becomes of the promise.</param>
public sealed record PromiseOffer(PromisedWindow Window, StationId Station);

/// <param name="When">It was made.</param>
/// <param name="IsChanged">The order is no longer what was promised.</param>
public sealed record OpenPromise(PromisedWindow Window, StationId Station, ServiceHour When, bool IsChanged);

/// <summary>A station that a line has still to pass.</summary>
internal readonly record struct Stop(StationId Station, long ExpectedSeconds, Histogram Paces)
{
    public long SecondsAt(int level) => Estimate.DivideUp(ExpectedSeconds * Paces.Quantile(level), 1_000);
}

/// <summary>At which station a line is waited for; null while it is held, done or gone.</summary>
internal sealed record Standing(StationId Station, int RouteIndex, int Epoch)
{
    public static Standing? Of(OrderLine? line) =>
        line is { State: LineState.Queued or LineState.Started, Station: { } station }
            ? new(station, line.RouteIndex, line.Epoch)
            : null;
}
