using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>What may stand in a catalogue, so that whatever it offers can be sold and sent.</summary>
public static class CatalogueRules
{
    public static CatalogueRefusal? Check(StationEntry station) =>
        Id.IsValid(station.Id.Value)
        && Text.IsName(station.Name)
        && (station.Backup is not { } backup || (backup != station.Id && Id.IsValid(backup.Value)))
        && station.Capacity is >= 1 and <= Limits.StationCapacityMax
        && station.Rank >= 0
            ? null
            : CatalogueRefusal.StationInvalid;

    public static CatalogueRefusal? Check(Department department) =>
        Id.IsValid(department.Id.Value)
        && Text.IsName(department.Name)
        && PreparationCard.IsRoute(department.Route)
        && PreparationCard.IsStep(department.Step)
        && department.Rank >= 0
            ? null
            : CatalogueRefusal.DepartmentInvalid;

    public static CatalogueRefusal? Check(Article article) =>
        !IsNamed(article) ? CatalogueRefusal.ArticleInvalid :
        !SaleRules.IsUnitPrice(article.Price) ? CatalogueRefusal.PriceOutOfRange :
        !article.EatIn.IsValid || !article.TakeAway.IsValid ? CatalogueRefusal.RateOutOfRange :
        CardOf(article).Check() is not null ? CatalogueRefusal.PreparationInvalid :
        !Text.AreNames(article.Options, Limits.OptionsMax) ? CatalogueRefusal.OptionsInvalid :
        null;

    private static bool IsNamed(Article article) =>
        Id.IsValid(article.Id.Value)
        && Id.IsValid(article.Department.Value)
        && Text.IsName(article.Name)
        && article.Rank >= 0;

    // What it leaves to its department is checked there.
    private static PreparationCard CardOf(Article article) =>
        new(article.Route ?? [], article.Step ?? 1, article.ExpectedSeconds, article.Allergens);
}
