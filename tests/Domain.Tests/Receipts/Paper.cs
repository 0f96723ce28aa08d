using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Receipts;

/// <summary>What the receipt tests print: a house that has said everything, and words that show their places.</summary>
internal static class Paper
{
    public static readonly ReceiptRules Full = ReceiptRules.Default with
    {
        House = new("Chez Léa", ["12 rue de l’Église", "69003 LYON", "FRANCE"], "73282932000074", "FR44732829320"),
        Header = ["Cuisine du marché"], Footer = ["À bientôt !"], Width = 42,
    };

    public static readonly ReceiptWords Words = new(
        word => word switch
        {
            ReceiptWord.Sale => "TICKET",
            ReceiptWord.Refund => "REMBOURSEMENT",
            ReceiptWord.Note => "NOTE",
            ReceiptWord.NoteIsNoTicket => "NOTE – NE VAUT PAS TICKET",
            ReceiptWord.Gift => "TICKET CADEAU",
            ReceiptWord.Duplicate => "DUPLICATA {0}",
            ReceiptWord.Number => "Ticket n° {0}",
            ReceiptWord.Till => "Caisse {0}",
            ReceiptWord.Server => "Servi par {0}",
            ReceiptWord.Each => "à {0} l’unité",
            ReceiptWord.Total => "TOTAL {0}",
            ReceiptWord.Tip => "dont pourboire (hors total)",
            ReceiptWord.TaxExcluded => "HT",
            ReceiptWord.Tax => "Taxe",
            ReceiptWord.TaxIncluded => "TTC",
            ReceiptWord.Vat => "TVA",
            ReceiptWord.TotalTaxExcluded => "Total HT",
            ReceiptWord.TotalTax => "Total TVA",
            ReceiptWord.Margin => "Marge",
            ReceiptWord.ClosingMargin => "Marge TTC",
            ReceiptWord.SchemeSecondHand => "Occasion",
            _ => $"{word} {{0}}",
        },
        mode => mode is PaymentMode.Cash ? "Espèces" : $"{mode}",
        mode => $"{mode}",
        CultureInfo.GetCultureInfo("fr-FR"));

    public static ReceiptFrame Frame(ReceiptRules? rules = null) => new(rules ?? Full, Words, "Le site", "RetailPos 1.2.3", "EUR");

    public static SaleLine Line(string id, string name, int thousandths, long cents, int rate) => new(
        new(id), new(new(id), name, new(cents), new(rate), new(rate), Card: null), new(thousandths), [], "", IsSent: true);

    public static Sale SaleOf(params SaleLine[] lines) => Sale.None with
    {
        Id = new("s-1"), Till = new("C1"), Order = new("o-1"), Stage = SaleStage.Open, Table = new TableId("T4"), Covers = 2, CallNumber = 47,
        OpenedAt = Noon, Lines = [.. lines],
    };

    public static SealedTicket Sealed(Sale sale, Money tip = default)
    {
        var given = new Money((sale.Total.Cents / 1_000 + 2) * 1_000) + tip;
        var paid = new Payment(new("p-1"), PaymentMode.Cash, given, sale.Total, given - tip - sale.Total, tip);
        var ticket = Ticket.Of(sale, 128, paid, new("Élodie", "C1"), Noon);
        return new(ticket, Seal.Of(Canonical.Of(ticket), Seal.NoPrevious), []);
    }

    public static string TextOf(Receipt receipt) => string.Join('\n', receipt.Rows.Select(row => row.Style switch
    {
        ReceiptStyle.Rule => "---",
        ReceiptStyle.Large => $"# {row.Text}",
        ReceiptStyle.Alert => $"! {row.Text}",
        ReceiptStyle.Code => $"[{row.Text}]",
        ReceiptStyle.Logo or ReceiptStyle.Image => $"({row.Text})",
        _ => row.Text,
    }));
}
