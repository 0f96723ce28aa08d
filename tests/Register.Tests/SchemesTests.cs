using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Closures;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Office.Selling;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Tests;

/// <summary>Schemes of VAT on the screens: chosen in the office, switched at the register, read on the closing.</summary>
public sealed class SchemesTests : Counter
{
    private const string Number = "BE0403170701";

    private static readonly Actor By = new("Anna", "C1");
    private static readonly CustomerId Dupont = new("dupont");

    [Fact]
    public async Task Whoever_has_a_number_of_another_state_is_sold_to_without_tax_and_the_change_is_said()
    {
        var register = await SellingToAsync(Number);
        Tap(register, "mode-TakeAway");
        Until(register, () => House.Only.Mode is ServiceMode.TakeAway);
        Tap(register, "guest");
        Assert.Equal("false", The(register, "exempt-key").GetAttribute("aria-pressed"));
        var before = House.Only.Total;

        Tap(register, "exempt-key");

        Until(register, () => House.Only.IsExempt && Has(register, "exempt"));
        Assert.True(House.Only.Total < before);
        Assert.Contains(Number, Said(register, "exempt"), StringComparison.Ordinal);
        Assert.Contains($"{Number}. Total", Said(register, "said"), StringComparison.Ordinal);

        Tap(register, "mode-EatIn");
        Until(register, () => Said(register, "exempt").StartsWith("Sur place", StringComparison.Ordinal));
        Assert.Equal(before, House.Only.Total);

        Tap(register, "guest");
        Assert.Equal("true", The(register, "exempt-key").GetAttribute("aria-pressed"));
        Tap(register, "exempt-key");
        Until(register, () => House.Only.Exemption is null && !Has(register, "exempt"));
    }

    [Fact]
    public async Task The_page_of_an_e_ticket_has_the_words_of_the_houses_own_law_and_the_buyers_number()
    {
        var register = await SellingToAsync(Number);
        Tap(register, "mode-TakeAway");
        Until(register, () => House.Only.Mode is ServiceMode.TakeAway);
        Tap(register, "guest");
        Tap(register, "exempt-key");
        Until(register, () => House.Only.IsExempt);
        Papers.Sealed = [FakeReceipts.Of(House.Only)];
        Rules.Push(new(Rules.Current.Position + 1, Rules.Current.Rules with { Country = new(Country.Belgium, TaxRegion.Mainland, IsChosen: true, [], []) }));

        var paper = Said(Render<ETicketScreen>(screen => screen.Add(it => it.Token, "known")), "receipt");

        Assert.Contains($"N° TVA client {Number}", paper, StringComparison.Ordinal);
        Assert.Contains("39bis", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("262 ter", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_eaten_here_is_refused_in_words()
    {
        var register = await SellingToAsync(Number);
        Tap(register, "guest");

        Tap(register, "exempt-key");

        Until(register, () => Has(register, "refusal"));
        Assert.StartsWith(Words["SaleExemptionOnSite"], Said(register, "refusal"), StringComparison.Ordinal);
        Assert.Null(House.Only.Exemption);
    }

    [Theory]
    [InlineData("FR03552081317")]
    [InlineData("CHE116281710")]
    [InlineData("")]
    public async Task Nobody_else_is_offered_it(string number)
    {
        var register = await SellingToAsync(number);

        Tap(register, "guest");

        Assert.True(Has(register, "customer"));
        Assert.False(Has(register, "exempt-key"));
    }

    [Fact]
    public async Task Who_may_not_sees_why_the_key_is_asleep()
    {
        Acting.Lacks.Add(Right.ExemptFromVat);
        var register = await SellingToAsync(Number);

        Tap(register, "guest");

        Assert.True(The(register, "exempt-key").HasAttribute("disabled"));
        Assert.Contains(Words["ExemptNotAllowed"], register.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_margin_without_a_purchase_price_is_refused_by_the_articles_name_and_the_choice_goes_back()
    {
        var office = Render<ArticlesScreen>();
        Tap(office, "open-creme");

        The(office, "article-scheme").Change("SecondHand");
        Until(office, () => office.Markup.Contains(Words["CataloguePurchaseMissingOf", Creme.Name], StringComparison.Ordinal));
        Assert.Null(Creme.Scheme);

        The(office, "article-purchase").Change("3,10");
        Until(office, () => Creme.Purchase == new Money(310));
        The(office, "article-scheme").Change("SecondHand");
        Until(office, () => Creme.Scheme is VatScheme.SecondHand && Has(office, "margin-says"));
        Assert.Contains($"{new Money(Creme.Price.Cents - 310).Cents / 100}", Said(office, "gross-margin"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_office_offers_what_the_country_of_the_house_knows()
    {
        Rules.Push(new(Rules.Current.Position + 1, Rules.Current.Rules with { Country = new(Country.Switzerland, TaxRegion.Mainland, IsChosen: true, [], []) }));
        var office = Render<DepartmentsScreen>();
        var department = House.Catalogue.Current.Catalogue.Departments.Keys.First();

        Assert.Equal(
            ["Standard", "Art", "Antiques"], The(office, $"scheme-{department}").Children.Select(option => option.GetAttribute("value")!));
        The(office, $"scheme-{department}").Change("Art");
        Until(office, () => office.Markup.Contains(Words["CataloguePurchaseMissingOf", ""].Value[..20], StringComparison.Ordinal));
    }

    [Fact]
    public void A_closing_shows_the_house_its_margins_and_their_tax()
    {
        var totals = PeriodTotals.None with
        {
            Taken = SessionTotals.None with { Vat = [new(new(1_000), new(1_990), new(181)), new(new(2_000), new(6_000), new(300), VatScheme.SecondHand, new(1_800))] },
            Sold = new(7_990),
        };
        var sheet = Render<ClosureSheet>(it => it.Add(sheet => sheet.Totals, totals).Add(sheet => sheet.Algebraic, Money.Zero).Add(sheet => sheet.Absolute, Money.Zero));

        Assert.Contains(Words["VatSchemeSecondHand"], Said(sheet, "sheet"), StringComparison.Ordinal);
        Assert.Contains("18,00", Said(sheet, "margin"), StringComparison.Ordinal);
    }

    private IStringLocalizer<Words> Words => Services.GetRequiredService<IStringLocalizer<Words>>();

    private Article Creme => House.Catalogue.Current.Catalogue.Articles[new("creme")];

    private async Task<Bunit.IRenderedComponent<RegisterScreen>> SellingToAsync(string number)
    {
        Rules.Push(new(Rules.Current.Position + 1, Rules.Current.Rules with
        {
            Receipts = Rules.Current.Rules.Receipts with { House = new("Chez Léa", ["75011 Paris"], "73282932000074", "FR44732829320") },
        }));
        var business = new BusinessFacts("Rue Basse 5", "7904", "Tourpes", "BE", "", number, "");
        await Customers.TellAsync(new("enter"), Dupont, new CustomerCommand.Enter(Dupont, new("Dupont SA", "", "", Business: business), Money.Zero, By));
        House.Buyer = number.Length > 0 ? new(Dupont, number) : null;
        var register = Register();
        Tap(register, "article-confiture");
        Until(register, () => House.All.Count == 1);
        House.Tell(House.Only.Id, new SaleCommand.SetCustomer("Dupont SA", By, Dupont));
        Until(register, () => Said(register, "guest").Contains("Dupont", StringComparison.Ordinal));
        return register;
    }
}
