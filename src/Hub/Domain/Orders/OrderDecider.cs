using System.Diagnostics;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

using Answer = Decision<OrderEvent, OrderRefusal>;

public static class OrderDecider
{
    public static readonly Decider<Order, OrderCommand, OrderEvent, OrderRefusal> Decider =
        new(Order.None, Decide, Evolve);

    public static Answer Decide(Order order, OrderCommand command, DateTimeOffset now)
    {
        var answer = (order.Stage, command) switch
        {
            (_, OrderCommand.Send c) => Send(order, c, now),
            (OrderStage.Absent, _) => OrderRefusal.NotPlaced,
            (_, OrderCommand.Start c) => TickRules.Start(order, c, now),
            (_, OrderCommand.MarkReady c) => TickRules.MarkReady(order, c, now),
            (_, OrderCommand.Recall c) => TickRules.Recall(order, c, now),
            (_, OrderCommand.Cancel c) => Cancel(order, c, now),
            (_, OrderCommand.TakeOff c) => TakeOff(order, c, now),
            (_, OrderCommand.AcknowledgeCancellation c) => Acknowledge(order, c, now),
            (_, OrderCommand.ChangeLine c) => ChangeRules.Change(order, c, now),
            (_, OrderCommand.ChangePart c) => ChangeRules.Change(order, c, now),
            (_, OrderCommand.AcknowledgeChange c) => ChangeRules.Acknowledge(order, c, now),
            (_, OrderCommand.Amend c) => ChangeRules.Amend(order, c, now),
            (_, OrderCommand.ServeTo c) => ChangeRules.ServeTo(order, c, now),
            (_, OrderCommand.AcknowledgeAmendment c) => ChangeRules.Acknowledge(order, c, now),
            (_, OrderCommand.AcknowledgeAllergies c) => ChangeRules.Acknowledge(order, c, now),
            (_, OrderCommand.Prioritise c) => Prioritise(order, c, now),
            (_, OrderCommand.Claim c) => TickRules.Claim(order, c, now),
            (_, OrderCommand.Surface c) => Surface(order, c.By, now),
            (_, OrderCommand.Promise c) => Promise(order, c.Window, now),
            (_, OrderCommand.FireNextStep c) => FireNextStep(order, c, now),
            (_, OrderCommand.HandOver c) => HandOver(order, c.By, now),
            (_, OrderCommand.PutAway c) => PutAway(order, c, now),
            (_, OrderCommand.Settle c) => Settle(order, c.By, now),
            _ => throw new UnreachableException($"{order.Stage} has no row for {command}."),
        };

        return answer.Events.IsEmpty ? answer : FollowUp(order, answer, now);
    }

    public static Order Evolve(Order order, OrderEvent happened) => happened switch
    {
        OrderEvent.Placed e => order with { Header = e.Header },
        OrderEvent.LinesAdded e => Add(order, e),
        OrderEvent.StepOpened e => OpenStep(order, e),
        OrderEvent.LinesStarted e => Change(order, e.Lines, line => line with
        {
            State = LineState.Started, StartedAt = line.StartedAt ?? e.At,
        }),
        OrderEvent.LinesMovedOn e => Change(order, e.Lines, line => line with
        {
            State = LineState.Queued, RouteIndex = line.RouteIndex + 1, StartedAt = line.StartedAt ?? e.At,
        }),
        OrderEvent.LinesReady e => Change(order, e.Lines, line => line with
        {
            State = LineState.Ready, ReadyAt = e.At, StartedAt = line.StartedAt ?? e.At,
        }),
        OrderEvent.LinesRecalled e => e.Lines.Aggregate(order, TakeBack),
        OrderEvent.LinesCancelled e => Change(order, e.Lines, line => line with
        {
            State = LineState.Cancelled, CancelledFrom = line.State,
        }),
        OrderEvent.CancellationAcknowledged e => Change(order, [e.Line], line => line with { Outcome = e.Outcome }),
        OrderEvent.LineChanged e => ChangeRules.Apply(order, e),
        OrderEvent.ChangeAcknowledged e => Change(order, [e.Line], line => line with { Before = null }),
        OrderEvent.Amended e => ChangeRules.Apply(order, e),
        OrderEvent.LinesServedTo e => Change(order, e.Lines, line => line with { Sent = line.Sent with { Guest = e.Guest } }),
        OrderEvent.AmendmentAcknowledged e => ChangeRules.Apply(order, e),
        OrderEvent.AllergiesAcknowledged e => ChangeRules.Apply(order, e),
        OrderEvent.RushSet e => order with { IsRush = e.IsRush },
        OrderEvent.LinesClaimed e => Change(order, e.Lines, line => Move(line, e)),
        OrderEvent.Promised e => order with { Promise = e.Window },
        OrderEvent.CourseReady => order,
        OrderEvent.BecameReady e => order with { ReadyAt = e.At },
        OrderEvent.NoLongerReady => order with { ReadyAt = null },
        OrderEvent.LinesCollected e => Change(order, e.Lines, line => line with { State = LineState.Collected }),
        OrderEvent.PutAway e => Change(order, e.Lines, line => line with { State = LineState.Collected }),
        OrderEvent.Settled => order with { Settled = true },
        OrderEvent.Completed => order with { ReadyAt = null },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Send(Order order, OrderCommand.Send c, DateTimeOffset now)
    {
        if (order.Header is null && SendRules.Check(c.Header, now) is { } unfit)
        {
            return unfit;
        }

        var taken = c.Lines.Where(line => order.Find(line.Id) is null).ToValueList();

        if (taken.IsEmpty)
        {
            return order.Header is null || c.Lines.IsEmpty ? OrderRefusal.NoLines : [];
        }

        if (order.Lines.Count + taken.Count > Limits.LinesMax)
        {
            return OrderRefusal.TooManyLines;
        }

        foreach (var line in taken)
        {
            if (SendRules.Check(line) is { } fault)
            {
                return fault;
            }
        }

        if (taken.DistinctBy(line => line.Id).Count() < taken.Count)
        {
            return OrderRefusal.LineIdTwice;
        }

        var added = new OrderEvent.LinesAdded(taken, c.By, now);
        return order.Header is null ? [new OrderEvent.Placed(c.Header, now), added] : [added];
    }

    private static Answer Cancel(Order order, OrderCommand.Cancel c, DateTimeOffset now)
    {
        if (Unknown(order, c.Lines))
        {
            return OrderRefusal.UnknownLine;
        }

        if (!Text.IsNote(c.Reason))
        {
            return OrderRefusal.ReasonInvalid;
        }

        var lines = c.Lines.Select(id => order.Find(id)!).ToList();
        var cancelled = lines.Where(line => line.State is not (LineState.Collected or LineState.Cancelled)).Ids();

        return !cancelled.IsEmpty ? [new OrderEvent.LinesCancelled(cancelled, c.Reason, c.By, now)]
            : lines.Exists(line => line.State is LineState.Collected) ? OrderRefusal.LineCollected
            : [];
    }

    private static Answer TakeOff(Order order, OrderCommand.TakeOff c, DateTimeOffset now) =>
        order.Find(c.Line)?.Sent.Wish is not { } wish ? OrderRefusal.UnknownLine
        : new Quantity(wish.Quantity.Thousandths - c.Less.Thousandths) is { IsValid: true } left
            ? ChangeRules.Change(order, new OrderCommand.ChangeLine(c.Line, wish with { Quantity = left }, c.By), now)
            : Cancel(order, new([c.Line], c.Reason, c.By), now);

    private static Answer Acknowledge(Order order, OrderCommand.AcknowledgeCancellation c, DateTimeOffset now) =>
        order.Find(c.Line) switch
        {
            null => OrderRefusal.UnknownLine,
            { State: not LineState.Cancelled } => OrderRefusal.LineNotCancelled,
            { Outcome: not null } => [], // Another screen of the same station was quicker.
            _ => [new OrderEvent.CancellationAcknowledged(c.Line, c.Outcome, c.By, now)],
        };

    private static Answer FireNextStep(Order order, OrderCommand.FireNextStep c, DateTimeOffset now) =>
        c.Seen <= order.OpenStep ? []
        : NextStep(order) is { } step
            ? [new OrderEvent.StepOpened(step, StepCause.Fired, c.By, now, order.Lines.Count(line => line.IsCooking))]
            : OrderRefusal.NoStepHeld;

    private static Answer Surface(Order order, Actor by, DateTimeOffset now) => order.IsAhead && NextStep(order) is { } step
        ? [new OrderEvent.StepOpened(step, StepCause.Due, by, now)]
        : [];

    private static Answer Promise(Order order, PromisedWindow window, DateTimeOffset now) =>
        order.Promise is null && window.From <= window.To ? [new OrderEvent.Promised(window, now)] : [];

    private static Answer Prioritise(Order order, OrderCommand.Prioritise c, DateTimeOffset now) =>
        order.IsRush == c.IsRush ? [] : [new OrderEvent.RushSet(c.IsRush, c.By, now)];

    private static Answer HandOver(Order order, Actor by, DateTimeOffset now)
    {
        var ready = order.Lines.Where(line => line.State is LineState.Ready).Ids();

        return order.Lines.Any(line => line.State is LineState.Ready && line.AllergiesUnreadAtPass) ? OrderRefusal.AllergiesUnread
            : !ready.IsEmpty ? [new OrderEvent.LinesCollected(ready, by, now)]
            : order.Stage is OrderStage.Collected ? [] // Two people at the pass.
            : OrderRefusal.NothingReady;
    }

    // Of a dish that was cancelled, and that no station has spoken of, the worse is taken: what somebody had begun is lost.
    private static Answer PutAway(Order order, OrderCommand.PutAway c, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(c.Reason) || !Text.IsNote(c.Reason))
        {
            return OrderRefusal.ReasonInvalid;
        }

        var left = order.Lines.Where(line => line.IsToPrepare || line.State is LineState.Ready).Ids();

        return
        [
            .. Some<OrderEvent>(!left.IsEmpty, () => new OrderEvent.PutAway(left, c.Reason, c.By, now)),
            .. order.Lines.Where(line => line.AwaitsAcknowledgement).Select(line => new OrderEvent.CancellationAcknowledged(
                line.Id, line.CancelledFrom is LineState.Queued ? CancellationOutcome.NotStarted : CancellationOutcome.Waste, c.By, now)),
        ];
    }

    // Guests who ate and paid have been served. A counter order paid in advance is not: it waits for its hand-over.
    private static Answer Settle(Order order, Actor by, DateTimeOffset now)
    {
        if (order.Settled)
        {
            return [];
        }

        var served = order is { Stage: OrderStage.Ready, Header: { } header } && header.Mode.IsOnSite();
        var eaten = order.Lines.Where(line => line.State is LineState.Ready).Ids();

        return
        [
            new OrderEvent.Settled(by, now),
            .. Some<OrderEvent>(served, () => new OrderEvent.LinesCollected(eaten, by, now)),
        ];
    }

    // What follows by itself from what was just decided: the next step opens, and the order's stage has an edge.
    private static Answer FollowUp(Order before, Answer answer, DateTimeOffset now)
    {
        var events = answer.Events.ToList();
        var after = events.Aggregate(before, Evolve);

        if (!after.IsAhead && !after.Lines.Any(line => line.IsCooking) && NextStep(after) is { } step)
        {
            if (before.Lines.Any(line => line.IsCooking) && after.Lines.Any(line => line.State is LineState.Ready && line.Sent.Card.Step == after.OpenStep))
            {
                events.Add(new OrderEvent.CourseReady(after.OpenStep, now));
            }

            events.Add(new OrderEvent.StepOpened(step, StepCause.Finished, Actor.Hub, now));
            after = Evolve(after, events[^1]);
        }

        if (before.Stage is OrderStage.Ready && after.Stage is OrderStage.ToPrepare)
        {
            events.Add(new OrderEvent.NoLongerReady(now));
        }
        else if (before.Stage is not OrderStage.Ready && after.Stage is OrderStage.Ready)
        {
            events.Add(new OrderEvent.BecameReady(now));
        }
        else if (before.Stage is not OrderStage.Collected && after.Stage is OrderStage.Collected)
        {
            events.Add(new OrderEvent.Completed(now));
        }

        return [.. events];
    }

    private static int? NextStep(Order order) => order.Lines
        .Where(line => line.State is LineState.Held)
        .Min(line => (int?)line.Sent.Card.Step);

    internal static bool Unknown(Order order, IEnumerable<LineId> lines) => lines.Any(id => order.Find(id) is null);

    // The age stays: the guest has waited all the same.
    private static Order TakeBack(Order order, RecalledLine back) => Change(order, [back.Line], line => line with
    {
        State = back.State,
        RouteIndex = back.RouteIndex,
        Epoch = line.Epoch + 1,
        StartedAt = back is { State: LineState.Queued, RouteIndex: 0 } ? null : line.StartedAt,
        ReadyAt = back.State is LineState.Ready ? line.ReadyAt : null,
    });

    // The new station has it in hand as the old one had, and the ticket says where it came from.
    private static OrderLine Move(OrderLine line, OrderEvent.LinesClaimed e)
    {
        var card = line.Sent.Card;
        var route = card.Route.IsEmpty ? [e.To] : card.Route.With(line.RouteIndex, e.To);
        var reason = new RouteReason(RouteCause.Claim, e.By.Person, Version: 0, route);

        return line with
        {
            Sent = line.Sent with
            {
                Card = card with { Route = route },
                Why = new((line.Sent.Why?.Reasons ?? []).Add(reason)),
            },
        };
    }

    private static Order Add(Order order, OrderEvent.LinesAdded e)
    {
        // What joins an order for later waits with it.
        var waits = order.OpenStep is 0 && (!order.Lines.IsEmpty || order.Header?.SurfaceAt > e.At);
        var openStep = waits ? 0 : order.OpenStep is 0 ? e.Lines.Min(line => line.Card.Step) : order.OpenStep;
        return order with
        {
            OpenStep = openStep,
            Lines = order.Lines.AddRange(e.Lines.Select(line => new OrderLine(
                line,
                line.Card.Step > openStep ? LineState.Held : LineState.Queued,
                RouteIndex: 0,
                Epoch: 0,
                IsLate: line.Card.Step < openStep,
                e.At,
                StartedAt: null,
                ReadyAt: null,
                CancelledFrom: null,
                Outcome: null))),
        };
    }

    private static Order OpenStep(Order order, OrderEvent.StepOpened e) => order with
    {
        OpenStep = e.Step,
        Lines = order.Lines
            .Select(line => line.State is LineState.Held && line.Sent.Card.Step <= e.Step
                ? line with { State = LineState.Queued }
                : line)
            .ToValueList(),
    };

    internal static Order Change(Order order, ValueList<LineId> ids, Func<OrderLine, OrderLine> change)
    {
        var changed = order.Lines.Select(line => ids.Contains(line.Id) ? change(line) : line).ToValueList();
        return order with { Lines = changed };
    }

    internal static ValueList<LineId> Ids(this IEnumerable<OrderLine> lines) =>
        lines.Select(line => line.Id).Distinct().ToValueList();

    internal static IEnumerable<T> Some<T>(bool happens, Func<T> what) => happens ? [what()] : [];
}
