using System.Collections.Immutable;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Office.Selling;

namespace RetailPos.Register.Tests;

public sealed class ChoosingTests : Counter
{
    private static readonly ChoiceSet Cooking = new(
        new("cooking"), "Cuisson", Min: 1, Max: 1,
        [new(new("rare"), "Saignant", Money.Zero), new(new("done"), "Bien cuit", Money.Zero)], Rank: 0);

    private static readonly ChoiceSet Sauces = new(
        new("sauces"), "Sauces", Min: 0, Max: 2,
        [new(new("none"), "Sans sauce", Money.Zero, IsTerminal: true), new(new("pepper"), "Poivre", new(100)), new(new("blue"), "Bleu", new(150))], Rank: 1);

    private static readonly ChoiceSet Side = new(
        new("side"), "Accompagnement", Min: 1, Max: 1, [new(new("fries"), "Frites", Money.Zero), new(new("salad"), "Salade", new(-100))], Rank: 2);

    private static readonly Domain.Offers.Menu Lunch = new(
        new("lunch"), "Formule midi", new(2_100),
        [new("Plat", [new("plats")], 1, 1, [new(new("poulet"), new(300))]), new("Boisson", [new("boissons")], 0, 1, [])], Rank: 0, IsAutomatic: false);

    public ChoosingTests()
    {
        var menu = Menu.Catalogue;
        House.Catalogue.Push(new(House.Head, menu with
        {
            Articles = menu.Articles
                .SetItem(new("steak"), menu.Articles[new("steak")] with { ChoiceSets = [Cooking.Id, Sauces.Id, Side.Id] })
                .SetItem(new("biere"), menu.Articles[new("biere")] with
                {
                    Barcodes = ["5449000000996"], ModePrices = [new(ServiceMode.TakeAway, Price: null)],
                })
                .SetItem(new("confiture"), menu.Articles[new("confiture")] with { Barcodes = ["2112345"] }),
            ChoiceSets = new[] { Cooking, Sauces, Side }.ToImmutableDictionary(set => set.Id),
            Menus = ImmutableDictionary<MenuId, Domain.Offers.Menu>.Empty.Add(Lunch.Id, Lunch),
            Scale = new([new(21, ScaleValue.WeightGrams)]),
        }));
    }

    [Fact]
    public void An_article_that_asks_is_asked_set_by_set_before_it_is_on_the_bill()
    {
        var register = Register();

        Tap(register, "article-steak");
        Assert.Equal("Cuisson", Said(register, "choice-set"));
        Assert.Empty(House.All);
        Assert.True(The(register, "choice-pass").HasAttribute("disabled"));

        Tap(register, "choice-rare");
        Tap(register, "choice-pepper");
        Assert.Equal("20,90 €", Said(register, "choice-price"));
        Tap(register, "choice-pass");
        Tap(register, "choice-fries");

        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        Assert.Equal(["rare", "pepper", "fries"], House.Only.Lines[0].Choices!.Select(choice => choice.Id.Value));
        Assert.Contains("Saignant · Poivre · Frites", Said(register, "lines"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_choice_ends_the_asking()
    {
        var register = Register();

        Tap(register, "article-steak");
        Tap(register, "choice-done");
        Tap(register, "choice-none");

        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        Assert.Equal(["done", "none"], House.Only.Lines[0].Choices!.Select(choice => choice.Id.Value));
    }

    [Fact]
    public void The_keyboard_answers_goes_on_and_back()
    {
        var register = Register();
        Press(register, "2", "*");
        Tap(register, "article-steak");

        Press(register, "1", "p", "Backspace");
        Until(register, () => Said(register, "choice-set") == "Cuisson");
        Press(register, "2", "Enter", "s");

        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        Assert.Equal(["done", "pepper", "salad"], House.Only.Lines[0].Choices!.Select(choice => choice.Id.Value));
        Assert.Equal(2_000, House.Only.Lines[0].Quantity.Thousandths);
    }

    [Fact]
    public void Left_in_the_middle_nothing_is_sold()
    {
        var register = Register();

        Tap(register, "article-steak");
        Tap(register, "choice-rare");
        Press(register, "Escape");

        Until(register, () => !Has(register, "choosing"));
        Assert.Empty(House.All);
    }

    [Fact]
    public void The_choices_of_a_line_are_changed_later()
    {
        var register = Register();
        Tap(register, "article-steak");
        Tap(register, "choice-rare");
        Tap(register, "choice-none");
        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);

        register.Find("[data-test='lines'] button").Click();
        Tap(register, "choices-change");
        Tap(register, "choice-done");
        Tap(register, "choice-none");

        Until(register, () => House.Only.Lines[0].Choices![0].Id == new ChoiceId("done"));
        Assert.Equal("Bien cuit · Sans sauce", Said(register, "line-choices"));
    }

    [Fact]
    public void Two_of_the_same_with_other_choices_are_two_lines()
    {
        var register = Register();

        foreach (var cooking in new[] { "rare", "rare", "done" })
        {
            Tap(register, "article-steak");
            Tap(register, $"choice-{cooking}");
            Tap(register, "choice-none");
            Until(register, () => !Has(register, "choosing"));
        }

        Until(register, () => House.Only.Lines.Count == 2);
        Assert.Equal([2_000, 1_000], House.Only.Lines.Select(line => line.Quantity.Thousandths));
    }

    [Fact]
    public void What_has_no_price_in_the_mode_has_no_key()
    {
        var register = Register();
        Assert.True(Has(register, "article-biere"));

        Tap(register, "mode-TakeAway");

        Until(register, () => !Has(register, "article-biere"));
    }

    [Fact]
    public void A_menus_key_walks_through_its_parts_and_their_questions()
    {
        var register = Register();

        Tap(register, "department-menus");
        Tap(register, "menu-lunch");
        Assert.Equal("21,00 €", Said(register, "menu-price"));
        Tap(register, "dish-steak");
        Tap(register, "choice-rare");
        Tap(register, "choice-none");
        Tap(register, "dish-biere");

        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 2);
        Assert.Equal(["Steak frites", "Bière pression"], House.Only.Lines.Select(line => line.Article.Name));
        Assert.Equal("Formule midi : 2 plats ajoutés.", Said(register, "said").Trim());
    }

    [Fact]
    public void A_part_that_may_be_left_out_is_passed()
    {
        var register = Register();
        Tap(register, "department-menus");
        Tap(register, "menu-lunch");
        Tap(register, "dish-poulet");
        Assert.Equal("24,00 €", Said(register, "menu-price"));

        Tap(register, "menu-pass");

        Until(register, () => House.All.Count == 1 && House.Only.Lines is [{ Article.Name: "Poulet rôti" }]);
    }

    [Fact]
    public void A_scan_adds_its_article_and_leaves_nothing_in_the_pad()
    {
        var register = Register();
        Press(register, "3", "*");

        Scan(register, "5449000000996");

        Until(register, () => House.All.Count == 1 && House.Only.Lines is [{ Article.Name: "Bière pression", Quantity.Thousandths: 3_000 }]);
    }

    [Fact]
    public void A_scale_s_code_adds_what_was_weighed()
    {
        var register = Register();
        var twelve = "211234500350";

        Scan(register, twelve + Enumerable.Range(0, 10).First(digit => Barcode.HasGoodCheckDigit($"{twelve}{digit}")));

        Until(register, () => House.All.Count == 1 && House.Only.Lines is [{ Article.Name: "Confiture de figue", Quantity.Thousandths: 350 }]);
    }

    [Fact]
    public void A_prefix_is_a_command_and_is_never_typed()
    {
        var register = Register();

        Scan(register, "$1boissons");
        Until(register, () => The(register, "department-boissons").GetAttribute("aria-pressed") == "true");
        Scan(register, "$7lunch");
        Until(register, () => Has(register, "menu-walk"));
        Scan(register, "$6T3");
        Until(register, () => House.All.Count == 1 && House.Only.Table == new TableId("T3"));
        Scan(register, "$0nothing");
        Until(register, () => Has(register, "refusal"));
        Assert.StartsWith("Aucun article pour le code nothing.", Said(register, "refusal"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tab_goes_on_to_tables_and_a_number_with_enter_takes_one()
    {
        var register = Register();
        Tap(register, "article-creme");
        Until(register, () => House.All.Count == 1);

        Press(register, "Tab", "4", "Enter");

        Until(register, () => House.Only.Table == new TableId("T4"));
    }

    [Fact]
    public void Plus_is_one_more_of_the_last_line()
    {
        var register = Register();
        Tap(register, "article-creme");
        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);

        Press(register, "+");

        Until(register, () => House.Only.Lines[0].Quantity.Thousandths == 2_000);
    }

    [Fact]
    public void A_cell_of_the_grid_is_saved_when_it_is_left_and_the_registers_feel_it()
    {
        var register = Register();
        var office = Render<ArticlesScreen>();

        The(office, "price-creme").Change("8,20");

        Until(office, () => Has(office, "saved"));
        Assert.Equal(new Money(820), House.Catalogue.Current.Catalogue.Articles[new("creme")].Price);
        Until(register, () => Said(register, "article-creme").Contains("8,20", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_says_why_and_the_cell_that_is_no_number_is_marked()
    {
        var office = Render<ArticlesScreen>();

        The(office, "price-creme").Change("huit");
        Assert.Equal("true", The(office, "price-creme").GetAttribute("aria-invalid"));
        The(office, "name-creme").Change("");

        Assert.Equal(RefusalText.Of(CatalogueRefusal.ArticleInvalid, Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Words>>()), Said(office, "refusal"));
    }

    [Fact]
    public void A_picture_is_kept_by_what_it_is_and_not_by_its_name()
    {
        var office = Render<ArticlesScreen>();
        Tap(office, "open-creme");

        office.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([1, 2, 3, 4], "photo.jpg"));
        Until(office, () => Has(office, "picture-fault"));
        office.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([0xFF, 0xD8, 0xFF, 0xE0], "photo.txt"));

        Until(office, () => House.Catalogue.Current.Catalogue.Articles[new("creme")].Image == "picture-0.jpg");
    }

    [Fact]
    public void A_rule_is_said_in_a_sentence()
    {
        var rule = new AutomaticRule(
            new("students"), "Étudiants",
            new([ServiceMode.EatIn], [], null, null, [DayOfWeek.Thursday], new(2_000), null, [], 1_140, 1_380), Article: null, -1_000, Money.Zero, 0);

        Assert.Equal(
            "Sur place, le jeudi, de 19:00 à 23:00, à partir de 20,00 € : retirer 10 % du sous-total.",
            RuleSentence.Of(rule, Menu.Catalogue, "EUR", Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Words>>(), System.Globalization.CultureInfo.GetCultureInfo("fr-FR"))
                .Replace('\u00a0', ' ').Replace('\u202f', ' '));
    }

    [Fact]
    public void A_question_is_made_and_asked()
    {
        var office = Render<ChoicesScreen>();
        Tap(office, "new");
        The(office, "set-name").Change("Température");
        The(office, "choice-name-0").Change("Chaud");
        Tap(office, "add-choice");
        The(office, "choice-name-1").Change("Froid");
        office.Find("form").Submit();

        Until(office, () => Has(office, "saved"));
        Assert.Equal(["Chaud", "Froid"], House.Catalogue.Current.Catalogue.ChoiceSets.Values.Single(set => set.Name == "Température").Choices.Select(choice => choice.Name));
    }

    private static void Scan(IRenderedComponent<RegisterScreen> register, string code)
    {
        var ear = register.FindComponent<KeyboardEar>();
        var at = 10_000L;

        foreach (var key in code.Select(sign => $"{sign}").Append("Enter"))
        {
            at += 10;
            _ = ear.Instance.HeardAsync(key, key, at);
        }
    }
}
