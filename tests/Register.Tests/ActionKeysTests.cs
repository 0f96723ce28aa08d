using Microsoft.Extensions.DependencyInjection;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Home;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

/// <summary>The keys of the house: at the register, in the office, and as a file.</summary>
public sealed class ActionKeysTests : Counter
{
    [Fact]
    public void The_first_six_stand_below_the_basket_and_the_others_behind_the_dots()
    {
        Lay([.. ActionRules.Default.Keys, Key("bag", ActionType.AdHocArticle) with { Name = "Sac", Usual = new(20), Rank = 6 }]);
        var screen = Register();

        Assert.Equal(
            ["discount", "split", "note", "more-actions", "abandon", "park", "send"],
            screen.FindAll(".basket-foot .tools .key, .basket-foot .actions .key").Select(key => key.GetAttribute("data-test")));
        Press(screen, "3");
        Press(screen, "F11");
        Until(screen, () => Has(screen, "more-keys"));
        Press(screen, "1");
        Until(screen, () => House.All.Count == 1 && House.Only.Total == new Money(60));
        Assert.Equal("Sac", House.Only.Lines[0].Article.Name);
    }

    [Fact]
    public void A_type_that_nobody_knows_is_not_shown_and_breaks_nothing()
    {
        Lay([Key("points", ActionType.Send) with { Type = "LoyaltyPoints" }, Key("send", ActionType.Send) with { Rank = 1 }]);
        var screen = Register();

        Assert.False(Has(screen, "points"));
        Tap(screen, "article-steak");
        Tap(screen, "send");
        Until(screen, () => House.Only.CallNumber is not null);
    }

    [Fact]
    public void A_key_of_another_register_is_not_shown()
    {
        Lay([Key("refund", ActionType.Refund) with { Tills = [new("C9")] }, Key("send", ActionType.Send)]);

        Assert.False(Has(Register(), "refund"));
    }

    [Fact]
    public void What_is_below_the_least_of_a_key_is_refused_in_words()
    {
        Lay([Key("bag", ActionType.AdHocArticle) with { Min = new(500) }]);
        var screen = Register();
        Press(screen, "3");

        Tap(screen, "bag");

        Until(screen, () => Has(screen, "refusal"));
        Assert.Contains("minimum", Said(screen, "refusal"), StringComparison.Ordinal);
        Assert.Empty(House.All);
    }

    [Fact]
    public void One_touch_pays_all_that_is_due()
    {
        Lay([Key("quick-cash", ActionType.Pay) with { Pays = new("cash") }]);
        var screen = Register();
        Tap(screen, "article-biere");
        Until(screen, () => House.All.Count == 1);

        Assert.Equal("Espèces", Said(screen, "quick-cash"));
        Tap(screen, "quick-cash");

        Until(screen, () => House.Only.Stage is SaleStage.Settled);
        Assert.Equal(new Money(450), House.Only.Paid);
    }

    [Fact]
    public void A_total_is_rounded_down_and_the_last_dish_is_given_away()
    {
        Lay([Key("round", ActionType.RoundDown), Key("free", ActionType.FreeArticle) with { Rank = 1 }]);
        var screen = Register();
        Tap(screen, "article-biere");
        Tap(screen, "article-steak");
        Until(screen, () => House.All.Count == 1 && House.Only.Lines.Count == 2);

        Tap(screen, "round");
        Until(screen, () => House.Only.Total.Cents % 100 == 0);
        var rounded = House.Only.Total;
        Tap(screen, "free");
        Until(screen, () => House.Only.Total < rounded);
    }

    [Fact]
    public void A_voucher_counts_pieces_and_an_amount_keeps_its_comma()
    {
        var voucher = PaymentRules.Default.Find(new("meal-voucher"))! with { Usual = new(900), Max = new(2_500) };
        var sale = Owing(4_000);

        Assert.Equal(new Money(900), PayDraft.GivenBy(voucher, sale, Keypad.Empty, 0));
        Assert.Equal(new Money(1_800), PayDraft.GivenBy(voucher, sale, Typed("2"), 0));
        Assert.Equal(new Money(750), PayDraft.GivenBy(voucher, sale, Typed("7,5"), 0));
        Assert.Equal(new Money(2_500), PayDraft.GivenBy(voucher, sale, Typed("4"), 0));
        Assert.Equal(new Money(1_200), PayDraft.GivenBy(voucher, sale, Keypad.Of(new(1_200)), 0));
        Assert.Equal(new Money(400), PayDraft.GivenBy(voucher, Owing(400), Keypad.Empty, 0));
    }

    [Fact]
    public void Keys_are_added_moved_limited_and_saved_in_the_office()
    {
        Services.AddSingleton(new HouseTills([new("C1")]));
        var page = Render<KeysScreen>();

        Tap(page, "add");
        The(page, "name-key-1").Change("Sac");
        The(page, "usual-key-1").Change("0,20");
        The(page, "max-key-1").Change("2");
        The(page, "tills-key-1").Change("C1 Z9");
        Assert.Contains("Z9", Said(page, "tills-unknown-key-1"), StringComparison.Ordinal);
        The(page, "tills-key-1").Change("");
        Assert.False(Has(page, "tills-unknown-key-1"));
        The(page, "right-key-1").Change("Discount");
        Tap(page, "up-key-1");
        The(page, "on-split").Change(false);
        The(page, "save").Closest("form")!.Submit();

        Until(page, () => Rules.Current.Rules.Actions.Find(new("key-1")) is not null);
        var saved = Rules.Current.Rules.Actions;
        Assert.Equal(
            new ActionKey(new("key-1"), "AdHocArticle", "Sac", new(20), Min: null, new(200), [], "Discount", IsOn: true, Rank: 5), saved.Find(new("key-1")));
        Assert.False(saved.Find(new("split"))!.IsOn);
        Assert.Equal("send", saved.Keys.OrderBy(key => key.Rank).Last().Id.Value);
    }

    [Fact]
    public void A_layout_is_the_same_after_a_file_and_whatever_is_none_is_refused()
    {
        var layout = new KeyLayout(
            [.. ActionRules.Default.Keys, Key("points", ActionType.Send) with { Type = "LoyaltyPoints", LeastRight = "Fly" }], PaymentRules.Default.Keys);

        Assert.Equal(layout, KeyFile.Read(KeyFile.Write(layout)));
        Assert.Null(KeyFile.Read("not a layout"));
        Assert.Null(KeyFile.Read("[]"));
        Assert.Null(KeyFile.Read("{\"actions\":[null],\"payments\":[]}"));
        Assert.Null(KeyFile.Read("{\"actions\":[{\"id\":\"a\"}],\"payments\":[]}"));
        var bare = KeyFile.Read("{\"actions\":[{\"id\":\"a\",\"type\":\"Send\",\"isOn\":true}],\"payments\":[]}")!;
        Assert.Null(new ActionRules(bare.Actions).Check());
    }

    private void Lay(ValueList<ActionKey> keys) =>
        Rules.Push(new(Rules.Current.Position + 1, Rules.Current.Rules with { Actions = new(keys) }));

    private static ActionKey Key(string id, ActionType type) =>
        new(new(id), type.ToString(), "", Usual: null, Min: null, Max: null, [], LeastRight: "", IsOn: true, Rank: 0);

    private static Keypad Typed(string text) => text.Aggregate(Keypad.Empty, (pad, sign) => pad.Press(sign));

    private static Sale Owing(int cents) => Sale.None with
    {
        Lines = [new(new("line"), new SoldArticle(Id: null, "Plat", new(cents), new(1_000), new(1_000), Card: null), Quantity.One, [], "", IsSent: false)],
    };
}
