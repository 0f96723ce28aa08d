using System.Globalization;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.Tickets;

public sealed class PreparationLabelTests
{
    private static readonly TicketWords Words = new(
        "Sur place", "À emporter", "Table {0}", "", "", "", "", "", "", "MODIFIÉ", "ANNULATION", "ALLERGIE : {0}", "Contient : {0}", "COPIE", "ÉCOLE");

    private static readonly OrderHeader Header = new(
        new("o1"), 47, ServiceMode.TakeAway, Table: null, 0, "Zoé", "", "Léa", DateTimeOffset.UnixEpoch, DueAt: null);

    [Fact]
    public void Each_piece_has_a_label_that_says_which_of_how_many()
    {
        var labels = Of(Line("Pizza", Quantity.Pieces(2), ["sans oignon"], "bien cuite", ["lait"]), Line("Salade", Quantity.One));

        Assert.Equal(["47  1/3", "47  2/3", "47  3/3"], labels.Select(label => label.Rows[0].Text));
        Assert.Equal(
            [
                new(TicketStyle.Call, "47  1/3"), new(TicketStyle.Meta, "Zoé"), new(TicketStyle.Article, "Pizza"), new(TicketStyle.Option, "sans oignon"),
                new(TicketStyle.Note, "bien cuite"), new(TicketStyle.Meta, "Contient : lait"),
            ],
            labels[0].Rows);
    }

    [Fact]
    public void A_weight_is_one_piece_and_says_how_much() =>
        Assert.Equal("0,356 Comté", Assert.Single(Of(Line("Comté", new(356)))).Rows.Single(row => row.Style is TicketStyle.Article).Text);

    [Fact]
    public void What_was_cancelled_has_a_label_of_its_own_and_counts_for_nothing()
    {
        var labels = Of(Line("Pizza", Quantity.One), Line("Salade", Quantity.One) with { State = LineState.Cancelled, CancelledFrom = LineState.Queued });

        Assert.Equal("47  1/1", labels[0].Rows[0].Text);
        Assert.Equal([new(TicketStyle.Call, "47"), new(TicketStyle.Meta, "Zoé"), new(TicketStyle.Alert, "ANNULATION"), new(TicketStyle.Struck, "1 Salade")], labels[1].Rows);
    }

    [Fact]
    public void A_banquet_has_one_label_a_line()
    {
        var labels = Of(Line("Buns", Quantity.Pieces(PreparationLabel.LabelsMax + 1)), Line("Salade", Quantity.One));

        Assert.Equal(["101 Buns", "Salade"], labels.Select(label => label.Rows.Single(row => row.Style is TicketStyle.Article).Text));
    }

    private static ValueList<PreparationTicket> Of(params OrderLine[] lines) =>
        PreparationLabel.Of(Header, [.. lines], Words, CultureInfo.GetCultureInfo("fr-FR"));

    private static OrderLine Line(string article, Quantity quantity, ValueList<string>? options = null, string note = "", ValueList<string>? allergens = null) => new(
        new(new(article), article, quantity, options ?? [], note, new([new("chaud")], 1, 60, allergens ?? [])),
        LineState.Queued, RouteIndex: 0, Epoch: 0, IsLate: false, DateTimeOffset.UnixEpoch, StartedAt: null, ReadyAt: null, CancelledFrom: null, Outcome: null);
}
