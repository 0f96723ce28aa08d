using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Between the beeper desk and the pool. It decides nothing.</summary>
public sealed class BeeperDesk(IGrainFactory grains) : IBeeperDesk
{
    public Task<Told<BeeperPoolRefusal>> TellAsync(CommandId id, BeeperPoolCommand command) =>
        grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House).TellAsync(id, command);
}
