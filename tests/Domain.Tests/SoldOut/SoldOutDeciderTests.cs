using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.SoldOut;

using SoldOut = RetailPos.Hub.Domain.SoldOut.SoldOut;

public sealed class SoldOutDeciderTests
{
    private static readonly ArticleId Oysters = new("oysters");
    private static readonly SoldOutEvent Marked = new SoldOutEvent.Marked(Oysters, "Huîtres", Anna, Noon);
    private static readonly SoldOutCommand Mark = new SoldOutCommand.Mark(Oysters, "Huîtres", Anna);

    public static TheoryData<SoldOutEvent[], SoldOutCommand, SoldOutRefusal> Refusals => new()
    {
        { [], new SoldOutCommand.Mark(new("a b"), "", Anna), SoldOutRefusal.ArticleInvalid },
        { [], new SoldOutCommand.Mark(Oysters, "", Anna), SoldOutRefusal.NameInvalid },
        { Many(SoldOut.ArticlesMax), Mark, SoldOutRefusal.TooMany },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(SoldOutEvent[] history, SoldOutCommand command, SoldOutRefusal reason) =>
        SoldOutDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<SoldOutRefusal>(), Refusals.Select(row => (SoldOutRefusal)row[2]));

    [Fact]
    public void An_article_runs_out_once_and_comes_back_once()
    {
        var back = new SoldOutEvent.Restored(Oysters, Anna, Noon);
        var restore = new SoldOutCommand.Restore(Oysters, Anna);

        SoldOutDecider.Decider.Given().When(Mark).Happens(Marked);
        SoldOutDecider.Decider.Given(Marked).When(Mark).NothingHappens();
        SoldOutDecider.Decider.Given(Marked).When(restore).Happens(back);
        SoldOutDecider.Decider.Given(Marked, back).When(restore).NothingHappens();
        Assert.True(SoldOutDecider.Decider.Given(Marked).State.Has(Oysters));
        Assert.False(SoldOutDecider.Decider.Given(Marked, back).State.Has(Oysters));
    }

    private static SoldOutEvent[] Many(int count) =>
        [.. Enumerable.Range(1, count).Select(at => new SoldOutEvent.Marked(new($"a-{at}"), "a", Anna, Noon))];
}
