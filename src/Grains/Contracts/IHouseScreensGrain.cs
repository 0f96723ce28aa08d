using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>The paired screens. There is one list: <see cref="GrainKeys.House"/>.</summary>
public interface IHouseScreensGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<HouseScreensRefusal>> TellAsync(CommandId id, HouseScreensCommand command);

    Task<HouseScreens> ReadAsync();
}
