using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Desks;

/// <summary>Between the office pages and the one grain that holds the rules. It decides nothing.</summary>
public sealed class HouseRulesDesk(IGrainFactory grains) : IHouseRulesDesk
{
    public Task<Told<HouseRulesRefusal>> TellAsync(CommandId id, HouseRulesCommand command) =>
        grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).TellAsync(id, command);
}
