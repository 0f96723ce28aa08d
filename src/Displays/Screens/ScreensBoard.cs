using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Displays.Screens;

/// <summary>Every screen of the house: who it is, what it has painted, and which is silent. Plain data.</summary>
/// <param name="Paired">By name.</param>
/// <param name="Strangers">Pages that are open and that nobody paired.</param>
/// <param name="Waiting">Devices that show a code, the longest first.</param>
public sealed record ScreensBoard(
    ValueList<CoverWord> Covers,
    ValueList<ScreenRow> Paired,
    ValueList<ScreenRow> Strangers,
    ValueList<PairingOffer> Waiting,
    ValueList<StationSetup> Stations)
{
    /// <param name="silentAfter">Within which a page that lives says that it has painted.</param>
    public static ScreensBoard Of(
        HouseScreens screens,
        KitchenView kitchen,
        ValueList<ScreenStanding> standings,
        ValueList<PairingOffer> waiting,
        TimeSpan silentAfter,
        DateTimeOffset now) => new(
            CoverWord.Of(kitchen),
            screens.Paired.Values
                .OrderBy(screen => screen.Name, StringComparer.CurrentCulture)
                .Select(screen => ScreenRow.Of(
                    screen, screen.Place, Newest(standings.Where(standing => standing.Screen == screen.Id)), kitchen, silentAfter, now))
                .ToValueList(),
            standings.Where(standing => standing is { LeftAt: null, Screen: null })
                .OrderBy(standing => standing.Place.Kind).ThenBy(standing => standing.Place.Key, StringComparer.Ordinal).ThenBy(standing => standing.Page)
                .Select(standing => ScreenRow.Of(screen: null, standing.Place, standing, kitchen, silentAfter, now))
                .ToValueList(),
            waiting,
            kitchen.Stations.Values.OrderBy(station => station.Rank).ThenBy(station => station.Name, StringComparer.Ordinal).ToValueList());

    private static ScreenStanding? Newest(IEnumerable<ScreenStanding> standings) => standings
        .OrderBy(standing => standing.LeftAt is null)
        .ThenBy(standing => standing.PaintedAt)
        .LastOrDefault();
}

/// <param name="Screen">Null for a page that nobody paired.</param>
/// <param name="Where">The name of the station, or the till; empty for what the house has one of.</param>
/// <param name="Position">What it last painted; 0 when it never has since the hub was started.</param>
/// <param name="PaintedAt">When it last said so; null when it never has.</param>
public sealed record ScreenRow(
    string Key, PairedScreen? Screen, ScreenPlace Place, string Where, ScreenState State, long Position, DateTimeOffset? PaintedAt, bool IsMuted)
{
    public static ScreenRow Of(
        PairedScreen? screen, ScreenPlace place, ScreenStanding? standing, KitchenView kitchen, TimeSpan silentAfter, DateTimeOffset now)
    {
        var where = place.Kind is ScreenKind.Station && kitchen.Stations.TryGetValue(new(place.Key), out var setup) ? setup.Name : place.Key;
        var state = standing is null or { LeftAt: not null } ? ScreenState.Away
            : !standing.IsVisible ? ScreenState.Covered
            : now - standing.PaintedAt >= silentAfter ? ScreenState.Silent
            : standing.Position == 0 ? ScreenState.Coming
            : ScreenState.Fresh;

        return new(
            screen?.Id.Value ?? $"page-{standing!.Page}",
            screen,
            place,
            where,
            state,
            standing?.Position ?? 0,
            standing is { Position: > 0 } ? standing.PaintedAt : null,
            standing is { IsMuted: true, LeftAt: null });
    }
}

public enum ScreenState
{
    /// <summary>It paints what the hub says.</summary>
    Fresh,

    /// <summary>It has just been opened.</summary>
    Coming,

    /// <summary>Its page lives and says that nobody can see it.</summary>
    Covered,

    /// <summary>It is connected, or was a moment ago, and paints nothing.</summary>
    Silent,

    /// <summary>No page of it is open.</summary>
    Away,
}
