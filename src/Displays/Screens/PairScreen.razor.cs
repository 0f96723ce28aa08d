using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;

namespace RetailPos.Displays.Screens;

/// <summary>What a device shows that wants to be a screen of the house: a code, until somebody types it in.</summary>
public sealed partial class PairScreen(
    IPairingDesk desk,
    ScreenSession session,
    NavigationManager navigation,
    SiteSettings site,
    TimeProvider clock,
    IStringLocalizer<Texts> texts) : ComponentBase, IDisposable
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private CultureInfo _language = CultureInfo.CurrentUICulture;
    private PairingOffer? _offer;
    private ITimer? _renewal;

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    protected override void OnInitialized()
    {
        _language = CultureInfo.CurrentUICulture;

        if (session.Paired is { } paired)
        {
            navigation.NavigateTo(ScreenAddress.Of(paired.Place, site));
            return;
        }

        Offer();
    }

    // An old code is worth nothing; a device that waits longer shows a new one by itself.
    private void Offer()
    {
        _offer?.Leave.Dispose();
        _offer = desk.Offer(ticket => _ = OnScreenAsync(() => Enter(ticket)));
        var after = _offer is { } offer ? offer.ExpiresAt - clock.GetUtcNow() : TimeSpan.FromSeconds(30);
        _renewal?.Dispose();
        _renewal = clock.CreateTimer(_ => _ = OnScreenAsync(Renew), state: null, after, Timeout.InfiniteTimeSpan);
    }

    private void Renew()
    {
        Offer();
        StateHasChanged();
    }

    // A cookie can be set by an answer of the web server only, never over the page's own connection.
    private void Enter(string ticket) => navigation.NavigateTo($"{ScreenAddress.Pair}/take?ticket={ticket}", forceLoad: true);

    private Task OnScreenAsync(Action work) => InvokeAsync(() =>
    {
        CultureInfo.CurrentCulture = _language;
        CultureInfo.CurrentUICulture = _language;
        work();
    });

    public void Dispose()
    {
        _renewal?.Dispose();
        _offer?.Leave.Dispose();
    }
}
