using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.SoldOut;

public abstract record SoldOutEvent(DateTimeOffset At)
{
    public sealed record Marked(ArticleId Article, string Name, Actor By, DateTimeOffset At) : SoldOutEvent(At);

    public sealed record Restored(ArticleId Article, Actor By, DateTimeOffset At) : SoldOutEvent(At);
}
