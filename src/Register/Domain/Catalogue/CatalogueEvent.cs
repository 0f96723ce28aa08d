using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>What was put carries what stood there before: the history of a price is read from the journal alone.</summary>
public abstract record CatalogueEvent(DateTimeOffset At)
{
    /// <summary>Only what is new or has changed.</summary>
    public sealed record Imported(
        ValueList<StationEntry> Stations,
        ValueList<Department> Departments,
        ValueList<Article> Articles,
        Actor By,
        DateTimeOffset At,
        ValueList<ChoiceSet>? ChoiceSets = null,
        ValueList<Menu>? Menus = null,
        ValueList<Reduction>? Reductions = null,
        ValueList<AutomaticRule>? AutomaticRules = null) : CatalogueEvent(At);

    /// <param name="Before">Null for a new one.</param>
    public sealed record StationPut(StationEntry? Before, StationEntry After, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    /// <param name="Before">Null for a new one.</param>
    public sealed record DepartmentPut(Department? Before, Department After, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    /// <param name="Before">Null for a new one.</param>
    public sealed record ArticlePut(Article? Before, Article After, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    /// <param name="Before">Null for a new one.</param>
    public sealed record ChoiceSetPut(ChoiceSet? Before, ChoiceSet After, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    /// <param name="Before">Null for a new one.</param>
    public sealed record MenuPut(Menu? Before, Menu After, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    /// <param name="Before">Null for a new one.</param>
    public sealed record ReductionPut(Reduction? Before, Reduction After, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    /// <param name="Before">Null for a new one.</param>
    public sealed record AutomaticRulePut(AutomaticRule? Before, AutomaticRule After, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    public sealed record ArticleArchived(ArticleId Article, bool IsArchived, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    public sealed record DepartmentArchived(DepartmentId Department, bool IsArchived, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    public sealed record ChoiceSetRemoved(ChoiceSet Set, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    public sealed record MenuRemoved(Menu Menu, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    public sealed record ReductionRemoved(Reduction Reduction, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    public sealed record AutomaticRuleRemoved(AutomaticRule Rule, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    /// <param name="Ranks">The new place of each that was named.</param>
    public sealed record ArticlesReordered(ValueList<ArticlePlace> Ranks, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    /// <param name="Ranks">The new place of each that was named.</param>
    public sealed record DepartmentsReordered(ValueList<DepartmentPlace> Ranks, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    public sealed record DefaultsSet(ShopDefaults Before, ShopDefaults After, Actor By, DateTimeOffset At) : CatalogueEvent(At);

    public sealed record ScaleSet(ScaleCodes Before, ScaleCodes After, Actor By, DateTimeOffset At) : CatalogueEvent(At);
}

public sealed record ArticlePlace(ArticleId Article, int Rank);

public sealed record DepartmentPlace(DepartmentId Department, int Rank);
