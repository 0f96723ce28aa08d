using RetailPos.Hub.Domain.Floor;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>The rooms of the house. There is one plan: <see cref="GrainKeys.House"/>.</summary>
public interface IFloorPlanGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<FloorPlanRefusal>> TellAsync(CommandId id, FloorPlanCommand command);

    Task<FloorPlan> ReadAsync();
}
