using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Station;

/// <summary>What one station owes, for hands that are wet and eyes two metres away.</summary>
public sealed partial class StationScreen(
    IFeed<KitchenView> feed,
    IKitchenDesk desk,
    IHistoryDesk history,
    SiteSettings site,
    IJSRuntime page,
    IStringLocalizer<Texts> texts,
    ILogger<Commands> log) : FeedScreen<KitchenView, StationBoard>(feed), IAsyncDisposable
{
    /// <summary>In the address: the lane of lines that no station is known for.</summary>
    public const string NoStation = ScreenPlace.NoStation;

    private readonly Commands _commands = new(desk, texts, log);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private HashSet<string> _arrived = [];
    private HashSet<string> _ringing = [];
    private OrderId? _why;
    private string? _refusal;
    private bool _isTouched;

    // Written into the page with the ticket that they are about: a call for each would be a second message and its answer.
    private string? _rung;
    private string? _hushed;
    private int _bells;
    private string? _listening;

    // Until the page has measured, it claims to show everything: the count follows within a frame.
    private int _shown = int.MaxValue;

    private ElementReference _body;
    private IJSObjectReference? _module;
    private DotNetObjectReference<StationScreen>? _self;

    [Parameter, EditorRequired]
    public required string Station { get; set; }

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    private StationId? StationId => Station == NoStation ? null : new(Station);

    // A page that nobody has set up rings as the house says.
    private bool Repeats => Session.Paired is null || Session.Settings.RepeatsSound;

    private Actor By => new("", Station);

    private string Title => Board is { Name.Length: > 0 } board ? board.Name
        : StationId is { } id ? id.Value
        : Texts["Unassigned"];

    protected override void OnParametersSet()
    {
        if (_listening != Station)
        {
            _listening = Station;
            _arrived = [];
            Sit(new(ScreenKind.Station, Station));
            Listen();
        }
    }

    // Nothing moves under a finger: while one is on the board, what is new comes into places that are free.
    protected override StationBoard Draw(KitchenView view)
    {
        var board = StationBoard.Of(view, StationId, site, Session.Settings);
        return _isTouched && Board is { } shown ? board.KeepingPlaces(shown) : board;
    }

    protected override string LastOrder(KitchenView view) => Newest.CallNumber(view);

    protected override void OnChange(StationBoard? before, StationBoard after)
    {
        var known = before?.Tickets.Select(ticket => ticket.Key).ToHashSet();
        _arrived = known is null ? [] : [.. after.Tickets.Select(ticket => ticket.Key).Where(key => !known.Contains(key))];
        Ring(before, after);

        // Another screen of this station was quicker: there is nothing left to ask.
        if (_asked is { } asked && !after.Tickets.Any(ticket => ticket.Lines.Contains(asked.Line)))
        {
            _asked = null;
        }
    }

    // The loudest wins: what is new, then what is no longer wanted, then what is wanted otherwise.
    private void Ring(StationBoard? before, StationBoard after)
    {
        var kind = before is null ? null
            : _arrived.Count > 0 ? "new"
            : Cancelled(after) > Cancelled(before) ? "cancelled"
            : Changed(after) > Changed(before) ? "changed"
            : null;

        // What has been started, or has left, was seen: the bell for it ends.
        var rang = _ringing.Count > 0;
        _ringing.UnionWith(_arrived);
        _ringing.IntersectWith(after.Tickets.Where(ticket => !ticket.IsStarted && !ticket.IsLeaving).Select(ticket => ticket.Key));

        if (rang && _ringing.Count == 0)
        {
            _hushed = $"{++_bells}";
        }

        if (kind is not null)
        {
            Chime(kind, kind is "new" && Repeats ? site.ChimeRepeatSeconds : 0);
        }
    }

    // Counted, so that the second of two like ones is another word for the page.
    private void Chime(string kind, int everySeconds)
    {
        if (Session.Settings.HasSound)
        {
            _rung = $"{++_bells} {kind} {everySeconds}";
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                _self = DotNetObjectReference.Create(this);
                _module = await page.InvokeAsync<IJSObjectReference>(
                    "import", "./_content/RetailPos.Displays/Station/StationScreen.razor.js");
                await _module.InvokeVoidAsync("attend", _body, _self);

                // Known before the first ticket needs it: a muted kitchen is told of while somebody can still touch its screen.
                if (Session.Settings.HasSound)
                {
                    await page.InvokeVoidAsync("look.sound");
                }
            }
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone. There is nobody left to hear a chime.
        }
    }

    /// <summary>How many tickets the page can show at once; measured there, because only the page knows its columns.</summary>
    [JSInvokable]
    public void Fits(int tickets)
    {
        if (_shown != tickets)
        {
            _shown = tickets;
            StateHasChanged();
        }
    }

    /// <summary>A finger is on the board, or has just left it.</summary>
    [JSInvokable]
    public void Touch(bool isTouched)
    {
        if (_isTouched != isTouched)
        {
            _isTouched = isTouched;
            Redraw();
        }
    }

    private IEnumerable<string> HiddenWords(StationBoard board) =>
        board.Hidden.Select(hidden => Texts[$"HiddenHere{hidden.Mode}", hidden.Count].Value);

    private static string ThemeOf(ScreenTheme theme) => theme switch
    {
        ScreenTheme.Kitchen => "theme-kitchen",
        ScreenTheme.Counter => "theme-counter",
    };

    private static string WidthOf(TicketWidth width) => width switch
    {
        TicketWidth.Compact => "compact",
        TicketWidth.Normal => "normal",
        TicketWidth.Large => "large",
    };

    private Task AskWhy(StationTicket? ticket)
    {
        _why = ticket?.Header.Id;
        return Task.CompletedTask;
    }

    private Task NextWhy()
    {
        var tickets = Board?.Tickets.ToList() ?? [];
        var at = tickets.FindIndex(ticket => ticket.Header.Id == _why);
        return AskWhy(tickets.Count == 0 ? null : tickets[(at + 1) % tickets.Count]);
    }

    private void ForgetRefusal() => _refusal = null;

    private string Dishes(int count) => count == 1 ? Texts["OneDish"] : Texts["Dishes", count];

    private static string WhatIsGone(StationLine line) => line.Mark is not LineMark.Cancelled && line.Before is { } before
        ? $"{Count(before.Quantity)} → {Count(line.Quantity)}"
        : Count(line.Quantity);

    private static string Count(Quantity quantity) => Formats.Quantity(quantity, CultureInfo.CurrentCulture);

    private static int Cancelled(StationBoard board) =>
        board.Tickets.Sum(ticket => ticket.Lines.Count(line => line.Mark is LineMark.Cancelled));

    private static int Changed(StationBoard board) => board.Tickets.Sum(ticket =>
        ticket.Lines.Count(line => line.Before is not null || line.AllergiesUnread) + (ticket.HeadBefore is null ? 0 : 1));

    public async ValueTask DisposeAsync()
    {
        Dispose();

        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("leave", _body);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page went first, and took its listeners along.
        }

        _self?.Dispose();
    }
}
