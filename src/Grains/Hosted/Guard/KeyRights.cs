using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Guard;

/// <summary>What a key of the house asks of whoever presses it, beyond what the action itself does.</summary>
public static class KeyRights
{
    /// <returns>Names as the house has written them; one that is no right is nobody's.</returns>
    public static IEnumerable<string> Of(HouseRules rules, IReadOnlyList<object?> arguments) => arguments
        .Select(argument => argument switch
        {
            ActionKeyId id => rules.Actions.Find(id)?.LeastRight,
            PaymentKeyId id => rules.Payments.Find(id)?.LeastRight,
            RefundWish wish => rules.Payments.Find(wish.Key)?.LeastRight,
            CustomerCommand.Settle settle => rules.Payments.Find(settle.Key)?.LeastRight,
            _ => null,
        })
        .OfType<string>()
        .Where(name => name.Length > 0);

    /// <returns>Null for a name that is no right.</returns>
    public static Right? Find(string name) =>
        Rights.All.Where(right => right.ToString() == name).Select(right => (Right?)right).FirstOrDefault();
}
