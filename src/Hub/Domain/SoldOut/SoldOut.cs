using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.SoldOut;

/// <summary>« 86 »: what the house has none of until somebody says otherwise. No register sells it meanwhile.</summary>
public sealed record SoldOut(ImmutableDictionary<ArticleId, SoldOutArticle> Articles)
{
    /// <summary>A kitchen that is out of more than this is closed.</summary>
    public const int ArticlesMax = 500;

    public static readonly SoldOut Empty = new(ImmutableDictionary<ArticleId, SoldOutArticle>.Empty);

    public bool Has(ArticleId article) => Articles.ContainsKey(article);
}

/// <param name="Name">As the kitchen reads it.</param>
/// <param name="By">Who said so, and where.</param>
public sealed record SoldOutArticle(string Name, Actor By, DateTimeOffset Since);
