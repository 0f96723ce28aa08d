namespace RetailPos.Hub.Domain.Screens;

/// <summary>Every reason a command to the screens can be refused, in the order the decider checks them.</summary>
public enum HouseScreensRefusal
{
    ScreenIdInvalid,
    NameInvalid,
    PlaceInvalid,
    SettingsInvalid,
    TokenInvalid,
    AlreadyPaired,
    TooManyScreens,
    NoSuchScreen,

    /// <summary>Two screens of one name could not be told apart by whoever is told that one is silent.</summary>
    NameTaken,
}
