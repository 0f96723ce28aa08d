using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Offers;

/// <summary>A discount, supplement or fixed price that the house has a key for (features.md K39).</summary>
/// <param name="PercentPoints">In basis points, −10 000 (free) to 10 000; taken first.</param>
/// <param name="Amount">Taken after the percentage; negative for a discount.</param>
/// <param name="FixedPrice">What the lines cost together instead; null for none. It goes with neither of the others.</param>
public sealed record Reduction(OfferId Id, string Name, int PercentPoints, Money Amount, Money? FixedPrice, int Rank);
