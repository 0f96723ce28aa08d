using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Board;

/// <summary>The guests' screen. It hangs where anybody can see it, and whoever has its address sees numbers and no more.</summary>
public sealed partial class ReadyScreen(
    IFeed<KitchenView> feed,
    SiteSettings site,
    KitchenSettings kitchen,
    TimeProvider clock,
    IJSRuntime page,
    IStringLocalizer<Texts> texts) : FeedScreen<KitchenView, ReadyBoard>(feed)
{
    private HashSet<OrderId> _arrived = [];
    private ITimer? _leaving;
    private bool _chimes;

    [Parameter, EditorRequired]
    public required string Token { get; set; }

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    // In constant time: the address is a secret, and an answer that comes sooner tells how much of a guess was right.
    private bool IsKnown => site.BoardToken.Length > 0 && CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(site.BoardToken), Encoding.UTF8.GetBytes(Token));

    protected override void OnInitialized()
    {
        if (IsKnown)
        {
            Sit(new(ScreenKind.Board, ""));
            Listen();
        }
    }

    protected override ReadyBoard Draw(KitchenView view) =>
        ReadyBoard.Of(view, clock.GetUtcNow(), TimeSpan.FromMinutes(site.BoardMinutes), kitchen.BoardPromises);

    private string Time(DateTimeOffset time) => Formats.TimeOfDay(time, clock.LocalTimeZone);

    // A guest is told no number but those on the board, not even when the line to the hub is down.
    protected override string LastOrder(KitchenView view) => "";

    protected override void OnChange(ReadyBoard? before, ReadyBoard after)
    {
        var known = before?.Ready.Select(number => number.Order).ToHashSet();
        _arrived = known is null ? [] : [.. after.Ready.Select(number => number.Order).Where(order => !known.Contains(order))];
        _chimes = _arrived.Count > 0;
        LeaveAt(after.NextLeavesAt);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_chimes)
        {
            _chimes = false;

            try
            {
                await page.InvokeVoidAsync("look.chime", "ready");
            }
            catch (Exception fault) when (fault is JSException or JSDisconnectedException or OperationCanceledException)
            {
                // A board without sound still shows its numbers.
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        _leaving?.Dispose();
        base.Dispose(disposing);
    }

    // One timer for the next number to leave, instead of a look every second.
    private void LeaveAt(DateTimeOffset? next)
    {
        _leaving?.Dispose();
        _leaving = next is not { } at ? null : clock.CreateTimer(
            _ => _ = OnScreenAsync(Redraw),
            state: null,
            at > clock.GetUtcNow() ? at - clock.GetUtcNow() : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
    }

    // The fewer there are, the larger they stand; ten are read at eight metres.
    private static string CrowdOf(int count) => count switch
    {
        <= 4 => "few",
        <= 10 => "ten",
        <= 24 => "many",
        _ => "crowd",
    };
}
