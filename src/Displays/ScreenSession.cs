using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays;

/// <summary>Which paired screen this page is, if any, and how it is set up. One for each circuit.</summary>
public sealed class ScreenSession(IScreenWatch watch, IFeed<ScreensView> screens)
{
    public ScreenId? Screen { get; private set; }

    /// <summary>Null for a page that nobody paired, and for one that was forgotten.</summary>
    public PairedScreen? Paired =>
        Screen is { } id ? screens.Current.Screens.Paired.GetValueOrDefault(id) : null;

    public ScreenSettings Settings => Paired?.Settings ?? ScreenSettings.Usual;

    /// <summary>Told once, when the page begins, by whoever has read its cookie.</summary>
    public void Become(ScreenId? screen) => Screen = screen;

    /// <summary>Calls back on any thread when what is known of the screens may have changed.</summary>
    public IDisposable Subscribe(Action changed) => screens.Subscribe(_ => changed());

    /// <summary>This page shows a place now. Disposing it says that it has left.</summary>
    public ScreenSeat Sit(ScreenPlace place) => new(this, watch.Enter(place, Screen, Settings.Hidden));
}

/// <summary>A page in its place: hands on what the page says of itself.</summary>
public sealed class ScreenSeat(ScreenSession session, IScreenPage page) : IDisposable
{
    public void Heard(PageSaid said) => page.Said(said.Painted, said.Visible, said.IsMuted && session.Settings.HasSound);

    public void SettingsMayHaveChanged() => page.Hide(session.Settings.Hidden);

    public void Dispose() => page.Dispose();
}
