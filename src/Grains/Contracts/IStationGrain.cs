using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>One station. Its key is the station's id.</summary>
public interface IStationGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<StationRefusal>> TellAsync(CommandId id, StationCommand command);

    Task<Station> ReadAsync();
}
