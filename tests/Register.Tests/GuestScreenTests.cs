using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Guest;
using RetailPos.Register.Home;

namespace RetailPos.Register.Tests;

/// <summary>What a guest's telephone asks, sells, keeps, and hides.</summary>
public sealed class GuestScreenTests : Counter
{
    private static readonly TableId T1 = new("T1");

    private static readonly ChoiceSet Cooking = new(
        new("cooking"), "Cuisson", Min: 1, Max: 1,
        [new(new("rare"), "Saignant", Money.Zero), new(new("done"), "Bien cuit", Money.Zero)], Rank: 0);

    private static readonly ChoiceSet Sauces = new(
        new("sauces"), "Sauces", Min: 0, Max: 2,
        [new(new("none"), "Sans sauce", Money.Zero, IsTerminal: true), new(new("pepper"), "Poivre", new(100)), new(new("blue"), "Bleu", new(150))], Rank: 1);

    private static readonly Domain.Offers.Menu Lunch = new(
        new("lunch"), "Formule midi", new(2_100),
        [new("Plat", [new("plats")], 1, 1, [new(new("poulet"), new(300))]), new("Boisson", [new("boissons")], 0, 1, [])], Rank: 0, IsAutomatic: false);

    private readonly FakeGuests _guests = new();

    public GuestScreenTests()
    {
        Services.AddSingleton<IGuestDesk>(_guests);
        Services.AddSingleton(new HouseTills([new("C1")]));
        Rules.Push(new(2, HouseRules.Default with { Floor = FloorRules.Default with { Guests = GuestOrdering.AllTables } }));
        var menu = Menu.Catalogue;
        Show(menu with
        {
            Departments = menu.Departments.SetItem(new("plats"), menu.Departments[new("plats")] with { ChoiceSets = [Cooking.Id, Sauces.Id] }),
            Articles = menu.Articles
                .SetItem(new("creme"), menu.Articles[new("creme")] with { ChoiceSets = [] })
                .SetItem(new("steak"), menu.Articles[new("steak")] with { Options = [], Description = "Bœuf du Limousin" }),
            ChoiceSets = new[] { Cooking, Sauces }.ToImmutableDictionary(set => set.Id),
            Menus = ImmutableDictionary<MenuId, Domain.Offers.Menu>.Empty.Add(Lunch.Id, Lunch),
        });
    }

    private Catalogue Card => House.Catalogue.Current.Catalogue;

    [Fact]
    public void A_dish_says_what_the_house_has_written_under_its_name_and_others_say_nothing()
    {
        var page = Guest();

        Assert.Equal("Bœuf du Limousin", Said(page, "says-steak"));
        Assert.Single(page.FindAll("[data-test^='says-']"));
    }

    [Fact]
    public void A_dish_with_a_compulsory_question_asks_it_and_its_answers_are_on_the_line()
    {
        var page = Guest();

        Tap(page, "guest-add-steak");
        Assert.Equal(("Cuisson", "un choix, obligatoire"), (Said(page, "choice-set"), Said(page, "choice-rule")));
        Assert.True(The(page, "ask-next").HasAttribute("disabled"));
        Tap(page, "choice-rare");
        Assert.Equal("Sauces", Said(page, "choice-set"));
        Tap(page, "choice-pepper");
        Assert.Equal("20,90 €", Said(page, "ask-price"));
        Tap(page, "ask-next");

        Tap(page, "guest-open");
        Assert.Contains("20,90 €", Said(page, "guest-send"));
        Assert.Contains("Steak frites 20,90 € Saignant Poivre", Said(page, "wish"));
        Tap(page, "guest-send");
        Until(page, () => !Has(page, "guest-basket"));
        var line = Assert.Single(Assert.Single(_guests.Asked).Lines);
        Assert.Equal(["Saignant", "Poivre"], line.Choices!.Select(choice => choice.Name));
        Assert.Null(ChoiceRules.Check(Card.SetsOf(line.Article.Id), line.Choices!));
    }

    [Fact]
    public void One_may_go_back_and_a_terminal_choice_ends_the_asking()
    {
        var page = Guest();
        Tap(page, "guest-add-steak");
        Tap(page, "choice-rare");
        Tap(page, "ask-back");
        Tap(page, "choice-done");
        Tap(page, "choice-none");
        Until(page, () => !Has(page, "guest-ask"));
        Tap(page, "guest-add-steak");
        Tap(page, "ask-close");
        Tap(page, "guest-open");
        Assert.Contains("Bien cuit Sans sauce", Said(page, "wish"));
        Assert.Contains("19,90 €", Said(page, "guest-send"));
    }

    [Fact]
    public void A_menu_is_put_together_part_by_part_with_supplements_and_the_questions_of_its_dishes()
    {
        var page = Guest();

        Tap(page, "guest-menu-lunch");
        Assert.Equal("Plat", Said(page, "choice-set"));
        Assert.True(The(page, "menu-pass").HasAttribute("disabled"));
        Tap(page, "pick-poulet");
        Assert.Equal("Poulet rôti : Cuisson", Said(page, "choice-set"));
        Tap(page, "choice-done");
        Tap(page, "choice-blue");
        Tap(page, "ask-next");
        Assert.Equal("Boisson", Said(page, "choice-set"));
        Assert.Equal("25,50 €", Said(page, "ask-price"));
        Tap(page, "pick-biere");

        Tap(page, "guest-open");
        Tap(page, "wish-more");
        Assert.Contains("51,00 €", Said(page, "guest-send"));
        Tap(page, "guest-send");
        Until(page, () => !Has(page, "guest-basket"));
        var lines = Assert.Single(_guests.Asked).Lines;
        Assert.Equal(["Poulet rôti", "Bière pression", "Poulet rôti", "Bière pression"], lines.Select(line => line.Article.Name));
        Assert.Equal(4, lines.Select(line => line.Id).Distinct().Count());
        Assert.Equal([[lines[0].Id, lines[1].Id], [lines[2].Id, lines[3].Id]], _guests.Menus!.Select(menu => menu.Lines));
        Assert.All(_guests.Menus!, menu => Assert.Equal(Lunch.Id, menu.Menu));
    }

    [Fact]
    public void What_is_archived_hidden_or_just_sold_out_is_not_on_the_card_nor_in_the_basket()
    {
        var page = Guest();
        Tap(page, "guest-add-creme");
        Tap(page, "guest-add-biere");

        Show(Card with
        {
            Articles = Card.Articles.SetItem(new("creme"), Card.Articles[new("creme")] with { IsArchived = true }),
            Departments = Card.Departments.SetItem(new("epicerie"), Card.Departments[new("epicerie")] with { IsHidden = true }),
        });

        Until(page, () => !Has(page, "dish-creme"));
        Assert.False(Has(page, "dish-confiture"));
        Assert.True(Has(page, "dish-biere"));
        Assert.Contains("retiré", Said(page, "guest-refusal"));
        Tap(page, "guest-open");
        Assert.Contains("4,50 €", Said(page, "guest-send"));
    }

    [Fact]
    public void A_basket_outlives_its_page_with_its_order_and_is_sent_once()
    {
        var page = Guest();
        Tap(page, "guest-add-steak");
        Tap(page, "choice-rare");
        Tap(page, "choice-none");
        Tap(page, "guest-menu-lunch");
        Tap(page, "pick-creme");
        Tap(page, "menu-pass");
        Tap(page, "guest-open");
        _guests.Answer = new(GuestFault.TooOften, Refusal: null, Sale: null);
        Tap(page, "guest-send");
        Until(page, () => Has(page, "guest-refusal"));
        var kept = (string)Telephone.Invocations["keep"][^1].Arguments[1]!;
        Assert.DoesNotContain("1990", kept);

        Telephone.Setup<string?>("bring", _ => true).SetResult(kept);
        var after = Guest();
        Tap(after, "guest-open");
        Assert.Contains("40,90 €", Said(after, "guest-send"));
        _guests.Answer = new(Fault: null, Refusal: null, new("guest-1"));
        Tap(after, "guest-send");
        Until(after, () => !Has(after, "guest-basket"));
        Assert.Equal(_guests.Asked[0].Id, _guests.Asked[1].Id);
        Assert.Equal(_guests.Asked[0].Lines, _guests.Asked[1].Lines);
        Until(after, () => Telephone.Invocations["keep"][^1].Arguments[1] is "");
    }

    [Fact]
    public void An_order_that_was_taken_while_the_telephone_slept_is_not_in_its_basket_any_more()
    {
        var order = new CommandId("0123456789abcdef0123456789abcdef");
        var basket = GuestBasket.Empty.Add(new GuestWish.Dish(new("biere"), [], []));
        Telephone.Setup<string?>("bring", _ => true).SetResult(KeptBasket.Write(order, basket));
        var sale = new SaleId("guest-1");
        House.Tell(sale, new SaleCommand.Open(sale, new("C1"), new("order-1"), ServiceMode.EatIn, default));
        House.Tell(sale, new SaleCommand.AddLines([new(GuestBasket.IdOf(order, 0), Menu.Sold("biere"), Quantity.One, [], "")], default));
        House.Tell(sale, new SaleCommand.TakeTable(T1, 2, default));
        House.Sit(sale, T1);

        var page = Guest();

        Assert.Contains("Bière", Said(page, "guest-ordered"));
        Until(page, () => Telephone.Invocations["keep"].Any());
        Assert.False(Has(page, "guest-basket"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Order":"../../x","Rows":[]}""")]
    [InlineData("""{"Order":null,"Rows":null}""")]
    public void What_is_no_basket_is_forgotten(string text) =>
        Assert.Null(KeptBasket.Read(text, GuestMenu.Of(Card, House.Kitchen.Current.SoldOut)));

    [Theory]
    [InlineData("""{"Pieces":1,"Article":"steak"}""")]
    [InlineData("""{"Pieces":1,"Article":"steak","Choices":[{"Set":"cooking","Choice":"raw"}]}""")]
    [InlineData("""{"Pieces":-3,"Article":"biere"}""")]
    [InlineData("""{"Pieces":1,"Menu":"lunch","Picks":[{"Part":7,"Article":"creme"}]}""")]
    [InlineData("""{"Pieces":1,"Menu":"lunch","Picks":[]}""")]
    [InlineData("null")]
    public void What_a_stranger_wrote_into_the_telephone_counts_for_no_more_than_the_card(string row)
    {
        var read = KeptBasket.Read(
            $$"""{"Order":"0123456789abcdef0123456789abcdef","Rows":[{{row}}]}""", GuestMenu.Of(Card, House.Kitchen.Current.SoldOut));
        Assert.Empty(read!.Value.Basket.Rows);
        Assert.False(read.Value.IsWhole);
    }

    [Fact]
    public void A_server_who_is_signed_in_finds_the_way_to_the_table_and_a_guest_does_not()
    {
        Assert.False(Has(Guest(), "server-C1"));
        Acting.IsOff = false;
        Assert.False(Has(Guest(), "server-C1"));
        Acting.Person = new(new("lea"), "Léa", [], IsActive: true, []);
        Assert.Equal("floor/C1?table=T1", The(Guest(), "server-C1").GetAttribute("href"));
        Acting.Closed.Add("floor/C1");
        Assert.False(Has(Guest(), "server-C1"));
    }

    private void Show(Catalogue card) => House.Catalogue.Push(new(House.Catalogue.Current.Position + 1, card));

    private IRenderedComponent<GuestScreen> Guest() =>
        Render<GuestScreen>(page => page.Add(it => it.Token, Services.GetRequiredService<TableTokens>().Of(T1, 0)));
}
