using RetailPos.Hub.Domain.Beepers;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What whoever keeps the beepers may ask of the hub. Giving and calling stand on <see cref="IKitchenDesk"/>.</summary>
public interface IBeeperDesk
{
    /// <summary>Puts one command to the pool of the house.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<BeeperPoolRefusal>> TellAsync(CommandId id, BeeperPoolCommand command);
}
