using System.ComponentModel;
using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Hub.Api;


/// <summary>What the house sells, for those who sell it elsewhere.</summary>
internal static class CatalogueRoutes
{
    /// <summary>A page of articles is a quarter of a megabyte at most.</summary>
    public const int PageMax = 1_000;

    public static void MapCatalogue(this RouteGroupBuilder api) => api.MapGet("/catalogue/articles", Read)
        .WithTags("Catalogue")
        .WithName("listArticles")
        .Needs(Right.OpenSale, Right.EditCatalogue)
        .WithSummary("Lists the articles, by id, a thousand at a time")
        .Produces<ArticlePage>()
        .ProducesRefusals();

    private static IResult Read(
        IFeed<CatalogueView> feed,
        [Description("The id after which to go on: 'next' of the page before.")] string? after = null,
        [Description("Only the articles of this department.")] string? department = null)
    {
        var view = feed.Current;
        var faults = new Faults();
        faults.OfId("after", after);
        faults.OfId("department", department);
        faults.Check(
            "department", department is null || view.Catalogue.Departments.ContainsKey(new(department)), "is no department of the catalogue");

        if (!faults.AreNone)
        {
            return ApiProblem.Of(faults);
        }

        var found = view.Catalogue.Articles.Values
            .Where(article => !article.IsArchived)
            .Where(article => department is null || article.Department.Value == department)
            .Where(article => after is null || string.CompareOrdinal(article.Id.Value, after) > 0)
            .OrderBy(article => article.Id.Value, StringComparer.Ordinal)
            .Take(PageMax + 1)
            .ToList();

        var page = found.Take(PageMax).Select(article => ArticleAnswer.Of(view.Catalogue, article)).ToList();
        return TypedResults.Ok(new ArticlePage(view.Position, page, found.Count > PageMax ? page[^1].Id : null));
    }
}

/// <summary>Articles, by id.</summary>
/// <param name="Position">The position in the journal that this page has reached: of two, the higher one is the truth.</param>
/// <param name="Next">To be sent as 'after' for the next page; null on the last.</param>
public sealed record ArticlePage(long Position, IReadOnlyList<ArticleAnswer> Articles, string? Next);

/// <summary>An article.</summary>
/// <param name="Route">The stations that prepare it, in order; empty when nobody does.</param>
/// <param name="Image">Where its picture is served; null for none.</param>
/// <param name="ModePrices">Where it costs something else in a mode, or is not sold.</param>
/// <param name="ChoiceSets">What must be asked when it is sold, in this order.</param>
public sealed record ArticleAnswer(
    string Id,
    string Name,
    string Department,
    long PriceCents,
    int VatEatInBasisPoints,
    int VatTakeAwayBasisPoints,
    IReadOnlyList<string> Route,
    int Step,
    int ExpectedSeconds,
    IReadOnlyList<string> Allergens,
    IReadOnlyList<string> Options,
    IReadOnlyList<string> Barcodes,
    string? Image,
    IReadOnlyList<ModePriceAnswer> ModePrices,
    IReadOnlyList<ChoiceSetAnswer> ChoiceSets)
{
    public static ArticleAnswer Of(Catalogue catalogue, Article article)
    {
        var card = catalogue.CardOf(article);
        return new(
            article.Id.Value,
            article.Name,
            article.Department.Value,
            article.Price.Cents,
            catalogue.EatInOf(article).BasisPoints,
            catalogue.TakeAwayOf(article).BasisPoints,
            [.. (card?.Route ?? []).Select(station => station.Value)],
            card?.Step ?? 1,
            article.ExpectedSeconds,
            article.Allergens,
            article.Options,
            article.Barcodes ?? [],
            article.Image is { } image ? $"/images/{image}" : null,
            [.. (article.ModePrices ?? []).Select(own => new ModePriceAnswer(own.Mode, own.Price?.Cents))],
            [.. catalogue.SetsOf(article).Select(ChoiceSetAnswer.Of)]);
    }
}

/// <summary>What an article costs in one mode.</summary>
/// <param name="PriceCents">Null: not sold in it.</param>
public sealed record ModePriceAnswer(ServiceMode Mode, long? PriceCents);

/// <summary>One question that an article asks when it is sold.</summary>
/// <param name="Min">How many choices must be made; 0 for a question that may be left open.</param>
public sealed record ChoiceSetAnswer(string Id, string Name, int Min, int Max, IReadOnlyList<ChoiceAnswer> Choices)
{
    public static ChoiceSetAnswer Of(ChoiceSet set) => new(
        set.Id.Value, set.Name, set.Min, set.Max,
        [.. set.Choices.Select(choice => new ChoiceAnswer(choice.Id.Value, choice.Name, choice.Delta.Cents, choice.IsTerminal))]);
}

/// <summary>One choice.</summary>
/// <param name="DeltaCents">What it adds to the price of a piece.</param>
/// <param name="Terminal">Made, it ends the asking.</param>
public sealed record ChoiceAnswer(string Id, string Name, long DeltaCents, bool Terminal);
