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
