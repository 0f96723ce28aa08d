using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Screens;

namespace RetailPos.Displays.Screens;

/// <summary>Takes a running screen to where it was put, and out of the house when it was forgotten. Shows nothing.</summary>
public sealed class ScreenFollower(ScreenSession session, NavigationManager navigation, SiteSettings site) : ComponentBase, IDisposable
{
    private ScreenPlace? _place;
    private IDisposable? _subscription;

    protected override void OnInitialized()
    {
        if (session.Screen is not null)
        {
            _place = session.Paired?.Place;
            _subscription = session.Subscribe(() => _ = InvokeAsync(Follow));
        }
    }

    private void Follow()
    {
        var place = session.Paired?.Place;

        if (place == _place)
        {
            return;
        }

        _place = place;

        // Loaded anew, so that nothing of what it showed is left in its page.
        if (place is null)
        {
            navigation.NavigateTo(ScreenAddress.Pair, forceLoad: true);
        }
        else
        {
            navigation.NavigateTo(ScreenAddress.Of(place, site));
        }
    }

    public void Dispose() => _subscription?.Dispose();
}
