using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Domain.Tests.Invoices;

/// <summary>Sealed tickets that invoices are drawn of.</summary>
internal static class Bills
{
    public static readonly TillId TheTill = new("T1");
    public static readonly Actor Lea = new("Léa", "T1");
    public static readonly DateTimeOffset Sold = new(2026, 11, 22, 13, 42, 11, TimeSpan.FromHours(1));

    public static readonly HouseIdentity House = new(
        "Brasserie du Pont Neuf", ["12 quai des Grands-Augustins", "75006 Paris", "FRANCE"], "73282932000074", "FR44732829320");

    public static readonly InvoiceFrame Frame = new(
        Seller.Of(House, "RetailPos"), "EUR", [new("PMT", "40 € pour frais de recouvrement.")], "RetailPos 0.1.0");

    public static readonly Party Buyer = new(
        "Atelier Nováková & Fils", new("8 rue de l’Église", "69007", "Lyon", "FR", "55208131766522", "FR03552081317", "compta@novakova.example"));

    /// <summary>Every word is its own name.</summary>
    public static readonly InvoiceWords Words = new(
        word => word switch
        {
            InvoiceWord.TicketIs or InvoiceWord.CorrectsIs or InvoiceWord.Sealed or InvoiceWord.Page => $"{word} {{0}} {{1}}",
            _ => $"{word}",
        },
        mode => $"{mode}",
        CultureInfo.GetCultureInfo("fr"));

    private static readonly Decider<Till, TillCommand, TillEvent, TillRefusal> Decider = TillDecider.With(HashOnlySealer.Instance, TheTill);

    /// <summary>A till that has sealed as many tickets as these tests sell.</summary>
    public static Till Open { get; } = Till.New with
    {
        Chains = ChainEnds.None.With(FiscalChainKind.Tickets, new(99, new string('x', 43))),
    };

    public static TicketLine Line(string name, int thousandths, long price, int rate, params (string Name, long Cents)[] shares)
    {
        var gross = new Money(price).Times(new(Math.Abs(thousandths)));
        var total = gross + shares.Sum(share => new Money(share.Cents));
        return new(
            new(name), null, name, new(thousandths), new(price), new(rate), thousandths < 0 ? -total : total,
            shares.Length > 0 ? gross : null, shares.Length > 0 ? [.. shares.Select(share => new TicketShare(share.Name, new(share.Cents)))] : null);
    }

    public static SealedTicket Bill(params TicketLine[] lines) => Bill(ServiceMode.EatIn, PaymentMode.Card, refund: null, lines);

    public static SealedTicket Bill(ServiceMode mode, PaymentMode paid, RefundMark? refund, params TicketLine[] lines)
    {
        var total = lines.Sum(line => line.Total);
        return new(
            new(
                TheTill, refund is null ? 17 : 18, Sold, new("s-1"), mode, Table: null, 2, 42, Lea, [.. lines], total,
                [
                    .. lines.GroupBy(line => line.Rate).OrderBy(rate => rate.Key).Select(rate => new VatShare(
                        rate.Key, rate.Sum(line => line.Total), rate.Key.TaxInside(rate.Sum(line => line.Total)))),
                ],
                new(new("pay-1"), paid, total, total, Money.Zero), Money.Zero, refund),
            Seal.Of("ticket", Seal.NoPrevious), []);
    }

    public static Decision<TillEvent, TillRefusal> Ask(Till till, TillCommand command, int daysLater = 0) =>
        Decider.Decide(till, command, Sold.AddMinutes(5).AddDays(daysLater));

    public static Till After(Till till, TillEvent happened) => Decider.Evolve(till, happened);

    public static TillEvent.InvoiceSealed Draw(SealedTicket bill, InvoiceMark? corrects = null, InvoiceFrame? frame = null, int daysLater = 0) =>
        (TillEvent.InvoiceSealed)Assert.Single(
            Ask(Open, new TillCommand.DrawInvoice(bill, corrects, frame ?? Frame, Buyer, Lea), daysLater).Events);
}
