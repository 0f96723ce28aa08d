using System.Globalization;
using RetailPos.Domain.Tests.Orders;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Orders.Pass;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Tickets;

public sealed class PreparationTicketTests
{
    private static readonly TicketWords Words = new(
        "Sur place", "À emporter", "Table {0}", "{0} couverts", "Bippeur {0}", "Pour {0}", "Étape {0}", "PRIORITÉ", "EN PLUS",
        "MODIFIÉ", "ANNULÉ", "ALLERGIE : {0}", "contient {0}", "DUPLICATA", Next: "SUITE", Held: "À SUIVRE");

    private static readonly OrderHeader Full = Header with
    {
        Customer = "Zoé, 3 rue des Lilas", Note = "bougie", DueAt = Noon.AddHours(1),
    };

    [Fact]
    public void Each_field_that_a_station_wants_has_its_row()
    {
        var rows = Print(Full, TicketFields.All, beepers: [7], Steak with { Note = "bleu", Options = ["frites"] });

        Assert.Equal(
            [
                (TicketStyle.Call, "42"), (TicketStyle.Title, "Table T4"), (TicketStyle.Title, "Zoé, 3 rue des Lilas"),
                (TicketStyle.Meta, "2 couverts"), (TicketStyle.Title, "Pour 13:00"), (TicketStyle.Meta, "Bippeur 7"),
                (TicketStyle.Meta, "12:00"), (TicketStyle.Meta, "till-1"), (TicketStyle.Note, "bougie"), (TicketStyle.Rule, ""),
                (TicketStyle.Meta, "Étape 1"), (TicketStyle.Article, "1 steak"), (TicketStyle.Option, "frites"),
                (TicketStyle.Note, "bleu"),
            ],
            rows);
    }

    [Fact]
    public void A_field_left_empty_prints_no_line()
    {
        var empty = Header with { Table = null, Covers = 0, Customer = "", Note = "", DueAt = null, Source = "", Mode = ServiceMode.TakeAway };

        Assert.Equal(
            [
                (TicketStyle.Call, "42"), (TicketStyle.Title, "À emporter"), (TicketStyle.Meta, "12:00"), (TicketStyle.Rule, ""),
                (TicketStyle.Meta, "Étape 1"), (TicketStyle.Article, "1 steak"),
            ],
            Print(empty, TicketFields.All, beepers: [], Steak));
    }

    [Theory]
    [InlineData(TicketFields.Customer, "Zoé, 3 rue des Lilas")]
    [InlineData(TicketFields.Table, "Table T4")]
    [InlineData(TicketFields.Covers, "2 couverts")]
    [InlineData(TicketFields.Beeper, "Bippeur 7")]
    [InlineData(TicketFields.DueTime, "Pour 13:00")]
    [InlineData(TicketFields.Notes, "bougie")]
    [InlineData(TicketFields.Step, "Étape 1")]
    [InlineData(TicketFields.Server, "till-1")]
    public void A_field_that_a_station_does_not_want_is_not_printed(TicketFields field, string text)
    {
        Assert.Contains(Print(Full, TicketFields.All, [7], Steak), row => row.Text == text);
        Assert.DoesNotContain(Print(Full, TicketFields.All & ~field, [7], Steak), row => row.Text == text);
    }

    [Fact]
    public void A_guests_allergy_is_printed_whatever_the_station_wants() =>
        Assert.Contains((TicketStyle.Alert, "ALLERGIE : arachide"), Print(Full, TicketFields.None, [], Nutty));

    [Fact]
    public void A_change_prints_the_old_struck_and_the_new_plain()
    {
        var order = OrderDecider.Decider.Given(Placed, Added(Steak)).After(Wish(Steak, Steak.Wish with { Quantity = Quantity.Pieces(2) }));

        Assert.Equal(
            [(TicketStyle.Alert, "MODIFIÉ"), (TicketStyle.Struck, "1 steak"), (TicketStyle.Article, "2 steak")],
            Print(order, TicketFields.None, Steak).SkipWhile(row => row.Style is not TicketStyle.Rule).Skip(1));
    }

    [Fact]
    public void A_cancellation_and_a_copy_say_so()
    {
        var order = OrderDecider.Decider.Given(Placed, Added(Steak, Soup), Cancelled(Steak)).State;
        var rows = Print(order, TicketFields.None, isCopy: true, Steak);

        Assert.Equal((TicketStyle.Alert, "DUPLICATA"), rows[0]);
        Assert.Equal([(TicketStyle.Alert, "ANNULÉ"), (TicketStyle.Struck, "1 steak")], rows[^2..]);
    }

    [Fact]
    public void What_waits_for_its_course_says_so_above_it_and_not_above_the_others()
    {
        var order = OrderDecider.Decider.Given(Placed, Added(Steak, Cake)).State;

        Assert.Equal(
            [
                (TicketStyle.Meta, "Étape 1"), (TicketStyle.Article, "1 steak"),
                (TicketStyle.Meta, "Étape 2"), (TicketStyle.Alert, "À SUIVRE"), (TicketStyle.Article, "1 cake"),
            ],
            Print(order, TicketFields.Step, Steak, Cake).SkipWhile(row => row.Style is not TicketStyle.Rule).Skip(1));
    }

    [Fact]
    public void A_course_that_is_wanted_now_is_called_so_first_of_all()
    {
        var order = OrderDecider.Decider.Given(Placed, Added(Steak, Cake), new OrderEvent.StepOpened(2, StepCause.Fired, Anna, Noon)).State;
        var ticket = PreparationTicket.Of(
            order.Header!, isRush: false, [order.Find(Cake.Id)!], [], TicketFields.Step | TicketFields.Table, Words,
            Time, CultureInfo.GetCultureInfo("fr-FR"), isNext: true);

        Assert.Equal([(TicketStyle.Alert, "SUITE"), (TicketStyle.Call, "42"), (TicketStyle.Title, "Table T4")], ticket.Rows.Take(3).Select(row => (row.Style, row.Text)));
        Assert.DoesNotContain(ticket.Rows, row => row.Text == "À SUIVRE");
    }

    [Fact]
    public void Only_the_lines_that_were_asked_for_are_printed() => Assert.DoesNotContain(
        Print(OrderDecider.Decider.Given(Placed, Added(Steak, Soup)).State, TicketFields.All, Steak),
        row => row.Text.Contains("soup", StringComparison.Ordinal));

    private static (TicketStyle Style, string Text)[] Print(
        OrderHeader header, TicketFields fields, ValueList<int> beepers, params SentLine[] lines) =>
        Rows(PreparationTicket.Of(
            header, isRush: false, OrderDecider.Decider.Given().After(new OrderCommand.Send(header, [.. lines], Anna)).Lines,
            beepers, fields, Words, Time, CultureInfo.GetCultureInfo("fr-FR")));

    private static (TicketStyle Style, string Text)[] Print(Order order, TicketFields fields, params SentLine[] lines) =>
        Print(order, fields, isCopy: false, lines);

    private static (TicketStyle Style, string Text)[] Print(Order order, TicketFields fields, bool isCopy, params SentLine[] lines) =>
        Rows(PreparationTicket.Of(
            order.Header!, order.IsRush, [.. order.Lines.Where(line => Ids(lines).Contains(line.Id))], [], fields, Words, Time, CultureInfo.GetCultureInfo("fr-FR"), isCopy));

    private static (TicketStyle, string)[] Rows(PreparationTicket ticket) =>
        [.. ticket.Rows.Select(row => (row.Style, row.Text))];

    private static string Time(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
