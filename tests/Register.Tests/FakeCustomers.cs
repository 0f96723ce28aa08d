using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Register.Tests;

/// <summary>The customers of a house in memory: the real decider behind the desk, and a feed that says what it decided.</summary>
public sealed class FakeCustomers : ICustomerDesk
{
    private readonly Dictionary<CustomerId, Customer> _customers = [];
    private long _position = 1;

    public FakeFeed<CustomersView> Feed { get; } = new(CustomersView.Empty with { Position = 1 });

    public Task<Told<CustomerRefusal>> TellAsync(CommandId id, CustomerId customer, CustomerCommand command)
    {
        var before = _customers.GetValueOrDefault(customer) ?? Customer.Unknown;
        var decision = CustomerDecider.Decide(
            before, command is CustomerCommand.Enter enter ? enter with { LimitOfDebt = new(10_000) } : command, DateTimeOffset.UnixEpoch);

        if (decision.Events.IsEmpty)
        {
            return Task.FromResult(new Told<CustomerRefusal>(decision.Refusal, Position: 0));
        }

        _customers[customer] = decision.Events.Aggregate(before, CustomerDecider.Evolve);
        Feed.Push(Feed.Current with
        {
            Position = ++_position,
            Customers = Feed.Current.Customers.SetItem(customer, _customers[customer] with { Entries = [] }),
        });
        return Task.FromResult(new Told<CustomerRefusal>(Refusal: null, _position));
    }

    public async Task<Told<CustomerRefusal>> MergeAsync(CommandId id, CustomerId kept, CustomerId other, Actor by)
    {
        var asked = await TellAsync(id, kept, new CustomerCommand.Keep(other, by));

        if (asked.Refusal is not null)
        {
            return asked;
        }

        await TellAsync(id, other, new CustomerCommand.Join(kept, by));
        var gone = _customers[other];
        return await TellAsync(id, kept, new CustomerCommand.Absorb(other, gone.Facts, gone.Carried, gone.Entries, gone.Doubles, by));
    }

    public Task<CustomerHabits> HabitsAsync(CustomerId customer) => Task.FromResult(Habits);

    public Task<CustomerImport> ImportAsync(CommandId id, CatalogueFile file, bool dryRun, Actor by) => Task.FromResult(Import);

    public CustomerHabits Habits { get; set; } = CustomerHabits.Of([], DateTimeOffset.UnixEpoch);

    public CustomerImport Import { get; set; } = new([], 0, 0, 0);

    public Task<Customer> ReadAsync(CustomerId customer) =>
        Task.FromResult(_customers.GetValueOrDefault(customer) ?? Customer.Unknown);
}
