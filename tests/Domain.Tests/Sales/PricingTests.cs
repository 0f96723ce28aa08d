using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Sales;

public sealed class PricingTests
{
    private static readonly DepartmentId Starters = new("starters");
    private static readonly DepartmentId Mains = new("mains");
    private static readonly NewLine Salad = In(Starters, Line("salad", cents: 700, eatIn: 1_000, takeAway: 550));
    private static readonly NewLine Stew = In(Mains, Line("stew", cents: 1_500, eatIn: 1_000, takeAway: 550));
    private static readonly NewLine Beer = In(Mains, Line("beer", cents: 500, eatIn: 2_000, takeAway: 2_000));

    private static readonly Menu Lunch = new(
        new("lunch"), "Formule midi", new(1_800), [new("Entrée", [Starters], 1, 1, []), new("Plat", [Mains], 1, 1, [])], Rank: 0,
        IsAutomatic: true);

    private static readonly AutomaticWhen Always = new([], [], null, null, [], null, null, [], null, null);

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(-100, new long[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(5, new long[] { 0, 0 }, new long[] { 5, 0 })]
    [InlineData(0, new long[] { 3, 4 }, new long[] { 0, 0 })]
    [InlineData(7, new long[] { 10, 20, 70 }, new long[] { 1, 1, 5 })]
    public void An_amount_is_spread_by_largest_remainder(long amount, long[] weights, long[] shares) =>
        Assert.Equal(shares, Rounding.Spread(amount, weights));

    [Fact]
    public void A_percentage_is_taken_first_and_the_amount_after_it()
    {
        var sale = Told(After(Opened, Added(Steak, Wine)), new SaleCommand.ApplyReduction(
            new("r-1"), "Fidélité", -1_000, new(-100), FixedPrice: null, Lines: null, Anna));

        // 22.70 − 10 % = 20.43, − 1.00 = 19.43, and its VAT follows the lines.
        Assert.Equal(new Money(1_943), sale.Total);
        Assert.Equal([1_584, 359], Pricing.Of(sale).ByRow.Select(rate => rate.TaxIncluded.Cents));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void A_fixed_price_is_of_the_lines_so_far_and_later_ones_come_on_top(long cents)
    {
        var sale = Told(
            After(Opened, Added(Steak, Wine)),
            new SaleCommand.ApplyReduction(new("r-1"), "Prix fixe", 0, Money.Zero, new(cents), Lines: null, Anna),
            AddLines(Mug));

        Assert.Equal(new Money(cents + 990), sale.Total);
    }

    [Fact]
    public void A_reduction_of_one_line_leaves_the_others()
    {
        var sale = Told(After(Opened, Added(Steak, Wine)), new SaleCommand.ApplyReduction(
            new("r-1"), "Geste", -5_000, Money.Zero, FixedPrice: null, [Wine.Id], Anna));

        Assert.Equal([1_850, 210], Pricing.Of(sale).Lines.Select(line => line.Net.Cents));
    }

    [Fact]
    public void What_the_house_gives_costs_nothing_and_stays_on_the_bill()
    {
        var sale = Told(After(Opened, Added(Steak, Wine)), new SaleCommand.MakeFree(new("f-1"), Wine.Id, "Offert", Anna));

        Assert.Equal((new Money(1_850), 2), (sale.Total, sale.Lines.Count));
    }

    [Fact]
    public void A_reduction_larger_than_the_sale_makes_it_free_and_no_less()
    {
        var sale = Told(After(Opened, Added(Steak)), new SaleCommand.ApplyReduction(
            new("r-1"), "Geste", 0, new(-9_999), FixedPrice: null, Lines: null, Anna));

        Assert.Equal(Money.Zero, sale.Total);
    }

    [Fact]
    public void Choices_are_paid_by_the_piece_and_never_below_nothing()
    {
        var cheese = new Choice(new("extra"), new("cheese"), "fromage", new(150), [new(ServiceMode.TakeAway, new(200))]);
        var less = new Choice(new("extra"), new("less"), "sans viande", new(-9_000));
        var sale = After(Opened, Added(Steak with { Choices = [cheese], Quantity = Quantity.Pieces(2) }));

        Assert.Equal(new Money(4_000), sale.Total);
        Assert.Equal(new Money(4_100), (sale with { Mode = ServiceMode.TakeAway }).Total);
        Assert.Equal(Money.Zero, After(Opened, Added(Steak with { Choices = [less] })).Total);
    }

    [Fact]
    public void A_change_of_mode_prices_the_whole_sale_anew()
    {
        var sale = After(Opened, Added(Steak with { Article = Steak.Article with { ModePrices = [new(ServiceMode.TakeAway, new(1_600))] } }));

        Assert.Equal(new Money(1_600), Told(sale, new SaleCommand.SetMode(ServiceMode.TakeAway, Anna)).Total);
    }

    [Fact]
    public void What_is_not_sold_in_a_mode_keeps_the_sale_out_of_it() => SaleDecider.Decider
        .Given(Opened, Added(Steak with { Article = Steak.Article with { ModePrices = [new(ServiceMode.TakeAway, null)] } }))
        .When(new SaleCommand.SetMode(ServiceMode.TakeAway, Anna))
        .IsRefused(SaleRefusal.NotSoldInMode);

    [Fact]
    public void A_menu_is_found_by_itself_and_its_price_shared_by_what_its_dishes_cost()
    {
        var sale = Edited(After(Opened), AddLines(Salad, Stew, Beer));

        // 18.00 over 7.00 and 15.00; the beer was no dish any more.
        Assert.Equal([573, 1_227, 500], Pricing.Of(sale).Lines.Select(line => line.Net.Cents));
        Assert.Equal("Formule midi", Assert.Single(sale.Adjusted).Name);
    }

    [Fact]
    public void A_menu_goes_with_its_dish_and_comes_back_with_another()
    {
        var sale = Edited(After(Opened), AddLines(Salad, Stew));

        Assert.Empty((sale = Edited(sale, new SaleCommand.RemoveLine(Salad.Id, "", Anna))).Adjusted);
        Assert.Single(Edited(sale, AddLines(Salad with { Id = new("salad-2") })).Adjusted);
    }

    [Fact]
    public void Three_of_each_are_three_menus()
    {
        var three = Quantity.Pieces(3);
        var sale = Edited(After(Opened), AddLines(Salad with { Quantity = three }, Stew with { Quantity = three }));

        Assert.Equal((3, new Money(5_400)), (sale.Adjusted.Count, sale.Total));
    }

    [Fact]
    public void A_menu_that_a_split_has_fixed_is_never_taken_for_a_later_one()
    {
        var first = new Bills(Edited(After(Opened), AddLines(Salad, Stew)));
        first.Move(0, 1, [new(Salad.Id, Quantity.One)]);
        var again = Edited(first[0], AddLines(Salad with { Id = new("salad-2") }, Stew with { Id = new("stew-2") }));

        var second = new Bills(again);
        second.Move(0, 1, [new(Stew.Id, Quantity.One)]);

        Assert.Equal(2, again.Adjusted.DistinctBy(adjustment => adjustment.Id).Count());
        Assert.Equal(again.Total, second[0].Total + second[1].Total);
    }

    [Fact]
    public void A_menu_undone_by_hand_stays_undone()
    {
        var sale = Edited(After(Opened), AddLines(Salad, Stew));
        sale = Edited(sale, new SaleCommand.RemoveAdjustment(sale.Adjusted[0].Id, Anna));

        Assert.Empty(sale.Adjusted);
        Assert.Empty(Edited(sale, AddLines(Mug)).Adjusted);
    }

    [Fact]
    public void A_menu_by_its_key_costs_its_price_its_supplements_and_what_was_chosen_beyond()
    {
        var menu = Lunch with { Parts = [Lunch.Parts[0], Lunch.Parts[1] with { Supplements = [new(Stew.Article.Id!.Value, new(300))] }] };
        var cheese = new Choice(new("extra"), new("cheese"), "fromage", new(150));
        var sale = Told(
            After(Opened, Added(Salad with { Choices = [cheese] }, Stew)),
            new SaleCommand.ComposeMenu(new("m-1"), menu, [new(Salad.Id, Quantity.One), new(Stew.Id, Quantity.One)], Anna));

        Assert.Equal(new Money(1_800 + 300 + 150), sale.Total);
    }

    [Fact]
    public void A_standing_discount_grows_line_by_line_stands_on_the_bill_once_and_may_be_taken_off()
    {
        var tenth = new StandingDiscount("Boissons", 1_000);
        var sale = Told(After(Opened, Added(Steak)), AddLines(Wine with { Article = Wine.Article with { Discount = tenth } }));
        var second = Wine with { Id = new("wine-2"), Article = Wine.Article with { Discount = tenth } };
        sale = Told(sale, AddLines(second));

        var only = Assert.Single(sale.Adjusted);
        Assert.Equal(("Boissons", -1_000, true), (only.Name, only.PercentPoints, only.IsByHand));
        Assert.Equal([Wine.Id, second.Id], only.Lines);
        var wine = Pricing.Of(sale).Of(Wine.Id).Gross + Pricing.Of(sale).Of(second.Id).Gross;
        Assert.Equal(-new Money(Rounding.HalfAwayFromZero(wine.Cents, 10)), Pricing.Of(sale).Of(only.Id));
        Assert.Equal(Pricing.Of(sale).Of(Steak.Id).Gross, Pricing.Of(sale).Of(Steak.Id).Net);

        sale = Told(sale, new SaleCommand.RemoveAdjustment(only.Id, Anna));
        Assert.Equal(Pricing.Of(sale).Lines.Sum(line => line.Gross), sale.Total);
        Assert.Equal([new("wine-3")], Assert.Single(Told(sale, AddLines(second with { Id = new("wine-3") })).Adjusted).Lines);
    }

    [Fact]
    public void A_rule_for_a_group_holds_for_its_customer_and_goes_with_him()
    {
        var rule = new AutomaticRule(new("students"), "Étudiants", Always with { Groups = ["Étudiant"] }, null, -1_000, Money.Zero, 0);
        var sale = Edited(After(Opened), AddLines(Steak), rule);
        Assert.Empty(sale.Adjusted);

        sale = SaleDecider.Decide(
            sale, new SaleCommand.SetCustomer("Zoé", Anna, new("zoe")) { Offers = Offers(rule, "Étudiant") }, Noon).Events.Aggregate(sale, SaleDecider.Evolve);
        Assert.Equal(("Zoé", new CustomerId("zoe"), 1), (sale.Customer, sale.Known!.Value, sale.Adjusted.Count));

        sale = SaleDecider.Decide(
            sale, new SaleCommand.SetCustomer("Zoé", Anna) { Offers = Offers(rule, "") }, Noon).Events.Aggregate(sale, SaleDecider.Evolve);
        Assert.Equal((null, 0), (sale.Known, sale.Adjusted.Count));
    }

    private static HouseOffers Offers(AutomaticRule rule, string group) => new([new(rule, Article: null)], [], Noon, group);

    [Fact]
    public void A_rule_holds_while_its_conditions_do_and_is_never_there_twice()
    {
        var rule = new AutomaticRule(new("ten"), "Dix", Always with { SubtotalMin = new(2_000) }, null, -1_000, Money.Zero, 0);
        var sale = Edited(After(Opened), AddLines(Steak), rule);

        Assert.Empty(sale.Adjusted);
        Assert.Equal(new Money(2_043), (sale = Edited(sale, AddLines(Wine), rule)).Total);
        Assert.Single((sale = Edited(sale, new SaleCommand.SetCustomer("Zoé", Anna), rule)).Adjusted);
        Assert.Empty(Edited(sale, new SaleCommand.RemoveLine(Wine.Id, "", Anna), rule).Adjusted);
    }

    [Fact]
    public void A_rule_brings_its_article_once_with_its_own_vat_and_takes_it_off_again()
    {
        var rule = new AutomaticRule(new("box"), "Boîte", Always with { Modes = [ServiceMode.TakeAway] }, new("mug"), 0, Money.Zero, 0);
        var sale = Edited(After(Opened, Added(Steak)), new SaleCommand.SetMode(ServiceMode.TakeAway, Anna), rule);

        Assert.Equal([550, 2_000], Pricing.Of(sale).Lines.Select(line => line.Rate.BasisPoints));
        Assert.Equal(2, (sale = Edited(sale, new SaleCommand.SetCustomer("Zoé", Anna), rule)).Lines.Count);
        Assert.Single(Edited(sale, new SaleCommand.SetMode(ServiceMode.EatIn, Anna), rule).Lines);
    }

    [Theory]
    [InlineData(11, 14, true)]
    [InlineData(13, 14, false)]
    [InlineData(22, 2, false)]
    [InlineData(22, 13, true)]
    public void An_hour_of_the_day_may_reach_over_midnight(int from, int until, bool holds)
    {
        var rule = new AutomaticRule(
            new("happy"), "Heureuse", Always with { FromMinute = from * 60, UntilMinute = until * 60 }, null, -1_000, Money.Zero, 0);

        Assert.Equal(holds, !Edited(After(Opened), AddLines(Steak), rule).Adjusted.IsEmpty);
    }

    [Theory]
    [InlineData(1_003, 1_005, 0, 2)]
    [InlineData(1_002, 1_000, 0, -2)]
    [InlineData(1_003, 2_000, 995, 2)]
    public void Cash_is_rounded_to_the_smallest_coin_by_the_payment_that_ends_the_sale(long due, long given, long change, long rounding)
    {
        var tender = Cash("p-1", given) with { Terms = new(new("cash"), "", GivesChange: true, null, null, CashStepCents: 5) };
        var taken = Tendering.Take(tender, new(due));

        Assert.Null(Tendering.Check(tender, new(due)));
        Assert.Equal((due, change, rounding), (taken.Applied.Cents, taken.Change.Cents, taken.Rounding.Cents));
    }

    [Fact]
    public void A_tip_is_no_part_of_what_is_paid_and_a_voucher_is_capped()
    {
        var tipped = Tendering.Take(Counter.Card("p-1", 1_200) with { Tip = new(200) }, new(1_000));
        var voucher = new Tender(new("p-2"), PaymentMode.MealVoucher, new(3_000), Terms: new(new("tr"), "", false, null, new(2_500), 0));

        Assert.Equal((1_000L, 200L, 0L), (tipped.Applied.Cents, tipped.Tip.Cents, tipped.Change.Cents));
        Assert.Null(Tendering.Check(voucher, new(4_000)));
        Assert.Equal((2_500L, 2_500L), (Tendering.Take(voucher, new(4_000)).Given.Cents, Tendering.Take(voucher, new(4_000)).Applied.Cents));
    }

    private static NewLine In(DepartmentId department, NewLine line) =>
        line with { Article = line.Article with { Department = department } };

    private static Sale Told(Sale sale, params SaleCommand[] commands) => commands.Aggregate(sale, (now, command) =>
    {
        var answer = SaleDecider.Decide(now, command, Noon);
        Assert.Null(answer.Refusal);
        return answer.Events.Aggregate(now, SaleDecider.Evolve);
    });

    private static Sale Edited(Sale sale, SaleCommand command, params AutomaticRule[] rules) => Told(sale, command with
    {
        Offers = new([.. rules.Select(rule => new RuleOffer(rule, rule.Article is null ? null : Mug.Article))], rules.Length > 0 ? [] : [Lunch], Noon),
    });
}
