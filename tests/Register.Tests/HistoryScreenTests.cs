using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Home;
using RetailPos.Register.TillDay;

namespace RetailPos.Register.Tests;

/// <summary>The history gives out papers as the register does, and shows what was never sealed.</summary>
public sealed class HistoryScreenTests : Counter, ISalesHistoryDesk
{
    private readonly List<HistoryWish> _wishes = [];

    public HistoryScreenTests() =>
        Services.AddSingleton<ISalesHistoryDesk>(this).AddSingleton(new HouseTills([new("C1"), new("C2")]));

    public DateOnly Today => new(2026, 7, 15);

    public Task<SalesHistory> ReadAsync(HistoryWish wish, CancellationToken stop)
    {
        _wishes.Add(wish);
        return Task.FromResult(new SalesHistory(
            [
                .. House.All.Select(sale => new HistoryRow(
                    sale.Id, sale.Ticket, sale.Till, sale.Ticket, sale.OpenedAt, Table: null, sale.CallNumber, "", "", sale.Total, sale.Due,
                    sale.Ticket is null ? HistoryState.Open : HistoryState.Paid, [.. sale.Payments.Select(payment => payment.Mode)])),
            ],
            IsCut: false));
    }

    public Task<TicketOfPast?> FindAsync(long position, CancellationToken stop)
    {
        var sale = House.Only;
        var bill = FakeReceipts.Of(sale);
        var copies = Papers.Printed.Count(paper => paper.Kind is ReceiptKind.Ticket);
        return Task.FromResult<TicketOfPast?>(new(
            position, bill.Ticket, bill.Seal, Session: 1,
            sale with { Receipts = copies > 0 ? [new(sale.Till, bill.Ticket.Number, copies)] : null }));
    }

    public Task<Sale?> ReadSaleAsync(SaleId sale) => Task.FromResult<Sale?>(House.The(sale));

    [Fact]
    public void A_ticket_of_the_past_is_shown_printed_and_mailed_by_the_same_keys_as_at_the_register()
    {
        Sell(pay: true);
        var page = Render<HistoryScreen>();
        Tap(page, $"row-{House.Only.Id}");

        Assert.Contains("19,90", Said(page, "receipt"), StringComparison.Ordinal);
        Assert.Equal("Jamais donné au client", Said(page, "copies"));
        Tap(page, "print-ticket");
        Until(page, () => Said(page, "copies") == "Original donné · duplicatas : 0");
        Papers.Answer = new(ReceiptOutcome.Done, Copy: 2);
        Tap(page, "print-ticket");
        Until(page, () => Has(page, "said") && Said(page, "said") == "Le duplicata 1 part à l’imprimante.");
        Assert.Equal("Original donné · duplicatas : 1", Said(page, "copies"));
        Tap(page, "print-gift");
        Tap(page, "mail-ticket");
        The(page, "mail-to").Input("lea@example.fr");
        The(page, "mail-send").ParentElement!.Submit();

        Until(page, () => Papers.Mailed.Count == 1);
        Assert.Equal([ReceiptKind.Ticket, ReceiptKind.Ticket, ReceiptKind.Gift], Papers.Printed.Select(paper => paper.Kind));
        Assert.Empty(page.FindAll("[data-test=receipts] .key-hint"));
    }

    [Fact]
    public void A_printer_that_is_not_there_is_said()
    {
        Sell(pay: true);
        Papers.Answer = new(ReceiptOutcome.NoPrinter);
        var page = Render<HistoryScreen>();
        Tap(page, $"row-{House.Only.Id}");
        Tap(page, "print-ticket");

        Until(page, () => Has(page, "said"));
        Assert.Equal("false", The(page, "said").GetAttribute("data-good"));
    }

    [Fact]
    public void A_sale_without_a_ticket_shows_its_lines()
    {
        Sell(pay: false);
        var page = Render<HistoryScreen>();
        Tap(page, $"row-{House.Only.Id}");

        Assert.Contains("Steak frites", Said(page, "open-lines"), StringComparison.Ordinal);
        Assert.Equal("19,90 €", Said(page, "open-total"));
        Assert.False(Has(page, "receipts"));
    }

    [Fact]
    public void Register_and_way_of_paying_narrow_the_list()
    {
        var page = Render<HistoryScreen>();
        The(page, "at-till").Change("C2");
        The(page, "by-mode").Change("Card");
        Tap(page, "kind-OnAccount");

        Assert.Equal((new TillId("C2"), PaymentMode.Card, HistoryKind.OnAccount), (_wishes[^1].Till, _wishes[^1].Mode, _wishes[^1].Kind));
        The(page, "at-till").Change("");
        Assert.Null(_wishes[^1].Till);
    }

    private void Sell(bool pay)
    {
        var register = Register();
        Tap(register, "article-steak");
        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);

        if (pay)
        {
            Tap(register, "pay");
            Tap(register, "pay-card");
            Until(register, () => Has(register, "ticket"));
        }
    }
}
