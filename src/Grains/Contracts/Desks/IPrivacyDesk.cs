using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What a customer may ask of the house about what it knows: to have it, and to have it forgotten. Correcting it is a change like any other.</summary>
public interface IPrivacyDesk
{
    /// <summary>Everything the house knows; null for somebody it does not know. That it was asked is a technical event.</summary>
    Task<PrivacyExport?> ExportAsync(CustomerId customer, Actor by);

    /// <summary>Forgets who it was. What was sold stays, sealed as it is, under an id that means nothing any more.</summary>
    Task<Told<CustomerRefusal>> EraseAsync(CommandId id, CustomerId customer, Actor by);

    /// <summary>Forgets who had reserved: everybody whose table was given, taken back, or waited for in vain.</summary>
    /// <returns>How many were forgotten now.</returns>
    Task<int> EraseReservationsAsync(Actor by);

    /// <summary>Forgets the name of somebody who has left. What that person sealed names the seller as long as the law wants the record.</summary>
    Task<Told<PeopleRefusal>> ErasePersonAsync(CommandId id, PersonId person, Actor by);
}

/// <param name="Json">For a machine, UTF-8: the same as what follows.</param>
/// <param name="History">What was known, and since when.</param>
/// <param name="Sales">The sales that name the customer.</param>
public sealed record PrivacyExport(
    CustomerId Customer, CustomerFacts Facts, Money Owed, ValueList<PrivacyChange> History, ValueList<PrivacySale> Sales, ValueList<AccountEntry> Account,
    string Json);

public sealed record PrivacyChange(DateTimeOffset At, CustomerFacts Facts);

public sealed record PrivacySale(SaleId Sale, DateTimeOffset At);
