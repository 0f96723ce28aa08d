using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>What may stand in a catalogue, so that whatever it offers can be sold and sent.</summary>
public static class CatalogueRules
{
    /// <summary>Cooking, side, sauce, size, topping (features.md K54). A sixth question is a conversation.</summary>
    public const int SetsMax = 5;

    /// <summary>Three screens of big keys. More is a department.</summary>
    public const int ChoicesPerSetMax = 60;

    /// <summary>Starter, main, cheese, dessert, drink, coffee, and two to spare.</summary>
    public const int MenuPartsMax = 8;

    /// <summary>More keys of one kind than a register could show.</summary>
    public const int OffersMax = 500;

    /// <summary>Hues of the grid: the stylesheet has as many.</summary>
    public const int HueMax = 7;

    private const int PercentMax = 10_000;
    private const int MinutesPerDay = 1_440;

    public static CatalogueRefusal? Check(StationEntry station) =>
        Id.IsValid(station.Id.Value)
        && Text.IsName(station.Name)
        && (station.Backup is not { } backup || (backup != station.Id && Id.IsValid(backup.Value)))
        && station.Capacity is >= 1 and <= Limits.StationCapacityMax
        && station.Rank >= 0
        && Enum.IsDefined(station.Kind)
            ? null
            : CatalogueRefusal.StationInvalid;

    public static CatalogueRefusal? Check(Department department) =>
        !Id.IsValid(department.Id.Value)
        || !Text.IsName(department.Name)
        || !PreparationCard.IsRoute(department.Route)
        || !PreparationCard.IsStep(department.Step)
        || department.Rank < 0
        || department.Hue is < 0 or > HueMax
            ? CatalogueRefusal.DepartmentInvalid
        : department.EatIn is { IsValid: false } || department.TakeAway is { IsValid: false } ? CatalogueRefusal.RateOutOfRange
        : department.Supply is { } supply && !Enum.IsDefined(supply) ? CatalogueRefusal.RateOutOfRange
        : !VatSchemes.OfArticles.Contains(department.Scheme) ? CatalogueRefusal.RateOutOfRange
        : !IsDiscount(department.DiscountPoints) ? CatalogueRefusal.DiscountOutOfRange
        : !AreSets(department.ChoiceSets) ? CatalogueRefusal.SetsInvalid
        : null;

    public static CatalogueRefusal? Check(Article article) =>
        !IsNamed(article) ? CatalogueRefusal.ArticleInvalid :
        !SaleRules.IsUnitPrice(article.Price) ? CatalogueRefusal.PriceOutOfRange :
        !article.EatIn.IsValid || !article.TakeAway.IsValid ? CatalogueRefusal.RateOutOfRange :
        article.Purchase is { } purchase && !SaleRules.IsUnitPrice(purchase) ? CatalogueRefusal.PurchaseOutOfRange :
        article.Supply is { } supply && !Enum.IsDefined(supply) ? CatalogueRefusal.RateOutOfRange :
        article.Scheme is { } scheme && !VatSchemes.OfArticles.Contains(scheme) ? CatalogueRefusal.RateOutOfRange :
        !IsDiscount(article.DiscountPoints) ? CatalogueRefusal.DiscountOutOfRange :
        CardOf(article).Check() is not null ? CatalogueRefusal.PreparationInvalid :
        !Text.AreNames(article.Options, Limits.OptionsMax) ? CatalogueRefusal.OptionsInvalid :
        !AreSets(article.ChoiceSets) ? CatalogueRefusal.SetsInvalid :
        !AreModePrices(article.ModePrices) ? CatalogueRefusal.ModePricesInvalid :
        !AreBarcodes(article.Barcodes) ? CatalogueRefusal.BarcodeInvalid :
        article.Image is { } image && !Id.IsValid(image) ? CatalogueRefusal.ImageInvalid :
        null;

    public static CatalogueRefusal? Check(ShopDefaults defaults) =>
        !defaults.EatIn.IsValid || !defaults.TakeAway.IsValid ? CatalogueRefusal.RateOutOfRange
        : defaults.Supply is { } supply && !Enum.IsDefined(supply) ? CatalogueRefusal.RateOutOfRange
        : !IsDiscount(defaults.DiscountPoints) ? CatalogueRefusal.DiscountOutOfRange
        : null;

    public static CatalogueRefusal? Check(ChoiceSet set) =>
        !Id.IsValid(set.Id.Value)
        || !Text.IsName(set.Name)
        || set.Rank < 0
        || set.Max is < 1 or > Limits.OptionsMax
        || set.Min < 0
        || set.Min > set.Max
            ? CatalogueRefusal.ChoiceSetInvalid
        : set.Choices is not { Count: > 0 and <= ChoicesPerSetMax }
        || set.Choices.Count < set.Min
        || set.Choices.DistinctBy(choice => choice.Id).Count() < set.Choices.Count
        || !set.Choices.All(IsChoice)
            ? CatalogueRefusal.ChoiceInvalid
        : null;

    public static CatalogueRefusal? Check(Menu menu) =>
        !Id.IsValid(menu.Id.Value) || !Text.IsName(menu.Name) || menu.Rank < 0 || !SaleRules.IsUnitPrice(menu.Price)
            ? CatalogueRefusal.MenuInvalid
        : !AreModePrices(menu.ModePrices) ? CatalogueRefusal.ModePricesInvalid
        : menu.Parts is not { Count: > 0 and <= MenuPartsMax } || !menu.Parts.All(IsPart) || menu.Parts.All(part => part.Min == 0)
            ? CatalogueRefusal.MenuPartInvalid
        : null;

    public static CatalogueRefusal? Check(Reduction reduction) =>
        Id.IsValid(reduction.Id.Value)
        && Text.IsName(reduction.Name)
        && reduction.Rank >= 0
        && IsPercent(reduction.PercentPoints)
        && IsAmount(reduction.Amount)
        && (reduction.FixedPrice is { } price
            ? SaleRules.IsUnitPrice(price) && reduction is { PercentPoints: 0, Amount.IsZero: true }
            : reduction is not { PercentPoints: 0, Amount.IsZero: true })
            ? null
            : CatalogueRefusal.ReductionInvalid;

    public static CatalogueRefusal? Check(AutomaticRule rule) =>
        !Id.IsValid(rule.Id.Value)
        || !Text.IsName(rule.Name)
        || rule.Rank < 0
        || !IsPercent(rule.PercentPoints)
        || !IsAmount(rule.Amount)
        || rule is { Article: null, PercentPoints: 0, Amount.IsZero: true }
            ? CatalogueRefusal.AutomaticRuleInvalid
        : !IsWhen(rule.When) ? CatalogueRefusal.ConditionInvalid
        : null;

    private static bool IsNamed(Article article) =>
        Id.IsValid(article.Id.Value)
        && Id.IsValid(article.Department.Value)
        && Text.IsName(article.Name)
        && Text.IsNameOrEmpty(article.ShortName)
        && Text.IsNote(article.Description)
        && article.Rank >= 0;

    private static bool AreSets(ValueList<ChoiceSetId>? sets) =>
        sets is null || (sets.Count <= SetsMax && sets.Distinct().Count() == sets.Count);

    private static bool AreModePrices(ValueList<ModePrice>? prices) =>
        prices is null
        || (prices.DistinctBy(own => own.Mode).Count() == prices.Count
            && prices.All(own => Enum.IsDefined(own.Mode) && (own.Price is not { } price || SaleRules.IsUnitPrice(price))));

    private static bool AreBarcodes(ValueList<string>? codes) =>
        codes is null
        || (codes.Count <= Barcode.PerArticleMax && codes.All(Barcode.IsValid) && codes.Distinct().Count() == codes.Count);

    private static bool IsChoice(ChoiceOffer choice) =>
        Id.IsValid(choice.Id.Value)
        && Text.IsName(choice.Name)
        && IsAmount(choice.Delta)
        && (choice.ModeDeltas is null
            || (choice.ModeDeltas.DistinctBy(own => own.Mode).Count() == choice.ModeDeltas.Count
                && choice.ModeDeltas.All(own => Enum.IsDefined(own.Mode) && IsAmount(own.Delta))));

    private static bool IsPart(MenuPart part) =>
        Text.IsName(part.Name)
        && part.Departments is { Count: > 0 }
        && part.Departments.Distinct().Count() == part.Departments.Count
        && part.Min >= 0
        && part.Max is >= 1 and <= 9
        && part.Min <= part.Max
        && part.Supplements is not null
        && part.Supplements.DistinctBy(one => one.Article).Count() == part.Supplements.Count
        && part.Supplements.All(one => SaleRules.IsUnitPrice(one.Price));

    private static bool IsWhen(AutomaticWhen when) =>
        when.Modes.All(Enum.IsDefined)
        && Text.AreNames(when.Groups, OffersMax)
        && when.ArticlesMin is not (< 1 or > Limits.LinesMax)
        && when.Weekdays.All(Enum.IsDefined)
        && when.SubtotalMin is not { IsNegative: true }
        && when.CoversMin is not (< 1 or > Limits.CoversMax)
        && when.Tills.All(till => Id.IsValid(till.Value))
        && when.FromMinute is not (< 0 or >= MinutesPerDay)
        && when.UntilMinute is not (< 1 or > MinutesPerDay)
        && (when.FromMinute is null || when.FromMinute != when.UntilMinute);

    private static bool IsDiscount(int? points) => points is null or (>= 0 and <= PercentMax);

    private static bool IsPercent(int points) => Math.Abs((long)points) <= PercentMax;

    private static bool IsAmount(Money amount) => amount <= SaleRules.UnitPriceMax && amount >= -SaleRules.UnitPriceMax;

    // What it leaves to its department is checked there.
    private static PreparationCard CardOf(Article article) =>
        new(article.Route ?? [], article.Step ?? 1, article.ExpectedSeconds, article.Allergens);
}
