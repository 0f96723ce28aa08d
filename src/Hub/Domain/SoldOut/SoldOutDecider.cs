using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.SoldOut;

using Answer = Decision<SoldOutEvent, SoldOutRefusal>;

public static class SoldOutDecider
{
    public static readonly Decider<SoldOut, SoldOutCommand, SoldOutEvent, SoldOutRefusal> Decider =
        new(SoldOut.Empty, Decide, Evolve);

    public static Answer Decide(SoldOut list, SoldOutCommand command, DateTimeOffset now) => command switch
    {
        SoldOutCommand.Mark c => Mark(list, c, now),
        SoldOutCommand.Restore c => list.Has(c.Article) ? [new SoldOutEvent.Restored(c.Article, c.By, now)] : [],
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static SoldOut Evolve(SoldOut list, SoldOutEvent happened) => happened switch
    {
        SoldOutEvent.Marked e => new(list.Articles.SetItem(e.Article, new(e.Name, e.By, e.At))),
        SoldOutEvent.Restored e => new(list.Articles.Remove(e.Article)),
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Mark(SoldOut list, SoldOutCommand.Mark c, DateTimeOffset now) =>
        !Id.IsValid(c.Article.Value) ? SoldOutRefusal.ArticleInvalid
        : !Text.IsName(c.Name) ? SoldOutRefusal.NameInvalid
        : list.Has(c.Article) ? []
        : list.Articles.Count >= SoldOut.ArticlesMax ? SoldOutRefusal.TooMany
        : [new SoldOutEvent.Marked(c.Article, c.Name, c.By, now)];
}
