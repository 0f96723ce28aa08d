using RetailPos.Hub.Domain.Screens;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>The paired screens and how each is set up.</summary>
public sealed record ScreensView(long Position, HouseScreens Screens) : IView
{
    public static readonly ScreensView Empty = new(Position: 0, HouseScreens.Empty);
}
