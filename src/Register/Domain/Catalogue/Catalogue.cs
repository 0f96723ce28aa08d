using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>What the house sells, and where it is prepared. Only <see cref="CatalogueDecider.Evolve"/> makes a new one.</summary>
public sealed record Catalogue(
    ImmutableDictionary<StationId, StationEntry> Stations,
    ImmutableDictionary<DepartmentId, Department> Departments,
    ImmutableDictionary<ArticleId, Article> Articles)
{
    public static readonly Catalogue Empty = new(
        ImmutableDictionary<StationId, StationEntry>.Empty,
        ImmutableDictionary<DepartmentId, Department>.Empty,
        ImmutableDictionary<ArticleId, Article>.Empty);

    public ImmutableDictionary<MenuId, Menu> Menus { get; init; } = ImmutableDictionary<MenuId, Menu>.Empty;

    public ImmutableDictionary<OfferId, Reduction> Reductions { get; init; } = ImmutableDictionary<OfferId, Reduction>.Empty;

    public ImmutableDictionary<OfferId, AutomaticRule> AutomaticRules { get; init; } =
        ImmutableDictionary<OfferId, AutomaticRule>.Empty;

    public SoldArticle Sold(Article article)
    {
        var card = CardOf(article);
        return new(article.Id, article.Name, article.Price, article.EatIn, article.TakeAway, card, article.Department);
    }

    /// <summary>Article, then department; null when nobody prepares it (kitchen.md §3).</summary>
    public PreparationCard? CardOf(Article article)
    {
        var department = Departments[article.Department];
        var route = article.Route ?? department.Route;
        return route.IsEmpty
            ? null
            : new(route, article.Step ?? department.Step, article.ExpectedSeconds, article.Allergens);
    }
}

/// <param name="Backup">The station that takes over its work; null for none.</param>
/// <param name="Capacity">How many lines it works on at the same time.</param>
/// <param name="Rank">Where it stands among the others, from 0.</param>
public sealed record StationEntry(StationId Id, string Name, StationId? Backup, int Capacity, int Rank);

/// <param name="Route">Where its articles are prepared; empty: nobody prepares them, and that is a choice.</param>
public sealed record Department(DepartmentId Id, string Name, ValueList<StationId> Route, int Step, int Rank);

/// <param name="Route">Null: as its department. Empty: nobody prepares it.</param>
/// <param name="Step">Null: as its department.</param>
/// <param name="Options">What the register offers to write on the line: cooking, sides, without.</param>
public sealed record Article(
    ArticleId Id,
    DepartmentId Department,
    string Name,
    Money Price,
    Rate EatIn,
    Rate TakeAway,
    ValueList<StationId>? Route,
    int? Step,
    int ExpectedSeconds,
    ValueList<string> Allergens,
    ValueList<string> Options,
    int Rank);
