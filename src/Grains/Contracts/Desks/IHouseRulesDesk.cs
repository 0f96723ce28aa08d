using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Where the rules of the house are changed. What holds now is shown by the feed of <c>HouseRulesView</c>.</summary>
public interface IHouseRulesDesk
{
    Task<Told<HouseRulesRefusal>> TellAsync(CommandId id, HouseRulesCommand command);
}
