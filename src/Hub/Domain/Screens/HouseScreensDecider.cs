using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Screens;

using Answer = Decision<HouseScreensEvent, HouseScreensRefusal>;

public static class HouseScreensDecider
{
    public static readonly Decider<HouseScreens, HouseScreensCommand, HouseScreensEvent, HouseScreensRefusal> Decider =
        new(HouseScreens.Empty, Decide, Evolve);

    /// <summary>SHA-256 in hexadecimal.</summary>
    private const int TokenHashLength = 64;

    public static Answer Decide(HouseScreens screens, HouseScreensCommand command, DateTimeOffset now) => command switch
    {
        HouseScreensCommand.Pair c => Pair(screens, c, now),
        HouseScreensCommand.Change c => Change(screens, c, now),
        HouseScreensCommand.Forget c => Forget(screens, c, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static HouseScreens Evolve(HouseScreens screens, HouseScreensEvent happened) => happened switch
    {
        HouseScreensEvent.Paired e => screens with
        {
            Paired = screens.Paired.SetItem(e.Screen, new(e.Screen, e.Name, e.Place, e.Settings, e.TokenHash, e.At)),
        },
        HouseScreensEvent.Changed e => screens with
        {
            Paired = screens.Paired.SetItem(
                e.Screen, screens.Paired[e.Screen] with { Name = e.Name, Place = e.Place, Settings = e.Settings }),
        },
        HouseScreensEvent.Forgotten e => screens with { Paired = screens.Paired.Remove(e.Screen) },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Pair(HouseScreens screens, HouseScreensCommand.Pair c, DateTimeOffset now) =>
        Check(c.Screen, c.Name, c.Place, c.Settings) is { } fault ? fault
        : !IsHash(c.TokenHash) ? HouseScreensRefusal.TokenInvalid
        : screens.Paired.ContainsKey(c.Screen) ? HouseScreensRefusal.AlreadyPaired
        : screens.Paired.Count >= HouseScreens.ScreensMax ? HouseScreensRefusal.TooManyScreens
        : IsTaken(screens, c.Screen, c.Name) ? HouseScreensRefusal.NameTaken
        : [new HouseScreensEvent.Paired(c.Screen, c.Name, c.Place, c.Settings, c.TokenHash, c.By, now)];

    private static Answer Change(HouseScreens screens, HouseScreensCommand.Change c, DateTimeOffset now) =>
        Check(c.Screen, c.Name, c.Place, c.Settings) is { } fault ? fault
        : !screens.Paired.TryGetValue(c.Screen, out var screen) ? HouseScreensRefusal.NoSuchScreen
        : IsTaken(screens, c.Screen, c.Name) ? HouseScreensRefusal.NameTaken
        : (screen.Name, screen.Place, screen.Settings) == (c.Name, c.Place, c.Settings) ? []
        : [new HouseScreensEvent.Changed(c.Screen, c.Name, c.Place, c.Settings, c.By, now)];

    private static Answer Forget(HouseScreens screens, HouseScreensCommand.Forget c, DateTimeOffset now) =>
        !Id.IsValid(c.Screen.Value) ? HouseScreensRefusal.ScreenIdInvalid
        : screens.Paired.ContainsKey(c.Screen) ? [new HouseScreensEvent.Forgotten(c.Screen, c.By, now)]
        : [];

    private static HouseScreensRefusal? Check(ScreenId id, string name, ScreenPlace place, ScreenSettings settings) =>
        !Id.IsValid(id.Value) ? HouseScreensRefusal.ScreenIdInvalid :
        !Text.IsName(name) ? HouseScreensRefusal.NameInvalid :
        !place.IsValid ? HouseScreensRefusal.PlaceInvalid :
        !settings.IsValid ? HouseScreensRefusal.SettingsInvalid :
        null;

    private static bool IsTaken(HouseScreens screens, ScreenId id, string name) => screens.Paired.Values
        .Any(screen => screen.Id != id && string.Equals(screen.Name, name, StringComparison.OrdinalIgnoreCase));

    private static bool IsHash(string text) => text.Length == TokenHashLength && text.All(char.IsAsciiHexDigit);
}
