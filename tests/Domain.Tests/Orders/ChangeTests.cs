using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Orders.Pass;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Orders;

/// <summary>What changes after the kitchen has it: it is read, or it stays in sight.</summary>
public sealed class ChangeTests
{
    private static readonly LineWish Blue = Steak.Wish with { Note = "bleu" };
    private static readonly LineWish Two = Steak.Wish with { Quantity = Quantity.Pieces(2) };

    [Fact]
    public void A_changed_line_keeps_what_the_station_had_read()
    {
        var order = Given(Placed, Added(Steak)).After(Wish(Steak, Blue));

        Assert.Equal(("bleu", Steak.Wish), (order.Lines[0].Sent.Note, order.Lines[0].Before));
        Assert.True(order.Lines[0].IsChanged);
    }

    [Fact]
    public void Of_two_changes_the_station_reads_from_where_it_was()
    {
        var order = Given(Placed, Added(Steak), Changed(Steak, Blue)).After(Wish(Steak, Blue with { Quantity = Quantity.Pieces(2) }));

        Assert.Equal(Steak.Wish, order.Lines[0].Before);
    }

    // Two bills hold parts of one dish: what each gives up is less of it, in whatever order they say so.
    [Fact]
    public void So_much_less_of_a_line_is_a_change_until_nothing_is_left_and_then_it_is_cancelled()
    {
        var order = Given(Placed, Added(Steak), Changed(Steak, Two)).After(new OrderCommand.TakeOff(Steak.Id, Quantity.One, "", Anna));

        Assert.Equal(Quantity.One, order.Lines[0].Sent.Quantity);
        var none = OrderDecider.Decide(order, new OrderCommand.TakeOff(Steak.Id, Quantity.One, "froid", Anna), Noon);
        Assert.Equal("froid", Assert.IsType<OrderEvent.LinesCancelled>(none.Events[0]).Reason);
    }

    [Fact]
    public void What_is_changed_back_need_not_be_read()
    {
        var order = Given(Placed, Added(Steak), Changed(Steak, Blue)).After(Wish(Steak, Steak.Wish));

        Assert.False(order.Lines[0].IsChanged);
    }

    [Fact]
    public void A_held_line_changes_without_anybody_reading_it()
    {
        var order = Given(Placed, Added(Steak, Cake)).After(Wish(Cake, Cake.Wish with { Note = "bougie" }));

        Assert.Equal(("bougie", false), (order.Find(Cake.Id)!.Sent.Note, order.Find(Cake.Id)!.IsChanged));
    }

    [Fact]
    public void A_finger_on_the_old_text_does_not_finish_the_new_one() =>
        Given(Placed, Added(Steak), Changed(Steak, Blue)).When(MarkReady(Tap(Steak, Grill))).NothingHappens();

    [Fact]
    public void A_change_that_was_read_can_be_cooked()
    {
        var read = new OrderEvent.ChangeAcknowledged(Steak.Id, Outcome: null, Anna, Noon);

        Given(Placed, Added(Steak), Changed(Steak, Blue))
            .When(new OrderCommand.AcknowledgeChange(Steak.Id, Blue, Outcome: null, Anna)).Happens(read);
        Given(Placed, Added(Steak), Changed(Steak, Blue), read)
            .When(MarkReady(Tap(Steak, Grill, epoch: 1))).Happens(Ready(Steak), BecameReady);
    }

    [Fact]
    public void Reading_what_has_changed_again_meanwhile_reads_nothing() =>
        Given(Placed, Added(Steak), Changed(Steak, Blue))
            .When(new OrderCommand.AcknowledgeChange(Steak.Id, Two, Outcome: null, Anna)).NothingHappens();

    [Fact]
    public void A_change_of_one_part_leaves_what_another_changed_meanwhile()
    {
        var order = Given(Placed, Added(Steak), Changed(Steak, Blue))
            .After(new OrderCommand.ChangePart(Steak.Id, Quantity.Pieces(2), null, null, ["lait"], Anna));

        Assert.Equal(Blue with { Quantity = Quantity.Pieces(2), Allergies = ["lait"] }, order.Lines[0].Sent.Wish);
        Given(Placed, Added(Steak)).When(new OrderCommand.ChangePart(Cake.Id, null, null, "x", null, Anna))
            .IsRefused(OrderRefusal.UnknownLine);
    }

    [Fact]
    public void Two_people_who_call_the_same_course_open_it_once()
    {
        var order = Given(Placed, Added(Steak, Cake));
        var fire = new OrderCommand.FireNextStep(Anna, Cake.Card.Step);

        Assert.Single(order.When(fire).Events);
        OrderDecider.Decide(order.After(fire), fire, Noon).NothingHappens();
    }

    [Fact]
    public void What_became_of_the_pieces_taken_off_is_kept() =>
        Given(Placed, Added(Steak with { Quantity = Quantity.Pieces(3) }), Changed(Steak with { Quantity = Quantity.Pieces(3) }, Two))
            .When(new OrderCommand.AcknowledgeChange(Steak.Id, Two, CancellationOutcome.Waste, Anna))
            .Happens(new OrderEvent.ChangeAcknowledged(Steak.Id, CancellationOutcome.Waste, Anna, Noon));

    [Fact]
    public void More_of_what_is_being_cooked_is_a_change_and_of_what_is_done_a_new_line()
    {
        Given(Placed, Added(Steak), Started(Steak)).When(Wish(Steak, Two)).Happens(Changed(Steak, Two));
        Given(Placed, Added(Pizza), MovedOn(Pizza)).When(Wish(Pizza, Pizza.Wish with { Quantity = Quantity.Pieces(2) }))
            .IsRefused(OrderRefusal.LineDone);
    }

    [Fact]
    public void What_the_guest_has_or_nobody_wants_any_more_does_not_change()
    {
        Given(Placed, Added(Steak), Ready(Steak), Collected(Steak)).When(Wish(Steak, Blue)).IsRefused(OrderRefusal.LineCollected);
        Given(Placed, Added(Steak), Cancelled(Steak)).When(Wish(Steak, Blue)).IsRefused(OrderRefusal.LineCancelled);
    }

    [Fact]
    public void A_table_move_stays_on_the_ticket_until_each_station_has_read_it()
    {
        var moved = Given(Placed, Added(Steak)).After(Amend(table: new("T9")));
        var read = OrderDecider.Decide(moved, new OrderCommand.AcknowledgeAmendment(Grill, moved.Header!.Facts, Anna), Noon);
        var after = read.Events.Aggregate(moved, OrderDecider.Evolve);

        Assert.Equal((new TableId("T4"), new TableId("T9")), (moved.Amendment!.Before.Table, moved.Header.Table));
        Assert.Equal<IEnumerable<StationId?>>([Grill], after.Amendment!.ReadBy);
        OrderDecider.Decide(after, new OrderCommand.AcknowledgeAmendment(Grill, after.Header!.Facts, Anna), Noon).NothingHappens();
        Assert.NotEmpty(OrderDecider.Decide(after, new OrderCommand.AcknowledgeAmendment(Oven, after.Header.Facts, Anna), Noon).Events);
    }

    [Fact]
    public void Reading_a_head_that_has_changed_again_reads_nothing()
    {
        var moved = Given(Placed, Added(Steak)).After(Amend(table: new("T9")));

        OrderDecider.Decide(moved, new OrderCommand.AcknowledgeAmendment(Grill, Header.Facts, Anna), Noon).NothingHappens();
    }

    [Fact]
    public void An_absurd_amendment_changes_nothing() =>
        Given(Placed, Added(Steak)).When(Amend(customer: "\n")).IsRefused(OrderRefusal.CustomerInvalid);

    [Fact]
    public void An_allergy_is_read_at_the_station_and_again_at_the_pass()
    {
        var atGrill = new OrderEvent.AllergiesAcknowledged(Ids(Nutty), Grill, AtPass: false, Anna, Noon);
        var atPass = new OrderEvent.AllergiesAcknowledged(Ids(Nutty), Station: null, AtPass: true, Anna, Noon);

        Given(Placed, Added(Nutty)).When(Start(Tap(Nutty, Grill))).IsRefused(OrderRefusal.AllergiesUnread);
        Given(Placed, Added(Nutty))
            .When(new OrderCommand.AcknowledgeAllergies(Ids(Nutty), Grill, AtPass: false, Anna)).Happens(atGrill);
        Given(Placed, Added(Nutty), atGrill).When(MarkReady(Tap(Nutty, Grill))).Happens(Ready(Nutty), BecameReady);
        Given(Placed, Added(Nutty), atGrill, Ready(Nutty), BecameReady)
            .When(new OrderCommand.HandOver(Anna)).IsRefused(OrderRefusal.AllergiesUnread);
        Given(Placed, Added(Nutty), atGrill, Ready(Nutty), BecameReady, atPass)
            .When(new OrderCommand.HandOver(Anna)).Happens(Collected(Nutty), Completed);
    }

    [Fact]
    public void Another_allergy_is_read_anew()
    {
        var atGrill = new OrderEvent.AllergiesAcknowledged(Ids(Nutty), Grill, AtPass: false, Anna, Noon);
        var order = Given(Placed, Added(Nutty), atGrill).After(Wish(Nutty, Nutty.Wish with { Allergies = ["lait"] }));

        Assert.True(order.Lines[0].AllergiesUnread);
    }

    [Fact]
    public void Priority_is_given_and_taken_back_once()
    {
        var rush = new OrderEvent.RushSet(IsRush: true, Anna, Noon);

        Given(Placed, Added(Steak)).When(new OrderCommand.Prioritise(IsRush: true, Anna)).Happens(rush);
        Given(Placed, Added(Steak), rush).When(new OrderCommand.Prioritise(IsRush: true, Anna)).NothingHappens();
    }

    [Fact]
    public void A_station_takes_over_what_nobody_has_begun_and_the_ticket_says_so()
    {
        var order = Given(Placed, Added(Steak, Soup), Started(Soup))
            .After(new OrderCommand.Claim([Tap(Steak, Grill), Tap(Soup, Grill, LineState.Started)], Oven, Anna));

        Assert.Equal(new StationId?[] { Oven, Grill }, order.Lines.Select(line => line.Station));
        Assert.Equal(RouteCause.Claim, order.Lines[0].Sent.Why!.Reasons[^1].Cause);
        OrderDecider.Decide(order, MarkReady(Tap(Steak, Grill)), Noon).NothingHappens();
    }

    [Fact]
    public void An_order_for_later_is_seen_by_nobody_before_its_time()
    {
        var ahead = Header with { DueAt = Noon.AddHours(1), SurfaceAt = Noon.AddMinutes(45) };
        var order = OrderDecider.Decider.Given().After(new OrderCommand.Send(ahead, [Steak, Cake], Anna));
        var more = OrderDecider.Decide(order, Send(Soup), Noon.AddHours(1)).Events.Aggregate(order, OrderDecider.Evolve);

        Assert.True(order.IsAhead);
        Assert.All(more.Lines, line => Assert.Equal(LineState.Held, line.State));
        OrderDecider.Decide(more, new OrderCommand.Surface(Actor.Hub), Noon)
            .Happens(new OrderEvent.StepOpened(1, StepCause.Due, Actor.Hub, Noon));
        Given(Placed, Added(Steak)).When(new OrderCommand.Surface(Actor.Hub)).NothingHappens();
    }

    [Fact]
    public void An_order_whose_time_has_come_is_seen_at_once()
    {
        var order = OrderDecider.Decider.Given()
            .After(new OrderCommand.Send(Header with { SurfaceAt = Noon }, [Steak], Anna));

        Assert.Equal(LineState.Queued, order.Lines[0].State);
    }

    [Fact]
    public void A_course_that_is_ready_is_told_before_the_next_one_opens() =>
        Given(Placed, Added(Steak, Cake)).When(MarkReady(Tap(Steak, Grill))).Happens(
            Ready(Steak),
            new OrderEvent.CourseReady(1, Noon),
            new OrderEvent.StepOpened(2, StepCause.Finished, Actor.Hub, Noon));

    [Fact]
    public void A_step_closed_by_force_says_how_much_was_unfinished() =>
        Given(Placed, Added(Steak, Soup, Cake)).When(new OrderCommand.FireNextStep(Anna))
            .Happens(new OrderEvent.StepOpened(2, StepCause.Fired, Anna, Noon, Unfinished: 2));

    [Fact]
    public void The_first_promise_stands()
    {
        var promised = new OrderEvent.Promised(new(Noon, Noon.AddMinutes(6)), Noon);

        Given(Placed, Added(Steak)).When(new OrderCommand.Promise(promised.Window)).Happens(promised);
        Given(Placed, Added(Steak), promised).When(new OrderCommand.Promise(new(Noon, Noon))).NothingHappens();
    }

    private static Given<Order, OrderCommand, OrderEvent, OrderRefusal> Given(params OrderEvent[] history) =>
        OrderDecider.Decider.Given(history);
}
