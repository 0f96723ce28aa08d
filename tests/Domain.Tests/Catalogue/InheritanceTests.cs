using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Catalogue;

/// <summary>Article → department → shop, for VAT, discount, place and step (features.md K52): every way of saying it or leaving it open.</summary>
public sealed class InheritanceTests
{
    private static readonly StationEntry Grill = new(new("grill"), "Grill", Backup: null, Capacity: 4, Rank: 0);
    private static readonly StationEntry Bar = new(new("bar"), "Bar", Backup: null, Capacity: 2, Rank: 1, StationKind.Bar);
    private static readonly ShopDefaults Shop = new(new(1_000), new(550), DiscountPoints: 300);

    public static TheoryData<bool, bool, bool> WhoSpeaks => new()
    {
        { false, false, false }, { false, false, true }, { false, true, false }, { false, true, true },
        { true, false, false }, { true, false, true }, { true, true, false }, { true, true, true },
    };

    [Theory]
    [MemberData(nameof(WhoSpeaks))]
    public void The_nearest_that_says_something_is_heard(bool article, bool department, bool shop)
    {
        var defaults = shop ? Shop : ShopDefaults.Usual;
        var catalogue = Of(
            defaults,
            department ? new(new("d"), "Boissons", [Bar.Id], Step: 3, Rank: 0, EatIn: new(2_000), TakeAway: new(1_900), DiscountPoints: 1_000) : Plain,
            article ? Own : Silent);
        var sold = catalogue.Sold(catalogue.Articles.Values.Single());

        Assert.Equal(article ? 810 : department ? 2_000 : defaults.EatIn.BasisPoints, sold.EatIn.BasisPoints);
        Assert.Equal(article ? 260 : department ? 1_900 : defaults.TakeAway.BasisPoints, sold.TakeAway.BasisPoints);
        Assert.Equal(
            article ? new("Limonade", 500) : department ? new("Boissons", 1_000) : StandingDiscount.Of("Plats", defaults.DiscountPoints),
            sold.Discount);
        Assert.Equal((article || department ? Bar.Id : Grill.Id, article ? 4 : department ? 3 : 1), (sold.Card!.Route[0], sold.Card.Step));
    }

    [Fact]
    public void Nothing_taken_off_is_something_said()
    {
        var catalogue = Of(Shop, Plain with { DiscountPoints = 1_000 }, Silent with { DiscountPoints = 0 });

        Assert.Null(catalogue.Sold(catalogue.Articles.Values.Single()).Discount);
        catalogue = Of(Shop, Plain with { DiscountPoints = 0 }, Silent);
        Assert.Null(catalogue.Sold(catalogue.Articles.Values.Single()).Discount);
    }

    [Fact]
    public void An_article_of_a_journal_from_before_keeps_its_own_rates()
    {
        var old = new Article(
            new("old"), Plain.Id, "Vieux", new(100), new(2_000), new(550), Route: null, Step: null, ExpectedSeconds: 0, [], [], Rank: 0);
        var sold = Of(Shop with { DiscountPoints = 0 }, Plain with { EatIn = new(700) }, old) is var catalogue ? catalogue.Sold(old) : null!;

        Assert.Equal((2_000, 550, null), (sold.EatIn.BasisPoints, sold.TakeAway.BasisPoints, sold.Discount));
    }

    [Fact]
    public void A_rate_that_the_shop_changes_reaches_what_leaves_it_to_the_shop_and_nothing_else()
    {
        var catalogue = Of(Shop, Plain, Silent);
        var after = CatalogueDecider.Evolve(
            CatalogueDecider.Evolve(catalogue, new CatalogueEvent.ArticlePut(null, Own, Anna, Noon)),
            new CatalogueEvent.DefaultsSet(Shop, Shop with { EatIn = new(1_234) }, Anna, Noon));

        Assert.Equal(1_234, after.EatInOf(Silent).BasisPoints);
        Assert.Equal(810, after.EatInOf(Own).BasisPoints);
    }

    private static readonly Department Plain = new(new("d"), "Plats", [Grill.Id], Step: 1, Rank: 0);

    private static readonly Article Silent = new(
        new("lemonade"), new("d"), "Limonade", new(400), new(1), new(1), Route: null, Step: null, ExpectedSeconds: 30, [], [], Rank: 0,
        HasDepartmentVat: true);

    private static readonly Article Own = Silent with
    {
        Id = new("lemonade"), EatIn = new(810), TakeAway = new(260), HasDepartmentVat = false, Route = [Bar.Id], Step = 4, DiscountPoints = 500,
    };

    private static Register.Domain.Catalogue.Catalogue Of(ShopDefaults defaults, Department department, Article article) =>
        new CatalogueEvent[]
        {
            new CatalogueEvent.Imported([Grill, Bar], [department], [article], Anna, Noon),
            new CatalogueEvent.DefaultsSet(ShopDefaults.Usual, defaults, Anna, Noon),
        }.Aggregate(Register.Domain.Catalogue.Catalogue.Empty, CatalogueDecider.Evolve);
}
