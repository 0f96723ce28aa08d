using RetailPos.Grains.Contracts;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains;

/// <summary>Leads from whoever was merged to whom the house kept.</summary>
internal static class KeptCustomers
{
    /// <summary>Whom an id stands for by now.</summary>
    public static async Task<Customer> ReadKeptAsync(this IGrainFactory grains, CustomerId id)
    {
        var customer = await grains.CustomerOf(id).ReadAsync();

        while (customer.MergedInto is { } kept)
        {
            customer = await grains.CustomerOf(kept).ReadAsync();
        }

        return customer;
    }

    /// <summary>Puts a command to whom the house kept. What the double has booked before it was merged, it answers itself.</summary>
    public static async Task<Told<CustomerRefusal>> TellKeptAsync(
        this IGrainFactory grains, CommandId id, CustomerId customer, CustomerCommand command)
    {
        while (true)
        {
            var told = await grains.CustomerOf(customer).TellAsync(id, command);

            if (told.Refusal is not CustomerRefusal.Merged)
            {
                return told;
            }

            customer = await grains.AbsorbAsync(id.Then("absorb"), customer);
        }
    }

    /// <summary>What lay on a double's account lies on the kept one's before anything else is said to that: a debt must not be let go there before it came.</summary>
    /// <returns>Who was kept.</returns>
    public static async Task<CustomerId> AbsorbAsync(this IGrainFactory grains, CommandId id, CustomerId merged)
    {
        var gone = await grains.CustomerOf(merged).ReadAsync();
        var kept = gone.MergedInto!.Value;
        await grains.CustomerOf(kept).TellAsync(
            id, new CustomerCommand.Absorb(merged, gone.Facts, gone.Carried, gone.Entries, gone.Doubles, gone.MergedBy ?? Actor.Hub));
        return kept;
    }

    public static ICustomerGrain CustomerOf(this IGrainFactory grains, CustomerId id) => grains.GetGrain<ICustomerGrain>(id.Value);
}
