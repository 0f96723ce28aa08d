using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Domain.Catalogue;

public abstract record CatalogueCommand
{
    private CatalogueCommand() { }

    /// <summary>Adds what is new and replaces what has the same id; what is not named stays as it is. All or nothing.</summary>
    public sealed record Import(
        ValueList<StationEntry> Stations,
        ValueList<Department> Departments,
        ValueList<Article> Articles,
        Actor By,
        ValueList<ChoiceSet>? ChoiceSets = null,
        ValueList<Menu>? Menus = null,
        ValueList<Reduction>? Reductions = null,
        ValueList<AutomaticRule>? AutomaticRules = null) : CatalogueCommand;

    /// <summary>Adds it, or replaces the one with the same id.</summary>
    public sealed record PutDepartment(Department Department, Actor By) : CatalogueCommand;

    /// <summary>Adds it, or replaces the one with the same id.</summary>
    public sealed record PutArticle(Article Article, Actor By) : CatalogueCommand;

    /// <summary>Adds it, or replaces the one with the same id.</summary>
    public sealed record PutChoiceSet(ChoiceSet Set, Actor By) : CatalogueCommand;

    /// <summary>Adds it, or replaces the one with the same id.</summary>
    public sealed record PutMenu(Menu Menu, Actor By) : CatalogueCommand;

    /// <summary>Adds it, or replaces the one with the same id.</summary>
    public sealed record PutReduction(Reduction Reduction, Actor By) : CatalogueCommand;

    /// <summary>Adds it, or replaces the one with the same id.</summary>
    public sealed record PutAutomaticRule(AutomaticRule Rule, Actor By) : CatalogueCommand;

    /// <summary>Adds it, or replaces the one with the same id. It is a station of the kitchen a moment later.</summary>
    public sealed record PutStation(StationEntry Station, Actor By) : CatalogueCommand;

    /// <summary>A station closes when nothing is sent to it any more, or opens again.</summary>
    /// <param name="HasWork">Dishes still wait there: brought by whoever passes the command on.</param>
    public sealed record ArchiveStation(StationId Station, bool IsArchived, Actor By, bool HasWork = false) : CatalogueCommand;

    /// <summary>Nothing that may have been sold is deleted: it is sold no longer, or again.</summary>
    public sealed record ArchiveArticle(ArticleId Article, bool IsArchived, Actor By) : CatalogueCommand;

    /// <summary>A department goes when all of its articles have gone.</summary>
    public sealed record ArchiveDepartment(DepartmentId Department, bool IsArchived, Actor By) : CatalogueCommand;

    /// <summary>Bills carry their choices with them, so a set may really go: when nothing asks it any more.</summary>
    public sealed record RemoveChoiceSet(ChoiceSetId Set, Actor By) : CatalogueCommand;

    public sealed record RemoveMenu(MenuId Menu, Actor By) : CatalogueCommand;

    public sealed record RemoveReduction(OfferId Reduction, Actor By) : CatalogueCommand;

    public sealed record RemoveAutomaticRule(OfferId Rule, Actor By) : CatalogueCommand;

    /// <summary>The places of keys: these articles stand in this order, where the first of them stood.</summary>
    public sealed record ReorderArticles(ValueList<ArticleId> Articles, Actor By) : CatalogueCommand;

    public sealed record ReorderDepartments(ValueList<DepartmentId> Departments, Actor By) : CatalogueCommand;

    public sealed record SetDefaults(ShopDefaults Defaults, Actor By) : CatalogueCommand;

    public sealed record SetScale(ScaleCodes Scale, Actor By) : CatalogueCommand;
}
