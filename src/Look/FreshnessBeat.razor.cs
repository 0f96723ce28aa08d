using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace RetailPos.Look;

/// <summary>
/// Tells the page every 800 ms, over its circuit, how far it has shown the hub's journal and what time it is. When
/// these beats stop reaching the page, look.js declares it stale within two seconds, whatever the socket says.
/// </summary>
/// <remarks>One per page. It renders once; a beat costs no rendering.</remarks>
public sealed partial class FreshnessBeat(IJSRuntime page, TimeProvider clock, IStringLocalizer<Words> words)
    : ComponentBase, IAsyncDisposable
{
    /// <summary>Two of these and a tick are within the two seconds after which a page calls itself stale.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(800);

    private readonly FreshnessProof _proof = new();
    private ITimer? _timer;
    private bool _underWay;

    /// <summary>What this screen has rendered. Called on the screen's own dispatcher.</summary>
    [Parameter, EditorRequired]
    public required Func<Seen> Seen { get; set; }

    /// <summary>The journal's head, from the journal and not from the feed, which is checked against it.</summary>
    /// <remarks>Null for a page that shows nothing of the journal: there the circuit alone is the proof.</remarks>
    [Parameter]
    public Func<long>? Head { get; set; }

    /// <summary>What the page answered to a beat. Called on the screen's own dispatcher; a page that is silent says nothing here.</summary>
    [Parameter]
    public Action<PageSaid>? Heard { get; set; }

    private IStringLocalizer<Words> Words => words;

    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _timer = clock.CreateTimer(_ => InvokeAsync(BeatOrFailAsync), state: null, Every, Every);
            await BeatAsync();
        }
    }

    // Nobody awaits a timer. A fault in the screen's own Seen or Head ends its circuit, in the log, and not in silence.
    private async Task BeatOrFailAsync()
    {
        try
        {
            await BeatAsync();
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private async Task BeatAsync()
    {
        // The page has not answered the last beat yet: piling up another would not make it fresher.
        if (_underWay)
        {
            return;
        }

        var (call, arguments) = Message();
        _underWay = true;

        try
        {
            // The wait ends, the call does not: the framework ends the circuit when an answer comes in the instant in which
            // its call is cancelled. An answer that comes later than the next beat is of no use, and of no harm.
            if (await page.InvokeAsync<PageSaid?>(call, CancellationToken.None, arguments).AsTask().WaitAsync(Every, clock) is { } said)
            {
                Heard?.Invoke(said);
            }
        }
        catch (Exception fault) when (fault is JSDisconnectedException or JSException or OperationCanceledException
            or TimeoutException or InvalidOperationException)
        {
            // The page is gone, asleep or reconnecting, and will say so by itself: a missing beat is the message.
        }
        finally
        {
            _underWay = false;
        }
    }

    private (string Call, object[] Arguments) Message()
    {
        var now = clock.GetLocalNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        var seen = Seen();

        return _proof.Holds(seen.Position, Head?.Invoke() ?? seen.Position)
            ? ("look.beat", [seen.Position, now, seen.LastOrder])
            : ("look.alive", [now]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }
}
