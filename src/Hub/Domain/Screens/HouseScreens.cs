using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Screens;

/// <summary>The screens that were paired with the house: which device is which, and what it shows.</summary>
public sealed record HouseScreens(ImmutableDictionary<ScreenId, PairedScreen> Paired)
{
    public static readonly HouseScreens Empty = new(ImmutableDictionary<ScreenId, PairedScreen>.Empty);

    /// <summary>A department store's kitchens. More would be a loop, not a house.</summary>
    public const int ScreensMax = 200;
}

/// <param name="TokenHash">SHA-256 of the secret in the device's cookie, in hexadecimal. The secret itself is nowhere but there.</param>
public sealed record PairedScreen(
    ScreenId Id, string Name, ScreenPlace Place, ScreenSettings Settings, string TokenHash, DateTimeOffset PairedAt);

/// <param name="Key">The station or till; empty for what the house has one of.</param>
public sealed record ScreenPlace(ScreenKind Kind, string Key)
{
    /// <summary>The key of the lane of lines that no station is known for.</summary>
    public const string NoStation = "-";

    public bool IsValid => Kind switch
    {
        ScreenKind.Station or ScreenKind.Customer or ScreenKind.Register => Id.IsValid(Key),
        ScreenKind.Pass or ScreenKind.Board or ScreenKind.Beepers => Key.Length == 0,
    };
}

public enum ScreenKind
{
    Station,
    Pass,
    Board,
    Customer,
    Register,
    Beepers,
}

/// <summary>How one screen shows what it shows.</summary>
/// <param name="Modes">The orders it shows; empty: all. What it hides, it counts in words.</param>
/// <param name="WaitingMinutes">Instead of the house's, where an article says nothing of seconds; null: the house's.</param>
/// <param name="RepeatsSound">The chime comes again until somebody touches the screen.</param>
public sealed record ScreenSettings(
    ValueList<ServiceMode> Modes,
    TicketWidth Width,
    int? WaitingMinutes,
    int? LateMinutes,
    bool HasSound,
    bool RepeatsSound,
    ScreenTheme Theme)
{
    public static readonly ScreenSettings Usual =
        new([], TicketWidth.Normal, WaitingMinutes: null, LateMinutes: null, HasSound: true, RepeatsSound: true, ScreenTheme.Kitchen);

    /// <summary>Four and eight hours, as for the whole house.</summary>
    public const int WaitingMinutesMax = 240;

    public const int LateMinutesMax = 480;

    public bool Shows(ServiceMode mode) => Modes.IsEmpty || Modes.Contains(mode);

    public ValueList<ServiceMode> Hidden => Modes.IsEmpty ? [] : All.Where(mode => !Modes.Contains(mode)).ToValueList();

    internal bool IsValid =>
        Modes.Count <= All.Length
        && Modes.All(All.Contains)
        && Modes.Distinct().Count() == Modes.Count
        && WaitingMinutes is null or (>= 1 and <= WaitingMinutesMax)
        && LateMinutes is null or (>= 1 and <= LateMinutesMax)
        && (WaitingMinutes is null) == (LateMinutes is null)
        && !(LateMinutes <= WaitingMinutes);

    private static readonly ServiceMode[] All = Enum.GetValues<ServiceMode>();
}

/// <summary>How wide a ticket stands: as many as possible, or readable from further away.</summary>
public enum TicketWidth
{
    Compact,
    Normal,
    Large,
}

public enum ScreenTheme
{
    Kitchen,
    Counter,
}
