using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Catalogue;

public sealed class CatalogueDeciderTests
{
    private static readonly StationEntry Grill = new(new("grill"), "Grill", Backup: null, Capacity: 4, Rank: 0);
    private static readonly Department Mains = new(new("mains"), "Plats", [Grill.Id], Step: 2, Rank: 0);
    private static readonly Article Steak = new(
        new("steak"), Mains.Id, "Steak frites", new(1_850), new(1_000), new(550), Route: null, Step: null,
        ExpectedSeconds: 600, Allergens: ["lait"], Options: ["bleu", "saignant"], Rank: 0);

    private static readonly ChoiceSet Cooking = new(
        new("cooking"), "Cuisson", Min: 1, Max: 1, [new(new("rare"), "Saignant", Money.Zero), new(new("done"), "Bien cuit", Money.Zero)], Rank: 0);

    private static readonly Menu Lunch = new(
        new("lunch"), "Formule", new(1_500), [new("Plat", [Mains.Id], 1, 1, [new(Steak.Id, new(200))])], Rank: 0, IsAutomatic: true);

    private static readonly Reduction Tenth = new(new("tenth"), "−10 %", -1_000, Money.Zero, FixedPrice: null, Rank: 0);

    private static readonly AutomaticWhen Whenever = new([], [], null, null, [], null, null, [], null, null);

    private static readonly AutomaticRule Students = new(
        new("students"), "Étudiants", Whenever with { Weekdays = [DayOfWeek.Thursday], FromMinute = 1_140 }, Article: null, -1_000, Money.Zero, Rank: 0);

    private static readonly CatalogueEvent Imported =
        new CatalogueEvent.Imported([Grill], [Mains], [Steak], Anna, Noon);

    private static readonly CatalogueEvent Asking = new CatalogueEvent.Imported(
        [Grill], [Mains with { ChoiceSets = [Cooking.Id] }], [Steak], Anna, Noon, [Cooking]);

    private static readonly CatalogueEvent Bar =
        new CatalogueEvent.StationPut(Before: null, new(new("bar"), "Bar", Backup: null, Capacity: 2, Rank: 1, StationKind.Bar), Anna, Noon);

    public static TheoryData<CatalogueEvent[], CatalogueCommand, CatalogueRefusal> Refusals => new()
    {
        { [], Import([Grill with { Capacity = 0 }], [], []), CatalogueRefusal.StationInvalid },
        { [], Import([Grill], [Mains with { Step = 0 }], []), CatalogueRefusal.DepartmentInvalid },
        { [], Import([Grill], [Mains], [Steak with { Name = "" }]), CatalogueRefusal.ArticleInvalid },
        { [], Import([Grill], [Mains], [Steak with { Price = new(-1) }]), CatalogueRefusal.PriceOutOfRange },
        { [], Import([Grill], [Mains], [Steak with { Purchase = new(-1) }]), CatalogueRefusal.PurchaseOutOfRange },
        { [], Import([Grill], [Mains], [Steak with { EatIn = new(10_001) }]), CatalogueRefusal.RateOutOfRange },
        { [], new CatalogueCommand.SetDefaults(ShopDefaults.Usual with { DiscountPoints = 10_001 }, Anna), CatalogueRefusal.DiscountOutOfRange },
        { [], Import([Grill], [Mains], [Steak with { ExpectedSeconds = -1 }]), CatalogueRefusal.PreparationInvalid },
        { [], Import([Grill], [Mains], [Steak with { Options = ["\n"] }]), CatalogueRefusal.OptionsInvalid },
        { [Imported], Put(Steak with { ChoiceSets = [Cooking.Id, Cooking.Id] }), CatalogueRefusal.SetsInvalid },
        { [Imported], Put(Steak with { ModePrices = [new(ServiceMode.Drive, new(-1))] }), CatalogueRefusal.ModePricesInvalid },
        { [Imported], Put(Steak with { Barcodes = ["5449000000997"] }), CatalogueRefusal.BarcodeInvalid },
        { [Imported], Put(Steak with { Image = "../secret" }), CatalogueRefusal.ImageInvalid },
        { [], Put(Cooking with { Min = 2 }), CatalogueRefusal.ChoiceSetInvalid },
        { [], Put(Cooking with { Choices = [] }), CatalogueRefusal.ChoiceInvalid },
        { [Imported], Put(Lunch with { Name = "" }), CatalogueRefusal.MenuInvalid },
        { [Imported], Put(Lunch with { Parts = [] }), CatalogueRefusal.MenuPartInvalid },
        { [], Put(Tenth with { PercentPoints = 0 }), CatalogueRefusal.ReductionInvalid },
        { [], Put(Students with { PercentPoints = 0 }), CatalogueRefusal.AutomaticRuleInvalid },
        { [], Put(Students with { When = Whenever with { FromMinute = 1_440 } }), CatalogueRefusal.ConditionInvalid },
        { [], Import([Grill], [Mains], [Steak, Steak with { Rank = 1 }]), CatalogueRefusal.IdTwice },
        { [Imported], Import([], [], [.. Many(CatalogueDecider.ArticlesMax)]), CatalogueRefusal.TooManyArticles },
        {
            [],
            Import([], [], []) with { Reductions = [.. Enumerable.Range(0, CatalogueRules.OffersMax + 1).Select(at => Tenth with { Id = new($"r-{at}") })] },
            CatalogueRefusal.TooManyOffers
        },
        { [], Import([], [Mains], []), CatalogueRefusal.UnknownStation },
        { [], Import([Grill], [], [Steak]), CatalogueRefusal.UnknownDepartment },
        { [Imported], Put(Steak with { ChoiceSets = [Cooking.Id] }), CatalogueRefusal.UnknownChoiceSet },
        { [Imported], new CatalogueCommand.ArchiveArticle(new("moon"), true, Anna), CatalogueRefusal.UnknownArticle },
        { [Imported], new CatalogueCommand.RemoveMenu(Lunch.Id, Anna), CatalogueRefusal.UnknownMenu },
        { [Imported], new CatalogueCommand.RemoveReduction(Tenth.Id, Anna), CatalogueRefusal.UnknownReduction },
        { [Imported], new CatalogueCommand.RemoveAutomaticRule(Students.Id, Anna), CatalogueRefusal.UnknownAutomaticRule },
        { [Imported], Import([], [], [Steak with { Barcodes = ["A-1"] }, Steak with { Id = new("soup"), Barcodes = ["A-1"] }]), CatalogueRefusal.BarcodeTwice },
        { [Imported], new CatalogueCommand.PutDepartment(Mains with { Scheme = VatScheme.SecondHand }, Anna), CatalogueRefusal.PurchaseMissing },
        { [Imported], new CatalogueCommand.ArchiveDepartment(Mains.Id, true, Anna), CatalogueRefusal.DepartmentInUse },
        { [Asking], new CatalogueCommand.RemoveChoiceSet(Cooking.Id, Anna), CatalogueRefusal.ChoiceSetInUse },
        { [Imported], new CatalogueCommand.ArchiveStation(Grill.Id, true, Anna), CatalogueRefusal.StationInUse },
        { [Imported, Bar], new CatalogueCommand.ArchiveStation(new("bar"), true, Anna, HasWork: true), CatalogueRefusal.StationHasWork },
        { [Imported], new CatalogueCommand.ReorderArticles([Steak.Id, Steak.Id], Anna), CatalogueRefusal.OrderInvalid },
        { [], new CatalogueCommand.SetScale(new([new(19, ScaleValue.PriceCents)]), Anna), CatalogueRefusal.ScaleInvalid },
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
        Assert.Equal(CasesOf<CatalogueCommand>(), OneOfEach.Select(command => command.GetType().Name).Order());

    private static CatalogueCommand[] OneOfEach =>
    [
        Import([], [], []), Put(Mains), Put(Steak), Put(Cooking), Put(Lunch), Put(Tenth), Put(Students),
        new CatalogueCommand.ArchiveArticle(Steak.Id, true, Anna), new CatalogueCommand.ArchiveDepartment(Mains.Id, true, Anna),
        new CatalogueCommand.RemoveChoiceSet(Cooking.Id, Anna), new CatalogueCommand.RemoveMenu(Lunch.Id, Anna),
        new CatalogueCommand.RemoveReduction(Tenth.Id, Anna), new CatalogueCommand.RemoveAutomaticRule(Students.Id, Anna),
        new CatalogueCommand.ReorderArticles([Steak.Id], Anna), new CatalogueCommand.ReorderDepartments([Mains.Id], Anna),
        new CatalogueCommand.SetScale(new([new(21, ScaleValue.WeightGrams)]), Anna),
        new CatalogueCommand.SetDefaults(ShopDefaults.Usual with { DiscountPoints = 500 }, Anna),
        new CatalogueCommand.PutStation(Grill, Anna), new CatalogueCommand.ArchiveStation(Grill.Id, true, Anna),
    ];

    [Fact]
    public void What_is_put_says_what_stood_there_before()
    {
        var dearer = Steak with { Price = new(1_950) };

        CatalogueDecider.Decider.Given(Imported).When(Put(dearer)).Happens(new CatalogueEvent.ArticlePut(Steak, dearer, Anna, Noon));
        CatalogueDecider.Decider.Given(Imported).When(Put(Steak)).NothingHappens();
        CatalogueDecider.Decider.Given().When(Put(Tenth)).Happens(new CatalogueEvent.ReductionPut(null, Tenth, Anna, Noon));
    }

    [Fact]
    public void The_history_of_a_price_is_read_from_the_journal()
    {
        var dearer = Steak with { Price = new(1_950) };
        CatalogueEvent[] journal =
        [
            Imported,
            new CatalogueEvent.ArticlePut(Steak, Steak with { Name = "Steak" }, Anna, Noon.AddDays(1)),
            new CatalogueEvent.ArticlePut(Steak, dearer, Anna, Noon.AddDays(2)),
        ];

        Assert.Equal(
            [new(Noon, null, new(1_850), Anna), new(Noon.AddDays(2), new(1_850), new(1_950), Anna)], PriceHistory.Of(journal, Steak.Id));
    }

    [Fact]
    public void What_may_have_been_sold_is_archived_and_sold_again()
    {
        var archived = CatalogueDecider.Decider.Given(Imported).After(new CatalogueCommand.ArchiveArticle(Steak.Id, true, Anna));

        Assert.True(archived.Articles[Steak.Id].IsArchived);
        Assert.Null(CatalogueDecider.Decide(archived, new CatalogueCommand.ArchiveDepartment(Mains.Id, true, Anna), Noon).Refusal);
        Assert.Empty(CatalogueDecider.Decide(archived, new CatalogueCommand.ArchiveArticle(Steak.Id, true, Anna), Noon).Events);
    }

    [Fact]
    public void An_archived_article_gives_its_bar_code_free()
    {
        var menu = CatalogueDecider.Decider.Given(Imported).After(Put(Steak with { Barcodes = ["A-1"], IsArchived = true }));

        Assert.Null(CatalogueDecider.Decide(menu, Put(Steak with { Id = new("soup"), Barcodes = ["A-1"] }), Noon).Refusal);
    }

    [Fact]
    public void A_new_order_writes_only_what_has_moved()
    {
        var soup = Steak with { Id = new("soup"), Rank = 1 };
        var tart = Steak with { Id = new("tart"), Rank = 2 };

        CatalogueDecider.Decider.Given(new CatalogueEvent.Imported([Grill], [Mains], [Steak, soup, tart], Anna, Noon))
            .When(new CatalogueCommand.ReorderArticles([soup.Id, Steak.Id, tart.Id], Anna))
            .Happens(new CatalogueEvent.ArticlesReordered([new(soup.Id, 0), new(Steak.Id, 1)], Anna, Noon));
    }

    [Fact]
    public void An_article_asks_what_its_department_asks_unless_it_knows_better()
    {
        var menu = CatalogueDecider.Decider.Given(Asking).State;

        Assert.Equal([Cooking], menu.SetsOf(Steak));
        Assert.Empty(menu.SetsOf(Steak with { ChoiceSets = [] }));
    }

    [Fact]
    public void A_scale_writes_weight_or_price_into_the_code()
    {
        var scale = new ScaleCodes([new(21, ScaleValue.WeightGrams), new(22, ScaleValue.PriceCents)]);

        Assert.Equal(new ScaleReading("2112345", ScaleValue.WeightGrams, 350), scale.Read("211234500350" + Check("211234500350")));
        Assert.Equal(new ScaleReading("2212345", ScaleValue.PriceCents, 1_299), scale.Read("221234501299" + Check("221234501299")));
        Assert.Null(scale.Read("231234501299" + Check("231234501299")));
        Assert.Null(scale.Read("211234500350x"));
    }

    private static char Check(string twelve) =>
        Enumerable.Range(0, 10).Select(digit => (char)('0' + digit)).First(digit => Barcode.HasGoodCheckDigit(twelve + digit));

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

    [Fact]
    public void A_station_is_added_by_hand_and_changed_with_what_it_was_before()
    {
        var cold = new StationEntry(new("cold"), "Froid", Backup: null, Capacity: 2, Rank: 1, StationKind.Cold);
        var added = new CatalogueEvent.StationPut(Before: null, cold, Anna, Noon);

        CatalogueDecider.Decider.Given().When(new CatalogueCommand.PutStation(cold, Anna)).Happens(added);
        CatalogueDecider.Decider.Given(added).When(new CatalogueCommand.PutStation(cold with { Capacity = 3 }, Anna))
            .Happens(new CatalogueEvent.StationPut(cold, cold with { Capacity = 3 }, Anna, Noon));
        CatalogueDecider.Decider.Given(added).When(new CatalogueCommand.PutStation(cold, Anna)).NothingHappens();
    }

    [Fact]
    public void A_station_that_nothing_sends_to_closes_and_nothing_may_choose_it_until_it_opens_again()
    {
        var bar = new StationId("bar");
        CatalogueEvent closed = new CatalogueEvent.StationPut(
            ((CatalogueEvent.StationPut)Bar).After, ((CatalogueEvent.StationPut)Bar).After with { IsArchived = true }, Anna, Noon);

        CatalogueDecider.Decider.Given(Imported, Bar).When(new CatalogueCommand.ArchiveStation(bar, true, Anna)).Happens(closed);
        CatalogueDecider.Decider.Given(Imported, Bar, closed).When(Put(Mains with { Route = [bar] })).IsRefused(CatalogueRefusal.UnknownStation);
        CatalogueDecider.Decider.Given(Imported, Bar, closed).When(Put(Steak with { Route = [bar] })).IsRefused(CatalogueRefusal.UnknownStation);
        Assert.Equal([Grill], CatalogueDecider.Decider.Given(Imported, Bar, closed).State.OpenStations);
        Assert.Equal(2, CatalogueDecider.Decider.Given(Imported, Bar, closed)
            .After(new CatalogueCommand.ArchiveStation(bar, false, Anna)).OpenStations.Count());
    }

    [Fact]
    public void What_is_sold_no_longer_keeps_no_station_open_and_cannot_come_back_before_its_station()
    {
        var gone = new CatalogueEvent[]
        {
            Imported,
            new CatalogueEvent.ArticleArchived(Steak.Id, true, Anna, Noon),
            new CatalogueEvent.DepartmentArchived(Mains.Id, true, Anna, Noon),
            new CatalogueEvent.StationPut(Grill, Grill with { IsArchived = true }, Anna, Noon),
        };

        CatalogueDecider.Decider.Given(gone[..3]).When(new CatalogueCommand.ArchiveStation(Grill.Id, true, Anna)).Happens(gone[3]);
        CatalogueDecider.Decider.Given(gone).When(new CatalogueCommand.ArchiveDepartment(Mains.Id, false, Anna)).IsRefused(CatalogueRefusal.UnknownStation);
        CatalogueDecider.Decider.Given(gone).When(new CatalogueCommand.ArchiveArticle(Steak.Id, false, Anna)).IsRefused(CatalogueRefusal.UnknownStation);
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

    private static CatalogueCommand.PutDepartment Put(Department department) => new(department, Anna);

    private static CatalogueCommand.PutArticle Put(Article article) => new(article, Anna);

    private static CatalogueCommand.PutChoiceSet Put(ChoiceSet set) => new(set, Anna);

    private static CatalogueCommand.PutMenu Put(Menu menu) => new(menu, Anna);

    private static CatalogueCommand.PutReduction Put(Reduction reduction) => new(reduction, Anna);

    private static CatalogueCommand.PutAutomaticRule Put(AutomaticRule rule) => new(rule, Anna);

    private static CatalogueCommand.Import Import(
        ValueList<StationEntry> stations, ValueList<Department> departments, ValueList<Article> articles) =>
        new(stations, departments, articles, Anna);

    private static IEnumerable<Article> Many(int count) =>
        Enumerable.Range(1, count).Select(number => Steak with { Id = new($"pea-{number}") });
}
