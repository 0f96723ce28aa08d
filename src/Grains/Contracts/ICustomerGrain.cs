using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Contracts;

/// <summary>One customer's account. Its key is the customer's id.</summary>
public interface ICustomerGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<CustomerRefusal>> TellAsync(CommandId id, CustomerCommand command);

    Task<Customer> ReadAsync();
}
