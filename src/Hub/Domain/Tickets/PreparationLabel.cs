using System.Globalization;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tickets;

/// <summary>Labels for what is packed: one for each piece, that says whose it is, what is in it, and which of how many.</summary>
public static class PreparationLabel
{
    /// <summary>More pieces of one order are a banquet: from here on each line has one label, with its quantity.</summary>
    public const int LabelsMax = 100;

    /// <param name="lines">What is printed; cancelled ones have a label of their own, for a label may be on the bag already.</param>
    public static ValueList<PreparationTicket> Of(
        OrderHeader header, ValueList<OrderLine> lines, TicketWords words, CultureInfo culture, bool isCopy = false, bool isTraining = false)
    {
        var wanted = lines.Where(line => line.State is not LineState.Cancelled).ToList();
        var pieces = wanted.Sum(line => (long)PiecesOf(line)) > LabelsMax
            ? wanted.Select(line => (Line: line, IsWhole: true)).ToList()
            : [.. wanted.SelectMany(line => Enumerable.Repeat((Line: line, IsWhole: PiecesOf(line) == 1), PiecesOf(line)))];

        return
        [
            .. pieces.Select((piece, at) => Label(piece.Line, $"{at + 1}/{pieces.Count}", piece.IsWhole)),
            .. lines.Where(line => line.State is LineState.Cancelled).Select(Cancelled),
        ];

        PreparationTicket Label(OrderLine line, string place, bool isWhole) => new(
        [
            .. Head(place),
            .. Row(TicketStyle.Alert, line.IsChanged ? words.Changed : ""),
            new(TicketStyle.Article, isWhole && line.Sent.Quantity != Quantity.One ? $"{Much(line)} {line.Sent.Article}" : line.Sent.Article),
            .. line.Sent.Options.SelectMany(option => Row(TicketStyle.Option, option)),
            .. Row(TicketStyle.Note, line.Sent.Note),
            .. Row(TicketStyle.Alert, Says(words.Allergy, string.Join(", ", line.Sent.Allergies ?? []))),
            .. Row(TicketStyle.Meta, Says(words.Contains, string.Join(", ", line.Sent.Card.Allergens))),
        ]);

        PreparationTicket Cancelled(OrderLine line) => new(
        [
            .. Head(""),
            new(TicketStyle.Alert, words.Cancelled),
            new(TicketStyle.Struck, $"{Much(line)} {line.Sent.Article}"),
        ]);

        string Much(OrderLine line) => (line.Sent.Quantity.Thousandths / 1_000m).ToString("0.###", culture);

        IEnumerable<TicketRow> Head(string place) =>
        [
            .. Row(TicketStyle.Alert, isTraining ? words.Training : ""),
            .. Row(TicketStyle.Alert, isCopy ? words.Copy : ""),
            new(TicketStyle.Call, place.Length > 0 ? $"{header.CallNumber}  {place}" : $"{header.CallNumber}"),
            .. Row(TicketStyle.Meta, header.Relay),
            .. Row(TicketStyle.Meta, header.Table is { } table ? Says(words.Table, table.Value) : header.Customer.Length > 0 ? header.Customer : header.Mode.IsOnSite() ? words.EatIn : words.TakeAway),
        ];
    }

    // A weight is one piece.
    private static int PiecesOf(OrderLine line) => line.Sent.Quantity is { IsWhole: true, Thousandths: > 0 } whole ? whole.Thousandths / 1_000 : 1;

    private static string Says(string words, string about) => about.Length > 0 ? string.Format(CultureInfo.InvariantCulture, words, about) : "";

    private static TicketRow[] Row(TicketStyle style, string text) => text.Length > 0 ? [new(style, text)] : [];
}
