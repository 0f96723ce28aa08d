using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Station;

/// <summary>What one station owes, for hands that are wet and eyes two metres away.</summary>
public sealed partial class StationScreen(
    IFeed<KitchenView> feed,
    IKitchenDesk desk,
    SiteSettings site,
    IJSRuntime page,
    IStringLocalizer<Texts> texts,
    TimeProvider clock,
    ILogger<Commands> log) : FeedScreen<KitchenView, StationBoard>(feed), IAsyncDisposable
{
    /// <summary>In the address: the lane of lines that no station is known for.</summary>
    public const string NoStation = ScreenPlace.NoStation;

    /// <summary>Often enough to be noticed over the fans, seldom enough to be borne.</summary>
    public static readonly TimeSpan RepeatEvery = TimeSpan.FromSeconds(8);

    private static readonly CancellationOutcome[] Outcomes =
        [CancellationOutcome.NotStarted, CancellationOutcome.Waste, CancellationOutcome.Reuse];

    private readonly Commands _commands = new(desk, texts, log);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private HashSet<string> _arrived = [];
    private Cursor _cursor = Cursor.Nowhere;
    private (StationTicket Ticket, StationLine Line)? _cancelled;
    private OrderId? _why;
    private string? _refusal;
    private bool _recalling;
    private int _recallAt;
    private string? _chime;
    private string? _listening;
    private ITimer? _repeat;

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

    protected override StationBoard Draw(KitchenView view) => StationBoard.Of(view, StationId, site, Session.Settings);

    protected override string LastOrder(KitchenView view) => Newest.CallNumber(view);

    protected override void OnChange(StationBoard? before, StationBoard after)
    {
        var known = before?.Tickets.Select(ticket => ticket.Key).ToHashSet();
        _arrived = known is null ? [] : [.. after.Tickets.Select(ticket => ticket.Key).Where(key => !known.Contains(key))];
        _chime = _arrived.Count > 0 ? "new" : Cancelled(after) > (before is null ? int.MaxValue : Cancelled(before)) ? "changed" : _chime;
        _recallAt = Math.Clamp(_recallAt, 0, Math.Max(0, after.Recalls.Count - 1));

        if (_chime is not null && Session.Settings is { HasSound: true, RepeatsSound: true })
        {
            _repeat ??= clock.CreateTimer(_ => _ = OnScreenAsync(ChimeAgain), state: null, RepeatEvery, RepeatEvery);
        }

        // Another screen of this station was quicker: there is nothing left to ask.
        if (_cancelled is { } asked && !after.Tickets.Any(ticket => ticket.Lines.Contains(asked.Line)))
        {
            _cancelled = null;
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

            if (_chime is { } chime)
            {
                _chime = null;
            }
            else
            {
                return;
            }

            if (Session.Settings.HasSound)
            {
                await page.InvokeVoidAsync("look.chime", chime);
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

    /// <summary>A key of the keyboard or the bump bar, by its name in the browser.</summary>
    [JSInvokable]
    public async Task PressAsync(string key)
    {
        Hush();

        if (Board is not { } board)
        {
            return;
        }

        if (key is "Escape")
        {
            CloseSheets();
        }
        else if (_why is not null)
        {
            _ = key is "ArrowRight" ? NextWhy() : Task.CompletedTask; // It is read, not worked in.
        }
        else if (_cancelled is not null)
        {
            await ChooseOutcomeAsync(key);
        }
        else if (_recalling)
        {
            await PressInRecallAsync(board, key);
        }
        else
        {
            await PressOnBoardAsync(board, key);
        }

        StateHasChanged();
    }

    private Task PressOnBoardAsync(StationBoard board, string key)
    {
        _cursor = key switch
        {
            "ArrowUp" => _cursor.Up(board),
            "ArrowDown" => _cursor.Down(board),
            "ArrowLeft" => _cursor.Left(board),
            "ArrowRight" => _cursor.Right(board),
            [>= '1' and <= '9' and var digit] => _cursor.Jump(board, digit - '0'),
            _ => _cursor,
        };

        var ticket = _cursor.TicketOn(board);
        var line = _cursor.LineOn(board);

        return key switch
        {
            "b" or "B" when ticket is not null => FinishAsync(ticket),
            "s" or "S" when ticket is not null => StartAsync(ticket),
            "Enter" when ticket is not null && line is not null => TickAsync((ticket, line)),
            "r" or "R" => OpenRecall(),
            "?" => AskWhy(ticket ?? (board.Tickets is [var first, ..] ? first : null)),
            _ => Task.CompletedTask,
        };
    }

    private Task PressInRecallAsync(StationBoard board, string key)
    {
        _recallAt = key switch
        {
            "ArrowUp" => Math.Max(0, _recallAt - 1),
            "ArrowDown" => Math.Min(board.Recalls.Count - 1, _recallAt + 1),
            _ => _recallAt,
        };

        return key switch
        {
            "Enter" when _recallAt < board.Recalls.Count => RecallAsync(board.Recalls[_recallAt]),
            "r" or "R" => CloseRecall(),
            _ => Task.CompletedTask,
        };
    }

    private Task ChooseOutcomeAsync(string key) => key is [>= '1' and <= '3' and var digit]
        ? AcknowledgeAsync(Outcomes[digit - '1'])
        : Task.CompletedTask;

    private async Task TickAsync((StationTicket Ticket, StationLine Line) on)
    {
        switch (on.Line.Mark)
        {
            case LineMark.Queued or LineMark.Started:
                await TellAsync(on.Ticket.Header.Id, new OrderCommand.MarkReady([on.Line.Tick], By));
                break;
            case LineMark.Ready when !on.Line.ComesBack:
                _refusal = Texts["RefusedInOtherHands"];
                break;
            case LineMark.Ready:
                await TellAsync(on.Ticket.Header.Id, new OrderCommand.Recall([on.Line.Tick], By));
                break;
            case LineMark.Cancelled:
                _cancelled = on;
                break;
        }
    }

    private Task StartAsync(StationTicket ticket) => ticket.ToStart.IsEmpty
        ? Task.CompletedTask
        : TellAsync(ticket.Header.Id, new OrderCommand.Start(ticket.ToStart, By));

    private Task FinishAsync(StationTicket ticket) => ticket.ToFinish.IsEmpty
        ? Task.CompletedTask
        : TellAsync(ticket.Header.Id, new OrderCommand.MarkReady(ticket.ToFinish, By));

    private async Task RecallAsync(Recall recall)
    {
        _recalling = false;
        await TellAsync(recall.Header.Id, new OrderCommand.Recall(recall.Ticks, By));
    }

    private async Task AcknowledgeAsync(CancellationOutcome outcome)
    {
        if (_cancelled is { } asked)
        {
            _cancelled = null;
            await TellAsync(
                asked.Ticket.Header.Id, new OrderCommand.AcknowledgeCancellation(asked.Line.Tick.Line, outcome, By));
        }
    }

    // The ticket stays as it is until the hub says otherwise: a screen never shows a hope as a fact.
    private async Task TellAsync(OrderId order, OrderCommand command) =>
        _refusal = await _commands.TellAsync(order, command);

    private void ChimeAgain()
    {
        _chime = "new";
        StateHasChanged();
    }

    // Somebody is there, and has heard it.
    private void Hush()
    {
        _repeat?.Dispose();
        _repeat = null;
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

    private void ToggleRecall() => _recalling = !_recalling;

    private Task OpenRecall()
    {
        _recalling = true;
        _recallAt = 0;
        return Task.CompletedTask;
    }

    private Task CloseRecall()
    {
        _recalling = false;
        return Task.CompletedTask;
    }

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

    private void CloseSheets()
    {
        _why = null;
        _recalling = false;
        _cancelled = null;
        _refusal = null;
    }

    private void ForgetRefusal() => _refusal = null;

    private Cursor? CursorOn(StationTicket ticket) => _cursor.Ticket == ticket.Key ? _cursor : null;

    private string Dishes(int count) => count == 1 ? Texts["OneDish"] : Texts["Dishes", count];

    private static string Count(Quantity quantity) => Formats.Quantity(quantity, CultureInfo.CurrentCulture);

    private static int Cancelled(StationBoard board) =>
        board.Tickets.Sum(ticket => ticket.Lines.Count(line => line.Mark is LineMark.Cancelled));

    public async ValueTask DisposeAsync()
    {
        Hush();
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
