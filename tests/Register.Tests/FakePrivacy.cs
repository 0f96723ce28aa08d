using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Register.Tests;

/// <summary>Forgets what the page says, and remembers that it did.</summary>
public sealed class FakePrivacy : IPrivacyDesk
{
    public List<string> Forgotten { get; } = [];

    /// <summary>How many past reservations still have a name.</summary>
    public int Reservations { get; set; }

    public Task<PrivacyExport?> ExportAsync(CustomerId customer, Actor by) => Task.FromResult<PrivacyExport?>(null);

    public Task<Told<CustomerRefusal>> EraseAsync(CommandId id, CustomerId customer, Actor by)
    {
        Forgotten.Add($"{customer}");
        return Task.FromResult(new Told<CustomerRefusal>(null, 1));
    }

    public Task<int> EraseReservationsAsync(Actor by)
    {
        (var count, Reservations) = (Reservations, 0);
        return Task.FromResult(count);
    }

    public Task<Told<PeopleRefusal>> ErasePersonAsync(CommandId id, PersonId person, Actor by)
    {
        Forgotten.Add($"{person}");
        return Task.FromResult(new Told<PeopleRefusal>(null, 1));
    }
}
