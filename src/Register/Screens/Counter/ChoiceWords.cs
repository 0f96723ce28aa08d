using Microsoft.Extensions.Localization;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Counter;

/// <summary>How a question says what it wants to hear; at the register and on a guest's telephone the same.</summary>
public static class ChoiceWords
{
    public static string RuleOf(ChoiceSet asked, IStringLocalizer<Words> words) => asked switch
    {
        { Min: 0, Max: 1 } => words["ChoiceOneOptional"],
        { Min: 0 } set => words["ChoiceUpTo", set.Max],
        { Max: 1 } => words["ChoiceOne"],
        var set when set.Min == set.Max => words["ChoiceExactly", set.Min],
        var set => words["ChoiceBetween", set.Min, set.Max],
    };
}
