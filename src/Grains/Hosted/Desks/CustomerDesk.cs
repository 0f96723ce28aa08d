using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Desks;

/// <summary>Between the screens and the customers' grains. It decides nothing.</summary>
public sealed class CustomerDesk(IGrainFactory grains, SiteSettings site) : ICustomerDesk
{
    public async Task<Told<CustomerRefusal>> TellAsync(CommandId id, CustomerId customer, CustomerCommand command) =>
        await grains.GetGrain<ICustomerGrain>(customer.Value).TellAsync(id, await WithFactsAsync(command));

    public Task<Customer> ReadAsync(CustomerId customer) => grains.GetGrain<ICustomerGrain>(customer.Value).ReadAsync();

    private async Task<CustomerCommand> WithFactsAsync(CustomerCommand command) => command switch
    {
        CustomerCommand.Enter c => c with { Facts = Read(c.Facts), LimitOfDebt = await LimitAsync() },
        CustomerCommand.Change c => c with { Facts = Read(c.Facts) },
        _ => command,
    };

    // What cannot be read stays as it was typed, and is refused by its name.
    private CustomerFacts Read(CustomerFacts facts) => facts with
    {
        Name = facts.Name.Trim(),
        Group = facts.Group.Trim(),
        Phone = PhoneNumber.Read(facts.Phone, Home) ?? facts.Phone.Trim(),
    };

    // Who counts in francs rings Swiss numbers.
    private PhoneCountry Home => site.Currency is "CHF" ? PhoneCountry.Switzerland : PhoneCountry.France;

    private async Task<Money> LimitAsync() =>
        (await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).Payments.UsualLimitOfDebt;
}
