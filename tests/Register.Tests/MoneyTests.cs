using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Tests;

public sealed class MoneyTests : Counter
{
    [Fact]
    public void On_a_busy_floor_the_other_bill_is_found_by_its_table_or_name()
    {
        for (var at = 1; at <= 20; at++)
        {
            var other = new SaleId($"sale-{at}");
            House.Tell(other, new SaleCommand.Open(other, new("C1"), new($"order-{at}"), ServiceMode.EatIn, default));
            House.Tell(other, new SaleCommand.AddLines([new(new($"line-{at}"), Menu.Sold("biere"), Quantity.One, [], "")], default));
            House.Tell(other, new SaleCommand.TakeTable(new($"T{at}"), 2, default));
        }

        House.Tell(new("sale-17"), new SaleCommand.SetCustomer("Mme Hélène", default));
        var screen = Register();
        Tap(screen, "mode-EatIn");
        Tap(screen, "article-steak");
        Until(screen, () => House.All.Count == 21);
        Tap(screen, "split");
        Assert.Equal(12, screen.FindAll("[data-test^='split-to-']").Count);
        Assert.Contains("8", Said(screen, "split-more"), StringComparison.Ordinal);

        The(screen, "split-find").Input("helene");
        Assert.Contains("T17 · Mme Hélène", Said(screen, "split-to-sale-17"), StringComparison.Ordinal);
        Assert.Single(screen.FindAll("[data-test^='split-to-']"));
        The(screen, "split-find").Input("t20");
        Tap(screen, "split-all");
        Tap(screen, "split-to-sale-20");
        Until(screen, () => House.The(new("sale-20")).Lines.Count == 2);
    }

    [Fact]
    public void A_piece_goes_to_another_bill_at_a_tap_and_the_sums_are_shown_before()
    {
        var screen = Register();
        Tap(screen, "article-biere");
        Tap(screen, "article-biere");
        Until(screen, () => House.All.Count == 1 && House.Only.Total == new Money(900));
        var line = House.Only.Lines[0].Id;

        Tap(screen, "split");
        Tap(screen, $"split-take-{line}");

        Assert.Contains("4,50", Said(screen, "split-goes-total"), StringComparison.Ordinal);
        Assert.Contains("4,50", Said(screen, "split-stays-total"), StringComparison.Ordinal);

        Tap(screen, "split-new");
        Until(screen, () => House.All.Count == 2);
        Assert.All(House.All, sale => Assert.Equal(new Money(450), sale.Total));
    }

    [Fact]
    public void Ten_per_cent_of_everything_is_typed_and_stands_on_the_bill()
    {
        var screen = Register();
        Tap(screen, "article-confiture");
        Tap(screen, "discount");
        Press(screen, "1", "0");
        Tap(screen, "discount-percent");

        Until(screen, () => House.Only.Total == new Money(585));
        Tap(screen, $"undo-{House.Only.Adjusted[0].Id}");
        Until(screen, () => House.Only.Total == new Money(650));
    }

    [Fact]
    public void What_the_house_gives_is_on_the_bill_for_nothing()
    {
        var screen = Register();
        Tap(screen, "article-confiture");
        Until(screen, () => House.All.Count == 1 && !House.Only.Lines.IsEmpty);
        Tap(screen, $"line-{House.Only.Lines[0].Id}");
        Tap(screen, "line-free");

        Until(screen, () => House.Only.Total.IsZero);
        Assert.Equal("Offert", Said(screen, $"priced-{House.Only.Lines[0].Id}"));
    }

    [Fact]
    public void The_keys_are_those_of_the_house_and_a_tip_is_none_of_the_sale()
    {
        var screen = Register();
        Tap(screen, "article-confiture");
        Tap(screen, "pay");
        Press(screen, "2");
        Tap(screen, "tip");
        Until(screen, () => Said(screen, "tip").Contains('2', StringComparison.Ordinal));
        Tap(screen, "pay-card");

        Until(screen, () => House.Only.Stage is SaleStage.Settled);
        Assert.Equal((new Money(850), new Money(650), new Money(200)), (House.Only.Payments[0].Given, House.Only.Payments[0].Applied, House.Only.Payments[0].Tip));
        Assert.Contains("pourboire", Said(screen, "ticket"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_cents_are_gone_the_exact_amount_is_one_that_coins_make()
    {
        House.Rules.Push(new(2, HouseRules.Default with
        {
            Payments = PaymentRules.Default with { CashStepCents = 5, Keys = [PaymentRules.Default.Keys[0]] },
        }));
        var screen = Register();
        Tap(screen, "article-confiture");
        Tap(screen, "discount");
        Press(screen, "0", ",", "0", "2");
        Tap(screen, "discount-amount");
        Until(screen, () => House.Only.Total == new Money(648));
        Tap(screen, "close");
        Tap(screen, "pay");
        Tap(screen, "exact");

        Until(screen, () => House.Only.Stage is SaleStage.Settled);
        Assert.Equal((new Money(650), new Money(2)), (House.Only.Payments[0].Given, House.Only.Payments[0].Rounding));
        Assert.False(Has(screen, "pay-card"));
    }

    [Fact]
    public void A_paid_sale_is_refunded_with_a_reason_from_the_list()
    {
        var screen = Register();
        Tap(screen, "article-confiture");
        Tap(screen, "pay");
        Tap(screen, "pay-cash");
        Until(screen, () => House.Only.Stage is SaleStage.Settled);
        Tap(screen, "new-sale");
        Tap(screen, "open-sales");
        Tap(screen, $"refund-sale-{House.Only.Id}");
        screen.FindAll("[data-test='refund-why']")[0].Click();
        Tap(screen, "refund-cash");

        Until(screen, () => House.Only.Refunded == new Money(650));
        Until(screen, () => !Has(screen, "refund-pane"));
        Assert.Contains("6,50", Said(screen, "said"), StringComparison.Ordinal);
        Assert.Equal(PaymentMode.Cash, House.Only.Refunds![0].Mode);
    }
}
