using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;

/// <summary>The stations of the house with what they have in front of them.</summary>
internal static class HouseStations
{
    /// <summary>Those that are set up, and those that the catalogue has just brought and that will be in a moment.</summary>
    public static ValueList<StationNow> Now(KitchenView kitchen, Catalogue menu)
    {
        var loads = StationLoad.Of(kitchen.Orders.Values);
        return
        [
            .. kitchen.Stations.Values
                .Select(station => (station.Id, station.Rank, station.Capacity))
                .Concat(menu.OpenStations.Select(station => (station.Id, station.Rank, station.Capacity)))
                .DistinctBy(station => station.Id)
                .OrderBy(station => station.Rank)
                .ThenBy(station => station.Id.Value, StringComparer.Ordinal)
                .Select(station => new StationNow(
                    station.Id, station.Rank, station.Capacity, loads.GetValueOrDefault(station.Id, StationLoad.Idle).Seconds)),
        ];
    }

    public static ValueList<StationNow> Idle(KitchenView kitchen, Catalogue menu) =>
        [.. Now(kitchen, menu).Select(station => station with { Seconds = 0 })];

    /// <summary>With one more line in front of them.</summary>
    public static ValueList<StationNow> With(ValueList<StationNow> stations, SentLine line) => line.Card.Route.IsEmpty ? stations :
    [
        .. stations.Select(station => line.Card.Route.Contains(station.Id)
            ? station with { Seconds = station.Seconds + StationLoad.SecondsOf(line) }
            : station),
    ];
}
