using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Sales;

/// <summary>What is taxed on its margin, and what is not taxed at all.</summary>
public sealed class SchemeTests
{
    private static readonly HouseRules InFrance = HouseRules.Default with
    {
        Receipts = ReceiptRules.Default with { House = new("Chez Léa", [], "73282932000074", "FR44732829320") },
    };

    private static readonly SaleCommand.SetExemption Exempt = new(IsOn: true, Anna, German, InFrance);

    [Fact]
    public void The_tax_is_taken_once_in_the_sum_of_the_margins_of_a_row()
    {
        // 40.00 and 0.05 of margin at 20 %: 40.05 / 6 = 6.675.
        var sale = After(Opened, Added(Lamp, OfMargin("cup", cents: 105, purchase: 100), Wine));

        Assert.Equal(
            [new VatShare(new(2_000), new(420), new(70)), new(new(2_000), new(10_105), new(668), VatScheme.SecondHand, new(4_005))],
            VatShare.Of(sale));
        Assert.Equal((new Money(3_337), new Money(9_437)), (VatShare.Of(sale)[1].Base, VatShare.Of(sale)[1].TaxExcluded));
    }

    [Fact]
    public void Each_scheme_is_a_row_of_its_own()
    {
        var sale = After(Opened, Added(Lamp, OfMargin("print", 5_000, 1_000, VatScheme.Art), OfMargin("coin", 900, 1_000, VatScheme.Antiques)));

        Assert.Equal(
            [(VatScheme.SecondHand, 667L), (VatScheme.Art, 667), (VatScheme.Antiques, 0)], VatShare.Of(sale).Select(share => (share.Scheme, share.Tax.Cents)));
    }

    [Fact]
    public void What_is_sold_at_a_loss_has_no_margin_and_takes_nothing_off_that_of_another()
    {
        var sale = After(Opened, Added(Lamp, OfMargin("cup", cents: 500, purchase: 3_000)));

        Assert.Equal([4_000L, 0], Pricing.Of(sale).Lines.Select(line => line.Margin!.Value.Cents));
        Assert.Equal(new Money(667), Assert.Single(VatShare.Of(sale)).Tax);
    }

    [Theory]
    [InlineData(-1_000, 3_000)]
    [InlineData(-4_000, 0)]
    [InlineData(-9_999, 0)]
    [InlineData(1_000, 5_000)]
    public void What_is_taken_off_the_price_is_taken_off_the_margin(int percentPoints, long margin)
    {
        var sale = Told(After(Opened, Added(Lamp)), new SaleCommand.ApplyReduction(
            new("r-1"), "Remise", percentPoints, Money.Zero, FixedPrice: null, Lines: null, Anna));

        Assert.Equal(new Money(margin), Assert.Single(Pricing.Of(sale).Lines).Margin);
    }

    [Fact]
    public void What_the_house_gives_has_no_margin_and_bears_no_tax()
    {
        var sale = Told(After(Opened, Added(Lamp)), new SaleCommand.MakeFree(new("f-1"), Lamp.Id, "Offert", Anna));

        Assert.Equal((Money.Zero, Money.Zero, Money.Zero), Assert.Single(VatShare.Of(sale)) is var row ? (row.TaxIncluded, row.Margin, row.Tax) : default);
    }

    [Fact]
    public void In_a_menu_the_margin_is_that_of_its_share_of_the_price()
    {
        var both = new[] { Lamp, Mug }.Select(line => line with { Article = line.Article with { Department = new(line.Article.Name) } }).ToArray();
        var menu = new Menu(new("both"), "Ensemble", new(8_000), [new("Lampe", [new("lamp")], 1, 1, []), new("Tasse", [new("mug")], 1, 1, [])], Rank: 0, IsAutomatic: false);
        var sale = Told(After(Opened, Added(both)), new SaleCommand.ComposeMenu(new("m-1"), menu, [.. both.Select(line => new LinePart(line.Id, Quantity.One))], Anna));
        var lamp = Pricing.Of(sale).Of(Lamp.Id);

        Assert.Equal((7_279L, 1_279L), (lamp.Net.Cents, lamp.Margin!.Value.Cents)); // 80.00 over 100.00 and 9.90.
    }

    [Fact]
    public void What_is_weighed_was_bought_by_the_kilogram()
    {
        var sale = After(Opened, Added(Lamp with { Quantity = new(333), Article = Lamp.Article with { IsWeighed = true } }));

        Assert.Equal((new Money(3_330), new Money(1_998), new Money(1_332)), Assert.Single(Pricing.Of(sale).Lines) is var line ? (line.Net, line.Purchase, line.Margin) : default);
    }

    // 100.01 in three: the cents of the rounding stay with what stays, and come back with what comes back.
    [Fact]
    public void A_split_takes_a_purchase_apart_to_the_cent_and_a_merge_puts_it_together()
    {
        var bills = new Bills(After(Opened, Added(OfMargin("table", cents: 20_000, purchase: 10_001), Wine)));

        bills.Move(0, 1, [new(new("table"), new(333))]);
        bills.Move(0, 2, [new(new("table"), new(333))]);
        Assert.Equal([3_330L, 3_330, 3_341], new[] { 1, 2, 0 }.Select(bill => Pricing.Of(bills[bill]).Lines[0].Purchase!.Value.Cents).Order());

        bills.Move(1, 0, [.. bills[1].Lines.Select(line => new LinePart(line.Id, line.Quantity))]);
        bills.Move(2, 0, [.. bills[2].Lines.Select(line => new LinePart(line.Id, line.Quantity))]);
        Assert.Equal(new Money(10_001), bills.Purchases);
    }

    [Fact]
    public void Refunds_in_parts_give_back_the_margin_to_the_cent()
    {
        var sale = Paid(After(Opened, Added(Lamp, OfMargin("cup", cents: 300, purchase: 200))));
        var back = new List<Ticket>();

        foreach (var cents in (long[])[3_333, 1, 3_333, 3_333, 300])
        {
            var asked = (SaleEvent.RefundRequested)Assert.Single(SaleDecider.Decide(
                sale, new SaleCommand.RequestRefund(new($"r-{back.Count}"), TheTill, PaymentMode.Cash, Lines: null, new Money(cents), "froid", Anna), Noon).Events);
            back.Add(Ticket.Of(asked.Sale, asked.Refund, TheTill, 9, Anna, Noon));
            sale = Told(SaleDecider.Evolve(sale, asked), new SaleCommand.ConfirmRefund(asked.Refund.Id, TheTill, 9));
        }

        Assert.Equal((-4_000L, -100L), (Margins(Lamp.Id), Margins(new("cup"))));
        Assert.All(back, ticket => Assert.Equal(ticket.Total, ticket.Vat.Sum(share => share.TaxExcluded + share.Tax)));
        Assert.All(back.SelectMany(ticket => ticket.Lines), line => Assert.Equal((VatScheme.SecondHand, (Money?)null), (line.Scheme, line.Purchase)));
        long Margins(LineId id) => back.SelectMany(ticket => ticket.Lines).Where(line => line.Id == id).Sum(line => line.Margin!.Value).Cents;
    }

    [Fact]
    public void An_exempt_sale_is_charged_at_prices_without_their_tax_and_names_its_buyer()
    {
        var sale = After([.. OpenedExempt, Added(Steak, Wine with { Quantity = Quantity.Pieces(3) })]);

        Assert.Equal([(1_754L, 1_754L), (350, 1_050)], Pricing.Of(sale).Lines.Select(line => (line.UnitPrice.Cents, line.Net.Cents)));
        Assert.Equal([new VatShare(default, new(2_804), Money.Zero, VatScheme.IntraCommunity)], VatShare.Of(sale));
        Assert.Equal("DE123456789", Ticket.Of(sale, 1, Taken(Cash("p-1", 2_804), 2_804), Anna, Noon).Exempt);
    }

    [Fact]
    public void What_is_taxed_on_its_margin_is_so_wherever_it_goes()
    {
        var sale = After([.. OpenedExempt, Added(Steak, Lamp)]);

        Assert.Equal([VatScheme.SecondHand, VatScheme.IntraCommunity], VatShare.Of(sale).Select(share => share.Scheme));
        Assert.Equal(new Money(1_754 + 10_000), sale.Total);
    }

    [Fact]
    public void A_reduction_of_an_exempt_sale_is_without_its_tax_to_the_cent()
    {
        var sale = Told(After([.. OpenedExempt, Added(Wine with { Quantity = Quantity.Pieces(3) })]), new SaleCommand.ApplyReduction(
            new("r-1"), "Remise", -1_000, Money.Zero, FixedPrice: null, Lines: null, Anna));
        var line = Assert.Single(Pricing.Of(sale).Lines);

        // 12.60 less a tenth is 11.34, and 9.45 without 20 %.
        Assert.Equal((350L, 1_050L, 945L), (line.UnitPrice.Cents, line.Gross.Cents, line.Net.Cents));
    }

    [Fact]
    public void A_refund_of_an_exempt_sale_is_exempt()
    {
        var sale = Paid(After([.. OpenedExempt, Added(Wine)]));
        var asked = (SaleEvent.RefundRequested)Assert.Single(SaleDecider.Decide(
            sale, new SaleCommand.RequestRefund(new("r-1"), TheTill, PaymentMode.Cash, Lines: null, Amount: null, "froid", Anna), Noon).Events);
        var back = Ticket.Of(asked.Sale, asked.Refund, TheTill, 2, Anna, Noon);

        Assert.Equal((new Money(-350), "DE123456789"), (back.Total, back.Exempt));
        Assert.Equal([new VatShare(default, new(-350), Money.Zero, VatScheme.IntraCommunity)], back.Vat);
    }

    [Fact]
    public void What_is_eaten_here_puts_the_exemption_to_sleep_and_taking_it_away_wakes_it()
    {
        var sale = After([.. OpenedExempt, Added(Wine)]);
        var here = Told(sale, new SaleCommand.SetMode(ServiceMode.EatIn, Anna));

        Assert.Equal((new Money(420), false, German), (here.Total, here.IsExempt, here.Exemption));
        Assert.Null(Ticket.Of(here, 1, Taken(Cash("p-1", 420), 420), Anna, Noon).Exempt);
        Assert.Equal(new Money(350), Told(here, new SaleCommand.SetMode(ServiceMode.TakeAway, Anna)).Total);
    }

    [Fact]
    public void Another_customer_ends_the_exemption_and_so_does_the_key()
    {
        var ended = new SaleEvent.ExemptionSet(German, After: null, Anna, Noon);

        SaleDecider.Decider.Given(OpenedExempt).When(new SaleCommand.SetCustomer("Zoé", Anna, new("zoe")))
            .Happens(ended, new SaleEvent.CustomerSet("Zoé", Anna, Noon, new("zoe")));
        SaleDecider.Decider.Given(OpenedExempt).When(new SaleCommand.SetCustomer("Müller GmbH", Anna))
            .Happens(ended, new SaleEvent.CustomerSet("Müller GmbH", Anna, Noon));
        SaleDecider.Decider.Given(OpenedExempt).When(new SaleCommand.SetCustomer("Müller", Anna, German.Customer))
            .Happens(new SaleEvent.CustomerSet("Müller", Anna, Noon, German.Customer));
        SaleDecider.Decider.Given(OpenedExempt).When(Exempt with { IsOn = false }).Happens(ended);
    }

    [Fact]
    public void An_exemption_is_set_once_and_ended_once()
    {
        SaleDecider.Decider.Given(OpenedExempt[..2]).When(Exempt).Happens(OpenedExempt[2]);
        SaleDecider.Decider.Given(OpenedExempt).When(Exempt).NothingHappens();
        SaleDecider.Decider.Given(OpenedExempt[..2]).When(Exempt with { IsOn = false }).NothingHappens();
    }

    [Theory]
    [InlineData("FR03552081317")] // The house's own state.
    [InlineData("CHE-116.281.710 TVA")] // No state of the Union.
    [InlineData("GB123456789")]
    [InlineData("55208131766522")] // A registration, and no VAT number.
    [InlineData("BE0000000000")]
    [InlineData("DE 123 456 789")]
    public void A_number_that_is_of_no_other_state_of_the_union_is_refused(string number) => SaleDecider.Decider.Given(OpenedExempt[..2])
        .When(Exempt with { Buyer = German with { VatNumber = number } }).IsRefused(SaleRefusal.ExemptionNumberInvalid);

    [Theory]
    [InlineData("EL123456789")]
    [InlineData("XI123456789")]
    [InlineData("ATU12345678")]
    public void A_number_of_another_state_of_the_union_is_taken(string number) =>
        Assert.Null(SaleDecider.Decider.Given(OpenedExempt[..2]).When(Exempt with { Buyer = German with { VatNumber = number } }).Refusal);

    [Theory]
    [InlineData("")]
    [InlineData("CHE-116.281.710 TVA")]
    public void A_house_without_a_number_of_the_union_exempts_nobody(string number) => SaleDecider.Decider.Given(OpenedExempt[..2])
        .When(Exempt with { House = InFrance with { Receipts = InFrance.Receipts with { House = InFrance.Receipts.House with { VatNumber = number } } } })
        .IsRefused(SaleRefusal.ExemptionNotHere);

    [Fact]
    public void Who_is_not_its_customer_or_has_no_number_exempts_no_sale()
    {
        SaleDecider.Decider.Given(OpenedExempt[..2]).When(Exempt with { Buyer = null }).IsRefused(SaleRefusal.CustomerMissing);
        SaleDecider.Decider.Given(OpenedExempt[..2]).When(Exempt with { Buyer = German with { Customer = new("zoe") } }).IsRefused(SaleRefusal.CustomerMissing);
        SaleDecider.Decider.Given(OpenedExempt[0]).When(Exempt).IsRefused(SaleRefusal.CustomerMissing);
    }

    [Fact]
    public void Nothing_comes_to_an_exempt_bill_nor_leaves_it()
    {
        var bills = new Bills(After([.. OpenedExempt, Added(Wine, Mug)]));
        Assert.Equal(SaleRefusal.ExemptStaysWhole, bills.Move(0, 1, [new(Wine.Id, Quantity.One)]));

        bills.Open(1, new("o-2"));
        bills.Tell(1, AddLines(Steak, Mug with { Id = new("mug-2") }));
        bills.Tell(1, new SaleCommand.SetMode(ServiceMode.TakeAway, Anna));
        Assert.Equal(SaleRefusal.ExemptStaysWhole, bills.Move(1, 0, [new(Steak.Id, Quantity.One)]));
    }

    private static Sale Paid(Sale sale) => SaleDecider.Evolve(
        SaleDecider.Evolve(SaleDecider.Evolve(sale, Requested(sale, Cash("p-1", sale.Total.Cents))), Confirmed(Cash("p-1", sale.Total.Cents), sale.Total.Cents)), Settled);

    private static Sale Told(Sale sale, params SaleCommand[] commands) => commands.Aggregate(sale, (now, command) =>
    {
        var answer = SaleDecider.Decide(now, command, Noon);
        Assert.Null(answer.Refusal);
        return answer.Events.Aggregate(now, SaleDecider.Evolve);
    });
}
