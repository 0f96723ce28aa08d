using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>One press of a payment key.</summary>
/// <param name="Attempt">The same for the same tap.</param>
/// <param name="Key">Null for a payment that was asked for without one.</param>
/// <param name="Given">With the tip.</param>
/// <param name="Customer">Whose account it goes on.</param>
/// <param name="For">What it is meant for; null when nobody said.</param>
public sealed record PayPress(
    CommandId Attempt, PaymentKeyId? Key, PaymentMode Mode, Money Given, Money Tip, CustomerId? Customer = null, ValueList<LinePart>? For = null);
