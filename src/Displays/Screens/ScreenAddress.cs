using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Screens;

namespace RetailPos.Displays.Screens;

/// <summary>Where a place is shown, and which places a house may keep to its own devices.</summary>
public static class ScreenAddress
{
    /// <summary>Where a device is sent that is not let in yet.</summary>
    public const string Pair = "pair";

    private static readonly string[] Guarded = ["station", "pass", "customer", "beepers"];

    /// <summary>Relative to the hub.</summary>
    public static string Of(ScreenPlace place, SiteSettings site) => place.Kind switch
    {
        ScreenKind.Station => $"station/{place.Key}",
        ScreenKind.Pass => "pass",
        ScreenKind.Board => $"board/{site.BoardToken}",
        ScreenKind.Customer => $"customer/{place.Key}",
        ScreenKind.Register => $"register/{place.Key}",
        ScreenKind.Beepers => "beepers",
    };

    /// <summary>Whether this address shows itself to paired devices only, in a house that wants it so.</summary>
    /// <param name="path">With or without its first slash.</param>
    public static bool IsGuarded(string path)
    {
        var first = path.TrimStart('/').Split('/', '?')[0];
        return Guarded.Contains(first, StringComparer.OrdinalIgnoreCase);
    }
}
