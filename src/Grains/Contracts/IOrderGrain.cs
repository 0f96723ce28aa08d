using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>One order of the kitchen. Its key is the order's id.</summary>
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<OrderRefusal>> TellAsync(CommandId id, OrderCommand command);

    Task<Order> ReadAsync();
}
