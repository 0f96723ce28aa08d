using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What may be asked about customers and their accounts.</summary>
public interface ICustomerDesk
{
    /// <summary>Telephone numbers may come as typed; somebody new gets the limit that the house trusts everybody with.</summary>
    Task<Told<CustomerRefusal>> TellAsync(CommandId id, CustomerId customer, CustomerCommand command);

    /// <summary>With the lines of the account.</summary>
    Task<Customer> ReadAsync(CustomerId customer);
}
