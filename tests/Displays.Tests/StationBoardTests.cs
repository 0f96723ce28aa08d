using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class StationBoardTests
{
    private static readonly SiteSettings Site = new();

    [Fact]
    public void The_oldest_stands_first()
    {
        var board = Board(
            Placed(2, Noon, Line("b", "Soupe", Hot)),
            Placed(1, Noon.AddMinutes(-1), Line("a", "Steak", Hot)));

        Assert.Equal([1, 2], Numbers(board));
    }

    [Fact]
    public void Whatever_is_late_stands_before_whatever_is_not()
    {
        var slow = Placed(1, Noon.AddMinutes(-20), Line("a", "Gigot", Hot, seconds: 3_600));
        var late = Placed(2, Noon.AddMinutes(-16), Line("b", "Soupe", Hot));

        Assert.Equal([2, 1], Numbers(Board(slow, late)));
    }

    [Fact]
    public void A_ticket_is_patient_for_the_minutes_of_the_house_when_no_article_says_more()
    {
        var ticket = Board(Placed(1, Noon, Line("a", "Steak", Hot))).Tickets[0];

        Assert.Equal(Noon, ticket.Since);
        Assert.Equal(8 * 60, ticket.WaitingAfterSeconds);
        Assert.Equal(15 * 60, ticket.LateAfterSeconds);
    }

    [Theory]
    [InlineData(1, 600)] // The slowest article.
    [InlineData(4, 1_200)] // Four of them on two rings.
    public void What_the_articles_say_of_seconds_is_shared_among_the_hands_of_the_station(int pieces, int waiting)
    {
        var ticket = Board(Placed(1, Noon, Line("a", "Steak", Hot, pieces, seconds: 600))).Tickets[0];

        Assert.Equal(waiting, ticket.WaitingAfterSeconds);
        Assert.Equal(waiting * 15 / 8, ticket.LateAfterSeconds);
    }

    [Fact]
    public void A_scheduled_order_is_late_when_it_is_due_and_not_before()
    {
        var due = Noon.AddHours(2);
        var ticket = Board(Placed(1, Noon, header => header with { DueAt = due }, Line("a", "Steak", Hot))).Tickets[0];

        Assert.Equal(due, ticket.LateAt);
    }

    [Fact]
    public void A_main_course_is_no_older_than_the_end_of_the_starters()
    {
        var served = Noon.AddMinutes(30);
        var order = Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Steak", Hot, step: 2)).Ready(served, "a");

        Assert.Equal(served, Board(order).Tickets[0].Since);
    }

    [Fact]
    public void A_recall_does_not_make_a_ticket_younger()
    {
        var order = Placed(1, Noon, Line("a", "Soupe", Hot)).Ready(Noon.AddMinutes(9), "a");
        order = order.Then(new OrderCommand.Recall(order.Ticks("a"), Actor.Hub), Noon.AddMinutes(10));

        Assert.Equal(Noon, Board(order).Tickets[0].Since);
    }

    [Fact]
    public void What_is_ready_stays_ticked_on_the_ticket_until_the_rest_is_done()
    {
        var order = Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Steak", Hot)).Ready(Noon, "a");

        Assert.Equal([LineMark.Ready, LineMark.Queued], Board(order).Tickets[0].Lines.Select(line => line.Mark));
        Assert.Empty(Board(order.Ready(Noon, "b")).Tickets);
    }

    [Fact]
    public void What_other_stations_still_owe_is_said_and_what_is_theirs_is_not_shown()
    {
        var ticket = Board(Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Bière", Bar, 3))).Tickets[0];

        Assert.Equal([new Owing("Bar", 3)], ticket.Elsewhere);
        Assert.Single(ticket.Lines);
    }

    [Fact]
    public void A_later_step_is_told_of_but_not_to_be_made()
    {
        var board = Board(Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Steak", Hot, 3, step: 2)));

        Assert.Equal([new LaterStep(2, ["3 Steak"], 3)], board.Tickets[0].Later);
        Assert.Equal([new AllDay("Soupe", Quantity.One)], board.AllDay);
    }

    [Fact]
    public void What_is_held_for_a_station_that_owes_nothing_yet_is_counted()
    {
        var order = Placed(1, Noon, Line("a", "Bière", Bar), Line("b", "Steak", Hot, 3, step: 2));

        Assert.Empty(Board(order).Tickets);
        Assert.Equal(3, Board(order).LaterPieces);
    }

    [Fact]
    public void All_day_adds_up_each_article_over_all_tickets()
    {
        var board = Board(
            Placed(1, Noon, Line("a", "Frites", Hot, 2), Line("b", "Steak", Hot)),
            Placed(2, Noon, Line("c", "Frites", Hot, 3), Line("f", "Frites", Hot, 7)).Ready(Noon, "f"),
            Placed(3, Noon, Line("d", "Frites", Hot, 9), Line("e", "Bière", Bar)).Ready(Noon, "d"));

        Assert.Equal([new("Frites", Quantity.Pieces(5)), new("Steak", Quantity.One)], board.AllDay);
    }

    [Fact]
    public void What_does_not_fit_is_counted_with_the_age_of_its_oldest()
    {
        var board = Board([.. Enumerable.Range(1, 10)
            .Select(number => Placed(number, Noon.AddMinutes(number), Line($"l{number}", "Steak", Hot)))]);

        Assert.Equal(new Beyond(7, Noon.AddMinutes(4)), board.After(3));
        Assert.Null(board.After(10));
        Assert.Null(board.After(int.MaxValue));
    }

    [Fact]
    public void A_tall_ticket_goes_on_in_another_part_and_loses_no_line()
    {
        var lines = Enumerable.Range(1, 30).Select(number => Line($"l{number}", $"Plat {number}", Hot)).ToArray();
        var ticket = Board(Placed(1, Noon, lines)).Tickets[0];
        var parts = ticket.Parts();

        Assert.True(parts.Count > 1);
        Assert.All(parts, part => Assert.True(part.Sum(line => line.Rows) <= StationTicket.RowsMax));
        Assert.Equal(ticket.Lines, parts.SelectMany(part => part));
    }

    [Fact]
    public void A_cancelled_line_stays_until_the_station_has_said_what_became_of_it()
    {
        var order = Placed(1, Noon, Line("a", "Soupe", Hot)).Started(Noon, "a").Cancelled(Noon, "a");
        Assert.Equal(LineMark.Cancelled, Board(order).Tickets[0].Lines[0].Mark);

        order = order.Then(
            new OrderCommand.AcknowledgeCancellation(new("a"), CancellationOutcome.Waste, Actor.Hub), Noon);
        Assert.Empty(Board(order).Tickets);
    }

    [Fact]
    public void A_line_on_a_route_is_shown_where_it_is_and_ticked_where_it_was()
    {
        var line = Line("a", "Pizza", Hot) with { Card = new([Hot, Bar], Step: 1, ExpectedSeconds: 0, []) };
        var order = Placed(1, Noon, line, Line("b", "Salade", Hot)).Ready(Noon, "a");

        Assert.Equal(LineMark.Queued, StationBoard.Of(View(1, order), Bar, Site).Tickets[0].Lines[0].Mark);
        Assert.Equal(LineMark.Ready, Board(order).Tickets[0].Lines[0].Mark);
    }

    [Fact]
    public void A_line_without_a_station_stands_in_its_own_lane_and_every_station_says_so()
    {
        var view = View(1, Placed(1, Noon, Line("a", "Plat du jour", station: null)));

        Assert.Equal(1, StationBoard.Of(view, Hot, Site).Unassigned);
        var lane = StationBoard.Of(view, station: null, Site);
        Assert.Single(lane.Tickets);
        Assert.Equal(0, lane.Unassigned);
    }

    [Fact]
    public void The_last_twenty_can_be_recalled_newest_first()
    {
        var orders = Enumerable.Range(1, 25)
            .Select(number => Placed(number, Noon, Line($"l{number}", "Soupe", Hot)).Ready(Noon.AddMinutes(number), $"l{number}"))
            .ToArray();
        var board = StationBoard.Of(
            View(1, [.. orders.Skip(1)]) with { Done = [orders[0].HandedOver(Noon)] }, Hot, Site);

        Assert.Equal(Enumerable.Range(6, 20).Reverse(), board.Recalls.Select(recall => recall.Header.CallNumber));
    }

    [Fact]
    public void Boards_that_show_the_same_are_equal()
    {
        var order = Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Steak", Hot, step: 2));

        Assert.Equal(Board(order), StationBoard.Of(View(2, order), Hot, Site));
        Assert.NotEqual(Board(order), Board(order.Started(Noon, "a")));
    }

    [Fact]
    public void Every_open_line_of_sixty_orders_is_on_exactly_one_board()
    {
        var orders = Enumerable.Range(1, 60).Select(number => Placed(
            number, Noon,
            Line($"h{number}", "Steak", Hot), Line($"b{number}", "Bière", Bar), Line($"n{number}", "?", station: null))).ToArray();
        var view = View(1, orders);
        var shown = new StationId?[] { Hot, Bar, null }
            .SelectMany(station => StationBoard.Of(view, station, Site).Tickets)
            .SelectMany(ticket => ticket.Lines)
            .Select(line => line.Key);

        Assert.Equal(orders.SelectMany(order => order.Lines).Select(line => line.Id.Value).Order(), shown.Order());
    }

    private static StationBoard Board(params Order[] orders) => StationBoard.Of(View(1, orders), Hot, Site);

    private static IEnumerable<int> Numbers(StationBoard board) =>
        board.Tickets.Select(ticket => ticket.Header.CallNumber);
}
