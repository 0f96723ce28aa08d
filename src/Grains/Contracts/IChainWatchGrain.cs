using RetailPos.Kernel;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains.Contracts;

/// <summary>What the house knows of its sealed chains. There is one: <see cref="GrainKeys.House"/>.</summary>
public interface IChainWatchGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">The same id a second time has no second effect.</param>
    Task<Told<ChainWatchRefusal>> TellAsync(CommandId id, ChainWatchCommand command);

    Task<ChainWatch> ReadAsync();
}
