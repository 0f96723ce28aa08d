using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Customers;

using Answer = Decision<CustomerEvent, CustomerRefusal>;

/// <summary>Two records of one person become one, in three steps: the kept one waits, the double comes, what it had is taken in.</summary>
/// <remarks>
/// The kept one waits first, and goes nowhere itself meanwhile: so two people who merge the same two crosswise make no ring. From
/// the moment it comes a double refuses everything with <see cref="CustomerRefusal.Merged"/>, and whoever asked goes on to the kept
/// one; what was already booked on the double is known there for ever, so nothing is booked on both.
/// </remarks>
internal static class Merging
{
    /// <summary>Null for what merging has nothing to say about.</summary>
    public static Answer? Decide(Customer customer, CustomerCommand command, DateTimeOffset now) => command switch
    {
        CustomerCommand.Join c when customer.MergedInto == c.Kept => NothingNew,
        CustomerCommand.Absorb c => customer.Doubles.Contains(c.Other) ? NothingNew : [Taken(customer, c, now)],
        CustomerCommand.DropMerge c => customer.Awaited.Contains(c.Other) ? [new CustomerEvent.MergeDropped(c.Other, c.Why, now)] : NothingNew,
        CustomerCommand.Erase { IsDouble: true } when customer.MergedInto is not null => null,
        CustomerCommand.Erase when !customer.Awaited.IsEmpty => CustomerRefusal.MergeUnderWay,
        _ when customer.MergedInto is not null => IsBooked(customer, command) ? NothingNew : CustomerRefusal.Merged,
        CustomerCommand.Keep or CustomerCommand.Join or CustomerCommand.TellApart when customer.IsErased => CustomerRefusal.Erased,
        CustomerCommand.Keep c => Keep(customer, c, now),
        CustomerCommand.Join c => c.Kept == customer.Id ? CustomerRefusal.SamePerson
            : !customer.Awaited.IsEmpty ? CustomerRefusal.MergeUnderWay
            : [new CustomerEvent.Joined(c.Kept, new(customer.Owed, customer.Held), c.By, now)],
        CustomerCommand.TellApart c => c.Other == customer.Id ? CustomerRefusal.SamePerson
            : customer.Apart.Contains(c.Other) ? NothingNew
            : [new CustomerEvent.ToldApart(c.Other, c.By, now)],
        _ => null,
    };

    public static Customer Evolve(Customer customer, CustomerEvent happened) => happened switch
    {
        CustomerEvent.MergeAsked e => customer with { Awaited = customer.Awaited.Add(e.Other) },
        CustomerEvent.MergeDropped e => customer with { Awaited = Without(customer.Awaited, e.Other) },
        CustomerEvent.ToldApart e => customer with { Apart = customer.Apart.Add(e.Other) },
        CustomerEvent.Joined e => customer with { MergedInto = e.Kept, MergedBy = e.By, Carried = e.Carried, Owed = Money.Zero, Held = [] },
        CustomerEvent.Absorbed e => With(customer, e),
        _ => throw new UnreachableException($"{happened} merges nobody."),
    };

    private static Answer NothingNew => [];

    private static Answer Keep(Customer customer, CustomerCommand.Keep c, DateTimeOffset now) =>
        c.Other == customer.Id ? CustomerRefusal.SamePerson
        : customer.Doubles.Contains(c.Other) || customer.Awaited.Contains(c.Other) ? []
        : customer.Doubles.Count + customer.Awaited.Count >= Customer.DoublesMax ? CustomerRefusal.TooManyDoubles
        : [new CustomerEvent.MergeAsked(c.Other, c.By, now)];

    private static CustomerEvent.Absorbed Taken(Customer customer, CustomerCommand.Absorb c, DateTimeOffset now) => new(
        c.Other, customer.Facts, customer.Facts.With(c.Facts), c.Carried,
        [.. c.Entries.Select(entry => entry with { Of = entry.Of ?? c.Other })], c.Doubles, c.By, now);

    // What was booked here before it was merged went along with the balance.
    private static bool IsBooked(Customer customer, CustomerCommand command) => command switch
    {
        CustomerCommand.Charge c => CustomerDecider.Knows(customer, c.Tender),
        CustomerCommand.CreditBack c => CustomerDecider.Knows(customer, c.Refund),
        CustomerCommand.Settle c => CustomerDecider.Knows(customer, c.Id),
        CustomerCommand.Hold c => CustomerDecider.Knows(customer, c.Tender),
        _ => false,
    };

    private static Customer With(Customer customer, CustomerEvent.Absorbed e)
    {
        var owed = customer.Owed + e.Carried.Owed;

        // Named after whom it brought: no command has such an id, and a person is brought once.
        var came = new AccountEntry(
            new($"merged-{e.Other}"), AccountEntryKind.Merged, e.Carried.Owed, owed, Sale: null, new(""), Ticket: null, Key: null, e.By, e.At, e.Other);

        return customer with
        {
            Facts = e.After,
            Owed = owed,
            Held = [.. customer.Held, .. e.Carried.Held],
            Entries = [came, .. customer.Entries.Concat(e.Entries).OrderByDescending(entry => entry.At).Take(Customer.EntriesMax - 1)],
            Doubles = [.. customer.Doubles, e.Other, .. e.Doubles],
            Awaited = Without(customer.Awaited, e.Other),
            Apart = Without(customer.Apart, e.Other),
        };
    }

    private static ValueList<CustomerId> Without(ValueList<CustomerId> all, CustomerId one) => [.. all.Where(other => other != one)];
}
