using System.Globalization;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Devices.Tests.Printers;

/// <summary>One of each paper that leaves the house's printers.</summary>
internal static class Documents
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 4, 0, TimeSpan.Zero);

    private static readonly TicketWords Words = new(
        "Sur place", "À emporter", "Table {0}", "{0} couverts", "Bipeur {0}", "Pour {0}", "Suite {0}", "PRIORITÉ", "AJOUT", "MODIFIÉ", "ANNULATION",
        "ALLERGIE : {0}", "Contient : {0}", "COPIE POSSIBLE", "ÉCOLE");

    private static readonly OrderHeader Header = new(
        new("o1"), 47, ServiceMode.EatIn, new("T4"), 3, "Zoé Lefèvre", "Anniversaire à 13 h", "Léa", Noon, DueAt: null);

    public static readonly IReadOnlyDictionary<string, Paper> All = new Dictionary<string, Paper>(StringComparer.Ordinal)
    {
        ["receipt"] = PaperOf.Receipt(Receipt(ReceiptKind.Ticket), opensDrawer: true),
        ["duplicate"] = PaperOf.Receipt(Receipt(ReceiptKind.Ticket, "DUPLICATA n° 2")),
        ["bill"] = PaperOf.Receipt(Receipt(ReceiptKind.Note, "NOTE PROVISOIRE, ne vaut pas ticket")),
        ["kitchen"] = PaperOf.Preparation(Ticket(Steak, Beer), 42),
        ["rush-copy"] = PaperOf.Preparation(PreparationTicket.Of(Header, isRush: true, [Steak], [7], TicketFields.All, Words, Clock, French, isCopy: true), 42),
        ["change"] = PaperOf.Preparation(Ticket(Steak with { Before = new(Quantity.Pieces(3), ["bien cuit"], "", []) }), 42),
        ["cancellation"] = PaperOf.Preparation(Ticket(Steak with { State = LineState.Cancelled, CancelledFrom = LineState.Queued }), 42),
        ["labels"] = PaperOf.Labels(PreparationLabel.Of(Header, [Steak, Beer, Beer with { State = LineState.Cancelled, CancelledFrom = LineState.Queued }], Words, French), 24),
        ["pictures"] = new(42,
        [
            new PaperPart.Picture(new(12, 2, new byte[] { 0xff, 0xf0, 0x1b, 0x40 })), new PaperPart.Bars(BarKind.Ean13, "4006381333931"),
            new PaperPart.Bars(BarKind.Ean8, "96385074"), new PaperPart.Bars(BarKind.Code128, "A{7"), new PaperPart.Code("https://192.168.1.20/t/é"), new PaperPart.Cut(),
        ]),
    };

    private static CultureInfo French => CultureInfo.GetCultureInfo("fr-FR");

    private static OrderLine Steak => Line("l1", "Entrecôte d'Aubrac, sauce bœuf", 2, ["saignant", "sans frites"], "sel à part", ["gluten"], ["lait", "céleri"]);

    private static OrderLine Beer => Line("l2", "Bière pression 25 cl", 1, [], "", null, ["gluten"]);

    private static PreparationTicket Ticket(params OrderLine[] lines) =>
        PreparationTicket.Of(Header, isRush: false, [.. lines], [7], TicketFields.All, Words, Clock, French);

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static OrderLine Line(string id, string article, int pieces, ValueList<string> options, string note, ValueList<string>? allergies, ValueList<string> allergens) => new(
        new(new(id), article, Quantity.Pieces(pieces), options, note, new([new("chaud")], 2, 300, allergens), Allergies: allergies),
        LineState.Queued, RouteIndex: 0, Epoch: 0, IsLate: false, Noon, StartedAt: null, ReadyAt: null, CancelledFrom: null, Outcome: null);

    private static Receipt Receipt(ReceiptKind kind, string alert = "") => new(kind, 42,
    [
        new(ReceiptStyle.Logo, "L1"),
        new(ReceiptStyle.Large, "Chez Zoë"),
        new(ReceiptStyle.Text, "12, rue de l’Église – 69001 Lyon"),
        .. alert.Length > 0 ? (ReceiptRow[])[new(ReceiptStyle.Alert, alert)] : [],
        new(ReceiptStyle.Rule, ""),
        new(ReceiptStyle.Text, "2 Crème brûlée à l'œuf             18,00 €"),
        new(ReceiptStyle.Text, "0,356 Comté affiné                  8,54 €"),
        new(ReceiptStyle.Bold, "TOTAL                              26,54 €"),
        new(ReceiptStyle.Text, "Carte bancaire                     26,54 €"),
        new(ReceiptStyle.Code, "http://192.168.1.20:5080/ticket/é"),
        new(ReceiptStyle.Text, "Merci, à bientôt !"),
    ]);
}
