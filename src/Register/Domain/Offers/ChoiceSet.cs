using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Offers;

/// <summary>One question that an article asks when it is sold: cooking, toppings, size (features.md K54 and C5).</summary>
/// <param name="Min">How many choices must be made, 0–12; 0 for a question that may be left open.</param>
/// <param name="Max">How many may be made, 1–12.</param>
public sealed record ChoiceSet(ChoiceSetId Id, string Name, int Min, int Max, ValueList<ChoiceOffer> Choices, int Rank)
{
    public bool IsCompulsory => Min > 0;
}

/// <param name="Delta">What it adds to the price of a piece; negative for a reduction.</param>
/// <param name="IsTerminal">Made, it ends the asking: the sets that follow are skipped.</param>
/// <param name="ModeDeltas">Where it costs something else in a mode.</param>
public sealed record ChoiceOffer(
    ChoiceId Id, string Name, Money Delta, bool IsTerminal = false, ValueList<ModeDelta>? ModeDeltas = null)
{
    public Money DeltaIn(ServiceMode mode) => ModeDeltas?.FirstOrDefault(own => own.Mode == mode)?.Delta ?? Delta;
}

public sealed record ModeDelta(ServiceMode Mode, Money Delta);
