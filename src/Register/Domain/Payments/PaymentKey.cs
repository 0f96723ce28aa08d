using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Payments;

/// <summary>One way of paying that the house has a key for.</summary>
/// <param name="Name">Empty for the word of its mode.</param>
/// <param name="GivesChange">More than is due may be put down.</param>
/// <param name="Min">Less is refused; null for anything.</param>
/// <param name="Max">More is taken as this much; null for anything.</param>
/// <param name="Tills">The registers that show it; empty for all.</param>
/// <param name="Rank">Its place among the keys: F1 is the first.</param>
/// <param name="Usual">What one of it is worth: what is typed before it is how many; null for a key before which an amount is typed.</param>
/// <param name="LeastRight">By name, what whoever presses it must have beyond taking payments; empty for nothing more.</param>
public sealed record PaymentKey(
    PaymentKeyId Id,
    string Name,
    PaymentMode Mode,
    bool GivesChange,
    Money? Min,
    Money? Max,
    ValueList<TillId> Tills,
    bool IsOn,
    int Rank,
    Money? Usual = null,
    string LeastRight = "")
{
    public bool IsAt(TillId till) => IsOn && (Tills.IsEmpty || Tills.Contains(till));
}
