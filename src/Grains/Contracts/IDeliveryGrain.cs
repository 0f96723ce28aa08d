using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>One sale on its way to a guest's door. Its key is the sale's id.</summary>
public interface IDeliveryGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<DeliveryRefusal>> TellAsync(CommandId id, DeliveryCommand command);

    Task<Delivery> ReadAsync();
}
