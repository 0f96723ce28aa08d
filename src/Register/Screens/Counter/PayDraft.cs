using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What is said of the next payment before its key is pressed. By touch or by function key, it pays the same.</summary>
/// <param name="For">Which lines it is meant for; null while nobody chooses.</param>
public sealed record PayDraft(Money Tip, ValueList<LinePart>? For)
{
    public static readonly PayDraft None = new(Money.Zero, For: null);

    /// <summary>All that is due, as this key takes it: in coins, where it is cash.</summary>
    /// <param name="stepCents">The smallest coin; 0 for the cent.</param>
    public static Money DueBy(PaymentKey key, Sale sale, int stepCents) =>
        key.Mode is PaymentMode.Cash ? Tendering.InCoins(sale.Due, stepCents) : sale.Due;

    /// <param name="given">Without the tip.</param>
    public PayPress Press(CommandId attempt, PaymentKey key, Money given) =>
        new(attempt, key.Id, key.Mode, given + Tip, Tip, For: For is { IsEmpty: false } chosen ? chosen : null);
}
