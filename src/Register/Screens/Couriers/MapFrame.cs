using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Couriers;

/// <summary>The part of the ground that a small map shows, and where on its paper a place lies. North is up.</summary>
/// <remarks>Flat, as ground is over the width of a town; a metre north is as long as a metre east.</remarks>
public sealed class MapFrame
{
    /// <summary>The paper, in units of its own; the page scales it.</summary>
    public const int Size = 400;

    private const double MetresPerMicrodegree = 0.111195;
    private const int MarginPercent = 8;

    private readonly double _east;
    private readonly double _metresHigh;
    private readonly double _metresWide;
    private readonly double _unitsPerMetre;
    private readonly double _narrowing;

    private MapFrame(IReadOnlyList<(GeoPoint Place, int RadiusMetres)> shown)
    {
        _narrowing = Math.Cos(shown.Average(it => it.Place.LatitudeMicrodegrees) / 1e6 * Math.PI / 180);
        var west = shown.Min(it => East(it.Place) - it.RadiusMetres);
        var east = shown.Max(it => East(it.Place) + it.RadiusMetres);
        var south = shown.Min(it => North(it.Place) - it.RadiusMetres);
        var north = shown.Max(it => North(it.Place) + it.RadiusMetres);
        var width = Math.Max(200, Math.Max(east - west, north - south)) * (100 + (2 * MarginPercent)) / 100;
        (_east, _metresHigh, _metresWide) = ((west + east) / 2, (south + north) / 2, width);
        _unitsPerMetre = Size / width;
    }

    /// <summary>Null when there is nothing to show.</summary>
    public static MapFrame? Of(DeliveryRules rules, IEnumerable<GeoPoint> places)
    {
        (GeoPoint Place, int RadiusMetres)[] shown =
        [
            .. rules.Zones.Where(zone => zone.Centre.IsValid).Select(zone => (zone.Centre, zone.RadiusMetres)),
            .. rules.Shop is { } shop ? [(shop, 0)] : Array.Empty<(GeoPoint, int)>(),
            .. places.Select(place => (place, 0)),
        ];
        return shown.Length == 0 ? null : new(shown);
    }

    public int X(GeoPoint place) => (int)Math.Round((Size / 2) + ((East(place) - _east) * _unitsPerMetre));

    public int Y(GeoPoint place) => (int)Math.Round((Size / 2) - ((North(place) - _metresHigh) * _unitsPerMetre));

    public int Length(int metres) => (int)Math.Round(metres * _unitsPerMetre);

    /// <summary>A round distance that is about a quarter of the paper, for the scale.</summary>
    public int ScaleMetres
    {
        get
        {
            var step = Math.Pow(10, Math.Floor(Math.Log10(_metresWide / 4)));
            return (int)(_metresWide / 4 / step >= 5 ? 5 * step : _metresWide / 4 / step >= 2 ? 2 * step : step);
        }
    }

    private double East(GeoPoint place) => place.LongitudeMicrodegrees * MetresPerMicrodegree * _narrowing;

    private static double North(GeoPoint place) => place.LatitudeMicrodegrees * MetresPerMicrodegree;
}
