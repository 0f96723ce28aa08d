using RetailPos.Hub.Domain.Beepers;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>The beepers of the house. There is one pool: <see cref="GrainKeys.House"/>.</summary>
public interface IBeeperPoolGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<BeeperPoolRefusal>> TellAsync(CommandId id, BeeperPoolCommand command);

    Task<BeeperPool> ReadAsync();
}
