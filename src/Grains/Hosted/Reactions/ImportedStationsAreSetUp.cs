using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains.Reactions;

/// <summary>A station written in a catalogue, by a file or by hand, is a station of the kitchen.</summary>
public sealed class ImportedStationsAreSetUp(IGrainFactory grains) : IReaction
{
    public string Name => "imported-stations-are-set-up";

    public bool Concerns(object happened) => happened is CatalogueEvent.Imported or CatalogueEvent.StationPut;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        ValueList<StationEntry> stations = recorded.Event switch
        {
            CatalogueEvent.Imported e => e.Stations,
            CatalogueEvent.StationPut e => [e.After],
            _ => [],
        };

        foreach (var station in stations)
        {
            await grains.GetGrain<IStationGrain>(station.Id.Value).TellAsync(
                this.CommandOf(recorded),
                new StationCommand.SetUp(
                    new(station.Id, station.Name, station.Backup, station.Capacity, station.Rank, station.IsArchived)));
        }
    }
}
