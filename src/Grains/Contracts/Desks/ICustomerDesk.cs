using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What may be asked about customers and their accounts. Whoever was merged answers as whom the house kept.</summary>
public interface ICustomerDesk
{
    /// <summary>Telephone numbers may come as typed; somebody new gets the limit that the house trusts everybody with.</summary>
    Task<Told<CustomerRefusal>> TellAsync(CommandId id, CustomerId customer, CustomerCommand command);

    /// <summary>With the lines of the account.</summary>
    Task<Customer> ReadAsync(CustomerId customer);

    /// <summary>Makes two records of one person one: account, debts, bills under way, telephones and notes go to the one that is kept.</summary>
    /// <remarks>What was sealed keeps the id that it was sealed with, which leads to the kept one for ever. There is no way back.</remarks>
    /// <exception cref="TimeoutException">The hub is too busy to say; asked again it answers what became of it.</exception>
    Task<Told<CustomerRefusal>> MergeAsync(CommandId id, CustomerId kept, CustomerId other, Actor by);

    /// <summary>What somebody likes, and when. Reads the whole journal: for a person who asks, and for no screen by itself.</summary>
    Task<CustomerHabits> HabitsAsync(CustomerId customer);

    /// <summary>Brings customers in from a file: all of them, or, where any cell is wrong, none.</summary>
    /// <param name="dryRun">Says what would happen, and changes nothing.</param>
    Task<CustomerImport> ImportAsync(CommandId id, CatalogueFile file, bool dryRun, Actor by);
}

/// <param name="Faults">Empty when it was, or could be, brought in. Otherwise nothing was.</param>
/// <param name="FaultCount">Of all faults; the list is cut.</param>
/// <param name="Changed">Whom the house knew, of whom it knows something else now.</param>
public sealed record CustomerImport(ValueList<SheetFault> Faults, int FaultCount, int Entered, int Changed);
