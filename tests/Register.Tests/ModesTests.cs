using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

/// <summary>Modes and deliveries, at the register and in the office.</summary>
public sealed class ModesTests : Counter
{
    private static readonly GeoPoint Shop = new(45_760_000, 4_830_000);

    [Fact]
    public void Up_to_three_modes_are_keys_and_more_are_one_key_away()
    {
        Assert.Equal(2, ModeKeys.Of(ModeRules.Default, ServiceMode.EatIn).Keys.Length);

        var many = ModeKeys.Of(On(Enum.GetValues<ServiceMode>()), ServiceMode.Drive);
        Assert.Equal([ServiceMode.EatIn, ServiceMode.TakeAway], many.Keys.ToArray());
        Assert.Equal((true, ServiceMode.Drive, 7), (many.HasMore, many.Behind, many.All.Length));
    }

    [Fact]
    public void A_mode_that_was_switched_off_stays_on_the_sale_that_has_it() =>
        Assert.Contains(ServiceMode.Drive, ModeKeys.Of(ModeRules.Default, ServiceMode.Drive).Keys);

    [Fact]
    public void A_change_in_the_office_is_felt_by_the_register_that_runs()
    {
        var register = Register();
        Assert.False(Has(register, "mode-Delivery"));

        Rule(On(ServiceMode.EatIn, ServiceMode.TakeAway, ServiceMode.Delivery));

        Until(register, () => Has(register, "mode-Delivery"));
    }

    [Fact]
    public void Behind_the_third_key_all_modes_stand_and_a_digit_chooses()
    {
        Rule(On(Enum.GetValues<ServiceMode>()));
        var register = Register();

        Press(register, "F9");
        Assert.Equal(7, register.FindAll("[data-test^='choose-']").Count);
        Press(register, "4");

        Until(register, () => Said(register, "mode-more").StartsWith("Drive", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_mode_must_be_said_the_payment_asks_for_it()
    {
        Rule(ModeRules.Default with { IsMandatory = true });
        var register = Register();
        Tap(register, "article-confiture");
        Until(register, () => House.All.Count == 1);
        Assert.Equal("false", The(register, "mode-EatIn").GetAttribute("aria-pressed"));

        Tap(register, "pay");
        Tap(register, "exact");

        Until(register, () => Has(register, "choose-EatIn") && Has(register, "refusal"));
        Tap(register, "choose-EatIn");
        Until(register, () => House.Only.IsModeSaid && The(register, "mode-EatIn").GetAttribute("aria-pressed") == "true");
    }

    [Fact]
    public void A_change_of_mode_says_which_total_it_makes()
    {
        var sale = Sale.None with { Stage = SaleStage.Open };
        var dear = Menu.Sold("steak") with { ModePrices = [new(ServiceMode.TakeAway, new Money(1_790))] };
        var before = sale with { Lines = [new(new("l"), dear, Quantity.One, [], "", IsSent: false)] };

        var change = ModeChange.Of(before, before with { Mode = ServiceMode.TakeAway });

        Assert.Equal((1, 1), (change.Prices, change.Rates.Length));
    }

    [Fact]
    public void An_address_is_found_as_it_is_typed_and_its_zone_and_fee_come_with_it()
    {
        Rule(On(ServiceMode.EatIn, ServiceMode.TakeAway, ServiceMode.Delivery));
        House.TellAsync(new("z"), new HouseRulesCommand.SetDeliveries(
            new(Shop, [new("Centre", Shop, 2_000, Money.Zero, Money.Zero), new("Ville", Shop, 5_000, new(350), new(1_000))], "Livraison", new(2_000)), new("", "")));
        var register = Register();
        Tap(register, "mode-Delivery");
        Tap(register, "article-steak");
        Tap(register, "delivery");

        The(register, "delivery-name").Input("Zoé");
        The(register, "delivery-phone").Input("06 12 34 56 78");
        The(register, "delivery-address").Input("12 rue hau");
        Tap(register, "delivery-place");
        Until(register, () => The(register, "delivery-verdict").GetAttribute("data-zone") == "Ville");
        The(register, "delivery-save").Closest("form")!.Submit();

        Until(register, () => House.Only.Destination is { Address: "12 Rue Haute, Lyon", Zone: "Ville" });
        Assert.Equal(("Zoé", "06 12 34 56 78"), (House.Only.Customer, House.Only.Phone));
        Until(register, () => Said(register, "total") == "Total 23,40 €");
    }

    [Fact]
    public void An_order_below_the_minimum_is_refused_in_words()
    {
        Rule(On(ServiceMode.Delivery, ServiceMode.EatIn));
        House.TellAsync(new("z"), new HouseRulesCommand.SetDeliveries(
            new(Shop, [new("Centre", Shop, 2_000, Money.Zero, new(9_000))], "", new(2_000)), new("", "")));
        var register = Register();
        Tap(register, "mode-Delivery");
        Tap(register, "article-steak");
        Until(register, () => House.All.Count == 1);
        House.Tell(House.Only.Id, new SaleCommand.SetCustomer("Zoé", new("", "C1")));
        House.Tell(House.Only.Id, new SaleCommand.SetPhone("0612345678", new("", "C1")));
        House.Tell(House.Only.Id, new SaleCommand.SetDestination("1 rue Basse", Shop, null, new("", "C1")));

        Tap(register, "send");

        Until(register, () => Has(register, "refusal") && Said(register, "refusal").Contains("minimum", StringComparison.Ordinal));
    }

    [Fact]
    public void The_office_saves_a_mode_and_every_screen_has_it()
    {
        var office = Render<ModesScreen>();
        Assert.True(The(office, "save-modes").HasAttribute("disabled"));

        The(office, "on-Delivery").Change(true);
        The(office, "start-TakeAway").Change(nameof(KitchenStart.OnPayment));
        The(office, "from-TakeAway").Change("500");
        The(office, "to-TakeAway").Change("999");
        The(office, "save-modes").Closest("form")!.Submit();

        Until(office, () => The(office, "said").GetAttribute("data-good") == "true");
        var modes = House.Rules.Current.Rules.Modes;
        Assert.True(modes.IsOn(ServiceMode.Delivery));
        Assert.Equal(
            new ModeRule(ServiceMode.TakeAway, IsOn: true, KitchenStart.OnPayment, new(500, 999)), modes.Of(ServiceMode.TakeAway));
    }

    [Fact]
    public void What_the_house_refuses_is_said_and_nothing_is_saved()
    {
        var office = Render<ModesScreen>();

        The(office, "from-TakeAway").Change("999");
        The(office, "to-TakeAway").Change("500");
        The(office, "save-modes").Closest("form")!.Submit();

        Until(office, () => The(office, "said").GetAttribute("data-good") == "false");
        Assert.Equal(ModeRules.Default, House.Rules.Current.Rules.Modes);
    }

    [Fact]
    public void A_zone_is_drawn_up_in_the_office_and_the_streets_file_says_what_is_wrong_with_it()
    {
        var office = Render<ModesScreen>();
        Assert.Contains("Ligne 4", Said(office, "gazetteer-fault"), StringComparison.Ordinal);

        The(office, "shop").Change("45.76, 4.83");
        Tap(office, "zone-add");
        The(office, "zone-name-1").Change("Centre");
        The(office, "zone-radius-1").Change("2,5");
        The(office, "zone-fee-1").Change("3,50");
        The(office, "zone-minimum-1").Change("25");
        The(office, "save-zones").Closest("form")!.Submit();

        Until(office, () => The(office, "said").GetAttribute("data-good") == "true" && Has(office, "map"));
        Assert.Equal(
            new DeliveryRules(Shop, [new("Centre", Shop, 2_500, new(350), new(2_500))], "Livraison", new(2_000)),
            House.Rules.Current.Rules.Deliveries);
    }

    [Fact]
    public void What_somebody_else_saves_does_not_wipe_what_is_being_typed()
    {
        var office = Render<ModesScreen>();
        The(office, "mandatory").Change(true);

        Rule(On(ServiceMode.EatIn, ServiceMode.Drive));

        Until(office, () => Has(office, "overtaken"));
        Tap(office, "reload");
        Until(office, () => The(office, "on-Drive").HasAttribute("checked") && !Has(office, "overtaken"));
    }

    private void Rule(ModeRules modes) => House.TellAsync(new("m"), new HouseRulesCommand.SetModes(modes, new("", "")));

    private static ModeRules On(params ServiceMode[] modes) => new(
        [.. ModeRules.Default.Modes.Select(rule => rule with { IsOn = modes.Contains(rule.Mode) })], modes[0], IsMandatory: false);
}
