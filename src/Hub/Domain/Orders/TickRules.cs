using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

using Answer = Decision<OrderEvent, OrderRefusal>;

/// <summary>What a finger on a line does: start, ready, recall, claim. Each tick says what it saw, and a stale one does nothing.</summary>
internal static class TickRules
{
    public static Answer Start(Order order, OrderCommand.Start c, DateTimeOffset now)
    {
        if (Blocked(order, c.Ticks) is { } reason)
        {
            return reason;
        }

        var queued = Fresh(order, c.Ticks).Where(line => line.State is LineState.Queued).ToList();
        var started = queued.Where(line => Unread(line) is null).Ids();

        return !started.IsEmpty ? [new OrderEvent.LinesStarted(started, c.By, now)]
            : queued.Count > 0 ? Unread(queued[0])!.Value
            : [];
    }

    public static Answer MarkReady(Order order, OrderCommand.MarkReady c, DateTimeOffset now)
    {
        if (Blocked(order, c.Ticks) is { } reason)
        {
            return reason;
        }

        // What has not been read is left where it is, line by line: so two screens' ticks end alike in any order.
        var ticked = Fresh(order, c.Ticks).Where(line => line.IsCooking).Distinct().ToList();

        if (IsTooMuch(ticked, c.Whole))
        {
            return OrderRefusal.WholeTicketOff;
        }

        var done = ticked.Where(line => Unread(line) is null).ToList();

        if (done.Count == 0 && ticked.Count > 0)
        {
            return Unread(ticked[0])!.Value;
        }

        var movedOn = done.Where(line => !line.IsAtLastStation).Ids();
        var ready = done.Where(line => line.IsAtLastStation).Ids();

        return
        [
            .. OrderDecider.Some<OrderEvent>(!movedOn.IsEmpty, () => new OrderEvent.LinesMovedOn(movedOn, c.By, now)),
            .. OrderDecider.Some<OrderEvent>(!ready.IsEmpty, () => new OrderEvent.LinesReady(ready, c.By, now)),
        ];
    }

    private static bool IsTooMuch(List<OrderLine> ticked, WholeTicketRule rule) => rule switch
    {
        WholeTicketRule.Off => ticked.Count > 1,
        WholeTicketRule.ThisStation => ticked.DistinctBy(line => line.Station).Count() > 1,
        WholeTicketRule.WholeOrder => false,
    };

    public static Answer Recall(Order order, OrderCommand.Recall c, DateTimeOffset now)
    {
        if (OrderDecider.Unknown(order, c.Ticks.Select(tick => tick.Line)))
        {
            return OrderRefusal.UnknownLine;
        }

        var fresh = c.Ticks.Where(tick => order.Find(tick.Line)!.Epoch == tick.Epoch).Distinct().ToList();
        var back = fresh.Select(tick => BackFrom(tick, order.Find(tick.Line)!)).OfType<RecalledLine>()
            .DistinctBy(recalled => recalled.Line)
            .ToValueList();

        return !back.IsEmpty ? [new OrderEvent.LinesRecalled(back, c.By, now)]
            : fresh.Count == 0 ? []
            : OrderRefusal.NothingToRecall;
    }

    public static Answer Claim(Order order, OrderCommand.Claim c, DateTimeOffset now)
    {
        if (Blocked(order, c.Ticks) is { } reason)
        {
            return reason;
        }

        var queued = Fresh(order, c.Ticks).Where(line => line.State is LineState.Queued).ToList();

        return !Id.IsValid(c.To.Value) || queued.Exists(line => line.Station != c.To && line.Sent.Card.Route.Contains(c.To))
            ? OrderRefusal.ClaimInvalid
            : [.. OrderDecider.Some<OrderEvent>(
                queued.Exists(line => line.Station != c.To),
                () => new OrderEvent.LinesClaimed(queued.Where(line => line.Station != c.To).Ids(), c.To, c.By, now))];
    }

    private static OrderRefusal? Unread(OrderLine line) =>
        line.IsChanged ? OrderRefusal.ChangeUnread :
        line.AllergiesUnread ? OrderRefusal.AllergiesUnread :
        null;

    private static OrderRefusal? Blocked(Order order, ValueList<Tick> ticks) =>
        OrderDecider.Unknown(order, ticks.Select(tick => tick.Line)) ? OrderRefusal.UnknownLine :
        ticks.Any(tick => order.Find(tick.Line)!.State is LineState.Held) ? OrderRefusal.LineHeld :
        ticks.Any(tick => order.Find(tick.Line)!.State is LineState.Cancelled) ? OrderRefusal.LineCancelled :
        null;

    private static IEnumerable<OrderLine> Fresh(Order order, ValueList<Tick> ticks) => ticks
        .Select(tick => (tick, line: order.Find(tick.Line)!))
        .Where(pair => pair.tick.Station == pair.line.Station && pair.tick.Epoch == pair.line.Epoch)
        .Select(pair => pair.line);

    // From what the finger saw and not from what is: so a recall and a tick of two screens end alike, whichever comes first.
    private static RecalledLine? BackFrom(Tick tick, OrderLine line)
    {
        if (line.State is LineState.Cancelled)
        {
            return null;
        }

        var at = tick.Station is { } station ? line.Sent.Card.Route.ToList().IndexOf(station) : 0;
        RecalledLine? back = (tick.State, at) switch
        {
            (_, < 0) => null,
            (LineState.Queued, > 0) => new(line.Id, LineState.Started, at - 1),
            (LineState.Started, _) => new(line.Id, LineState.Queued, at),
            (LineState.Ready, _) => new(line.Id, LineState.Started, at),
            (LineState.Collected, _) => new(line.Id, LineState.Ready, at),
            _ => null,
        };

        return back is not null && IsBehind(back, line) ? back : null;
    }

    // Whoever saw the line saw it where it is, or earlier. A tick that claims more was not made by looking.
    private static bool IsBehind(RecalledLine back, OrderLine line) =>
        back.RouteIndex < line.RouteIndex || (back.RouteIndex == line.RouteIndex && back.State < line.State);
}
