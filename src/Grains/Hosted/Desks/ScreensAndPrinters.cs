using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>The screens that are paired with each station, and the printers beside them.</summary>
/// <remarks>
/// A house that pairs none opens its pages by hand, and nobody knows which it will open tonight: then each station that is
/// set up counts as having one.
/// </remarks>
public sealed class ScreensAndPrinters(
    IFeed<KitchenView> kitchen, IFeed<ScreensView> screens, IEnumerable<IStationPrinter> printers) : IReach
{
    public ValueList<StationReach> Now
    {
        get
        {
            var paired = screens.Current.Screens.Paired.Values
                .Where(screen => screen.Place.Kind is ScreenKind.Station)
                .CountBy(screen => screen.Place.Key, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal);

            return
            [
                .. kitchen.Current.Stations.Values
                    .OrderBy(station => station.Rank)
                    .Select(station => new StationReach(
                        station.Id,
                        station.Backup,
                        paired.Count == 0 ? 1 : paired.GetValueOrDefault(station.Id.Value),
                        printers.Count(printer => printer.Has(station.Id)))),
            ];
        }
    }
}
