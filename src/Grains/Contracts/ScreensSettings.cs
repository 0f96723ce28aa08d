using System.Globalization;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>How much the house trusts its screens. Section <c>Screens</c>; config/README.md lists every key.</summary>
public sealed class ScreensSettings
{
    public const string Section = "Screens";

    /// <summary>Below two seconds one late beat would be a silence.</summary>
    public const int PaintLimitSecondsMin = 2;

    /// <summary>After a minute a guest asks.</summary>
    public const int PaintLimitSecondsMax = 60;

    /// <summary>Within which a line must be painted on a screen of its station. 2–60.</summary>
    public int PaintLimitSeconds { get; set; } = 5;

    /// <summary>Other limits for some stations, as <c>grill=8 bar=12</c>. Each 2–60.</summary>
    public string StationPaintLimits { get; set; } = "";

    /// <summary>How long the screens may take to come back after a start of the hub, before silence counts. 0–120.</summary>
    public int StartGraceSeconds { get; set; } = 15;

    /// <summary>Whether stations, pass, beepers and customer displays show themselves to paired devices only.</summary>
    public bool MustBePaired { get; set; }

    public TimeSpan LimitOf(StationId station) =>
        TimeSpan.FromSeconds(Limits() is { } limits && limits.TryGetValue(station, out var seconds) ? seconds : PaintLimitSeconds);

    /// <summary>What stands in <see cref="StationPaintLimits"/>; null when it cannot be read.</summary>
    public IReadOnlyDictionary<StationId, int>? Limits()
    {
        var limits = new Dictionary<StationId, int>();

        foreach (var pair in StationPaintLimits.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=') is not [var station, var text]
                || !Id.IsValid(station)
                || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                || seconds is < PaintLimitSecondsMin or > PaintLimitSecondsMax)
            {
                return null;
            }

            limits[new(station)] = seconds;
        }

        return limits;
    }
}
