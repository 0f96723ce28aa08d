using System.Diagnostics;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Customers;

using Answer = Decision<CustomerEvent, CustomerRefusal>;

/// <remarks>
/// A debt is held before the till seals it and charged by what the till has sealed. So the limit is asked in one place, two
/// registers at once cannot pass it together, and what was sealed is owed even if nobody held it.
/// </remarks>
public static class CustomerDecider
{
    public static readonly Decider<Customer, CustomerCommand, CustomerEvent, CustomerRefusal> Decider =
        new(Customer.Unknown, Decide, Evolve);

    public static Answer Decide(Customer customer, CustomerCommand command, DateTimeOffset now) => command switch
    {
        CustomerCommand.Enter c => Enter(customer, c, now),
        _ when customer.Id is null => CustomerRefusal.Unknown,
        _ when Merging.Decide(customer, command, now) is { } merging => merging,
        CustomerCommand.Erase c => customer.IsErased ? []
            : !customer.Owed.IsZero || !customer.Held.IsEmpty ? CustomerRefusal.StillOwes
            : [new CustomerEvent.Erased(c.By, now)],
        CustomerCommand.Change or CustomerCommand.SetLimit or CustomerCommand.Hold or CustomerCommand.Settle when customer.IsErased =>
            CustomerRefusal.Erased,
        CustomerCommand.Change c => c.Facts.Check() is { } fault ? fault
            : c.Facts == customer.Facts ? []
            : [new CustomerEvent.Changed(customer.Facts, c.Facts, c.By, now)],
        CustomerCommand.SetLimit c => !IsLimit(c.LimitOfDebt) ? CustomerRefusal.LimitOutOfRange
            : c.LimitOfDebt == customer.LimitOfDebt ? []
            : [new CustomerEvent.LimitSet(customer.LimitOfDebt, c.LimitOfDebt, c.By, now)],
        CustomerCommand.Hold c => Hold(customer, c, now),
        CustomerCommand.Release c => customer.Held.Any(held => held.Tender == c.Tender)
            ? [new CustomerEvent.DebtReleased(c.Tender, now)]
            : [],
        CustomerCommand.Charge c => Knows(customer, c.Tender) ? []
            : [new CustomerEvent.Charged(c.Tender, c.Sale, c.Till, c.Ticket, c.Amount, c.By, now)],
        CustomerCommand.CreditBack c => Knows(customer, c.Refund) ? []
            : [new CustomerEvent.CreditedBack(c.Refund, c.Sale, c.Till, c.Ticket, c.Amount, c.By, now)],
        CustomerCommand.Settle c => Knows(customer, c.Id) ? []
            : !IsAmount(c.Amount) ? CustomerRefusal.AmountOutOfRange
            : c.Fault is { } fault ? fault
            : [new CustomerEvent.Settled(c.Id, c.Till, c.Key, c.Amount, c.By, now)],
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static Customer Evolve(Customer customer, CustomerEvent happened) => happened switch
    {
        CustomerEvent.Entered e => customer with { Id = e.Id, Facts = e.Facts, LimitOfDebt = e.LimitOfDebt },
        CustomerEvent.Changed e => customer with { Facts = e.After },
        CustomerEvent.Erased => customer with { Facts = Customer.Unknown.Facts, IsErased = true },
        CustomerEvent.LimitSet e => customer with { LimitOfDebt = e.After },
        CustomerEvent.DebtHeld e => customer with { Held = customer.Held.Add(new(e.Tender, e.Sale, e.Amount)) },
        CustomerEvent.DebtReleased e => Without(customer, e.Tender),
        CustomerEvent.Charged e => Booked(
            Without(customer, e.Tender), e.Tender, AccountEntryKind.Charged, e.Amount, e.Sale, e.Till, e.Ticket, key: null, e.By, e.At),
        CustomerEvent.CreditedBack e => Booked(
            customer, e.Refund, AccountEntryKind.CreditedBack, -e.Amount, e.Sale, e.Till, e.Ticket, key: null, e.By, e.At),
        CustomerEvent.MergeAsked or CustomerEvent.Joined or CustomerEvent.Absorbed or CustomerEvent.MergeDropped or CustomerEvent.ToldApart =>
            Merging.Evolve(customer, happened),
        CustomerEvent.Settled e => Booked(
            customer, e.Id, AccountEntryKind.Settled, -e.Amount, sale: null, e.Till, ticket: null, e.Key, e.By, e.At),
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Enter(Customer customer, CustomerCommand.Enter c, DateTimeOffset now) =>
        !Id.IsValid(c.Id.Value) ? CustomerRefusal.IdInvalid
        : c.Facts.Check() is { } fault ? fault
        : !IsLimit(c.LimitOfDebt) ? CustomerRefusal.LimitOutOfRange
        : customer.Id is null ? [new CustomerEvent.Entered(c.Id, c.Facts, c.LimitOfDebt, c.By, now)]
        : customer.Facts == c.Facts ? []
        : CustomerRefusal.AlreadyKnown;

    private static Answer Hold(Customer customer, CustomerCommand.Hold c, DateTimeOffset now) =>
        Knows(customer, c.Tender) || customer.Held.Any(held => held.Tender == c.Tender) ? []
        : !IsAmount(c.Amount) ? CustomerRefusal.AmountOutOfRange
        : c.Amount > customer.Left ? CustomerRefusal.AboveLimit
        : [new CustomerEvent.DebtHeld(c.Tender, c.Sale, c.Amount, now)];

    // What is older than the entries kept was asked for by a command that the journal knows.
    internal static bool Knows(Customer customer, CommandId id) => customer.Entries.Any(entry => entry.Id == id);

    private static bool IsAmount(Money amount) => amount > Money.Zero && amount <= Tendering.GivenMax;

    private static bool IsLimit(Money limit) => !limit.IsNegative && limit <= Customer.LimitMax;

    private static Customer Without(Customer customer, CommandId tender) =>
        customer with { Held = [.. customer.Held.Where(held => held.Tender != tender)] };

    private static Customer Booked(
        Customer customer, CommandId id, AccountEntryKind kind, Money amount, SaleId? sale, TillId till, long? ticket, PaymentKeyId? key,
        Actor by, DateTimeOffset at)
    {
        var owed = customer.Owed + amount;
        var entry = new AccountEntry(id, kind, amount, owed, sale, till, ticket, key, by, at);
        return customer with { Owed = owed, Entries = [entry, .. customer.Entries.Take(Customer.EntriesMax - 1)] };
    }
}
