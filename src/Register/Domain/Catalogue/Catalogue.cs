using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>What the house sells, how it is asked for, and where it is prepared. Only <see cref="CatalogueDecider.Evolve"/> makes a new one.</summary>
public sealed record Catalogue(
    ImmutableDictionary<StationId, StationEntry> Stations,
    ImmutableDictionary<DepartmentId, Department> Departments,
    ImmutableDictionary<ArticleId, Article> Articles)
{
    public static readonly Catalogue Empty = new(
        ImmutableDictionary<StationId, StationEntry>.Empty,
        ImmutableDictionary<DepartmentId, Department>.Empty,
        ImmutableDictionary<ArticleId, Article>.Empty);

    public ImmutableDictionary<ChoiceSetId, ChoiceSet> ChoiceSets { get; init; } = ImmutableDictionary<ChoiceSetId, ChoiceSet>.Empty;

    public ImmutableDictionary<MenuId, Menu> Menus { get; init; } = ImmutableDictionary<MenuId, Menu>.Empty;

    public ImmutableDictionary<OfferId, Reduction> Reductions { get; init; } = ImmutableDictionary<OfferId, Reduction>.Empty;

    public ImmutableDictionary<OfferId, AutomaticRule> AutomaticRules { get; init; } =
        ImmutableDictionary<OfferId, AutomaticRule>.Empty;

    /// <summary>How the scales of the house write a weight or a price into a bar code.</summary>
    public ScaleCodes Scale { get; init; } = ScaleCodes.None;

    /// <summary>What holds where neither an article nor its department says otherwise.</summary>
    public ShopDefaults Defaults { get; init; } = ShopDefaults.Usual;

    public SoldArticle Sold(Article article)
    {
        var card = CardOf(article);
        return new(
            article.Id, article.Name, article.Price, EatInOf(article), TakeAwayOf(article), card, article.Department, article.ModePrices,
            DiscountOf(article), SupplyOf(article), article.IsWeighed, SchemeOf(article), SchemeOf(article).IsMargin() ? article.Purchase : null);
    }

    /// <summary>Article, then department, then shop; null for what is taxed at rates of its own.</summary>
    public VatSupply? SupplyOf(Article article) =>
        article.Supply ?? (article.HasDepartmentVat ? SupplyOf(Departments[article.Department]) : null);

    /// <summary>Its own rates hide the shop's kind, and its own kind hides them.</summary>
    public VatSupply? SupplyOf(Department department) =>
        department.Supply ?? (department is { EatIn: null, TakeAway: null } ? Defaults.Supply : null);

    /// <summary>Article, then department.</summary>
    public VatScheme SchemeOf(Article article) =>
        article.Scheme ?? Departments.GetValueOrDefault(article.Department)?.Scheme ?? VatScheme.Standard;

    /// <summary>Their tax is to be taken on a margin, and nobody has said what they are bought for.</summary>
    public IEnumerable<Article> WithoutPurchase =>
        Articles.Values.Where(article => article is { IsArchived: false, Purchase: null } && SchemeOf(article).IsMargin());

    /// <summary>Article, then department, then shop (features.md K38).</summary>
    public Rate EatInOf(Article article) => article.HasDepartmentVat ? EatInOf(Departments[article.Department]) : article.EatIn;

    /// <summary>Article, then department, then shop.</summary>
    public Rate TakeAwayOf(Article article) => article.HasDepartmentVat ? TakeAwayOf(Departments[article.Department]) : article.TakeAway;

    public Rate EatInOf(Department department) => department.EatIn ?? Defaults.EatIn;

    public Rate TakeAwayOf(Department department) => department.TakeAway ?? Defaults.TakeAway;

    /// <summary>Article, then department, then shop (features.md K52); null when it is sold at its price.</summary>
    public StandingDiscount? DiscountOf(Article article)
    {
        var department = Departments[article.Department];
        return article.DiscountPoints is { } own ? StandingDiscount.Of(article.Name, own)
            : StandingDiscount.Of(department.Name, department.DiscountPoints ?? Defaults.DiscountPoints);
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

    /// <summary>Where something can be prepared, in their order.</summary>
    public IEnumerable<StationEntry> OpenStations => Stations.Values
        .Where(station => !station.IsArchived)
        .OrderBy(station => station.Rank).ThenBy(station => station.Name, StringComparer.Ordinal);

    /// <summary>What is asked when it is sold, in the order of asking: the article's own sets, else its department's.</summary>
    public ValueList<ChoiceSet> SetsOf(Article article) =>
    [
        .. (article.ChoiceSets ?? Departments.GetValueOrDefault(article.Department)?.ChoiceSets ?? [])
            .Select(id => ChoiceSets.GetValueOrDefault(id))
            .OfType<ChoiceSet>(),
    ];

    /// <summary>Whether guests may read of it on a card and order it from there; a hidden department is for who knows its names.</summary>
    public bool IsOnCard(Article article) =>
        !article.IsArchived && Departments.GetValueOrDefault(article.Department) is { IsHidden: false, IsArchived: false };

    /// <summary>Null for what the house does not know.</summary>
    public ValueList<ChoiceSet> SetsOf(ArticleId? id) =>
        id is { } known && Articles.TryGetValue(known, out var article) ? SetsOf(article) : [];

    /// <summary>What may be taken for a part of a menu, in the order of the grid.</summary>
    public IEnumerable<Article> ArticlesFor(MenuPart part, ServiceMode mode) => Articles.Values
        .Where(article => !article.IsArchived && part.Departments.Contains(article.Department) && article.PriceIn(mode) is not null)
        .OrderBy(article => part.Departments.TakeWhile(id => id != article.Department).Count())
        .ThenBy(article => article.Rank).ThenBy(article => article.Name, StringComparer.Ordinal);
}

/// <param name="Backup">The station that takes over its work; null for none.</param>
/// <param name="Capacity">How many lines it works on at the same time.</param>
/// <param name="Rank">Where it stands among the others, from 0.</param>
/// <param name="Kind">What is made there, as people tell stations apart.</param>
/// <param name="IsArchived">Nothing goes there any more; kept for what was, and for the day it opens again.</param>
public sealed record StationEntry(
    StationId Id, string Name, StationId? Backup, int Capacity, int Rank, StationKind Kind = StationKind.Hot, bool IsArchived = false);

public enum StationKind
{
    Hot,
    Cold,
    Oven,
    Pastry,
    Bar,
    Other,
}

/// <summary>What a shop taxes and takes off by itself.</summary>
/// <param name="DiscountPoints">In basis points, 0 to 10 000.</param>
/// <param name="Supply">What most of it is to the tax; null for the two rates.</param>
public sealed record ShopDefaults(Rate EatIn, Rate TakeAway, int DiscountPoints, VatSupply? Supply = null)
{
    /// <summary>Meals in France, on the plate and in the bag (CGI art. 279 m).</summary>
    public static readonly ShopDefaults Usual = new(new(1_000), new(1_000), DiscountPoints: 0);
}

/// <param name="Route">Where its articles are prepared; empty: nobody prepares them, and that is a choice.</param>
/// <param name="ChoiceSets">Asked for each of its articles that has none of its own, in this order.</param>
/// <param name="Hue">Which of the eight colours underlines its articles, 0–7; null for the one of its place.</param>
/// <param name="IsHidden">It has no key at the register; its articles are found by name and by scan.</param>
/// <param name="EatIn">Of its articles that have no rate of their own; null: as the shop.</param>
/// <param name="TakeAway">The same, taken away.</param>
/// <param name="DiscountPoints">Taken off its articles that say nothing of their own, in basis points; null: as the shop.</param>
/// <param name="Supply">What its articles are to the tax: the country and the day give the rates. Null for the two rates, or the shop's.</param>
/// <param name="Scheme">How its articles are taxed that say nothing of their own.</param>
public sealed record Department(
    DepartmentId Id,
    string Name,
    ValueList<StationId> Route,
    int Step,
    int Rank,
    ValueList<ChoiceSetId>? ChoiceSets = null,
    int? Hue = null,
    bool IsHidden = false,
    bool IsArchived = false,
    Rate? EatIn = null,
    Rate? TakeAway = null,
    int? DiscountPoints = null,
    VatSupply? Supply = null,
    VatScheme Scheme = VatScheme.Standard);

/// <param name="Route">Null: as its department. Empty: nobody prepares it.</param>
/// <param name="Step">Null: as its department.</param>
/// <param name="Options">What the register offers to write on the line: sides, without.</param>
/// <param name="ChoiceSets">What is asked when it is sold, in this order. Null: as its department. Empty: nothing.</param>
/// <param name="ModePrices">Where it costs something else in a mode, or is not sold; null for nowhere.</param>
/// <param name="Barcodes">What a scanner may read for it.</param>
/// <param name="ShortName">What a narrow key says; empty for the name.</param>
/// <param name="Image">Names a file of the data folder; null for none. The picture itself is not in the journal.</param>
/// <param name="IsArchived">No longer sold, and kept for what was: bills, reports and the journal name it.</param>
/// <param name="HasDepartmentVat">It is taxed as its department, and its own two rates are asleep.</param>
/// <param name="DiscountPoints">Taken off whenever it is sold, in basis points, 0 for nothing; null: as its department.</param>
/// <param name="Supply">What it is to the tax, and its two rates are asleep; null for them, or for what its department says.</param>
/// <param name="IsWeighed">Its price is that of a kilogram, and a scale says how much it is.</param>
/// <param name="Scheme">How it is taxed; null: as its department.</param>
/// <param name="Purchase">What a piece, or a kilogram, is bought for, tax included; null for nobody said. Must be there where the margin is taxed.</param>
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
    int Rank,
    ValueList<ChoiceSetId>? ChoiceSets = null,
    ValueList<ModePrice>? ModePrices = null,
    ValueList<string>? Barcodes = null,
    string ShortName = "",
    string? Image = null,
    bool IsArchived = false,
    bool HasDepartmentVat = false,
    int? DiscountPoints = null,
    VatSupply? Supply = null,
    bool IsWeighed = false,
    VatScheme? Scheme = null,
    Money? Purchase = null)
{
    /// <summary>Null where it is not sold in that mode.</summary>
    public Money? PriceIn(ServiceMode mode) =>
        ModePrices?.FirstOrDefault(own => own.Mode == mode) is { } own ? own.Price : Price;
}
