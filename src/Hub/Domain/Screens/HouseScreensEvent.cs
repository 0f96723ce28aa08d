using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Screens;

public abstract record HouseScreensEvent(DateTimeOffset At)
{
    public sealed record Paired(
        ScreenId Screen, string Name, ScreenPlace Place, ScreenSettings Settings, string TokenHash, Actor By, DateTimeOffset At)
        : HouseScreensEvent(At);

    public sealed record Changed(
        ScreenId Screen, string Name, ScreenPlace Place, ScreenSettings Settings, Actor By, DateTimeOffset At)
        : HouseScreensEvent(At);

    public sealed record Forgotten(ScreenId Screen, Actor By, DateTimeOffset At) : HouseScreensEvent(At);
}
