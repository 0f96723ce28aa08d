using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Counter;

/// <summary>One press of a payment key.</summary>
/// <param name="Attempt">The same for the same tap.</param>
/// <param name="Key">Null for a payment that was asked for without one.</param>
/// <param name="Given">With the tip.</param>
public sealed record PayPress(CommandId Attempt, PaymentKeyId? Key, PaymentMode Mode, Money Given, Money Tip);
