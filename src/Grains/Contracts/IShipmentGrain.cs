using RetailPos.Hub.Domain.Shipments;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>One sale on its way by post or carrier. Its key is the sale's id.</summary>
public interface IShipmentGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<ShipmentRefusal>> TellAsync(CommandId id, ShipmentCommand command);

    Task<Shipment> ReadAsync();
}
