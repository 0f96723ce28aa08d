using System.Globalization;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>The modes as somebody is changing them. Nothing of it holds before it was saved.</summary>
public sealed class ModeForm
{
    private ModeForm(ModeRules rules)
    {
        Rows = [.. rules.Modes.Select(rule => new ModeRow(rule))];
        (First, IsMandatory) = (rules.First, rules.IsMandatory);
    }

    public List<ModeRow> Rows { get; }

    public ServiceMode First { get; set; }

    public bool IsMandatory { get; set; }

    public static ModeForm Of(ModeRules rules) => new(rules);

    /// <summary>What it says, in the order in which the keys will stand.</summary>
    public ModeRules Rules => new([.. Rows.Select(row => row.Rule)], First, IsMandatory);

    public void Move(ModeRow row, int by)
    {
        var (at, to) = (Rows.IndexOf(row), Rows.IndexOf(row) + by);

        if (at >= 0 && to >= 0 && to < Rows.Count)
        {
            (Rows[at], Rows[to]) = (Rows[to], Rows[at]);
        }
    }
}

public sealed class ModeRow(ModeRule rule)
{
    public ServiceMode Mode => rule.Mode;

    public bool IsOn { get; set; } = rule.IsOn;

    public KitchenStart Start { get; set; } = rule.Start;

    public GuestNeed Needs { get; set; } = rule.Needs;

    /// <summary>Null, as <see cref="To"/>, for the day's own numbers.</summary>
    public int? From { get; set; } = rule.Numbers?.From;

    public int? To { get; set; } = rule.Numbers?.To;

    // Half a series is said to be wrong rather than thrown away.
    public ModeRule Rule => new(Mode, IsOn, Start, From is null && To is null ? null : new(From ?? 0, To ?? 0), Needs);
}

/// <summary>The delivery zones as somebody is changing them, in the letters of the page.</summary>
public sealed class ZoneForm
{
    private ZoneForm(DeliveryRules rules)
    {
        Zones = [.. rules.Zones.Select(zone => new ZoneRow(zone))];
        Shop = PlaceText.Of(rules.Shop);
        FeeName = rules.FeeName;
        FeeRate = PlaceText.Hundredths(rules.FeeRate.BasisPoints);
    }

    public List<ZoneRow> Zones { get; }

    /// <summary>"48.8566, 2.3522", as maps write it; empty for nowhere.</summary>
    public string Shop { get; set; }

    public string FeeName { get; set; }

    /// <summary>In per cent.</summary>
    public string FeeRate { get; set; }

    public static ZoneForm Of(DeliveryRules rules) => new(rules);

    /// <summary>What it says. What cannot be read becomes what no rule allows, so that the hub names it.</summary>
    public DeliveryRules Rules => new(
        string.IsNullOrWhiteSpace(Shop) ? null : PlaceText.Read(Shop),
        [.. Zones.Select(zone => zone.Zone)],
        FeeName.Trim(),
        new((int)(Digits.Read(FeeRate, decimals: 2) ?? -1)));

    public void Add() => Zones.Add(new(new("", PlaceText.Read(Shop), RadiusMetres: 3_000, Money.Zero, Money.Zero)));

    public void Move(ZoneRow zone, int by)
    {
        var (at, to) = (Zones.IndexOf(zone), Zones.IndexOf(zone) + by);

        if (at >= 0 && to >= 0 && to < Zones.Count)
        {
            (Zones[at], Zones[to]) = (Zones[to], Zones[at]);
        }
    }
}

public sealed class ZoneRow(DeliveryZone zone)
{
    public string Name { get; set; } = zone.Name;

    public string Centre { get; set; } = PlaceText.Of(zone.Centre);

    /// <summary>In kilometres.</summary>
    public string Radius { get; set; } = zone.RadiusMetres % 1_000 == 0
        ? (zone.RadiusMetres / 1_000).ToString(CultureInfo.InvariantCulture)
        : (zone.RadiusMetres / 1_000m).ToString("0.###", CultureInfo.GetCultureInfo("fr-FR"));

    public string Fee { get; set; } = PlaceText.Hundredths(zone.Fee.Cents);

    public string Minimum { get; set; } = PlaceText.Hundredths(zone.Minimum.Cents);

    public DeliveryZone Zone => new(
        Name.Trim(),
        PlaceText.Read(Centre),
        (int)(Digits.Read(Radius, decimals: 3) ?? -1),
        new(Digits.Read(Fee, decimals: 2) ?? -1),
        new(Digits.Read(Minimum, decimals: 2) ?? -1));
}

/// <summary>Places and amounts as they are typed.</summary>
public static class PlaceText
{
    /// <summary>Where nobody can be: what is refused, and says so.</summary>
    private static readonly GeoPoint Nowhere = new(GeoPoint.LatitudeMax + 1, 0);

    public static string Of(GeoPoint? place) => place is not { IsValid: true } point
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{point.LatitudeMicrodegrees / 1_000_000m:0.######}, {point.LongitudeMicrodegrees / 1_000_000m:0.######}");

    public static GeoPoint Read(string text)
    {
        var parts = text.Split(',', ';');
        return parts.Length == 2 && Gazetteer.Microdegrees(parts[0]) is { } latitude && Gazetteer.Microdegrees(parts[1]) is { } longitude
            ? new(latitude, longitude)
            : Nowhere;
    }

    public static string Hundredths(long hundredths) => hundredths % 100 == 0
        ? (hundredths / 100).ToString(CultureInfo.InvariantCulture)
        : (hundredths / 100m).ToString("0.00", CultureInfo.GetCultureInfo("fr-FR"));
}
