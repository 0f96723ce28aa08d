using FsCheck;
using FsCheck.Fluent;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Orders.Pass;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Orders;

/// <summary>
/// Goal: no sequence of sends, taps and retries, however silly, brings an order into a state the kitchen could not explain.
/// Method: random taps are decided and evolved one by one, a minute apart, so that every step can be looked at; every other
/// evening is cooked to the end in between, and goes on after it.
/// </summary>
public sealed class OrderProperties
{
    private static readonly SentLine[] Menu =
    [
        Steak, Soup, Pizza, Cake, Coffee, Mystery,
        Line("tart", step: 2, Make, Oven, Grill),
        Line("wine", step: 1, new StationId("bar")),
        Line("cheese", step: 3, Grill),
        Line("sorbet", step: 2, new StationId("bar")),
    ];

    private static readonly Gen<int> Dish = Gen.Choose(0, Menu.Length - 1);

    // A finger on one of the lines there are: most see what is so, some see an older epoch or another station.
    private static readonly Gen<Finger> AFinger =
        from line in Gen.Choose(0, 9)
        from sight in Gen.Frequency((8, Gen.Constant(Sight.Fresh)), (1, Gen.Constant(Sight.OldEpoch)), (1, Gen.Constant(Sight.ElsewhereStation)))
        select new Finger(line, sight);

    private static readonly Gen<Tap> AWish =
        from line in Gen.Choose(0, 9)
        from pieces in Gen.Choose(1, 3)
        from note in Gen.Elements("", "bleu")
        from allergy in Gen.Frequency((6, Gen.Constant("")), (1, Gen.Constant("lait")))
        select (Tap)new Tap.Wish(line, pieces, note, allergy);

    private static readonly Gen<Tap> ATap = Gen.Frequency(
        (3, Dish.ArrayOf(2).Select(Tap (dishes) => new Tap.Send([.. dishes.Distinct()]))),
        (4, AFinger.ArrayOf(2).Select(Tap (fingers) => new Tap.Start([.. fingers]))),
        (9, AFinger.ArrayOf(3).Select(Tap (fingers) => new Tap.Ready([.. fingers]))),
        (4, AFinger.ArrayOf(2).Select(Tap (fingers) => new Tap.Recall([.. fingers]))),
        (1, Gen.Choose(0, 9).Select(Tap (line) => new Tap.Cancel(line))),
        (1, Gen.Choose(0, 9).Select(Tap (line) => new Tap.Acknowledge(line))),
        (2, AWish),
        (1, AFinger.ArrayOf(2).Select(Tap (fingers) => new Tap.Claim([.. fingers]))),
        (1, Gen.Constant<Tap>(new Tap.Fire())),
        (2, Gen.Constant<Tap>(new Tap.HandOver())),
        (1, Gen.Constant<Tap>(new Tap.Settle())));

    private static readonly Gen<Tap[]> Evening =
        from first in Dish.ArrayOf(3)
        from before in ATap.ArrayOf()
        from cooked in Gen.Elements(true, false)
        from after in ATap.ArrayOf()
        from closed in Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (Tap[])
        [
            new Tap.Send([.. first.Distinct()]), .. before, .. CookedIf(cooked), .. after, .. CookedIf(closed),
        ];

    // The middle of a service: much is in work, and little is over.
    private static readonly Gen<Tap[]> Rush =
        from dishes in Dish.ArrayOf(6)
        from before in ATap.ArrayOf(4)
        from started in AFinger.ArrayOf(6)
        select (Tap[])[new Tap.Send([.. dishes.Distinct()]), .. before, new Tap.Start([.. started])];

    [Fact]
    public void No_line_reaches_the_kitchen_twice() => Holds(end =>
        Added(end).GroupBy(line => line.Id).All(line => line.Count() == 1));

    [Fact]
    public void What_was_sent_is_there_whatever_happens() => Holds(end =>
        Added(end).Select(line => line.Id).SequenceEqual(end.Order.Lines.Select(line => line.Id)));

    [Fact]
    public void Cooked_is_ordered_less_cancelled() => Holds(end =>
    {
        var last = Play([new Tap.CookToTheEnd()], end);
        var cancelled = Cancelled(last.History).ToHashSet();

        return last.Order.Stage is OrderStage.Collected && last.Order.Lines.All(line =>
            line.State == (cancelled.Contains(line.Id) ? LineState.Cancelled : LineState.Collected));
    });

    [Fact]
    public void A_cancelled_line_is_never_cooked_after() => Holds(end => Enumerable.Range(0, end.History.Length).All(at =>
        !CookedBy(end.History[at]).Intersect(Cancelled(end.History.Take(at))).Any()));

    [Fact]
    public void Adding_never_revives_what_was_finished() => Holds(end => end.Steps
        .Where(step => step.Command is OrderCommand.Send)
        .All(step => step.Before.Lines.All(line =>
            line.State is LineState.Held || Equal(step.After.Find(line.Id)!, line))));

    [Fact]
    public void A_stale_tick_has_no_effect() => Holds(end => end.Order.Lines.All(line =>
        Stale(line).All(tick =>
            OrderDecider.Decide(end.Order, Start(tick), Noon).Events.IsEmpty
            && OrderDecider.Decide(end.Order, MarkReady(tick), Noon).Events.IsEmpty)
        && OrderDecider.Decide(end.Order, Recall(Tick.Of(line) with { Epoch = line.Epoch - 1 }), Noon).Events.IsEmpty));

    [Fact]
    public void Two_screens_ticks_end_in_the_same_state_whatever_their_order() => EndsAlike(ScreenTicks, (_, one, other) =>
        one.Stage == other.Stage && one.OpenStep == other.OpenStep
        && one.Lines.Select(State).SequenceEqual(other.Lines.Select(State)));

    // A step that was opened stays open, and with it what was held: so those lines, which nobody could touch, are left out.
    [Fact]
    public void Two_screens_ticks_and_recalls_end_in_the_same_lines_whatever_their_order() =>
        EndsAlike(ScreenTaps, (before, one, other) => before.Lines
            .Where(line => line.State is not LineState.Held)
            .All(line => State(one.Find(line.Id)!) == State(other.Find(line.Id)!)));

    [Fact]
    public void Screens_recall_what_the_other_has_ticked()
    {
        var samples = TwoScreens(ScreenTaps).Sample(numberOfSamples: 500, new Rnd(20260314, 1), size: 50)
            .Select(sample => (Before: Play(sample.Evening).Order, sample.Left, sample.Right))
            .Select(sample => (Ticked: Decided(sample.Before, SeenBy(sample.Before, sample.Left)), sample.Before, sample.Right))
            .ToList();

        Assert.InRange(
            samples.Count(sample => sample.Ticked.Lines.Any(line =>
                Rank(line) > Rank(sample.Before.Find(line.Id)!)
                && Decided(sample.Ticked, SeenBy(sample.Before, sample.Right)).Find(line.Id)!.Epoch > line.Epoch)),
            30, 500);
    }

    [Fact]
    public void Steps_open_in_order_and_hold_back_the_later_ones() => Holds(end =>
        Rises(end.History.OfType<OrderEvent.StepOpened>().Select(opened => opened.Step))
        && end.Steps.All(step => step.After.Lines.All(line =>
            line.State is not LineState.Held || line.Sent.Card.Step > step.After.OpenStep)));

    // Otherwise a course would wait for ever: nothing is cooking, and nothing that happens would open it.
    [Fact]
    public void A_held_line_waits_for_something_that_is_cooking() => Holds(end => end.Steps.All(step =>
        !step.After.Lines.Any(line => line.State is LineState.Held)
        || step.After.Lines.Any(line => line.State is LineState.Queued or LineState.Started)));

    [Fact]
    public void A_line_of_an_open_step_is_never_held_and_late_ones_say_so() => Holds(end => end.Steps
        .Where(step => step.Command is OrderCommand.Send)
        .All(step => step.After.Lines.Skip(step.Before.Lines.Count).All(line =>
            line.IsLate == (step.Before.OpenStep > line.Sent.Card.Step))));

    [Fact]
    public void The_ready_edges_alternate() => Holds(end =>
    {
        var ready = false;

        foreach (var happened in end.History)
        {
            if (happened is OrderEvent.BecameReady && ready || happened is OrderEvent.NoLongerReady && !ready)
            {
                return false;
            }

            ready = happened switch
            {
                OrderEvent.BecameReady => true,
                OrderEvent.NoLongerReady or OrderEvent.Completed => false,
                _ => ready,
            };
        }

        return ready == end.Order.Stage is OrderStage.Ready;
    });

    [Fact]
    public void Every_stage_has_its_edge() => Holds(end => end.Steps.All(step =>
        step.After.ReadyAt is not null == step.After.Stage is OrderStage.Ready
        && step.Events.OfType<OrderEvent.Completed>().Any()
            == (step.Before.Stage is not OrderStage.Collected && step.After.Stage is OrderStage.Collected)));

    [Fact]
    public void A_recall_takes_exactly_one_state_back_and_the_age_stays() => Holds(end => end.Steps
        .Where(step => step.Events.OfType<OrderEvent.LinesRecalled>().Any())
        .All(step => step.Events.OfType<OrderEvent.LinesRecalled>().Single().Lines.All(back =>
        {
            var (before, after) = (step.Before.Find(back.Line)!, step.After.Find(back.Line)!);
            return (after.State, after.RouteIndex) == (back.State, back.RouteIndex)
                && Rank(after) == Rank(before) - 1 && after.Epoch == before.Epoch + 1 && after.SentAt == before.SentAt;
        })));

    [Fact]
    public void Without_a_recall_a_line_only_goes_forward() => Holds(end => end.Steps
        .Where(step => step.Command is not OrderCommand.Recall)
        .All(step => step.Before.Lines.All(line =>
            Rank(step.After.Find(line.Id)!) >= Rank(line)
            && (step.Command is OrderCommand.ChangeLine || step.After.Find(line.Id)!.Epoch == line.Epoch))));

    [Fact]
    public void A_change_stays_in_sight_until_it_is_read() => Holds(end => end.Steps.All(step => step.Before.Lines
        .Where(line => line.IsChanged)
        .All(line => step.After.Find(line.Id) is var after
            && (after!.Before == line.Before || after.State is LineState.Cancelled || after.Sent.Wish == line.Before
                || step.Events.OfType<OrderEvent.ChangeAcknowledged>().Any()))));

    [Fact]
    public void Nothing_is_finished_while_a_change_or_an_allergy_is_unread() => Holds(end => end.Steps.All(step => step.Events
        .OfType<OrderEvent.LinesReady>()
        .All(ready => ready.Lines.All(id => step.Before.Find(id) is { IsChanged: false, AllergiesUnread: false }))));

    [Fact]
    public void The_age_of_a_line_counts_from_the_moment_it_was_sent() => Holds(end => end.History
        .OfType<OrderEvent.LinesAdded>()
        .All(added => added.Lines.All(line => end.Order.Find(line.Id)!.SentAt == added.At)));

    [Fact]
    public void A_repeated_command_changes_nothing_but_a_fired_step() => Holds(end => end.Steps
        .Where(step => step.Command is not OrderCommand.FireNextStep)
        .All(step => OrderDecider.Decide(step.After, step.Command, step.At).Events.IsEmpty
            || MovesOn(step.Command, step.After)));

    [Fact]
    public void A_refusal_changes_nothing() => Holds(end => end.Steps
        .Where(step => step.Refusal is not null)
        .All(step => step.Before == step.After));

    [Fact]
    public void Replaying_the_history_gives_the_same_order() => Holds(end =>
        OrderDecider.Decider.Replay(end.History) == end.Order);

    // Without this, the properties above could hold because nothing ever happens.
    [Fact]
    public void Evenings_reach_what_the_properties_speak_of()
    {
        var evenings = Evening.Sample(numberOfSamples: 1_000, new Rnd(20260314, 1), size: 50).Select(taps => Play(taps)).ToList();

        Assert.InRange(evenings.Count(end => end.Order.Stage is OrderStage.Collected), 333, 900);
        Assert.InRange(evenings.Count(end => end.Order.Stage is OrderStage.Ready), 20, 900);
        Assert.InRange(evenings.Count(end => end.History.OfType<OrderEvent.LinesRecalled>().Any()), 333, 1_000);
        Assert.InRange(evenings.Count(end => end.History.OfType<OrderEvent.NoLongerReady>().Any()), 100, 1_000);
        Assert.InRange(evenings.Count(end => end.History.OfType<OrderEvent.LinesMovedOn>().Any()), 333, 1_000);
        Assert.InRange(evenings.Count(end => end.Order.Lines.Any(line => line.IsLate)), 100, 1_000);
        Assert.InRange(evenings.Count(end => Cancelled(end.History).Any()), 333, 1_000);
        Assert.InRange(evenings.Count(end => end.History.OfType<OrderEvent.LineChanged>().Any()), 333, 1_000);
        Assert.InRange(evenings.Count(end => end.History.OfType<OrderEvent.LinesClaimed>().Any()), 50, 1_000);
        Assert.InRange(evenings.Count(end => end.Order.Lines.Any(line => line.IsChanged)), 100, 1_000);
        Assert.InRange(evenings.Count(end => end.History.OfType<OrderEvent.StepOpened>().Count() > 1), 100, 1_000);
    }

    private static Tap[] CookedIf(bool cooked) => cooked ? [new Tap.CookToTheEnd()] : [];

    private static Gen<Tap> ScreenTick => Gen.Frequency(
        (1, AFinger.ArrayOf(2).Select(Tap (fingers) => new Tap.Start([.. fingers]))),
        (2, AFinger.ArrayOf(2).Select(Tap (fingers) => new Tap.Ready([.. fingers]))));

    private static Gen<Tap[]> ScreenTicks => ScreenTick.ArrayOf(3);

    private static Gen<Tap[]> ScreenTaps => Gen.Frequency(
        (1, ScreenTick),
        (1, AFinger.ArrayOf(3).Select(Tap (fingers) => new Tap.Recall([.. fingers])))).ArrayOf(4);

    private static Gen<(Tap[] Evening, Tap[] Left, Tap[] Right, int Shuffle)> TwoScreens(Gen<Tap[]> taps) =>
        from evening in Gen.OneOf(Evening, Rush)
        from left in taps
        from right in taps
        from shuffle in Gen.Choose(0, int.MaxValue)
        select (evening, left, right, shuffle);

    // Both screens show the same moment; then their taps arrive in any order, and some twice.
    private static void EndsAlike(Gen<Tap[]> taps, Func<Order, Order, Order, bool> alike) =>
        Prop.ForAll(TwoScreens(taps).ToArbitrary(), sample =>
        {
            var before = Play(sample.Evening).Order;
            var left = SeenBy(before, sample.Left);
            var right = SeenBy(before, sample.Right);
            OrderCommand[] both = [.. left, .. right];
            var mixed = both.OrderBy(command => unchecked(Array.IndexOf(both, command) * 7_919 ^ sample.Shuffle)).ToArray();

            var one = Decided(before, both);
            return alike(before, one, Decided(before, [.. right, .. left]))
                && alike(before, one, Decided(before, mixed))
                && alike(before, one, Decided(before, [.. both, .. both]));
        }).QuickCheckThrowOnFailure();

    private static void Holds(Func<End, bool> property) =>
        Prop.ForAll(Evening.ToArbitrary(), taps => property(Play(taps))).QuickCheckThrowOnFailure();

    private static End Play(Tap[] taps) => Play(taps, new End(Order.None, []));

    private static End Play(IEnumerable<Tap> taps, End start) =>
        taps.Aggregate(start, (end, tap) => Commands(end.Order, tap).Aggregate(end, (before, command) => before.Then(command)));

    private static IEnumerable<OrderCommand> Commands(Order order, Tap tap) => tap switch
    {
        Tap.Send t => [Send([.. t.Dishes.Select(dish => Menu[dish])])],
        Tap.Cancel t when At(order, t.Line) is { } line => [new OrderCommand.Cancel([line.Id], "", Anna)],
        Tap.Acknowledge t when At(order, t.Line) is { } line =>
            [new OrderCommand.AcknowledgeCancellation(line.Id, CancellationOutcome.Waste, Anna)],
        Tap.Wish t when At(order, t.Line) is { } line =>
        [
            new OrderCommand.ChangeLine(
                line.Id,
                line.Sent.Wish with { Quantity = Quantity.Pieces(t.Pieces), Note = t.Note, Allergies = t.Allergy is "" ? [] : [t.Allergy] },
                Anna),
        ],
        Tap.Claim t => [new OrderCommand.Claim([.. Ticks(order, t.Fingers)], new("bar"), Anna)],
        Tap.Cancel or Tap.Acknowledge or Tap.Wish => [],
        Tap.Fire => [new OrderCommand.FireNextStep(Anna)],
        Tap.HandOver => [new OrderCommand.HandOver(Anna)],
        Tap.Settle => [new OrderCommand.Settle(Anna)],
        Tap.CookToTheEnd => CookToTheEnd(order),
        _ => [SeenBy(order, tap)],
    };

    private static OrderCommand[] SeenBy(Order order, Tap[] taps) => [.. taps.Select(tap => SeenBy(order, tap))];

    private static OrderCommand SeenBy(Order order, Tap tap) => tap switch
    {
        Tap.Start t => Start(Ticks(order, t.Fingers)),
        Tap.Ready t => MarkReady(Ticks(order, t.Fingers)),
        Tap.Recall t => Recall(Ticks(order, t.Fingers)),
        _ => throw new InvalidOperationException($"{tap} is no tick."),
    };

    // Cooks do not tick what is greyed or crossed out; the scenarios say what they hear when they try.
    private static Tick[] Ticks(Order order, ValueList<Finger> fingers) =>
    [
        .. fingers
            .Select(finger => (finger, line: At(order, finger.Line)))
            .Where(pair => pair.line is { State: not (LineState.Held or LineState.Cancelled) })
            .Select(pair => pair.finger.Sight switch
            {
                Sight.Fresh => Tick.Of(pair.line!),
                Sight.OldEpoch => Tick.Of(pair.line!) with { Epoch = pair.line!.Epoch - 1 },
                Sight.ElsewhereStation => Tick.Of(pair.line!) with { Station = new("elsewhere") },
                _ => throw new InvalidOperationException(),
            }),
    ];

    private static IEnumerable<OrderCommand> CookToTheEnd(Order order)
    {
        // A line ticks through a route of six at most, once for each of nine steps; a kitchen that is not done by then hangs.
        for (var round = 0; round < PreparationCard.RouteMax * PreparationCard.StepMax && order.Lines.Any(line => line.IsToPrepare); round++)
        {
            foreach (var read in Read(order))
            {
                order = Decided(order, [read]);
                yield return read;
            }

            var next = MarkReady(
                [.. order.Lines.Where(line => line.State is LineState.Queued or LineState.Started).Select(Tick.Of)]);
            order = Decided(order, [next]);
            yield return next;
        }

        yield return new OrderCommand.AcknowledgeAllergies([.. order.Lines.Select(line => line.Id)], Station: null, AtPass: true, Anna);
        yield return new OrderCommand.HandOver(Anna);
    }

    private static IEnumerable<OrderCommand> Read(Order order) => order.Lines.SelectMany(line => new OrderCommand[]
    {
        new OrderCommand.AcknowledgeChange(line.Id, line.Sent.Wish, Outcome: null, Anna),
        new OrderCommand.AcknowledgeAllergies([line.Id], line.Station, AtPass: false, Anna),
    });

    private static OrderLine? At(Order order, int line) => order.Lines.IsEmpty ? null : order.Lines[line % order.Lines.Count];

    private static Order Decided(Order order, OrderCommand[] commands) => commands.Aggregate(order, (before, command) =>
        OrderDecider.Decide(before, command, Noon).Events.Aggregate(before, OrderDecider.Evolve));

    // Times apart: the later of two taps is the later.
    private static (LineId, LineState, int, int) State(OrderLine line) => (line.Id, line.State, line.RouteIndex, line.Epoch);

    private static bool Equal(OrderLine one, OrderLine other) => one == other;

    // "Ready" for a line that has moved on to the next station is a new tick there; the same words, another sight.
    private static bool MovesOn(OrderCommand command, Order after) => command is OrderCommand.MarkReady ready
        && ready.Ticks.Any(tick => after.Find(tick.Line) is { } line && line.Station == tick.Station && line.Epoch == tick.Epoch
            && line.State is LineState.Queued);

    private static int Rank(OrderLine line) => line.State switch
    {
        LineState.Held => -1,
        LineState.Queued => line.RouteIndex * 2,
        LineState.Started => line.RouteIndex * 2 + 1,
        LineState.Ready => (line.Sent.Card.Route.Count is 0 ? 1 : line.Sent.Card.Route.Count) * 2,
        LineState.Collected => (line.Sent.Card.Route.Count is 0 ? 1 : line.Sent.Card.Route.Count) * 2 + 1,
        LineState.Cancelled => int.MaxValue,
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<Tick> Stale(OrderLine line) =>
    [
        Tick.Of(line) with { Epoch = line.Epoch - 1 },
        Tick.Of(line) with { Epoch = line.Epoch + 1 },
        Tick.Of(line) with { Station = new("elsewhere") },
    ];

    private static IEnumerable<SentLine> Added(End end) =>
        end.History.OfType<OrderEvent.LinesAdded>().SelectMany(added => added.Lines);

    private static IEnumerable<LineId> Cancelled(IEnumerable<OrderEvent> history) =>
        history.OfType<OrderEvent.LinesCancelled>().SelectMany(cancelled => cancelled.Lines);

    private static ValueList<LineId> CookedBy(OrderEvent happened) => happened switch
    {
        OrderEvent.LinesStarted e => e.Lines,
        OrderEvent.LinesMovedOn e => e.Lines,
        OrderEvent.LinesReady e => e.Lines,
        OrderEvent.LinesRecalled e => [.. e.Lines.Select(back => back.Line)],
        OrderEvent.LinesCollected e => e.Lines,
        _ => [],
    };

    private static bool Rises(IEnumerable<int> numbers) => numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);

    private enum Sight
    {
        Fresh,
        OldEpoch,
        ElsewhereStation,
    }

    private sealed record Finger(int Line, Sight Sight);

    private abstract record Tap
    {
        public sealed record Send(ValueList<int> Dishes) : Tap;

        public sealed record Start(ValueList<Finger> Fingers) : Tap;

        public sealed record Ready(ValueList<Finger> Fingers) : Tap;

        public sealed record Recall(ValueList<Finger> Fingers) : Tap;

        public sealed record Cancel(int Line) : Tap;

        public sealed record Acknowledge(int Line) : Tap;

        public sealed record Wish(int Line, int Pieces, string Note, string Allergy) : Tap;

        public sealed record Claim(ValueList<Finger> Fingers) : Tap;

        public sealed record Fire : Tap;

        public sealed record HandOver : Tap;

        public sealed record Settle : Tap;

        public sealed record CookToTheEnd : Tap;
    }

    private sealed record Step(
        Order Before, OrderCommand Command, OrderEvent[] Events, OrderRefusal? Refusal, Order After, DateTimeOffset At);

    private sealed record End(Order Order, Step[] Steps)
    {
        public OrderEvent[] History => [.. Steps.SelectMany(step => step.Events)];

        public End Then(OrderCommand command)
        {
            var now = Noon.AddMinutes(Steps.Length);
            var answer = OrderDecider.Decide(Order, command, now);
            var after = answer.Events.Aggregate(Order, OrderDecider.Evolve);
            return new(after, [.. Steps, new(Order, command, [.. answer.Events], answer.Refusal, after, now)]);
        }
    }
}
