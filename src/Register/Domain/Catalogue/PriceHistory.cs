using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>What an article has cost, and since when, as the journal tells it.</summary>
public static class PriceHistory
{
    /// <param name="events">Of the catalogue, from its first.</param>
    public static ValueList<PriceChange> Of(IEnumerable<CatalogueEvent> events, ArticleId id)
    {
        var changes = new List<PriceChange>();
        Money? price = null;

        foreach (var happened in events)
        {
            var (after, by) = happened switch
            {
                CatalogueEvent.Imported e => (e.Articles.FirstOrDefault(article => article.Id == id), e.By),
                CatalogueEvent.ArticlePut e when e.After.Id == id => (e.After, e.By),
                _ => (null, default),
            };

            if (after is not null && after.Price != price)
            {
                changes.Add(new(happened.At, price, after.Price, by));
                price = after.Price;
            }
        }

        return [.. changes];
    }
}

/// <param name="Before">Null for its first price.</param>
public sealed record PriceChange(DateTimeOffset At, Money? Before, Money After, Actor By);
