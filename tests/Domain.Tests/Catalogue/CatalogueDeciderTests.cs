using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Catalogue;

public sealed class CatalogueDeciderTests
{
    private static readonly StationEntry Grill = new(new("grill"), "Grill", Backup: null, Capacity: 4, Rank: 0);
    private static readonly Department Mains = new(new("mains"), "Plats", [Grill.Id], Step: 2, Rank: 0);
    private static readonly Article Steak = new(
        new("steak"), Mains.Id, "Steak frites", new(1_850), new(1_000), new(550), Route: null, Step: null,
        ExpectedSeconds: 600, Allergens: ["lait"], Options: ["bleu", "saignant"], Rank: 0);

    private static readonly CatalogueEvent Imported =
        new CatalogueEvent.Imported([Grill], [Mains], [Steak], Anna, Noon);

    public static TheoryData<CatalogueEvent[], CatalogueCommand, CatalogueRefusal> Refusals => new()
    {
        { [], Import([Grill with { Capacity = 0 }], [], []), CatalogueRefusal.StationInvalid },
        { [], Import([Grill], [Mains with { Step = 0 }], []), CatalogueRefusal.DepartmentInvalid },
        { [], Import([Grill], [Mains], [Steak with { Name = "" }]), CatalogueRefusal.ArticleInvalid },
        { [], Import([Grill], [Mains], [Steak with { Price = new(-1) }]), CatalogueRefusal.PriceOutOfRange },
        { [], Import([Grill], [Mains], [Steak with { EatIn = new(10_001) }]), CatalogueRefusal.RateOutOfRange },
        { [], Import([Grill], [Mains], [Steak with { ExpectedSeconds = -1 }]), CatalogueRefusal.PreparationInvalid },
        { [], Import([Grill], [Mains], [Steak with { Options = ["\n"] }]), CatalogueRefusal.OptionsInvalid },
        { [], Import([Grill], [Mains], [Steak, Steak with { Rank = 1 }]), CatalogueRefusal.IdTwice },
        { [Imported], Import([], [], [.. Many(CatalogueDecider.ArticlesMax)]), CatalogueRefusal.TooManyArticles },
        { [], Import([], [Mains], []), CatalogueRefusal.UnknownStation },
        { [], Import([Grill], [], [Steak]), CatalogueRefusal.UnknownDepartment },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void Refuses(CatalogueEvent[] history, CatalogueCommand command, CatalogueRefusal reason) =>
        CatalogueDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<CatalogueRefusal>(), Refusals.Select(row => (CatalogueRefusal)row[2]));

    public static TheoryData<StationEntry> BadStations =>
    [
        Grill with { Id = new("le grill") },
        Grill with { Name = null! },
        Grill with { Backup = Grill.Id },
        Grill with { Backup = new StationId("") },
        Grill with { Capacity = Limits.StationCapacityMax + 1 },
        Grill with { Rank = -1 },
    ];

    [Theory]
    [MemberData(nameof(BadStations), DisableDiscoveryEnumeration = true)]
    public void Every_field_of_a_station_is_checked(StationEntry station) => CatalogueDecider.Decider
        .Given().When(Import([station], [], [])).IsRefused(CatalogueRefusal.StationInvalid);

    public static TheoryData<Department> BadDepartments =>
    [
        Mains with { Id = default },
        Mains with { Name = "Pl\u202eats" },
        Mains with { Route = [Grill.Id, Grill.Id] },
        Mains with { Route = null! },
        Mains with { Step = PreparationCard.StepMax + 1 },
        Mains with { Rank = -1 },
    ];

    [Theory]
    [MemberData(nameof(BadDepartments), DisableDiscoveryEnumeration = true)]
    public void Every_field_of_a_department_is_checked(Department department) => CatalogueDecider.Decider
        .Given().When(Import([Grill], [department], [])).IsRefused(CatalogueRefusal.DepartmentInvalid);

    public static TheoryData<Article, CatalogueRefusal> BadArticles => new()
    {
        { Steak with { Id = new("") }, CatalogueRefusal.ArticleInvalid },
        { Steak with { Department = default }, CatalogueRefusal.ArticleInvalid },
        { Steak with { Name = null! }, CatalogueRefusal.ArticleInvalid },
        { Steak with { Rank = -1 }, CatalogueRefusal.ArticleInvalid },
        { Steak with { Price = new(1_000_001) }, CatalogueRefusal.PriceOutOfRange },
        { Steak with { TakeAway = new(-1) }, CatalogueRefusal.RateOutOfRange },
        { Steak with { Route = [Grill.Id, Grill.Id] }, CatalogueRefusal.PreparationInvalid },
        { Steak with { Step = 0 }, CatalogueRefusal.PreparationInvalid },
        { Steak with { Allergens = null! }, CatalogueRefusal.PreparationInvalid },
        { Steak with { Options = [.. Enumerable.Repeat("bleu", Limits.OptionsMax + 1)] }, CatalogueRefusal.OptionsInvalid },
        { Steak with { Options = null! }, CatalogueRefusal.OptionsInvalid },
    };

    [Theory]
    [MemberData(nameof(BadArticles), DisableDiscoveryEnumeration = true)]
    public void Every_field_of_an_article_is_checked(Article article, CatalogueRefusal reason) => CatalogueDecider.Decider
        .Given().When(Import([Grill], [Mains], [article])).IsRefused(reason);

    [Fact]
    public void No_id_stands_twice_in_one_import()
    {
        CatalogueDecider.Decider.Given().When(Import([Grill, Grill], [], [])).IsRefused(CatalogueRefusal.IdTwice);
        CatalogueDecider.Decider.Given().When(Import([Grill], [Mains, Mains], [])).IsRefused(CatalogueRefusal.IdTwice);
    }

    [Fact]
    public void There_is_one_of_each_command() =>
        Assert.Equal(CasesOf<CatalogueCommand>(), [Import([], [], []).GetType().Name]);

    [Fact]
    public void A_menu_is_imported() =>
        CatalogueDecider.Decider.Given().When(Import([Grill], [Mains], [Steak])).Happens(Imported);

    [Fact]
    public void The_same_menu_again_changes_nothing() =>
        CatalogueDecider.Decider.Given(Imported).When(Import([Grill], [Mains], [Steak])).NothingHappens();

    [Fact]
    public void Only_what_changed_is_written_down()
    {
        var dearer = Steak with { Price = new(1_900) };

        CatalogueDecider.Decider.Given(Imported).When(Import([Grill], [Mains], [dearer]))
            .Happens(new CatalogueEvent.Imported([], [], [dearer], Anna, Noon));
    }

    [Fact]
    public void What_is_not_named_stays_as_it_is()
    {
        var soup = Steak with { Id = new("soup") };
        var menu = CatalogueDecider.Decider.Given(Imported).After(Import([], [], [soup]));

        Assert.Equal([soup, Steak], menu.Articles.Values.OrderBy(article => article.Id.Value, StringComparer.Ordinal));
        Assert.Equal([Mains], menu.Departments.Values);
        Assert.Equal([Grill], menu.Stations.Values);
    }

    [Theory]
    [InlineData("article")]
    [InlineData("backup")]
    public void Every_way_to_name_a_station_is_checked(string where) => CatalogueDecider.Decider
        .Given(Imported)
        .When(where is "article"
            ? Import([], [], [Steak with { Route = [new("moon")] }])
            : Import([Grill with { Backup = new("moon") }], [], []))
        .IsRefused(CatalogueRefusal.UnknownStation);

    [Fact]
    public void An_article_is_prepared_where_its_department_says()
    {
        var menu = CatalogueDecider.Decider.Given(Imported).State;

        Assert.Equal(new PreparationCard([Grill.Id], 2, 600, ["lait"]), menu.CardOf(Steak));
    }

    [Fact]
    public void An_article_may_know_better_than_its_department()
    {
        var menu = CatalogueDecider.Decider.Given(Imported).State;

        Assert.Equal(
            new PreparationCard([new("bar")], 1, 600, ["lait"]), menu.CardOf(Steak with { Route = [new("bar")], Step = 1 }));
    }

    [Fact]
    public void Nobody_prepares_what_has_an_empty_route() =>
        Assert.Null(CatalogueDecider.Decider.Given(Imported).State.Sold(Steak with { Route = [] }).Card);

    private static CatalogueCommand.Import Import(
        ValueList<StationEntry> stations, ValueList<Department> departments, ValueList<Article> articles) =>
        new(stations, departments, articles, Anna);

    private static IEnumerable<Article> Many(int count) =>
        Enumerable.Range(1, count).Select(number => Steak with { Id = new($"pea-{number}") });
}
