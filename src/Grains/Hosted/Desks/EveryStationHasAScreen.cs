using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>While nobody keeps account of screens: each station that is set up has one, and no printer.</summary>
public sealed class EveryStationHasAScreen(IFeed<KitchenView> kitchen) : IReach
{
    public ValueList<StationReach> Now =>
    [
        .. kitchen.Current.Stations.Values
            .OrderBy(station => station.Rank)
            .Select(station => new StationReach(station.Id, station.Backup, Screens: 1, Printers: 0)),
    ];
}
