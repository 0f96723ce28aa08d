using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Selling;

/// <content>Whom the house knows: accounts, records of one person that become one, and who wants to be forgotten.</content>
internal sealed partial class Staff
{
    /// <summary>Of the last few: whoever was merged long ago teaches nothing, and of those who were just now everything is asked.</summary>
    private const int GuestsAtOnce = 4;

    private static readonly PaymentKeyId OnAccount = new("on-account");
    private int _guests = Guests;

    // One more than there are: somebody whom the house does not know.
    public CustomerId AnyCustomer => new($"guest-{Math.Max(0, _guests - GuestsAtOnce) + _chance.Next(GuestsAtOnce + 1)}");

    private Tap AtTheAccount(CustomerId customer) => _chance.Next(13) switch
    {
        0 => Tell(customer, new CustomerCommand.Enter(customer, Facts() with { Group = "" }, Money.Zero, By)),
        1 or 2 => EnterNew(),
        3 => Tell(customer, new CustomerCommand.Change(Facts(), By)),
        4 => Tell(customer, new CustomerCommand.SetLimit(new(_chance.Next(2_000_000)), By)),
        5 => Tell(customer, new CustomerCommand.TellApart(AnyCustomer, By)),
        6 => Tell(customer, new CustomerCommand.Erase(By)),
        7 or 8 or 9 => MergeGuests(customer, AnyCustomer),
        _ => SettleDebt(customer),
    };

    /// <summary>They are one person, somebody has seen.</summary>
    public Tap MergeGuests(CustomerId kept, CustomerId other)
    {
        var by = By;
        return Of($"merges {other} into {kept}", async (house, id) => (await house.Of<ICustomerDesk>().MergeAsync(id, kept, other, by)).Refusal);
    }

    public Tap SettleDebt(CustomerId customer) =>
        Tell(customer, new CustomerCommand.Settle(new($"settle-{seed}-{++_last}"), AnyTill, Cash, new(_chance.Next(4) * 1_000), By));

    public Tap PayOnAccount(Sale sale, CustomerId customer)
    {
        var by = By;
        return Of($"writes {sale.Due} of {sale.Id} down to {customer}", async (house, id) =>
            (await house.RegisterDesk.PayAsync(id, sale.Id, OnAccount, sale.Due, by, customer: customer)).Refusal);
    }

    // Merging gives a person's open bills the name that is kept: where the bills of one party have one name, nobody is named by whom they are.
    private Tap Name(Sale sale) => Of(sale, new SaleCommand.SetCustomer($"Zoé {_chance.Next(3)}", By, _namesOnce || OneIn(3) ? null : AnyCustomer));

    private Tap EnterNew()
    {
        var customer = new CustomerId($"guest-{_guests++}");
        return Tell(customer, new CustomerCommand.Enter(customer, Facts() with { Group = "" }, Money.Zero, By));
    }

    private CustomerFacts Facts() => new($"Société {_chance.Next(2)}", OneIn(4) ? "06 12 34 56 78" : "", OneIn(8) ? "\u0007" : "");

    private Tap Tell(CustomerId customer, CustomerCommand command) => Of($"{command.GetType().Name} {customer}", async (house, id) =>
        (await house.Of<ICustomerDesk>().TellAsync(id, customer, command)).Refusal);
}
