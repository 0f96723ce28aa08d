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

    /// <summary>What a press of this key puts down: what is typed, so many of what it is worth, or all that is due.</summary>
    public static Money GivenBy(PaymentKey key, Sale sale, Keypad keypad, int stepCents)
    {
        var due = DueBy(key, sale, stepCents);
        var given = keypad.AmountFor(key.Usual) ?? (key.Usual is { } one && (key.GivesChange || one < due) ? one : due);
        return key.Max is { } max ? Money.Min(max, given) : given;
    }

    /// <param name="given">Without the tip.</param>
    public PayPress Press(CommandId attempt, PaymentKey key, Money given) =>
        new(attempt, key.Id, key.Mode, given + Tip, Tip, For: For is { IsEmpty: false } chosen ? chosen : null);
}
