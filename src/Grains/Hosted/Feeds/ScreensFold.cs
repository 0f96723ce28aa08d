using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;

namespace RetailPos.Grains.Feeds;

public sealed class ScreensFold : IFold<ScreensView>
{
    public string Name => "feed/screens";

    public ScreensView Empty => ScreensView.Empty;

    public ScreensView At(ScreensView view, long position) => view with { Position = position };

    public ValueTask<ScreensView> FoldAsync(ScreensView view, Recorded recorded, CancellationToken stop) => ValueTask.FromResult(
        recorded.Event is HouseScreensEvent happened
            ? view with { Screens = HouseScreensDecider.Evolve(view.Screens, happened) }
            : view);
}
