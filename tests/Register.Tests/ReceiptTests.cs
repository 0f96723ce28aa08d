using RetailPos.Grains.Contracts.Desks;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Office;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Tests;

/// <summary>What is given out after the payment, the note before it, the e-ticket and the office's page.</summary>
public sealed class ReceiptTests : Counter
{
    [Fact]
    public void After_the_payment_nothing_is_printed_unless_somebody_asks()
    {
        var register = Paid();

        Assert.True(The(register, "receipts").HasAttribute("open"));
        Tap(register, "new-sale");
        Assert.Empty(Papers.Printed);
    }

    [Fact]
    public void The_keys_print_a_ticket_and_a_gift_and_say_so()
    {
        var register = Paid();

        Tap(register, "print-ticket");
        Assert.Equal("Le ticket part à l’imprimante.", Said(register, "said"));
        Tap(register, "print-gift");

        Assert.Equal([ReceiptKind.Ticket, ReceiptKind.Gift], Papers.Printed.Select(paper => paper.Kind));
    }

    [Fact]
    public void A_printer_that_is_not_there_is_said_and_the_sale_stays_paid()
    {
        Papers.Answer = new(ReceiptOutcome.NoPrinter);
        var register = Paid();

        Tap(register, "print-ticket");

        Assert.Contains("e-ticket", Said(register, "refusal"), StringComparison.Ordinal);
        Assert.Single(House.Only.Payments);
    }

    [Fact]
    public void The_code_of_the_e_ticket_opens_and_the_letter_goes_where_it_was_said()
    {
        var register = Paid();

        Tap(register, "show-code");
        Assert.True(Has(register, "e-ticket"));
        Tap(register, "mail-ticket");
        Assert.False(Has(register, "e-ticket"));
        The(register, "mail-to").Input("lea@example.fr");
        The(register, "mail-send").ParentElement!.Submit();

        Until(register, () => Papers.Mailed.Count == 1);
        Assert.Equal("lea@example.fr", Papers.Mailed[0]);
    }

    [Fact]
    public void A_house_that_prints_always_prints_once_for_each_payment()
    {
        House.Rules.Push(new(2, HouseRules.Default with { Receipts = ReceiptRules.Default with { Printing = ReceiptPrinting.Always } }));

        var register = Paid();

        Until(register, () => Papers.Printed.Count == 1);
        Assert.Equal(ReceiptKind.Ticket, Papers.Printed[0].Kind);
    }

    [Fact]
    public void The_note_is_shown_before_the_payment_and_says_that_it_is_no_ticket()
    {
        Papers.Answer = new(ReceiptOutcome.NoPrinter);
        var register = Register();
        Tap(register, "article-steak");
        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);

        Tap(register, "note");

        Assert.Contains("NE VAUT PAS TICKET", Said(register, "receipt"), StringComparison.Ordinal);
        Assert.Equal(ReceiptKind.Note, Assert.Single(Papers.Printed).Kind);
    }

    [Fact]
    public void An_e_ticket_opens_by_its_secret_and_another_secret_opens_nothing()
    {
        Paid();
        Papers.Sealed = [FakeReceipts.Of(House.Only)];

        var page = Render<ETicketScreen>(screen => screen.Add(it => it.Token, "known"));
        var other = Render<ETicketScreen>(screen => screen.Add(it => it.Token, "guess"));

        Assert.Contains("19,90", Said(page, "receipt"), StringComparison.Ordinal);
        Assert.False(Has(other, "receipt"));
        Assert.True(Has(other, "e-ticket-none"));
    }

    [Fact]
    public void The_office_sees_what_it_types_on_the_paper_before_it_is_saved()
    {
        var office = Render<ReceiptsScreen>();

        The(office, "house-name").Input("Au Bon Coin");
        Assert.Contains("Au Bon Coin", Said(office, "receipt"), StringComparison.Ordinal);
        Tap(office, "preview-Note");
        Assert.Contains("NE VAUT PAS TICKET", Said(office, "receipt"), StringComparison.Ordinal);
        Tap(office, "preview-Gift");
        Assert.Contains("TICKET CADEAU", Said(office, "receipt"), StringComparison.Ordinal);
        Tap(office, "preview-Duplicate");
        Assert.Contains("DUPLICATA 1", Said(office, "receipt"), StringComparison.Ordinal);

        The(office, "house-siret").Input("1");
        The(office, "save-receipts").Closest("form")!.Submit();
        Until(office, () => Has(office, "said"));
        Assert.Contains("SIRET", Said(office, "said"), StringComparison.Ordinal);
        The(office, "house-siret").Input("732 829 320 00074");
        The(office, "save-receipts").Closest("form")!.Submit();

        Until(office, () => House.Rules.Current.Rules.Receipts.House.Siret == "73282932000074");
        Assert.Equal("Au Bon Coin", House.Rules.Current.Rules.Receipts.House.Name);
    }

    private IRenderedComponent<RegisterScreen> Paid()
    {
        var register = Register();
        Tap(register, "article-steak");
        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        Tap(register, "pay");
        Tap(register, "pay-card");
        Until(register, () => Has(register, "ticket"));
        return register;
    }
}
