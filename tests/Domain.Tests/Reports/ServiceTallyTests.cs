using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Reports;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Orders.Pass;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Reports;

/// <summary>What the service report says of services that fit on a page. One minute to be cooked; late after 112 seconds.</summary>
public sealed class ServiceTallyTests
{
    private static readonly HousePatience House = new(WaitingAfterMinutes: 8, LateAfterMinutes: 15);

    [Fact]
    public void A_dish_took_from_its_ticket_to_its_tick()
    {
        var report = new Evening()
            .At(0, Send(Steak))
            .At(20, Start(Tap(Steak, Grill)))
            .At(90, MarkReady(Tap(Steak, Grill, LineState.Started)))
            .Report();

        var dish = Assert.Single(report.Dishes);
        Assert.Equal(("steak", Grill), (dish.Article, dish.Station!.Value));
        Assert.Equal(new(1, 1, 1, 90, 90, 90, Late: 0, Recalls: 0, WasteThousandths: 0), dish.Figures);
        Assert.Equal(12, Assert.Single(report.Hours).Hour);
        Assert.Equal(1, report.Totals.Orders);
    }

    [Fact]
    public void It_is_late_from_the_second_its_ticket_was_shown_as_late()
    {
        Assert.Equal(0, DoneAfter(111).Totals.Figures.Late);
        Assert.Equal(1, DoneAfter(112).Totals.Figures.Late);
        Assert.Equal(100, DoneAfter(112).Totals.Figures.LatePercent);
    }

    [Fact]
    public void The_time_a_course_was_held_is_nobodys_time()
    {
        var report = new Evening()
            .At(0, Send(Soup, Cake))
            .At(60, MarkReady(Tap(Soup, Grill)))
            .At(100, MarkReady(Tap(Cake, Grill)))
            .Report();

        Assert.Equal([40, 60], report.Dishes.Select(dish => dish.Figures.MeanSeconds));
    }

    [Fact]
    public void A_route_is_timed_at_each_of_its_stations_and_finished_once()
    {
        var report = new Evening()
            .At(0, Send(Pizza))
            .At(30, MarkReady(Tap(Pizza, Make)))
            .At(100, MarkReady(Tap(Pizza, Oven)))
            .Report();

        Assert.Equal(
            [(Make, 30, 0), (Oven, 70, 1)],
            report.Stations.Select(row => (row.Station!.Value, row.Figures.MeanSeconds, row.Figures.Finished)));
    }

    [Fact]
    public void A_slip_of_the_finger_leaves_one_preparation_and_one_recall()
    {
        var report = new Evening()
            .At(0, Send(Steak))
            .At(10, MarkReady(Tap(Steak, Grill)))
            .At(15, Recall(Tap(Steak, Grill, LineState.Ready)))
            .At(60, MarkReady(Tap(Steak, Grill, LineState.Started, epoch: 1)))
            .Report();

        // Ten seconds before the slip and forty-five after it; the five in which it stood as ready are not cooking.
        Assert.Equal(new(1, 1, 1, 55, 55, 55, Late: 0, Recalls: 1, WasteThousandths: 0), report.Totals.Figures);
    }

    [Fact]
    public void What_was_taken_back_and_not_yet_made_again_is_not_made()
    {
        var report = new Evening()
            .At(0, Send(Pizza))
            .At(30, MarkReady(Tap(Pizza, Make)))
            .At(40, Recall(Tap(Pizza, Oven)))
            .Report();

        Assert.Equal((0, 1), (report.Totals.Figures.Lines, report.Totals.Figures.Recalls));
    }

    [Fact]
    public void A_station_that_takes_a_line_over_begins_then()
    {
        var report = new Evening()
            .At(0, Send(Steak))
            .At(50, new OrderCommand.Claim([Tap(Steak, Grill)], Oven, Anna))
            .At(80, MarkReady(Tap(Steak, Oven)))
            .Report();

        var row = Assert.Single(report.Stations);
        Assert.Equal((Oven, 30), (row.Station!.Value, row.Figures.MeanSeconds));
    }

    [Fact]
    public void Waste_is_told_with_its_reason_and_its_person()
    {
        var report = new Evening()
            .At(0, Send(Steak, Soup, Cake))
            .At(30, new OrderCommand.Cancel([Steak.Id, Soup.Id, Cake.Id], "client parti", Anna))
            .At(40, new OrderCommand.AcknowledgeCancellation(Steak.Id, CancellationOutcome.Waste, Anna))
            .Report();

        Assert.Equal(new(Unseen: 1, Unsaid: 1, new(NotStarted: 0, Waste: 1, Reuse: 0)), report.Totals.Cancelled);
        Assert.Equal(1_000, report.Totals.Figures.WasteThousandths);
        Assert.Equal(
            new(Noon.AddSeconds(40), 42, "steak", Quantity.One, Grill, "client parti", Anna.Person),
            Assert.Single(report.Wasted));
    }

    [Fact]
    public void Pieces_taken_off_after_they_were_made_are_waste_too()
    {
        var three = Steak with { Quantity = Quantity.Pieces(3) };
        var one = three.Wish with { Quantity = Quantity.One };
        var report = new Evening()
            .At(0, Send(three))
            .At(20, Wish(three, one))
            .At(30, new OrderCommand.AcknowledgeChange(three.Id, one, CancellationOutcome.Waste, Anna))
            .Report();

        Assert.Equal(new(Lines: 1, Heads: 0, Read: 1, TakenOff: new(0, Waste: 1, 0)), report.Totals.Changes);
        Assert.Equal(2_000, report.Totals.Figures.WasteThousandths);
        Assert.Equal(Quantity.Pieces(2), Assert.Single(report.Wasted).Quantity);
    }

    [Fact]
    public void A_course_called_too_soon_says_how_much_was_still_cooking()
    {
        var report = new Evening().At(0, Send(Steak, Soup, Cake)).At(20, new OrderCommand.FireNextStep(Anna)).Report();

        Assert.Equal((1, 2), (report.Totals.ForcedSteps, report.Totals.ForcedLines));
    }

    [Fact]
    public void An_order_is_timed_to_ready_and_to_the_guest()
    {
        var report = new Evening()
            .At(0, Send(Steak))
            .At(60, MarkReady(Tap(Steak, Grill)))
            .At(85, new OrderCommand.HandOver(Anna))
            .Report();

        Assert.Equal((new(1, 60), new(1, 25)), (report.Totals.ToReady, report.Totals.ToHandOver));
    }

    [Fact]
    public void An_order_that_was_put_away_is_counted_and_its_night_on_the_screen_is_not()
    {
        var report = new Evening()
            .At(0, Send(Steak, Soup))
            .At(60, MarkReady(Tap(Soup, Grill)))
            .At(40_000, new OrderCommand.PutAway("fini", Anna))
            .Report();
        var ready = new Evening()
            .At(0, Send(Steak))
            .At(60, MarkReady(Tap(Steak, Grill)))
            .At(40_000, new OrderCommand.PutAway("fini", Anna))
            .Report();

        Assert.Equal((1, 1, 60), (report.Totals.PutAway, report.Totals.Figures.Lines, report.Totals.Figures.MeanSeconds));
        Assert.Equal((1, 0, 0), (ready.Totals.PutAway, ready.Totals.ToReady.Count, ready.Totals.ToHandOver.Count));
    }

    [Fact]
    public void An_order_for_later_counts_when_its_time_has_come()
    {
        var later = Send(Steak) with { Header = Header with { SurfaceAt = Noon.AddHours(2), DueAt = Noon.AddHours(3) } };
        var evening = new Evening().At(0, later);
        Assert.True(evening.Report().IsEmpty);

        var report = evening
            .At(7_200, new OrderCommand.Surface(Actor.Hub))
            .At(7_260, MarkReady(Tap(Steak, Grill)))
            .Report();

        Assert.Equal((1, 60, 0), (report.Totals.Orders, report.Totals.Figures.MeanSeconds, report.Totals.Figures.Late));
    }

    [Fact]
    public void What_began_yesterday_has_run_since_yesterday_and_counts_today_only_where_it_ends()
    {
        var evening = new Evening()
            .At(0, Send(Steak, Soup))
            .At(10, MarkReady(Tap(Soup, Grill)))
            .At(50, MarkReady(Tap(Steak, Grill)));

        var report = evening.Report(from: 3); // Placed, added and the soup were yesterday.

        Assert.Equal((0, 1, 50), (report.Totals.Orders, report.Totals.Figures.Lines, report.Totals.Figures.MeanSeconds));
    }

    [Fact]
    public void An_order_that_was_let_go_and_comes_back_takes_back_what_it_counted()
    {
        var history = new Evening()
            .At(0, Send(Steak))
            .At(40, MarkReady(Tap(Steak, Grill)))
            .At(50, new OrderCommand.HandOver(Anna))
            .At(90, Recall(Tap(Steak, Grill, LineState.Ready)))
            .History;
        var tally = NewTally();
        history[..^1].ForEach(happened => tally.Count(Header.Id, happened));
        var crowd = Enumerable.Range(1, 600).Select(number => new OrderId($"crowd-{number}")).ToList();
        crowd.ForEach(order => history[..^1].ForEach(happened => tally.Count(order, happened)));
        Assert.False(tally.Knows(Header.Id));
        Assert.Equal(601, tally.Report().Totals.Figures.Lines);

        history[..^1].ForEach(happened => tally.Remember(Header.Id, happened, isCounted: true));
        history[^1..].ForEach(happened => tally.Count(Header.Id, happened));

        Assert.Equal((600, 1), (tally.Report().Totals.Figures.Lines, tally.Report().Totals.Figures.Recalls));
    }

    [Fact]
    public void A_station_that_was_silent_says_how_often_its_lines_went_elsewhere()
    {
        var tally = NewTally();
        var covered = new StationEvent.Covered(default, default, Oven, [], [Steak.Id], Noon, Noon);
        tally.Count(Grill, covered);
        tally.Count(Grill, covered);
        tally.Count(Grill, new StationEvent.HandedBack(default, [Steak.Id], Noon));

        var row = Assert.Single(tally.Report().Stations);
        Assert.Equal((Grill, 2, 0), (row.Station!.Value, row.Escalations, row.Figures.Lines));
        Assert.False(tally.Report().IsEmpty);
    }

    private static ServiceReport DoneAfter(int seconds) =>
        new Evening().At(0, Send(Steak)).At(seconds, MarkReady(Tap(Steak, Grill))).Report();

    private static ServiceTally NewTally() => new(House, new Dictionary<StationId, int>(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

    /// <summary>One order, told in seconds after noon.</summary>
    private sealed class Evening
    {
        private Order _order = Order.None;

        public List<OrderEvent> History { get; } = [];

        public Evening At(int second, OrderCommand command)
        {
            var answer = OrderDecider.Decide(_order, command, Noon.AddSeconds(second));
            Assert.Null(answer.Refusal);
            Assert.NotEmpty(answer.Events);
            _order = answer.Events.Aggregate(_order, OrderDecider.Evolve);
            History.AddRange(answer.Events);
            return this;
        }

        /// <param name="from">How many events were before the time that is counted.</param>
        public ServiceReport Report(int from = 0)
        {
            var tally = NewTally();
            History[..from].ForEach(happened => tally.Remember(Header.Id, happened, isCounted: false));
            History[from..].ForEach(happened => tally.Count(Header.Id, happened));
            return tally.Report();
        }
    }
}
