using System.Globalization;
using RetailPos.Corpus.Tests.Simulation;
using RetailPos.Displays.Board;
using RetailPos.Displays.Station;
using RetailPos.Displays.Tests;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Corpus.Tests;

public sealed partial class CorpusTests
{
    private static readonly StationId Unheard = new("unheard");

    private static readonly StationId?[] Everywhere = [Hot, Bar, Unheard, null];

    [Fact]
    public void Item_07_new_orders_appear_only_after_a_manual_refresh()
    {
        var screen = Show(View(1));

        for (var at = 1; at <= 5; at++)
        {
            Feed.Push(View(at + 1, [.. Enumerable.Range(1, at).Select(number => Placed(number, Noon, Line($"l{number}", "Steak", Hot)))]));
            Assert.True(screen.Has($"ticket-o{at}"));
        }
    }

    [Fact]
    public void Item_08_a_screen_says_no_tickets_while_orders_wait() => Always((view, orders) =>
    {
        foreach (var station in Everywhere)
        {
            var waits = orders.Exists(order => order.Lines.Any(line => line.Station == station && line.State is LineState.Queued or LineState.Started && line.Station == station));
            Assert.Equal(waits, Boards.Station(view, station).Tickets.Any(ticket => !ticket.ToFinish.IsEmpty));
        }
    });

    [Fact]
    public void Item_16_the_sound_is_missing_for_the_first_item()
    {
        var screen = Show(View(1));
        Assert.True(screen.Has("empty"));

        Feed.Push(View(2, Placed(47, Noon, Line("a", "Steak", Hot))));

        Assert.Equal("1 new 10", screen.Test("station").GetAttribute("data-chime"));
    }

    [Fact]
    public void Item_17_there_are_no_totals_of_the_day() => Always((view, orders) =>
    {
        foreach (var station in Everywhere)
        {
            var owed = orders.SelectMany(order => order.Lines)
                .Where(line => line.Station == station && line.State is LineState.Queued or LineState.Started && line.Station == station)
                .GroupBy(line => line.Sent.Article)
                .ToDictionary(group => group.Key, group => group.Sum(line => line.Sent.Quantity.Thousandths));
            Assert.Equal(owed, Boards.Station(view, station).AllDay.ToDictionary(all => all.Article, all => all.Quantity.Thousandths));
        }
    });

    [Fact]
    public void Item_18_drinks_are_shown_in_the_kitchen() => Always((view, orders) =>
    {
        var home = orders.SelectMany(order => order.Lines).ToDictionary(line => line.Id, line => line.Station);

        foreach (var station in Everywhere)
        {
            Assert.All(Boards.Station(view, station).Tickets.SelectMany(ticket => ticket.Lines), line => Assert.Equal(station, home[line.Tick.Line]));
        }
    });

    [Fact]
    public void Item_20_an_order_takes_too_many_precise_taps()
    {
        var order = Placed(47, Noon, [.. Enumerable.Range(0, 9).Select(at => Line($"l{at}", $"Plat {at}", Hot))]);
        var screen = Show(View(1, order));

        // One big key, wherever on the ticket's foot, and one key of the bump bar.
        screen.Test("ready-o47").Click();
        screen.InvokeAsync(() => screen.Instance.PressAsync("1"));
        screen.InvokeAsync(() => screen.Instance.PressAsync("b"));

        Assert.Equal(2, Desk.Asked.Count);
        Assert.All(Desk.Asked, asked => Assert.Equal(9, Assert.IsType<OrderCommand.MarkReady>(asked.Command).Ticks.Count));
    }

    [Fact]
    public void Item_21_a_filter_silently_hides_tickets() => Always((view, orders) =>
    {
        var lost = orders.Sum(order => order.Lines.Count(line => line.Station is null && line.State is LineState.Queued or LineState.Started && line.Station is null));
        var held = orders.Sum(order => order.Lines.Where(line => line.State is LineState.Held).Sum(line => line.Sent.Quantity.Thousandths / 1_000));
        var counted = 0;

        foreach (var station in Everywhere)
        {
            var board = Boards.Station(view, station);
            counted += board.LaterPieces + board.Tickets.Sum(ticket => ticket.Later.Sum(later => later.Pieces));
            Assert.Equal(station is null ? 0 : lost, board.Unassigned);
        }

        Assert.Equal(held, counted);
    });

    [Fact]
    public void Item_22_cancelled_quantities_are_not_shown() => Always((view, orders) =>
    {
        foreach (var line in orders.SelectMany(order => order.Lines).Where(line => line.AwaitsAcknowledgement))
        {
            var shown = Boards.Station(view, line.Station).Tickets.SelectMany(ticket => ticket.Lines).Single(one => one.Tick.Line == line.Id);
            Assert.Equal((LineMark.Cancelled, line.Sent.Quantity), (shown.Mark, shown.Quantity));
        }
    });

    [Fact]
    public void Item_23_the_number_on_the_board_differs_from_the_ticket() => Always((view, orders) =>
    {
        var tickets = Everywhere.SelectMany(station => Boards.Station(view, station).Tickets)
            .GroupBy(ticket => ticket.Header.Id)
            .ToDictionary(group => group.Key, group => group.Select(ticket => ticket.Header.CallNumber).Distinct().Single());
        var pass = Boards.Pass(view).Rows.ToDictionary(row => row.Header.Id, row => row.Header.CallNumber);
        var board = Boards.Ready(view, Noon.AddMinutes(10));

        foreach (var number in board.Preparing.Concat(board.Ready))
        {
            var called = orders.Find(order => order.Header!.Id == number.Order)!.Header!.CallNumber;
            Assert.EndsWith(number.Label, called.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Assert.Equal(called, pass[number.Order]);
            Assert.Equal(called, tickets.GetValueOrDefault(number.Order, called));
        }
    });

    [Fact]
    public void Item_26_the_age_is_negative_after_midnight()
    {
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

        // Over midnight, into summer time and out of it, as local clocks write them.
        foreach (var night in new DateTimeOffset[] { new(2026, 3, 14, 22, 50, 0, TimeSpan.Zero), new(2026, 3, 29, 0, 50, 0, TimeSpan.Zero), new(2026, 10, 25, 0, 50, 0, TimeSpan.Zero) })
        {
            for (var minutes = 0; minutes < 180; minutes += 10)
            {
                var sent = TimeZoneInfo.ConvertTime(night.AddMinutes(minutes), paris);
                var time = Show(View(1, Placed(47, sent, Line("a", "Steak", Hot)))).Find("[data-test=ticket-o47] time");
                var since = DateTimeOffset.Parse(time.GetAttribute("data-since")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

                Assert.Equal(TimeSpan.FromMinutes(5), night.AddMinutes(minutes + 5) - since);
            }
        }
    }

    [Fact]
    public async Task Item_27_only_the_first_orders_are_drawn_and_nothing_says_so()
    {
        var orders = Enumerable.Range(1, 60).Select(number => Placed(number, Noon.AddMinutes(number), Line($"l{number}", "Steak", Hot))).ToArray();
        var screen = Show(View(1, orders));

        Assert.Equal(60, screen.FindAll("article[data-ticket]").Count);

        foreach (var fit in new[] { 0, 8, 15, 59 })
        {
            await screen.InvokeAsync(() => screen.Instance.Fits(fit));
            Assert.Contains($"{60 - fit}", screen.Test("beyond").TextContent, StringComparison.Ordinal);
            Assert.Equal(new Beyond(60 - fit, orders[fit].Lines[0].SentAt), Boards.Station(View(1, orders), Hot).After(fit));
        }
    }

    [Fact]
    public void Item_28_two_identical_lines_on_a_ticket_are_confused()
    {
        var order = Placed(47, Noon, Line("a", "Steak", Hot), Line("b", "Steak", Hot), Line("c", "Steak", Hot));

        for (var at = 0; at < 3; at++)
        {
            var id = order.Lines[at].Id;
            order = order.Ready(Noon, id.Value);
            var marks = Boards.Station(View(at, order, Placed(1, Noon, Line("d", "Soupe", Hot))), Hot).Tickets
                .FirstOrDefault(ticket => ticket.Key == "o47")?.Lines.Count(line => line.Mark is LineMark.Ready);

            Assert.Equal(at + 1, order.Lines.Count(line => line.State is LineState.Ready));
            Assert.Equal(LineState.Ready, order.Find(id)!.State);
            Assert.Equal(at == 2 ? null : at + 1, marks);
        }
    }

    // Services full of orders in every state that a decider allows, at stations that are known, unknown and missing.
    private static void Always(Action<KitchenView, List<Order>> holds)
    {
        for (var seed = 1; seed <= Evenings * 3; seed++)
        {
            var chance = new Chance((ulong)seed);
            var orders = Enumerable.Range(1, 4 + chance.Next(30)).Select(number => Any(chance, number + (100 * chance.Next(40)))).ToList();
            orders = [.. orders.DistinctBy(order => order.Header!.CallNumber).Where(order => order.ConcernsKitchen)];
            holds(View(seed, [.. orders]), orders);
        }
    }

    private static Order Any(Chance chance, int number)
    {
        SentLine[] lines = [.. Enumerable.Range(0, 1 + chance.Next(5)).Select(at => Line(
            $"l{number}-{at}", $"Plat {chance.Next(4)}", chance.Of(Everywhere), 1 + chance.Next(3), 1 + chance.Next(2)))];
        var order = Placed(
            number, Noon.AddSeconds(number), header => chance.OneIn(3) ? header with { Table = new TableId($"T{number}") } : header, lines);

        for (var taps = chance.Next(6); taps > 0; taps--)
        {
            ValueList<Tick> one = [Tick.Of(chance.Of(order.Lines))];
            OrderCommand command = chance.Next(5) switch
            {
                0 => new OrderCommand.Start(one, Actor.Hub),
                1 or 2 => new OrderCommand.MarkReady(one, Actor.Hub),
                3 => new OrderCommand.Recall(one, Actor.Hub),
                _ => new OrderCommand.Cancel([one[0].Line], "", Actor.Hub),
            };
            order = OrderDecider.Decide(order, command, Noon.AddMinutes(2)).Events.Aggregate(order, OrderDecider.Evolve);
        }

        return order;
    }

    private IRenderedComponent<StationScreen> Show(KitchenView view)
    {
        Feed.Push(view);
        return Render<StationScreen>(screen => screen.Add(it => it.Station, "hot"));
    }
}
