using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>For the page that sets printers up, and for whoever decides what becomes of a paper.</summary>
public interface IDeviceDesk
{
    Task<Told<HouseDevicesRefusal>> TellAsync(CommandId id, HouseDevicesCommand command);

    Task<Told<OutboxRefusal>> TellAsync(CommandId id, DeviceId device, OutboxCommand command);

    /// <summary>Puts a paper with every letter of the house's language into the printer's outbox.</summary>
    Task<Told<OutboxRefusal>> TestAsync(CommandId id, DeviceId printer, Actor by);

    /// <summary>Opens the drawer of a register without a sale. It is a record of the list of technical events.</summary>
    /// <returns>Null for a register without a printer.</returns>
    Task<Told<OutboxRefusal>?> OpenDrawerAsync(CommandId id, TillId till, Actor by);
}
