using Microsoft.Extensions.Localization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Office;

/// <summary>A table that never was, to show what a receipt looks like: two rates, a choice, a reduction, a tip and change.</summary>
public static class ReceiptSample
{
    public static Receipt Of(ReceiptPreview preview, ReceiptFrame frame, IStringLocalizer<Words> words, DateTimeOffset now)
    {
        var (sale, by) = (SaleOf(words, now), new Actor(words["SampleServer"], "C1"));
        return preview switch
        {
            ReceiptPreview.Ticket => Receipt.Of(Sealed(sale, by, now), frame, address: "https://example.test/ticket/abc"),
            ReceiptPreview.Note => BillNote.Of(sale, frame, by, now),
            ReceiptPreview.Gift => Receipt.GiftOf(Sealed(sale, by, now), frame),
            ReceiptPreview.Duplicate => Receipt.Of(
                Sealed(sale, by, now), frame, new(1, now.AddMinutes(20), words["SampleServer"]), "https://example.test/ticket/abc"),
        };
    }

    private static SealedTicket Sealed(Sale sale, Actor by, DateTimeOffset now)
    {
        Payment cash = new(new("sample"), PaymentMode.Cash, new(6_000), sale.Total, new Money(6_000 - 100) - sale.Total, new(100));
        var ticket = Ticket.Of(sale, number: 128, cash, by, now);
        return new(ticket, Seal.Of(Canonical.Of(ticket), Seal.NoPrevious), []);
    }

    private static Sale SaleOf(IStringLocalizer<Words> words, DateTimeOffset now) => Sale.None with
    {
        Id = new("sample"), Till = new("C1"), Order = new("sample"), Stage = SaleStage.Open, Table = new TableId("T4"), Covers = 2, CallNumber = 47,
        OpenedAt = now,
        Lines =
        [
            Line("dish", words["SampleDish"], 2_000, 1_990, 1_000) with { Choices = [new(new("sample"), new("sample"), words["SampleChoice"], Money.Zero)] },
            Line("wine", words["SampleWine"], 2_000, 450, 2_000),
            Line("dessert", words["SampleDessert"], 1_000, 690, 550),
        ],
        Adjustments =
        [
            new(new("sample"), AdjustmentKind.Reduction, words["SampleReduction"], -1_000, Money.Zero, FixedPrice: null, [new("dish")], IsByHand: true, default),
        ],
    };

    private static SaleLine Line(string id, string name, int thousandths, long cents, int rate) => new(
        new(id), new(new(id), name, new(cents), new(rate), new(rate), Card: null), new(thousandths), [], "", IsSent: true);
}

public enum ReceiptPreview
{
    Ticket,
    Note,
    Gift,
    Duplicate,
}
