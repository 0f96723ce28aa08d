using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>
/// Whether what was chosen answers what an article asks (features.md K54 and C5). The register asks by it, and desk and API
/// check by it: a line whose compulsory question is open is never on a bill, and so is never paid.
/// </summary>
public static class ChoiceRules
{
    /// <summary>What is wrong with it, set by set in the order of asking; null for nothing.</summary>
    public static ChoiceFault? Check(ValueList<ChoiceSet> sets, ValueList<Choice> made)
    {
        if (made.FirstOrDefault(choice => Offer(sets, choice) is null) is { } stranger)
        {
            return new(ChoiceFaultKind.Unknown, sets.FirstOrDefault(set => set.Id == stranger.Set)?.Name ?? stranger.Set.Value);
        }

        if (made.Count > Limits.OptionsMax)
        {
            return new(ChoiceFaultKind.TooMany, sets.First(set => set.Id == made[^1].Set).Name);
        }

        var isOver = false;

        foreach (var set in sets)
        {
            var own = made.Where(choice => choice.Set == set.Id).ToList();

            if (FaultOf(set, own, isOver) is { } fault)
            {
                return new(fault, set.Name);
            }

            isOver |= own.Any(choice => set.Choices.First(offer => offer.Id == choice.Id).IsTerminal);
        }

        return null;
    }

    /// <summary>The choices of a line as they are offered now; null when one of them is offered no longer.</summary>
    public static Choice? Made(ChoiceSet set, ChoiceId id) => set.Choices.FirstOrDefault(offer => offer.Id == id) is { } offer
        ? new(set.Id, offer.Id, offer.Name, offer.Delta, offer.ModeDeltas)
        : null;

    private static ChoiceFaultKind? FaultOf(ChoiceSet set, List<Choice> own, bool isOver) =>
        isOver ? own.Count > 0 ? ChoiceFaultKind.AfterTerminal : null
        : own.DistinctBy(choice => choice.Id).Count() < own.Count ? ChoiceFaultKind.Twice
        : own.Count > set.Max ? ChoiceFaultKind.TooMany
        : own.Count < set.Min && !own.Any(choice => set.Choices.First(offer => offer.Id == choice.Id).IsTerminal)
            ? ChoiceFaultKind.TooFew
        : null;

    private static ChoiceOffer? Offer(ValueList<ChoiceSet> sets, Choice choice) =>
        sets.FirstOrDefault(set => set.Id == choice.Set)?.Choices.FirstOrDefault(offer => offer.Id == choice.Id);
}

/// <param name="Set">Its name, as people read it.</param>
public sealed record ChoiceFault(ChoiceFaultKind Kind, string Set);

public enum ChoiceFaultKind
{
    /// <summary>It belongs to no set of the article.</summary>
    Unknown,
    Twice,
    TooFew,
    TooMany,

    /// <summary>The asking had ended with a choice before.</summary>
    AfterTerminal,
}
