using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Contracts;

/// <summary>What the house has decided about selling. There is one: <see cref="GrainKeys.House"/>.</summary>
public interface IHouseRulesGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<HouseRulesRefusal>> TellAsync(CommandId id, HouseRulesCommand command);

    Task<HouseRules> ReadAsync();
}
