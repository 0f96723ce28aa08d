using RetailPos.Displays.Chef;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class ChefBoardTests
{
    [Fact]
    public void An_article_is_summed_over_all_orders_with_its_options_under_it()
    {
        var board = ChefBoard.Of(
            View(
                1,
                Placed(1, Noon, Steak("a", 2, "saignant"), Steak("b", 1, "bleu")),
                Placed(2, Noon.AddMinutes(2), Steak("c", 1, "saignant"), Steak("d", 2, "à point"))),
            only: null);

        var dish = Assert.Single(Assert.Single(board.Columns).Dishes);
        Assert.Equal(("Steak", Quantity.Pieces(6), Noon), (dish.Article, dish.Quantity, dish.Since!.Value));
        Assert.Equal(
            ["saignant 3", "à point 2", "bleu 1"],
            dish.Variants.Select(variant => $"{string.Join(", ", variant.Options)} {variant.Quantity}"));
    }

    [Fact]
    public void Nobody_reads_of_options_where_nobody_chose_any()
    {
        var board = ChefBoard.Of(View(1, Placed(1, Noon, Line("a", "Soupe", Hot))), only: null);

        Assert.Empty(board.Columns[0].Dishes[0].Variants);
    }

    [Fact]
    public void What_somebody_has_in_hand_still_counts_and_what_is_ready_does_not()
    {
        var order = Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Soupe", Hot), Line("c", "Soupe", Hot))
            .Started(Noon, "a").Ready(Noon, "b");

        var dish = ChefBoard.Of(View(1, order), only: null).Columns[0].Dishes[0];

        Assert.Equal((Quantity.Pieces(2), Quantity.Pieces(1)), (dish.Quantity, dish.Started));
    }

    [Fact]
    public void Later_courses_stand_apart_and_so_do_orders_for_later()
    {
        var tomorrow = Placed(
            2, Noon, header => header with { DueAt = Noon.AddHours(5), SurfaceAt = Noon.AddHours(4) }, Line("x", "Tarte", Hot, quantity: 8));
        var board = ChefBoard.Of(
            View(1, Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Tarte", Hot, step: 2)), tomorrow), only: null);

        var tart = board.Columns[0].Dishes.Single(dish => dish.Article == "Tarte");
        Assert.Equal((new Quantity(0), Quantity.Pieces(1), null), (tart.Quantity, tart.Later, tart.Since));
        Assert.Equal(("Tarte", Quantity.Pieces(8), Noon.AddHours(5)), board.Ahead.Select(one => (one.Article, one.Quantity, one.DueAt!.Value)).Single());
    }

    [Fact]
    public void Stations_stand_in_the_houses_order_and_what_nobody_has_stands_last()
    {
        var view = View(1, Placed(1, Noon, Line("a", "?", station: null), Line("b", "Café", Bar), Line("c", "Soupe", Hot)));

        Assert.Equal(["hot", "bar", "-"], ChefBoard.Of(view, only: null).Columns.Select(column => column.Key));
        Assert.Equal(["bar"], ChefBoard.Of(view, only: "bar").Columns.Select(column => column.Key));
        Assert.Equal(["-"], ChefBoard.Of(view, only: "-").Columns.Select(column => column.Key));
    }

    [Fact]
    public void What_is_sold_out_says_so_where_somebody_waits_for_it_and_else_below()
    {
        var steak = Line("a", "Steak", Hot) with { Item = new("steak") };
        var view = View(1, Placed(1, Noon, steak)) with
        {
            SoldOut = SoldOut.Empty with
            {
                Articles = SoldOut.Empty.Articles
                    .Add(new("steak"), new("Steak", Actor.Hub, Noon))
                    .Add(new("huitres"), new("Huîtres", Actor.Hub, Noon)),
            },
        };

        var board = ChefBoard.Of(view, only: null);

        Assert.True(board.Columns[0].Dishes[0].IsSoldOut);
        Assert.Equal(["Huîtres"], board.SoldOut);
    }

    // Whatever the cooks did, each piece that is owed is counted once, and nothing else is.
    [Fact]
    public void The_sums_are_a_recount_of_the_orders()
    {
        var chance = new Random(20_260_314);
        var reached = 0;

        for (var round = 0; round < 200; round++)
        {
            var orders = Enumerable.Range(1, chance.Next(1, 12)).Select(number => AnyOrder(number, chance)).ToArray();
            var board = ChefBoard.Of(View(1, orders), only: null);
            var all = orders.SelectMany(order => order.Lines.Select(line => (order, line))).ToList();
            var owed = all.Where(at => at.line.State is LineState.Queued or LineState.Started).ToList();
            var held = all.Where(at => at.line.State is LineState.Held).ToList();
            var dishes = board.Columns.SelectMany(column => column.Dishes).ToList();
            reached += held.Count;

            Assert.Equal(Sum(owed.Select(at => at.line)), dishes.Sum(dish => dish.Quantity.Thousandths));
            Assert.Equal(Sum(owed.Select(at => at.line)), board.Columns.Sum(column => column.Quantity.Thousandths));
            Assert.Equal(
                Sum(owed.Select(at => at.line).Where(line => line.State is LineState.Started)), dishes.Sum(dish => dish.Started.Thousandths));
            Assert.Equal(Sum(held.Where(at => !at.order.IsAhead).Select(at => at.line)), dishes.Sum(dish => dish.Later.Thousandths));
            Assert.Equal(Sum(held.Where(at => at.order.IsAhead).Select(at => at.line)), board.Ahead.Sum(dish => dish.Quantity.Thousandths));
            Assert.All(
                dishes.Where(dish => !dish.Variants.IsEmpty),
                dish => Assert.Equal(dish.Quantity.Thousandths, dish.Variants.Sum(variant => variant.Quantity.Thousandths)));
            Assert.Equal(
                board.Columns.Select(column => column.Quantity.Thousandths),
                board.Columns.Select(column => ChefBoard.Of(View(1, orders), column.Key).Columns.Single().Quantity.Thousandths));
        }

        Assert.True(reached > 100);
    }

    private static long Sum(IEnumerable<OrderLine> lines) => lines.Sum(line => (long)line.Sent.Quantity.Thousandths);

    private static Order AnyOrder(int number, Random chance)
    {
        StationId?[] stations = [Hot, Bar, null];
        string[] articles = ["Steak", "Soupe", "Café"];
        string[] options = ["saignant", "bleu"];
        var lines = Enumerable.Range(0, chance.Next(1, 7)).Select(at => Line(
            $"{number}-{at}", articles[chance.Next(3)], stations[chance.Next(3)], chance.Next(1, 4), step: chance.Next(1, 4)) with
        {
            Options = [.. options.Take(chance.Next(3))],
        }).ToArray();
        var isAhead = chance.Next(5) == 0;
        var order = Placed(number, Noon, header => header with { SurfaceAt = isAhead ? Noon.AddHours(2) : null }, lines);

        for (var tap = chance.Next(6); tap > 0 && !isAhead; tap--)
        {
            var open = order.Lines.Where(line => line.State is LineState.Queued or LineState.Started).ToList();

            if (open.Count > 0)
            {
                var line = open[chance.Next(open.Count)].Id.Value;
                order = chance.Next(3) switch
                {
                    0 => order.Ready(Noon, line),
                    1 => order.Started(Noon, line),
                    _ => order.Cancelled(Noon, line),
                };
            }
        }

        return order;
    }

    private static SentLine Steak(string id, int quantity, string option) =>
        Line(id, "Steak", Hot, quantity) with { Options = [option] };
}
