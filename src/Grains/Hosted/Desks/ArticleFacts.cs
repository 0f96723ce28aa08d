using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains.Desks;

using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;

/// <summary>What the catalogue says of an article, in the words of the kitchen. Here the two contexts meet, and nowhere else.</summary>
internal sealed record ArticleFacts(
    ArticleId? Article, DepartmentId? Department, ValueList<StationId> Card, RouteCause From, string Says)
{
    /// <summary>The catalogue's word as it is now; null for what it does not know, or what nobody prepares.</summary>
    public static ArticleFacts? Of(Catalogue catalogue, ArticleId? id) =>
        id is { } known && catalogue.Articles.TryGetValue(known, out var article) && catalogue.CardOf(article) is { } card
            ? Of(catalogue, article, card.Route)
            : null;

    /// <summary>What somebody else said of a line: kept as it is, and his to answer for.</summary>
    public static ArticleFacts OfSender(SentLine line, string sender) =>
        new(line.Item, line.Department, line.Card.Route, RouteCause.Sender, sender);

    /// <summary>Everything that can be sold and is prepared, as the proof wants it, in the order of the catalogue.</summary>
    public static ValueList<ProofArticle> AllOf(Catalogue catalogue) =>
    [
        .. catalogue.Articles.Values
            .Where(article => !article.IsArchived)
            .OrderBy(article => catalogue.Departments[article.Department].Rank)
            .ThenBy(article => article.Rank)
            .Select(article => (Article: article, Facts: Of(catalogue, article.Id)))
            .Where(pair => pair.Facts is not null)
            .Select(pair => new ProofArticle(
                pair.Article.Id, pair.Article.Name, pair.Article.Department, pair.Facts!.Card, pair.Facts.From, pair.Article.Options)),
    ];

    public RouteFacts For(ValueList<string> options, ServiceMode mode, string source, TableId? table) =>
        new(Article, Department, Card, From, Says, options, mode, source, table);

    private static ArticleFacts Of(Catalogue catalogue, Article article, ValueList<StationId> route) => article.Route is null
        ? new(article.Id, article.Department, route, RouteCause.Department, catalogue.Departments[article.Department].Name)
        : new(article.Id, article.Department, route, RouteCause.Article, article.Name);
}
