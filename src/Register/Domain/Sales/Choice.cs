using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Domain.Sales;

/// <summary>One choice that was made for a line, as the catalogue had it at that moment.</summary>
/// <param name="Delta">What it adds to the price of a piece where <paramref name="ModeDeltas"/> says nothing else.</param>
public sealed record Choice(
    ChoiceSetId Set, ChoiceId Id, string Name, Money Delta, ValueList<ModeDelta>? ModeDeltas = null)
{
    public Money DeltaIn(ServiceMode mode) => ModeDeltas?.FirstOrDefault(own => own.Mode == mode)?.Delta ?? Delta;
}
