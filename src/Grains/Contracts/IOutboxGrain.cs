using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>What one device still has to do, by the id of the device.</summary>
public interface IOutboxGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<OutboxRefusal>> TellAsync(CommandId id, OutboxCommand command);

    Task<Outbox> ReadAsync();
}
