using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.House;

/// <summary>All keys of a house together: what is exported, and imported elsewhere.</summary>
public sealed record KeyLayout(ValueList<ActionKey> Actions, ValueList<PaymentKey> Payments)
{
    public static KeyLayout Of(HouseRules rules) => new(rules.Actions.Keys, rules.Payments.Keys);
}
