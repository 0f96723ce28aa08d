using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>What the house of the random evenings sells: prices that do not divide, three rates, and offers that come by themselves.</summary>
internal static class Carte
{
    public static readonly GeoPoint Shop = new(45_760_000, 4_830_000);

    public static readonly DepartmentId Starters = new("entrees");
    public static readonly DepartmentId Mains = new("plats");
    public static readonly DepartmentId Desserts = new("desserts");
    public static readonly DepartmentId Drinks = new("boissons");
    public static readonly DepartmentId Shelf = new("epicerie");

    public static readonly Choice Double = new(new("cuisson"), new("double"), "Double", new(251));

    public static readonly SoldArticle[] Articles =
    [
        new(new ArticleId("oeuf"), "Œuf", new(333), new(1_000), new(550), Card(House.Kitchen, 1), Starters),
        new(new ArticleId("soupe"), "Soupe", new(589), new(1_000), new(550), Card(House.Kitchen, 1), Starters),
        new(new ArticleId("pave"), "Pavé", new(1_499), new(1_000), new(1_000), Card(House.Kitchen, 2), Mains),
        new(new ArticleId("burger"), "Burger", new(1_277), new(1_000), new(1_000), Card(House.Kitchen, 1), Mains),
        new(new ArticleId("mousse"), "Mousse", new(617), new(1_000), new(550), Card(House.Kitchen, 1), Desserts, [new(ServiceMode.Drive, null)]),
        new(new ArticleId("vin"), "Vin", new(470), new(2_000), new(2_000), Card(House.Bar, 1), Drinks, [new(ServiceMode.TakeAway, new(399))]),
        new(new ArticleId("fromage"), "Fromage", new(2_390), new(550), new(550), Card: null, Shelf),
        new(new ArticleId("cafe"), "Café", new(211), new(1_000), new(1_000), Card: null, Shelf),
        new(new ArticleId("lampe"), "Lampe", new(1_999), new(2_000), new(2_000), Card: null, Shelf, Scheme: VatScheme.SecondHand, Purchase: new(1_117)),
        new(new ArticleId("affiche"), "Affiche", new(877), new(2_000), new(550), Card: null, Shelf, Scheme: VatScheme.Art, Purchase: new(903)),
    ];

    public static readonly Menu ByHand = new(
        new("midi"), "Midi", new(1_801), [new("Plat", [Mains], 1, 1, []), new("Dessert", [Desserts], 1, 1, [])], Rank: 1, IsAutomatic: false);

    public static IEnumerable<CatalogueCommand> Commands(Actor by) =>
    [
        new CatalogueCommand.Import(
            [.. new[] { House.Kitchen, House.Bar, House.Pass }.Select((id, at) => new StationEntry(id, id.Value, Backup: null, Capacity: 4, Rank: at))],
            [], [], by),
        new CatalogueCommand.PutChoiceSet(
            new(Double.Set, "Cuisson", Min: 0, Max: 1, [new(new("saignant"), "Saignant", Money.Zero), new(Double.Id, Double.Name, Double.Delta)], Rank: 0), by),
        .. new[] { Starters, Mains, Desserts, Drinks, Shelf }.Select((id, at) =>
            new CatalogueCommand.PutDepartment(new(id, id.Value, [], Step: 1, Rank: at), by)),
        .. Articles.Select((article, at) => new CatalogueCommand.PutArticle(Entry(article, at), by)),
        new CatalogueCommand.PutMenu(
            new(new("formule"), "Formule", new(1_690), [new("Entrée", [Starters], 1, 1, []), new("Plat", [Mains], 1, 1, [new(new("pave"), new(199))])], Rank: 0, IsAutomatic: true), by),
        new CatalogueCommand.PutMenu(ByHand, by),
        new CatalogueCommand.PutReduction(new(new("habitue"), "Habitué", -1_000, Money.Zero, FixedPrice: null, Rank: 0), by),
        new CatalogueCommand.PutAutomaticRule(new(new("lot"), "Lot", When(articlesMin: 8, subtotalMin: null), Article: null, -300, Money.Zero, Rank: 0), by),
        new CatalogueCommand.PutAutomaticRule(
            new(new("cafe-offert"), "Café offert", When(articlesMin: null, subtotalMin: new(5_000)), new ArticleId("cafe"), 0, new(-211), Rank: 1), by),
    ];

    public static ModeRules Modes => ModeRules.Default with
    {
        Modes =
        [
            .. ModeRules.Default.Modes.Select(rule => rule.Mode switch
            {
                ServiceMode.Delivery => rule with { IsOn = true },
                ServiceMode.Drive => rule with { IsOn = true, Start = KitchenStart.OnPayment },
                ServiceMode.Counter or ServiceMode.Shipping or ServiceMode.RelayPoint => rule with { IsOn = true },
                _ => rule,
            }),
        ],
    };

    public static readonly RelayPoint Station = new("R1", "Tabac de la gare", "1 place de la Gare", "7 h–20 h");
    public static readonly RelayPoint Bakery = new("R2", "Boulangerie", "2 rue Haute", "");

    /// <summary>Who sells: invoices must say it.</summary>
    public static ReceiptRules Receipts => ReceiptRules.Default with
    {
        House = new("Chez Léa", ["12 rue de la Paix", "75002 Paris", "FRANCE"], "73282932000074", "FR44732829320"),
    };

    public static readonly Party Buyer = new("Atelier Nováková", new("8 rue de l’Église", "69007", "Lyon", "FR", "732829320", "", "compta@atelier.example"));

    public static DeliveryRules Deliveries =>
        new(Shop, [new("Ville", Shop, RadiusMetres: 3_000, new(351), new(1_000))], "Livraison", new(2_000));

    public static PaymentRules Payments(int cashStepCents) => PaymentRules.Default with
    {
        CashStepCents = cashStepCents,
        Keys = [.. PaymentRules.Default.Keys.Select(key => key with { IsOn = true })],
    };

    public static Article Entry(SoldArticle article, int rank) => new(
        article.Id!.Value, article.Department!.Value, article.Name, article.UnitPrice, article.EatIn, article.TakeAway,
        article.Card?.Route ?? [], article.Card?.Step, ExpectedSeconds: 60, [], [], rank,
        article.Name is "Burger" ? [Double.Set] : [], article.ModePrices, Scheme: article.Scheme, Purchase: article.Purchase);

    private static AutomaticWhen When(int? articlesMin, Money? subtotalMin) =>
        new([], [], articlesMin, HasTable: null, [], subtotalMin, CoversMin: null, [], FromMinute: null, UntilMinute: null);

    private static PreparationCard Card(StationId station, int step) => new([station], step, ExpectedSeconds: 60, []);
}
