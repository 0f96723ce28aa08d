using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Domain.Tests.Catalogue;

public sealed class ChoiceRulesTests
{
    private static readonly ChoiceSet Cooking = Set("cooking", 1, 1, "rare", "done");
    private static readonly ChoiceSet Sauces = new(
        new("sauces"), "Sauces", Min: 0, Max: 2,
        [new(new("none"), "Sans", Money.Zero, IsTerminal: true), new(new("pepper"), "Poivre", new(100)), new(new("blue"), "Bleu", new(150)), new(new("oil"), "Huile", Money.Zero)],
        Rank: 1);

    private static readonly ChoiceSet Side = Set("side", 1, 1, "fries", "salad");

    public static TheoryData<string, ChoiceFaultKind?, string> Answers => new()
    {
        { "cooking/rare side/fries", null, "" },
        { "cooking/rare sauces/pepper sauces/blue side/fries", null, "" },
        { "cooking/rare sauces/none", null, "" },
        { "cooking/rare moon/rare side/fries", ChoiceFaultKind.Unknown, "moon" },
        { "cooking/raw side/fries", ChoiceFaultKind.Unknown, "cooking" },
        { "cooking/rare sauces/pepper sauces/pepper side/fries", ChoiceFaultKind.Twice, "Sauces" },
        { "cooking/rare cooking/done side/fries", ChoiceFaultKind.TooMany, "cooking" },
        { "side/fries", ChoiceFaultKind.TooFew, "cooking" },
        { "cooking/rare", ChoiceFaultKind.TooFew, "side" },
        { "cooking/rare sauces/none side/fries", ChoiceFaultKind.AfterTerminal, "side" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_was_chosen_answers_what_is_asked(string made, ChoiceFaultKind? kind, string set) => Assert.Equal(
        kind is { } fault ? new ChoiceFault(fault, set) : null,
        ChoiceRules.Check([Cooking, Sauces, Side], Made(made)));

    [Fact]
    public void An_article_that_asks_nothing_takes_no_answer()
    {
        Assert.Null(ChoiceRules.Check([], []));
        Assert.Equal(ChoiceFaultKind.Unknown, ChoiceRules.Check([], Made("cooking/rare"))?.Kind);
    }

    private static ValueList<Choice> Made(string made) =>
    [
        .. made.Split(' ').Select(pair => pair.Split('/')).Select(pair => new Choice(new(pair[0]), new(pair[1]), pair[1], Money.Zero)),
    ];

    private static ChoiceSet Set(string id, int min, int max, params string[] choices) =>
        new(new(id), id, min, max, [.. choices.Select(choice => new ChoiceOffer(new(choice), choice, Money.Zero))], Rank: 0);
}
