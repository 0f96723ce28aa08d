using RetailPos.Displays.Board;
using RetailPos.Displays.Pass;
using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>The screens as the corpus draws them: the one place that knows what a board is made of.</summary>
internal static class Boards
{
    private static readonly SiteSettings Site = new();

    /// <param name="station">Null for the lane that no station is known for.</param>
    public static StationBoard Station(KitchenView view, StationId? station) => StationBoard.Of(view, station, Site);

    public static PassBoard Pass(KitchenView view) => PassBoard.Of(view, Site);

    public static ReadyBoard Ready(KitchenView view, DateTimeOffset now) =>
        ReadyBoard.Of(view, now, TimeSpan.FromMinutes(Site.BoardMinutes));
}
