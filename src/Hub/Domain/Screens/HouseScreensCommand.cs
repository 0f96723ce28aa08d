using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Screens;

public abstract record HouseScreensCommand
{
    private HouseScreensCommand() { }

    public sealed record Pair(
        ScreenId Screen, string Name, ScreenPlace Place, ScreenSettings Settings, string TokenHash, Actor By) : HouseScreensCommand;

    /// <summary>Another name, another place, other settings: what it is from now on, as a whole.</summary>
    public sealed record Change(ScreenId Screen, string Name, ScreenPlace Place, ScreenSettings Settings, Actor By)
        : HouseScreensCommand;

    /// <summary>Its cookie opens nothing any more.</summary>
    public sealed record Forget(ScreenId Screen, Actor By) : HouseScreensCommand;
}
