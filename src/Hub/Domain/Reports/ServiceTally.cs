using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Reports;

/// <summary>Counts a service, event by event, as they stand in the journal.</summary>
/// <remarks>
/// It changes as it counts, unlike the aggregates: a week has too many events to copy the counts at each. It holds the orders
/// that are under way, the last that are done, and one cell for each article, station and hour; so its memory depends on how
/// busy the house is and not on how long it is watched.
/// </remarks>
/// <param name="hands">How many lines each station works on at once; one for a station that is not among them.</param>
/// <param name="zone">Whose hours are counted by.</param>
public sealed partial class ServiceTally(HousePatience house, IReadOnlyDictionary<StationId, int> hands, TimeZoneInfo zone)
{
    /// <summary>Bills are paid and slips of the finger put right while the last few hundred orders go by. An older one is read again.</summary>
    private const int DoneMax = 500;

    private readonly Dictionary<OrderId, OrderClock> _orders = [];
    private readonly Queue<OrderId> _done = new();
    private readonly Cells _cells = new(zone);
    private readonly Dictionary<StationId, int> _escalations = [];
    private readonly Mean _toReady = new();
    private readonly Mean _toHandOver = new();
    private int _orderCount;
    private int _changedLines;
    private int _changedHeads;
    private int _forcedSteps;
    private int _forcedLines;
    private int _putAway;

    /// <summary>Whether the order's past is here. If not, and it has one, it must be <see cref="Remember"/>ed before the next event counts.</summary>
    public bool Knows(OrderId order) => _orders.ContainsKey(order);

    /// <summary>Goes through what happened before, and counts nothing.</summary>
    /// <param name="isCounted">It was counted in its time, before the order was forgotten: what it counted can be taken back.</param>
    public void Remember(OrderId order, OrderEvent happened, bool isCounted) =>
        Tell(order, happened, isCounted ? Telling.Counted : Telling.Before);

    public void Count(OrderId order, OrderEvent happened) => Tell(order, happened, Telling.Now);

    public void Count(StationId station, StationEvent happened)
    {
        if (happened is StationEvent.Covered)
        {
            _escalations[station] = _escalations.GetValueOrDefault(station) + 1;
        }
    }

    public ServiceReport Report() => new(
        new(
            _orderCount,
            _cells.Whole,
            _toReady.Average,
            _toHandOver.Average,
            new(_unseen, _unsaid, _cancelled),
            new(_changedLines, _changedHeads, _changesRead, _takenOff),
            _forcedSteps,
            _forcedLines,
            _putAway),
        _cells.Dishes(),
        _cells.Stations(_escalations),
        _cells.Hours(),
        _cells.Each(),
        _wasted.Reverse().ToValueList());

    private void Tell(OrderId id, OrderEvent happened, Telling telling)
    {
        if (!_orders.TryGetValue(id, out var clock))
        {
            _orders[id] = clock = new();
        }

        var before = clock.Order;
        clock.Order = OrderDecider.Evolve(before, happened);

        for (var at = 0; at < clock.Order.Lines.Count && happened is not OrderEvent.PutAway; at++)
        {
            Follow(clock, at < before.Lines.Count ? before.Lines[at] : null, clock.Order.Lines[at], before, happened.At, telling);
        }

        Surface(clock, before, happened.At, telling);
        Note(clock, before, happened, telling);
        ForgetTheOldest(id, clock, happened);
    }

    // What one line did in this event, told by what it was and what it is: so no event can be forgotten here.
    private void Follow(
        OrderClock clock, OrderLine? was, OrderLine line, Order before, DateTimeOffset at, Telling telling)
    {
        if (ReferenceEquals(was, line))
        {
            return;
        }

        var watch = clock.WatchOf(line.Id);
        var wasHere = was is { IsCooking: true } ? was.RouteIndex : (int?)null;
        var isHere = line.IsCooking ? line.RouteIndex : (int?)null;
        var isDone = wasHere is not null
            && line.State is not LineState.Cancelled
            && (isHere > wasHere || (isHere is null && line.RouteIndex == wasHere));

        if (isDone)
        {
            Finish(watch, was!, line, before, at, telling);
        }
        else if (wasHere is not null && wasHere == isHere && was!.Station != line.Station)
        {
            // Another station has it: the first never made it, and the second begins now.
            watch.Start(at, secondsBefore: 0);
        }

        if (line.State is LineState.Cancelled)
        {
            watch.Stop();
            return;
        }

        var again = TakeBack(watch, line, isHere);

        if (isHere is not null && isHere != wasHere)
        {
            watch.Start(at, again);
        }
    }

    private void Finish(LineWatch watch, OrderLine was, OrderLine line, Order before, DateTimeOffset at, Telling telling)
    {
        var station = was.Station;
        var passage = new Passage(
            _cells.KeyOf(was, station, at),
            watch.SecondsAt(at),
            Lateness.Portions(was.Sent.Quantity),
            IsFinished: line.State is LineState.Ready or LineState.Collected,
            IsLate: at >= Lateness.LateAt(before, station, HandsOf(station), house),
            IsCounted: telling is not Telling.Before);

        watch.Stop();
        watch.Done[was.RouteIndex] = passage;

        if (telling is Telling.Now)
        {
            _cells[passage.Key].Add(passage);
        }
    }

    // A line that was taken back has not been made where it must be made again. Its time there goes on from where it stopped.
    private int TakeBack(LineWatch watch, OrderLine line, int? isHere)
    {
        var seconds = isHere is { } here && watch.Done.TryGetValue(here, out var last) ? last.Seconds : 0;
        var left = isHere ?? line.RouteIndex + 1;

        foreach (var index in watch.Done.Keys.Where(index => index >= left).ToList())
        {
            var passage = watch.Done[index];
            watch.Done.Remove(index);

            if (passage.IsCounted && _cells.Find(passage.Key) is { } cell)
            {
                cell.Remove(passage);
            }
        }

        return seconds;
    }

    private void Surface(OrderClock clock, Order before, DateTimeOffset at, Telling telling)
    {
        if (before.OpenStep == 0 && clock.Order.OpenStep > 0)
        {
            clock.SurfacedAt = at;
            _orderCount += telling is Telling.Now ? 1 : 0;
        }
    }

    private void Note(OrderClock clock, Order before, OrderEvent happened, Telling telling)
    {
        var now = telling is Telling.Now;

        switch (happened)
        {
            case OrderEvent.BecameReady:
                clock.ReadyAt = happened.At;
                break;

            case OrderEvent.NoLongerReady:
                clock.ReadyAt = null;
                break;

            case OrderEvent.Completed when clock is { IsMeasured: false, SurfacedAt: { } surfaced, ReadyAt: { } ready }
                && clock.Order.Lines.Any(line => line.State is LineState.Collected):
                // Once: what a table orders after its meal is another meal.
                clock.IsMeasured = true;
                _toReady.Add(now, ready - surfaced);
                _toHandOver.Add(now, happened.At - ready);
                break;

            // A night on the screen is no time that anybody has cooked or waited.
            case OrderEvent.PutAway put:
                clock.ReadyAt = null;
                put.Lines.ToList().ForEach(line => clock.WatchOf(line).Stop());
                _putAway += now ? 1 : 0;
                break;

            case OrderEvent.StepOpened { Unfinished: > 0 } opened when now:
                _forcedSteps++;
                _forcedLines += opened.Unfinished;
                break;

            case OrderEvent.LinesRecalled recalled when now:
                foreach (var back in recalled.Lines)
                {
                    var line = clock.Order.Find(back.Line)!;
                    _cells[_cells.KeyOf(line, line.Station, happened.At)].Recalls++;
                }

                break;

            case OrderEvent.Amended when now && !before.IsAhead:
                _changedHeads++;
                break;

            case OrderEvent.LineChanged changed when now && before.Find(changed.Line)!.State is not LineState.Held:
                _changedLines++;
                break;

            case OrderEvent.ChangeAcknowledged read when now:
                NoteRead(clock, before.Find(read.Line)!, read);
                break;

            case OrderEvent.LinesCancelled cancelled:
                NoteCancelled(clock, before, cancelled, telling);
                break;

            case OrderEvent.CancellationAcknowledged said:
                NoteSaid(clock, said, telling);
                break;
        }
    }

    private void ForgetTheOldest(OrderId id, OrderClock clock, OrderEvent happened)
    {
        if (happened is not (OrderEvent.Completed or OrderEvent.CancellationAcknowledged) || clock.Order.ConcernsKitchen)
        {
            return;
        }

        _done.Enqueue(id);

        if (_done.Count > DoneMax && _done.Dequeue() is var oldest
            && _orders.TryGetValue(oldest, out var old) && !old.Order.ConcernsKitchen)
        {
            _orders.Remove(oldest);
        }
    }

    private int HandsOf(StationId? station) => station is { } id ? hands.GetValueOrDefault(id, 1) : 1;

    private enum Telling
    {
        /// <summary>Before the time that is counted.</summary>
        Before,

        /// <summary>In it, and counted already.</summary>
        Counted,

        Now,
    }
}
