using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace RetailPos.Look;

/// <summary>
/// Tells the page once a second, over its circuit, how far it has shown the hub's journal and what time it is. When these
/// beats stop reaching the page, look.js declares it stale within two seconds, whatever the socket says.
/// </summary>
/// <remarks>One per page. It renders once; a beat costs no rendering.</remarks>
public sealed partial class FreshnessBeat(IJSRuntime page, TimeProvider clock, IStringLocalizer<Words> words)
    : ComponentBase, IAsyncDisposable
{
    /// <summary>Half of the two seconds after which a page calls itself stale.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly FreshnessProof _proof = new();
    private ITimer? _timer;
    private bool _underWay;

    /// <summary>What this screen has rendered. Called on the screen's own dispatcher.</summary>
    [Parameter, EditorRequired]
    public required Func<Seen> Seen { get; set; }

    /// <summary>The journal's head, from the journal and not from the screen's feed: it is what the feed is checked against.</summary>
    /// <remarks>Null for a page that shows nothing of the journal: there the circuit alone is the proof.</remarks>
    [Parameter]
    public Func<long>? Head { get; set; }

    private IStringLocalizer<Words> Words => words;

    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _timer = clock.CreateTimer(_ => InvokeAsync(BeatAsync), state: null, Every, Every);
            await BeatAsync();
        }
    }

    private async Task BeatAsync()
    {
        // The page has not answered the last beat yet: piling up another would not make it fresher.
        if (_underWay)
        {
            return;
        }

        _underWay = true;

        try
        {
            await TellPageAsync();
        }
        catch (Exception fault) when (fault is JSDisconnectedException or JSException or OperationCanceledException
            or InvalidOperationException)
        {
            // The page is gone, asleep or reconnecting, and will say so by itself: a missing beat is the message.
        }
        finally
        {
            _underWay = false;
        }
    }

    private ValueTask TellPageAsync()
    {
        var now = clock.GetLocalNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        var seen = Seen();

        return _proof.Holds(seen.Position, Head?.Invoke() ?? seen.Position)
            ? page.InvokeVoidAsync("look.beat", Every, seen.Position, now, seen.LastOrder)
            : page.InvokeVoidAsync("look.alive", Every, now);
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }
}
