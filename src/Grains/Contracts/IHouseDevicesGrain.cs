using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>The printers that are set up. There is one list: <see cref="GrainKeys.House"/>.</summary>
public interface IHouseDevicesGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<HouseDevicesRefusal>> TellAsync(CommandId id, HouseDevicesCommand command);

    Task<HouseDevices> ReadAsync();
}
