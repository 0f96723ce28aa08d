using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Expenses;
using RetailPos.Register.Home;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Tests;

/// <summary>A part of a ticket for whoever pays it back.</summary>
public sealed class ExpenseScreenTests : Counter
{
    public ExpenseScreenTests() => Services.AddSingleton(new HouseTills([new("C1")]));

    [Fact]
    public void A_note_by_lines_is_drawn_shown_and_printed_at_the_register_that_asked()
    {
        var page = Page();
        Tap(page, "line-plat");
        Assert.Contains("19,90", Said(page, "draw"), StringComparison.Ordinal);
        The(page, "draw").ParentElement!.Submit();

        Until(page, () => Has(page, "receipt"));
        Assert.Equal(["plat"], Assert.Single(Expenses.Asked).Lines.Select(line => line.Value));
        Assert.Contains("Bavette", Said(page, "receipt"), StringComparison.Ordinal);
        Assert.Contains("12,00", Said(page, "left"), StringComparison.Ordinal);
        Assert.False(Has(page, "line-plat"));

        Tap(page, "print");
        The(page, "mail-to").Input("zoe@example.fr");
        The(page, "mail-send").ParentElement!.Submit();
        Assert.Equal([("print", 1L, "C1"), ("mail", 1L, "zoe@example.fr")], Expenses.Given);
        Tap(page, "show-code");
        Assert.Contains("/ticket/", The(page, "code").GetAttribute("data-address"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_by_amount_reads_what_was_typed_and_too_much_is_said()
    {
        var page = Page();
        Tap(page, "by-Amount");
        Assert.True(The(page, "draw").HasAttribute("disabled"));
        The(page, "amount").Input("40");
        The(page, "draw").ParentElement!.Submit();
        Assert.Contains("reste", Said(page, "said"), StringComparison.Ordinal);

        The(page, "amount").Input("10,5");
        The(page, "draw").ParentElement!.Submit();
        Until(page, () => Has(page, "receipt"));
        Assert.Equal([4_000L, 1_050L], Expenses.Asked.Select(claim => claim.Amount.Cents));
    }

    [Fact]
    public void A_note_by_payment_takes_the_payment_and_then_nothing_is_left()
    {
        var page = Page();
        Tap(page, "by-Payment");
        Tap(page, "payment-p-1");
        The(page, "draw").ParentElement!.Submit();

        Until(page, () => Has(page, "none-left"));
        Assert.Equal(ExpenseBasis.Payment, Assert.Single(Expenses.Asked).Basis);
        Assert.False(Has(page, "draw"));
    }

    [Fact]
    public void A_sale_without_a_ticket_has_no_note() =>
        Assert.True(Has(Render<ExpenseScreen>(parameters => parameters.Add(it => it.Sale, "other")), "no-sale"));

    [Fact]
    public void The_page_of_a_note_shows_the_note()
    {
        var page = Page();
        Tap(page, "line-vin");
        The(page, "draw").ParentElement!.Submit();
        Until(page, () => Has(page, "receipt"));

        var guest = Render<ETicketScreen>(screen => screen.Add(it => it.Token, "note"));
        Assert.Contains("Brouilly", Said(guest, "receipt"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bavette", Said(guest, "receipt"), StringComparison.Ordinal);
    }

    private IRenderedComponent<ExpenseScreen> Page() => Render<ExpenseScreen>(parameters => parameters.Add(it => it.Sale, FakeExpenses.Dinner.Value));
}
