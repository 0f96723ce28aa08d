using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Displays.Follow;

/// <summary>The beeper that a guest has already: their telephone. Whoever has the address sees one number, and no more.</summary>
public sealed partial class FollowScreen(
    IFeed<KitchenView> feed,
    FollowTokens tokens,
    SiteSettings site,
    IJSRuntime page,
    IStringLocalizer<Texts> texts) : FeedScreen<KitchenView, FollowBoard>(feed), IAsyncDisposable
{
    private OrderId? _order;
    private IJSObjectReference? _module;
    private bool _rings;
    private bool _ringsNext;
    private bool _quietsNext;
    private string? _soundIs;

    [Parameter, EditorRequired]
    public required string Token { get; set; }

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    // What nobody ordered is looked for once: a page that goes on trying would be a way to guess.
    protected override void OnInitialized()
    {
        var view = Current;
        _order = tokens.Find(view.Orders.Keys.Concat(view.Done.Select(done => done.Header!.Id)), Token);

        if (_order is not null)
        {
            Listen();
        }
    }

    protected override FollowBoard Draw(KitchenView view)
    {
        var next = FollowBoard.Of(view, _order!.Value);

        // Sixty orders later the view has forgotten this one; its guest has not.
        return next is { CallNumber: 0 } && Board is { } known ? known with { Stage = FollowStage.Gone, Ahead = 0, ReadyAt = null } : next;
    }

    // A guest is told no number but their own, not even when the line to the hub is down.
    protected override string LastOrder(KitchenView view) => "";

    protected override void OnChange(FollowBoard? before, FollowBoard after)
    {
        if (after.ReadyAt is { } at && at != before?.ReadyAt)
        {
            (_rings, _ringsNext) = (true, true);
        }
        else if (after.Stage is not FollowStage.Ready && _rings)
        {
            (_rings, _quietsNext) = (false, true);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_ringsNext || _quietsNext)
        {
            var word = _ringsNext ? "ring" : "quiet";
            (_ringsNext, _quietsNext) = (false, false);
            await AskPageAsync(word);
        }
    }

    private async Task TrySoundAsync() => _soundIs = await AskPageAsync("tryOut");

    private async Task QuietAsync()
    {
        _rings = false;
        await AskPageAsync("quiet");
    }

    private async Task<string?> AskPageAsync(string word)
    {
        try
        {
            _module ??= await page.InvokeAsync<IJSObjectReference>("import", "./_content/RetailPos.Displays/Follow/FollowScreen.razor.js");
            return await _module.InvokeAsync<string>(word);
        }
        catch (Exception fault) when (fault is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // A telephone without sound still shows its number.
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();

        if (_module is { } module)
        {
            await AskPageAsync("quiet");

            try
            {
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page went first.
            }
        }
    }
}
