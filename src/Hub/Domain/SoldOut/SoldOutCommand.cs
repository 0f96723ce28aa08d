using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.SoldOut;

public abstract record SoldOutCommand
{
    private SoldOutCommand() { }

    /// <summary>There is none left.</summary>
    public sealed record Mark(ArticleId Article, string Name, Actor By) : SoldOutCommand;

    /// <summary>There is some again.</summary>
    public sealed record Restore(ArticleId Article, Actor By) : SoldOutCommand;
}
