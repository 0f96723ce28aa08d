using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Orders.Pass;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Orders;

public sealed class OrderDeciderTests
{
    // Rows in the order the decider checks; a row that moves is a changed rule.
    public static TheoryData<OrderEvent[], OrderCommand, OrderRefusal> Refusals => new()
    {
        { [], new OrderCommand.HandOver(Anna), OrderRefusal.NotPlaced },
        { [], Send(Steak) with { Header = Header with { Id = new("o 1") } }, OrderRefusal.OrderIdInvalid },
        { [], Send(Steak) with { Header = Header with { CallNumber = 10_000 } }, OrderRefusal.CallNumberOutOfRange },
        { [], Send(Steak) with { Header = Header with { Table = new TableId("") } }, OrderRefusal.TableInvalid },
        { [], Send(Steak) with { Header = Header with { Covers = 201 } }, OrderRefusal.CoversOutOfRange },
        { [], Send(Steak) with { Header = Header with { Customer = "A\tB" } }, OrderRefusal.CustomerInvalid },
        { [], Send(Steak) with { Header = Header with { Note = new('x', 201) } }, OrderRefusal.OrderNoteInvalid },
        { [], Send(Steak) with { Header = Header with { Source = "till\u202e1" } }, OrderRefusal.SourceInvalid },
        { [], Send(Steak) with { Header = Header with { DueAt = Noon.AddYears(2) } }, OrderRefusal.DueTimeAbsurd },
        { [Placed, Added(Steak)], Send(), OrderRefusal.NoLines },
        { [Placed, Added(Many(200))], Send(Steak), OrderRefusal.TooManyLines },
        { [], Send(Steak with { Id = new("../etc") }), OrderRefusal.LineIdInvalid },
        { [], Send(Steak with { Article = " " }), OrderRefusal.ArticleInvalid },
        { [], Send(Steak with { Quantity = new(-1) }), OrderRefusal.QuantityOutOfRange },
        { [], Send(Steak with { Options = [""] }), OrderRefusal.OptionsInvalid },
        { [], Send(Steak with { Note = "\u001b[2J" }), OrderRefusal.NoteInvalid },
        { [], Send(Carded(Steak.Card with { Step = 10 })), OrderRefusal.StepOutOfRange },
        { [], Send(Carded(Steak.Card with { Route = [new("a b")] })), OrderRefusal.RouteInvalid },
        { [], Send(Carded(Steak.Card with { ExpectedSeconds = -1 })), OrderRefusal.ExpectedSecondsOutOfRange },
        { [], Send(Carded(Steak.Card with { Allergens = ["\n"] })), OrderRefusal.AllergensInvalid },
        { [], Send(Steak with { Allergies = ["\u0000"] }), OrderRefusal.AllergiesInvalid },
        { [], Send(Steak, Steak), OrderRefusal.LineIdTwice },
        { [Placed, Added(Steak)], Start(Tap(Soup, Grill)), OrderRefusal.UnknownLine },
        { [Placed, Added(Steak, Cake)], Start(Tap(Cake, Grill)), OrderRefusal.LineHeld },
        { [Placed, Added(Steak, Soup), Cancelled(Soup)], MarkReady(Tap(Soup, Grill)), OrderRefusal.LineCancelled },
        { [Placed, Added(Steak, Soup)], new OrderCommand.MarkReady([Tap(Steak, Grill), Tap(Soup, Grill)], Anna, WholeTicketRule.Off), OrderRefusal.WholeTicketOff },
        { [Placed, Added(Steak), Changed(Steak, Steak.Wish with { Note = "bleu" })], MarkReady(Tap(Steak, Grill, epoch: 1)), OrderRefusal.ChangeUnread },
        { [Placed, Added(Nutty)], MarkReady(Tap(Nutty, Grill)), OrderRefusal.AllergiesUnread },
        { [Placed, Added(Steak)], Recall(Tap(Steak, Grill)), OrderRefusal.NothingToRecall },
        { [Placed, Added(Steak)], new OrderCommand.Cancel(Ids(Steak), "\0", Anna), OrderRefusal.ReasonInvalid },
        { [Placed, Added(Steak), Ready(Steak), Collected(Steak)], Cancel(Steak), OrderRefusal.LineCollected },
        { [Placed, Added(Steak), Ready(Steak)], Wish(Steak, Steak.Wish with { Quantity = Quantity.Pieces(2) }), OrderRefusal.LineDone },
        { [Placed, Added(Pizza)], new OrderCommand.Claim([Tap(Pizza, Make)], Oven, Anna), OrderRefusal.ClaimInvalid },
        { [Placed, Added(Steak)], Acknowledge(Steak), OrderRefusal.LineNotCancelled },
        { [Placed, Added(Steak)], new OrderCommand.FireNextStep(Anna), OrderRefusal.NoStepHeld },
        { [Placed, Added(Steak)], new OrderCommand.HandOver(Anna), OrderRefusal.NothingReady },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(OrderEvent[] history, OrderCommand command, OrderRefusal reason) =>
        OrderDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<OrderRefusal>(), Refusals.Select(row => (OrderRefusal)row[2]));

    private static readonly OrderCommand[] OneOfEach =
    [
        Send(Steak),
        Start(Tap(Steak, Grill)),
        MarkReady(Tap(Steak, Grill)),
        Recall(Tap(Steak, Grill)),
        Cancel(Steak),
        new OrderCommand.TakeOff(Steak.Id, Quantity.One, "", Anna),
        Acknowledge(Steak),
        new OrderCommand.FireNextStep(Anna),
        new OrderCommand.HandOver(Anna),
        new OrderCommand.Settle(Anna),
        new OrderCommand.PutAway("fini", Anna),
        Wish(Steak, Steak.Wish with { Note = "bleu" }),
        new OrderCommand.ChangePart(Steak.Id, Quantity: null, Options: null, "bleu", Allergies: null, Anna),
        new OrderCommand.AcknowledgeChange(Steak.Id, Steak.Wish, Outcome: null, Anna),
        Amend(table: new("T9")),
        new OrderCommand.AcknowledgeAmendment(Grill, Header.Facts, Anna),
        new OrderCommand.AcknowledgeAllergies(Ids(Steak), Grill, AtPass: false, Anna),
        new OrderCommand.Prioritise(IsRush: true, Anna),
        new OrderCommand.ServeTo([Steak.Id], new("Hugo", new("T2")), Anna),
        new OrderCommand.Claim([Tap(Steak, Grill)], Oven, Anna),
        new OrderCommand.Surface(Anna),
        new OrderCommand.Promise(new(Noon, Noon)),
    ];

    [Fact]
    public void There_is_one_of_each_command() => Assert.Equal(
        CasesOf<OrderCommand>(), OneOfEach.Select(command => command.GetType().Name).Order());

    [Fact]
    public void An_order_that_was_never_placed_refuses_everything_but_a_send() => Assert.All(OneOfEach.Skip(1), command =>
        OrderDecider.Decider.Given().When(command).IsRefused(OrderRefusal.NotPlaced));

    [Fact]
    public void Mending_a_send_fault_by_fault_walks_down_the_list_of_refusals()
    {
        var worst = new SentLine(
            new(""), "", new(0), ["\n"], "\n", new([new("")], Step: 0, ExpectedSeconds: -1, ["\n"]), Allergies: ["\n"]);
        var send = new OrderCommand.Send(
            Header with
            {
                Id = new(""), CallNumber = 0, Table = new TableId(""), Covers = -1, Customer = "\n", Note = "\n", Source = "\n",
                DueAt = Noon.AddDays(-2),
            },
            [],
            Anna);

        OrderCommand.Send[] mended =
        [
            send,
            send = send with { Header = send.Header with { Id = new("o-1") } },
            send = send with { Header = send.Header with { CallNumber = 1 } },
            send = send with { Header = send.Header with { Table = null } },
            send = send with { Header = send.Header with { Covers = 0 } },
            send = send with { Header = send.Header with { Customer = "" } },
            send = send with { Header = send.Header with { Note = "" } },
            send = send with { Header = send.Header with { Source = "" } },
            send = send with { Header = send.Header with { DueAt = null } },
            send = send with { Lines = Enumerable.Repeat(worst, 201).ToValueList() },
            send = send with { Lines = [worst, worst] },
            Both(worst = worst with { Id = new("a") }),
            Both(worst = worst with { Article = "a" }),
            Both(worst = worst with { Quantity = Quantity.One }),
            Both(worst = worst with { Options = [] }),
            Both(worst = worst with { Note = "" }),
            Both(worst = worst with { Card = worst.Card with { Step = 1 } }),
            Both(worst = worst with { Card = worst.Card with { Route = [] } }),
            Both(worst = worst with { Card = worst.Card with { ExpectedSeconds = 0 } }),
            Both(worst = worst with { Card = worst.Card with { Allergens = [] } }),
            Both(worst with { Allergies = [] }),
        ];

        Assert.Equal(
            Enum.GetValues<OrderRefusal>().Skip(1).Take(mended.Length),
            mended.Select(command => OrderDecider.Decider.Given().When(command).Refusal!.Value));

        OrderCommand.Send Both(SentLine line) => send with { Lines = [line, line] };
    }

    // A record that came from JSON may hold nothing where it promises a text.
    [Fact]
    public void What_is_missing_is_refused_like_what_is_wrong()
    {
        Refused(Send(Steak) with { Header = Header with { Id = default } }, OrderRefusal.OrderIdInvalid);
        Refused(Send(Steak) with { Header = Header with { Customer = null! } }, OrderRefusal.CustomerInvalid);
        Refused(Send(Steak) with { Header = Header with { Note = null! } }, OrderRefusal.OrderNoteInvalid);
        Refused(Send(Steak) with { Header = Header with { Source = null! } }, OrderRefusal.SourceInvalid);
        Refused(Send(Steak with { Id = default }), OrderRefusal.LineIdInvalid);
        Refused(Send(Steak with { Article = null! }), OrderRefusal.ArticleInvalid);
        Refused(Send(Steak with { Options = [null!] }), OrderRefusal.OptionsInvalid);
        Refused(Send(Steak with { Options = null! }), OrderRefusal.OptionsInvalid);
        Refused(Send(Steak with { Note = null! }), OrderRefusal.NoteInvalid);
        Refused(Send(Carded(Steak.Card with { Route = [default] })), OrderRefusal.RouteInvalid);
        Refused(Send(Carded(Steak.Card with { Allergens = [null!] })), OrderRefusal.AllergensInvalid);

        static void Refused(OrderCommand command, OrderRefusal reason) =>
            OrderDecider.Decider.Given().When(command).IsRefused(reason);
    }

    [Fact]
    public void The_first_send_places_the_order() => OrderDecider.Decider
        .Given()
        .When(Send(Steak, Cake))
        .Happens(Placed, Added(Steak, Cake));

    [Fact]
    public void A_doubled_send_is_cooked_once() => OrderDecider.Decider
        .Given(Placed, Added(Steak))
        .When(Send(Steak))
        .NothingHappens();

    [Fact]
    public void Lines_sent_again_by_another_register_are_passed_over() => OrderDecider.Decider
        .Given(Placed, Added(Steak))
        .When(Send(Steak with { Quantity = Quantity.Pieces(3) }, Soup))
        .Happens(Added(Soup));

    [Fact]
    public void A_cancelled_line_sent_again_stays_cancelled() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Cancelled(Steak), Completed)
        .When(Send(Steak))
        .NothingHappens();

    [Fact]
    public void The_first_header_stays_and_a_later_one_is_not_even_read() => OrderDecider.Decider
        .Given(Placed, Added(Steak))
        .When(Send(Soup) with { Header = Header with { CallNumber = 0 } })
        .Happens(Added(Soup));

    [Fact]
    public void Two_identical_dishes_are_two_lines() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Steak with { Id = new("steak-2") }))
        .When(MarkReady(new Tick(new("steak-2"), Grill, 0, LineState.Queued)))
        .Happens(new OrderEvent.LinesReady([new("steak-2")], Anna, Noon));

    [Fact]
    public void Starting_takes_only_what_waits() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup), Started(Soup))
        .When(Start(Tap(Steak, Grill), Tap(Soup, Grill)))
        .Happens(Started(Steak));

    [Fact]
    public void A_second_start_changes_nothing() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Started(Steak))
        .When(Start(Tap(Steak, Grill)))
        .NothingHappens();

    [Fact]
    public void One_finger_twice_on_one_line_is_one_tick() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup))
        .When(MarkReady(Tap(Steak, Grill), Tap(Steak, Grill)))
        .Happens(Ready(Steak));

    [Fact]
    public void A_line_may_be_ready_without_a_start() => OrderDecider.Decider
        .Given(Placed, Added(Steak))
        .When(MarkReady(Tap(Steak, Grill)))
        .Happens(Ready(Steak), BecameReady);

    [Fact]
    public void A_second_ready_tap_changes_nothing() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), BecameReady)
        .When(MarkReady(Tap(Steak, Grill)))
        .NothingHappens();

    [Fact]
    public void A_pizza_moves_from_making_to_the_oven() => OrderDecider.Decider
        .Given(Placed, Added(Pizza), Started(Pizza))
        .When(MarkReady(Tap(Pizza, Make)))
        .Happens(MovedOn(Pizza));

    [Fact]
    public void A_pizza_is_ready_after_its_last_station() => OrderDecider.Decider
        .Given(Placed, Added(Pizza), MovedOn(Pizza))
        .When(MarkReady(Tap(Pizza, Oven)))
        .Happens(Ready(Pizza), BecameReady);

    [Fact]
    public void A_second_tap_at_the_station_before_does_not_empty_the_oven() => OrderDecider.Decider
        .Given(Placed, Added(Pizza), MovedOn(Pizza))
        .When(MarkReady(Tap(Pizza, Make)))
        .NothingHappens();

    [Fact]
    public void A_tick_that_saw_an_older_epoch_changes_nothing() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), BecameReady, Recalled(Steak, LineState.Started), NoLongerReady)
        .When(MarkReady(Tap(Steak, Grill, LineState.Started)))
        .NothingHappens();

    // Two visits to one station look alike to a finger: a late second tap on the first would end the second.
    [Fact]
    public void A_route_that_comes_back_to_a_station_is_refused() => OrderDecider.Decider
        .Given()
        .When(Send(Line("tart", step: 1, Make, Oven, Make)))
        .IsRefused(OrderRefusal.RouteInvalid);

    [Fact]
    public void A_line_without_a_station_can_be_ticked_from_the_unassigned_lane() => OrderDecider.Decider
        .Given(Placed, Added(Mystery))
        .When(MarkReady(Tap(Mystery, station: null)))
        .Happens(Ready(Mystery), BecameReady);

    [Fact]
    public void One_ticket_may_move_on_and_be_ready_at_once() => OrderDecider.Decider
        .Given(Placed, Added(Pizza, Steak))
        .When(MarkReady(Tap(Pizza, Make), Tap(Steak, Grill)))
        .Happens(MovedOn(Pizza), Ready(Steak));

    [Fact]
    public void A_recall_takes_a_ready_line_back_and_the_order_with_it() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), BecameReady)
        .When(Recall(Tap(Steak, Grill, LineState.Ready)))
        .Happens(Recalled(Steak, LineState.Started), NoLongerReady);

    [Fact]
    public void A_recall_from_two_screens_takes_one_state_back() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), BecameReady, Recalled(Steak, LineState.Started), NoLongerReady)
        .When(Recall(Tap(Steak, Grill, LineState.Ready)))
        .NothingHappens();

    [Theory]
    [InlineData(LineState.Queued)]
    [InlineData(LineState.Started)]
    [InlineData(LineState.Ready)]
    public void A_recall_goes_back_from_what_the_finger_saw(LineState become)
    {
        OrderEvent[] history = become switch
        {
            LineState.Queued => [MovedOn(Pizza)],
            LineState.Started => [MovedOn(Pizza), Started(Pizza)],
            _ => [MovedOn(Pizza), Ready(Pizza), BecameReady],
        };
        var pizza = OrderDecider.Decider.Given([Placed, Added(Pizza), .. history])
            .After(Recall(Tap(Pizza, Make, LineState.Started))).Lines[0];

        Assert.Equal((LineState.Queued, Make, 1), (pizza.State, pizza.Station!.Value, pizza.Epoch));
    }

    [Fact]
    public void A_recall_never_takes_a_line_forward() => Assert.All(
        [Tap(Pizza, Oven, LineState.Ready), Tap(Pizza, Oven, LineState.Collected), Tap(Pizza, Make, LineState.Ready)],
        tick => OrderDecider.Decider.Given(Placed, Added(Pizza)).When(Recall(tick)).IsRefused(OrderRefusal.NothingToRecall));

    [Fact]
    public void A_held_or_cancelled_line_is_not_recalled() => Assert.All<OrderEvent[]>(
        [[Placed, Added(Pizza, Cake)], [Placed, Added(Pizza, Cake), Cancelled(Cake)]],
        history => OrderDecider.Decider.Given(history)
            .When(Recall(Tap(Cake, Grill, LineState.Started)))
            .IsRefused(OrderRefusal.NothingToRecall));

    [Fact]
    public void One_finger_twice_on_one_line_takes_it_back_once() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup), Started(Steak))
        .When(Recall(Tap(Steak, Grill, LineState.Started), Tap(Steak, station: null, LineState.Started)))
        .Happens(Recalled(Steak, LineState.Queued));

    [Fact]
    public void What_can_be_taken_back_is_though_the_rest_cannot() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup), Started(Steak))
        .When(Recall(Tap(Steak, Grill, LineState.Started), Tap(Soup, Grill)))
        .Happens(Recalled(Steak, LineState.Queued));

    [Fact]
    public void A_recall_from_the_oven_goes_back_to_making()
    {
        var pizza = OrderDecider.Decider.Given(Placed, Added(Pizza), MovedOn(Pizza))
            .After(Recall(Tap(Pizza, Oven, LineState.Queued))).Lines[0];

        Assert.Equal((LineState.Started, Make, 1), (pizza.State, pizza.Station!.Value, pizza.Epoch));
    }

    [Fact]
    public void A_recalled_collected_line_calls_the_guest_again() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), BecameReady, Collected(Steak), Completed)
        .When(Recall(Tap(Steak, Grill, LineState.Collected)))
        .Happens(Recalled(Steak, LineState.Ready), BecameReady);

    [Fact]
    public void The_next_step_opens_when_the_one_before_is_ready() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Cake))
        .When(MarkReady(Tap(Steak, Grill)))
        .Happens(Ready(Steak), new OrderEvent.CourseReady(1, Noon), new OrderEvent.StepOpened(2, StepCause.Finished, Actor.Hub, Noon));

    [Fact]
    public void Empty_steps_are_skipped() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Coffee))
        .When(MarkReady(Tap(Steak, Grill)))
        .Happens(Ready(Steak), new OrderEvent.CourseReady(1, Noon), new OrderEvent.StepOpened(4, StepCause.Finished, Actor.Hub, Noon));

    [Fact]
    public void Cancelling_the_last_line_of_a_step_opens_the_next() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Cake))
        .When(Cancel(Steak))
        .Happens(Cancelled(Steak), new OrderEvent.StepOpened(2, StepCause.Finished, Actor.Hub, Noon));

    [Fact]
    public void Firing_opens_the_next_step_early_and_says_who_asked() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Cake, Coffee))
        .When(new OrderCommand.FireNextStep(Anna))
        .Happens(new OrderEvent.StepOpened(2, StepCause.Fired, Anna, Noon, Unfinished: 1));

    [Fact]
    public void A_line_of_a_passed_step_is_cooked_at_once_and_flagged_late()
    {
        var soup = OrderDecider.Decider
            .Given(Placed, Added(Steak, Cake), Ready(Steak), new OrderEvent.StepOpened(2, StepCause.Finished, Actor.Hub, Noon))
            .After(Send(Soup)).Find(Soup.Id)!;

        Assert.Equal((LineState.Queued, true), (soup.State, soup.IsLate));
    }

    [Fact]
    public void A_later_step_added_to_an_order_that_is_ready_opens_at_once() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), BecameReady)
        .When(Send(Cake))
        .Happens(Added(Cake), new OrderEvent.StepOpened(2, StepCause.Finished, Actor.Hub, Noon), NoLongerReady);

    [Fact]
    public void Adding_to_an_order_that_was_handed_over_leaves_the_old_lines_alone()
    {
        var order = OrderDecider.Decider.Given(Placed, Added(Steak), Ready(Steak), BecameReady, Collected(Steak), Completed)
            .After(Send(Soup));

        Assert.Equal([LineState.Collected, LineState.Queued], order.Lines.Select(line => line.State));
    }

    [Fact]
    public void A_cancelled_line_waits_for_its_station()
    {
        var order = OrderDecider.Decider.Given(Placed, Added(Steak), Started(Steak)).After(Cancel(Steak));

        Assert.Equal(OrderStage.Collected, order.Stage);
        Assert.True(order.Lines[0].AwaitsAcknowledgement);
        Assert.True(order.ConcernsKitchen);
    }

    [Fact]
    public void A_held_line_that_is_cancelled_needs_nobody_to_know()
    {
        var order = OrderDecider.Decider.Given(Placed, Added(Steak, Cake)).After(Cancel(Cake));

        Assert.False(order.Find(Cake.Id)!.AwaitsAcknowledgement);
    }

    [Fact]
    public void What_was_handed_over_stays_so_and_the_rest_is_cancelled() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup, Pizza), Ready(Steak), Collected(Steak), Cancelled(Soup))
        .When(Cancel(Steak, Soup, Pizza, Pizza))
        .Happens(Cancelled(Pizza), Completed);

    [Fact]
    public void Nothing_is_left_to_cancel_of_what_was_handed_over() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup), Ready(Steak), Collected(Steak), Cancelled(Soup), Completed)
        .When(Cancel(Steak, Soup))
        .IsRefused(OrderRefusal.LineCollected);

    [Fact]
    public void The_reason_is_read_before_what_became_of_the_lines() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), Collected(Steak), Completed)
        .When(new OrderCommand.Cancel(Ids(Steak), null!, Anna))
        .IsRefused(OrderRefusal.ReasonInvalid);

    [Fact]
    public void A_line_that_is_not_there_is_told_before_the_reason() => OrderDecider.Decider
        .Given(Placed, Added(Steak))
        .When(new OrderCommand.Cancel(Ids(Soup), "\0", Anna))
        .IsRefused(OrderRefusal.UnknownLine);

    [Fact]
    public void A_second_cancellation_changes_nothing() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Cancelled(Steak), Completed)
        .When(Cancel(Steak))
        .NothingHappens();

    [Fact]
    public void Cancelling_the_last_cooking_line_makes_the_rest_ready() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup), Ready(Steak))
        .When(Cancel(Soup))
        .Happens(Cancelled(Soup), BecameReady);

    [Fact]
    public void Cancelling_everything_completes_the_order() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup))
        .When(Cancel(Steak, Soup))
        .Happens(Cancelled(Steak, Soup), Completed);

    [Theory]
    [InlineData(CancellationOutcome.NotStarted)]
    [InlineData(CancellationOutcome.Waste)]
    [InlineData(CancellationOutcome.Reuse)]
    public void The_station_says_what_became_of_the_food(CancellationOutcome outcome)
    {
        var order = OrderDecider.Decider.Given(Placed, Added(Steak), Cancelled(Steak), Completed)
            .After(new OrderCommand.AcknowledgeCancellation(Steak.Id, outcome, Anna));

        Assert.Equal(outcome, order.Lines[0].Outcome);
        Assert.False(order.ConcernsKitchen);
    }

    [Fact]
    public void The_first_acknowledgement_counts() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Cancelled(Steak), Completed,
            new OrderEvent.CancellationAcknowledged(Steak.Id, CancellationOutcome.Waste, Anna, Noon))
        .When(Acknowledge(Steak))
        .NothingHappens();

    [Fact]
    public void Handing_over_takes_everything_that_is_ready() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup), Ready(Steak))
        .When(new OrderCommand.HandOver(Anna))
        .Happens(Collected(Steak));

    [Fact]
    public void Handing_over_the_last_line_completes_the_order() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), BecameReady)
        .When(new OrderCommand.HandOver(Anna))
        .Happens(Collected(Steak), Completed);

    [Fact]
    public void Two_people_at_the_pass_hand_over_once() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), BecameReady, Collected(Steak), Completed)
        .When(new OrderCommand.HandOver(Anna))
        .NothingHappens();

    [Fact]
    public void Guests_at_a_table_who_paid_have_been_served() => OrderDecider.Decider
        .Given(Placed, Added(Steak), Ready(Steak), BecameReady)
        .When(new OrderCommand.Settle(Anna))
        .Happens(new OrderEvent.Settled(Anna, Noon), Collected(Steak), Completed);

    [Fact]
    public void A_take_away_paid_in_advance_waits_for_its_hand_over() => OrderDecider.Decider
        .Given(new OrderEvent.Placed(Header with { Mode = ServiceMode.TakeAway }, Noon), Added(Steak), Ready(Steak), BecameReady)
        .When(new OrderCommand.Settle(Anna))
        .Happens(new OrderEvent.Settled(Anna, Noon));

    [Fact]
    public void Paying_while_something_is_cooking_collects_nothing() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup), Ready(Steak))
        .When(new OrderCommand.Settle(Anna))
        .Happens(new OrderEvent.Settled(Anna, Noon));

    [Fact]
    public void A_bill_is_settled_once() => OrderDecider.Decider
        .Given(Placed, Added(Steak), new OrderEvent.Settled(Anna, Noon))
        .When(new OrderCommand.Settle(Anna))
        .NothingHappens();

    private static OrderCommand.Cancel Cancel(params SentLine[] lines) => new(Ids(lines), "guest left", Anna);

    private static OrderCommand.AcknowledgeCancellation Acknowledge(SentLine line) =>
        new(line.Id, CancellationOutcome.Waste, Anna);

    private static SentLine Carded(PreparationCard card) => Steak with { Card = card };

    private static SentLine[] Many(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Line($"pea-{number}", step: 1, Grill))];
}
