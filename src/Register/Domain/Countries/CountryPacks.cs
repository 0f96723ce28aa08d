using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Countries;

/// <summary>The packs themselves. A change of the law is a row more here, dated, and never an edit of a row that has held.</summary>
internal static class CountryPacks
{
    private static readonly DateOnly Always = new(2000, 1, 1);

    /// <summary>Directive 2006/112/CE, art. 226 (14); in France annexe II CGI art. 242 nonies A, I-16°, in Belgium AR n° 1, art. 5, beside AR n° 53.</summary>
    private static readonly ValueList<SchemeMention> Margins =
    [
        new(VatScheme.SecondHand, "Régime particulier - Biens d'occasion"),
        new(VatScheme.Art, "Régime particulier - Objets d'art"),
        new(VatScheme.Antiques, "Régime particulier - Objets de collection et d'antiquité"),
    ];

    /// <summary>CGI art. 278 and following, 297 (Corse), 296 (outre-mer), 294 (Guyane, Mayotte); arrêté n° 83-50/A; LPF L.102 B.</summary>
    public static readonly CountryPack France = new(
        Country.France,
        "EUR",
        "FRANCE",
        [TaxRegion.Mainland, TaxRegion.Corsica, TaxRegion.Overseas, TaxRegion.Untaxed],
        CashStepCents: 0,
        NoteFrom: new(2_500),
        RetentionYears: 6,
        [.. Enum.GetValues<Mention>()],
        NamelessUpTo: null,
        InvoiceForm.FacturX,
        [
            Was(VatCode.Normal, 1_960, new(2000, 4, 1), new(2013, 12, 31)),
            Now(VatCode.Normal, 2_000, new(2014, 1, 1)),
            Was(VatCode.Intermediate, 700, new(2012, 1, 1), new(2013, 12, 31)),
            Now(VatCode.Intermediate, 1_000, new(2014, 1, 1)),
            Now(VatCode.Reduced, 550, Always),
            Now(VatCode.SuperReduced, 210, Always),
            Now(VatCode.Lodging, 1_000, new(2014, 1, 1)),
            Now(VatCode.None, 0, Always),

            Now(VatCode.Normal, 2_000, new(2014, 1, 1), TaxRegion.Corsica),
            Now(VatCode.Intermediate, 1_000, new(2014, 1, 1), TaxRegion.Corsica),
            Now(VatCode.Reduced, 210, Always, TaxRegion.Corsica),
            Now(VatCode.SuperReduced, 90, Always, TaxRegion.Corsica),
            Now(VatCode.Lodging, 210, Always, TaxRegion.Corsica, isToVerify: true),
            Now(VatCode.None, 0, Always, TaxRegion.Corsica),

            Now(VatCode.Normal, 850, Always, TaxRegion.Overseas),
            Now(VatCode.Intermediate, 210, Always, TaxRegion.Overseas),
            Now(VatCode.Reduced, 210, Always, TaxRegion.Overseas),
            Now(VatCode.SuperReduced, 105, Always, TaxRegion.Overseas),
            Now(VatCode.Lodging, 210, Always, TaxRegion.Overseas),
            Now(VatCode.None, 0, Always, TaxRegion.Overseas),

            .. Enum.GetValues<VatCode>().Select(code => Now(code, 0, Always, TaxRegion.Untaxed)),
        ],
        [
            .. Everywhere(VatSupply.Meal, VatCode.Intermediate, VatCode.Intermediate),
            .. Everywhere(VatSupply.SoftDrink, VatCode.Intermediate, VatCode.Intermediate),
            .. Everywhere(VatSupply.Alcohol, VatCode.Normal, VatCode.Normal),

            // A bottle opened at the table is service; carried away unopened it is goods (CGI art. 278-0 bis).
            .. Everywhere(VatSupply.Packed, VatCode.Intermediate, VatCode.Reduced),
            Use(VatSupply.Press, VatCode.SuperReduced, VatCode.SuperReduced),
            Use(VatSupply.Press, VatCode.Reduced, VatCode.Reduced, TaxRegion.Corsica),
            Use(VatSupply.Press, VatCode.SuperReduced, VatCode.SuperReduced, TaxRegion.Overseas),
            Use(VatSupply.Press, VatCode.SuperReduced, VatCode.SuperReduced, TaxRegion.Untaxed),
            .. Everywhere(VatSupply.Goods, VatCode.Normal, VatCode.Normal),
            .. Everywhere(VatSupply.Lodging, VatCode.Lodging, VatCode.Lodging),
            .. Everywhere(VatSupply.Exempt, VatCode.None, VatCode.None),
        ],
        [.. Margins, new(VatScheme.IntraCommunity, "Exonération de TVA, article 262 ter, I du CGI")]);

    /// <summary>MWSTG art. 25 and 26, the rates of 2024-01-01 and those before; OR art. 958f and Olico: ten years.</summary>
    public static readonly CountryPack Switzerland = new(
        Country.Switzerland,
        "CHF",
        "SUISSE",
        [TaxRegion.Mainland],
        CashStepCents: 5,
        NoteFrom: null,
        RetentionYears: 10,
        [Mention.Name, Mention.Address, Mention.VatNumber, Mention.Number, Mention.Moment, Mention.VatTable],
        NamelessUpTo: new(40_000),
        InvoiceForm.QrBill,
        [
            Was(VatCode.Normal, 770, new(2018, 1, 1), new(2023, 12, 31)),
            Now(VatCode.Normal, 810, new(2024, 1, 1)),
            Was(VatCode.Reduced, 250, new(2011, 1, 1), new(2023, 12, 31)),
            Now(VatCode.Reduced, 260, new(2024, 1, 1)),
            Was(VatCode.Lodging, 370, new(2018, 1, 1), new(2023, 12, 31)),
            Now(VatCode.Lodging, 380, new(2024, 1, 1)),
            Now(VatCode.None, 0, Always),
        ],
        [
            Use(VatSupply.Meal, VatCode.Normal, VatCode.Reduced),
            Use(VatSupply.SoftDrink, VatCode.Normal, VatCode.Reduced),
            Use(VatSupply.Alcohol, VatCode.Normal, VatCode.Normal),
            Use(VatSupply.Packed, VatCode.Normal, VatCode.Reduced),
            Use(VatSupply.Press, VatCode.Reduced, VatCode.Reduced),
            Use(VatSupply.Goods, VatCode.Normal, VatCode.Normal),
            Use(VatSupply.Lodging, VatCode.Lodging, VatCode.Lodging),
            Use(VatSupply.Exempt, VatCode.None, VatCode.None),
        ],
        [
            // Collectors' pieces alone: what is merely used is taxed on its whole price there (LTVA art. 24a, OTVA art. 48a).
            new(VatScheme.Art, "Imposition de la marge, art. 24a LTVA"),
            new(VatScheme.Antiques, "Imposition de la marge, art. 24a LTVA"),
        ]);

    private static readonly DateOnly BelgianReform = new(2026, 3, 1);

    /// <summary>AR n° 20; the reform announced for 2026-03-01 is known from the press alone, and marked so. Cash: loi of 2019-12-01.</summary>
    public static readonly CountryPack Belgium = new(
        Country.Belgium,
        "EUR",
        "BELGIQUE",
        [TaxRegion.Mainland],
        CashStepCents: 5,
        NoteFrom: null,
        RetentionYears: 10,
        [Mention.Name, Mention.Address, Mention.CompanyNumber, Mention.VatNumber, Mention.Number, Mention.Till, Mention.Operator, Mention.Moment, Mention.VatTable],
        NamelessUpTo: null,
        InvoiceForm.Peppol,
        [
            Now(VatCode.Normal, 2_100, Always),
            Now(VatCode.Intermediate, 1_200, Always),
            Now(VatCode.Reduced, 600, Always),
            Was(VatCode.Lodging, 600, Always, BelgianReform.AddDays(-1)),
            Now(VatCode.Lodging, 1_200, BelgianReform, isToVerify: true),
            Now(VatCode.None, 0, Always),
        ],
        [
            Use(VatSupply.Meal, VatCode.Intermediate, VatCode.Reduced),
            new(VatSupply.Meal, VatCode.Intermediate, VatCode.Intermediate, BelgianReform, IsToVerify: true),
            Use(VatSupply.SoftDrink, VatCode.Normal, VatCode.Reduced),
            new(VatSupply.SoftDrink, VatCode.Intermediate, VatCode.Reduced, BelgianReform, IsToVerify: true),
            Use(VatSupply.Alcohol, VatCode.Normal, VatCode.Normal),
            Use(VatSupply.Packed, VatCode.Intermediate, VatCode.Reduced),
            new(VatSupply.Press, VatCode.None, VatCode.None, Always, IsToVerify: true),
            Use(VatSupply.Goods, VatCode.Normal, VatCode.Normal),
            Use(VatSupply.Lodging, VatCode.Lodging, VatCode.Lodging),
            Use(VatSupply.Exempt, VatCode.None, VatCode.None),
        ],
        [.. Margins, new(VatScheme.IntraCommunity, "Exonération de TVA, article 39bis du Code de la TVA")]);

    private static VatRate Now(VatCode code, int points, DateOnly from, TaxRegion region = TaxRegion.Mainland, bool isToVerify = false) =>
        new(code, new(points), from, Until: null, region, isToVerify);

    private static VatRate Was(VatCode code, int points, DateOnly from, DateOnly until) => new(code, new(points), from, until);

    private static VatUse Use(VatSupply supply, VatCode onSite, VatCode away, TaxRegion region = TaxRegion.Mainland) =>
        new(supply, onSite, away, Always, region);

    private static IEnumerable<VatUse> Everywhere(VatSupply supply, VatCode onSite, VatCode away) =>
        Enum.GetValues<TaxRegion>().Select(region => Use(supply, onSite, away, region));
}
