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
    IHistoryDesk history,
    SiteSettings site,
    IJSRuntime page,
    IStringLocalizer<Texts> texts,
    ILogger<Commands> log) : FeedScreen<KitchenView, StationBoard>(feed), IAsyncDisposable
{
    /// <summary>In the address: the lane of lines that no station is known for.</summary>
    public const string NoStation = ScreenPlace.NoStation;

    private static readonly CancellationOutcome[] Outcomes =
        [CancellationOutcome.NotStarted, CancellationOutcome.Waste, CancellationOutcome.Reuse];

    private readonly Commands _commands = new(desk, texts, log);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private HashSet<string> _arrived = [];
    private HashSet<string> _ringing = [];
    private Cursor _cursor = Cursor.Nowhere;
    private (StationTicket Ticket, StationLine Line)? _asked;
    private OrderId? _why;
    private string? _refusal;
    private bool _isTouched;
    private string? _chime;
    private bool _hush;
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
        _chime = before is null ? null
            : _arrived.Count > 0 ? "new"
            : Cancelled(after) > Cancelled(before) ? "cancelled"
            : Changed(after) > Changed(before) ? "changed"
            : _chime;

        // What has been started, or has left, was seen: the bell for it ends.
        var rang = _ringing.Count > 0;
        _ringing.UnionWith(_arrived);
        _ringing.IntersectWith(after.Tickets.Where(ticket => !ticket.IsStarted && !ticket.IsLeaving).Select(ticket => ticket.Key));
        _hush = rang && _ringing.Count == 0;
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

            if (_hush)
            {
                _hush = false;
                await page.InvokeVoidAsync("look.hush");
            }

            if (_chime is { } chime)
            {
                _chime = null;

                if (Session.Settings.HasSound)
                {
                    await page.InvokeVoidAsync("look.chime", chime, chime is "new" && Repeats ? site.ChimeRepeatSeconds : 0);
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

    /// <summary>A key of the keyboard or the bump bar, by its name in the browser.</summary>
    [JSInvokable]
    public async Task PressAsync(string key)
    {
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
        else if (_asked is not null)
        {
            await ChooseOutcomeAsync(key);
        }
        else if (_sheet is not Sheet.None)
        {
            await PressInSheetAsync(board, key);
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

        return (key.ToLowerInvariant(), ticket, line) switch
        {
            ("b", { }, _) => BumpAsync(ticket),
            ("a", { IsUnread: true }, _) => ReadAsync(ticket),
            ("s", { }, _) => StartAsync(ticket),
            ("p", { }, _) => RushAsync(ticket),
            ("f", { }, _) => FireAsync(ticket),
            ("h", { }, _) => OpenHistoryAsync(ticket),
            ("m", { }, _) => OpenMenuAsync(ticket),
            ("enter", { }, { }) => TickAsync((ticket, line)),
            ("r", _, _) => OpenAsync(Sheet.Recall),
            ("x", _, _) => OpenAsync(Sheet.SoldOut),
            ("l", _, _) => OpenAsync(Sheet.Ahead),
            ("g", _, _) => OpenAsync(Sheet.Settings),
            ("?", _, _) => AskWhy(ticket ?? (board.Tickets is [var first, ..] ? first : null)),
            _ => Task.CompletedTask,
        };
    }

    private Task ChooseOutcomeAsync(string key) => key is [>= '1' and <= '3' and var digit]
        ? AcknowledgeAsync(Outcomes[digit - '1'])
        : Task.CompletedTask;

    private async Task TickAsync((StationTicket Ticket, StationLine Line) on)
    {
        switch (on.Line)
        {
            case { IsUnread: true }:
                await ReadAsync(on.Ticket, on.Line);
                break;
            case { Mark: LineMark.Queued or LineMark.Started }:
                await TellAsync(on.Ticket.Header.Id, new OrderCommand.MarkReady([on.Line.Tick], By));
                break;
            case { Mark: LineMark.Ready, ComesBack: false }:
                _refusal = Texts["RefusedInOtherHands"];
                break;
            case { Mark: LineMark.Ready }:
                await TellAsync(on.Ticket.Header.Id, new OrderCommand.Recall([on.Line.Tick], By));
                break;
        }
    }

    // The big key: "read" while anything of the ticket is unread, "ready" after that.
    private Task BumpAsync(StationTicket ticket) => ticket.IsUnread ? ReadAsync(ticket) : FinishAsync(ticket);

    private async Task ReadAsync(StationTicket ticket)
    {
        await ReadHeadAsync(ticket);

        foreach (var line in ticket.Lines.Where(line => line.Before is not null && !line.AsksOutcome))
        {
            await TellAsync(ticket.Header.Id, new OrderCommand.AcknowledgeChange(line.Tick.Line, line.Wish, Outcome: null, By));
        }

        await ReadAllergiesAsync(ticket, ticket.Lines);
        _asked = ticket.Lines.FirstOrDefault(line => line.AsksOutcome) is { } asks ? (ticket, asks) : null;
    }

    private async Task ReadAsync(StationTicket ticket, StationLine line)
    {
        if (line.AsksOutcome)
        {
            _asked = (ticket, line);
            return;
        }

        if (line.Before is not null)
        {
            await TellAsync(ticket.Header.Id, new OrderCommand.AcknowledgeChange(line.Tick.Line, line.Wish, Outcome: null, By));
        }

        await ReadAllergiesAsync(ticket, [line]);
    }

    private async Task ReadHeadAsync(StationTicket ticket)
    {
        if (ticket.HeadBefore is not null)
        {
            await TellAsync(ticket.Header.Id, new OrderCommand.AcknowledgeAmendment(ticket.At, ticket.Header.Facts, By));
        }
    }

    private async Task ReadAllergiesAsync(StationTicket ticket, IEnumerable<StationLine> lines)
    {
        var unread = lines.Where(line => line.AllergiesUnread).Select(line => line.Tick.Line).ToValueList();

        if (!unread.IsEmpty)
        {
            await TellAsync(ticket.Header.Id, new OrderCommand.AcknowledgeAllergies(unread, ticket.At, AtPass: false, By));
        }
    }

    private Task StartAsync(StationTicket ticket) => ticket.ToStart.IsEmpty
        ? Task.CompletedTask
        : TellAsync(ticket.Header.Id, new OrderCommand.Start(ticket.ToStart, By));

    private Task FinishAsync(StationTicket ticket) => ticket.ToFinish.IsEmpty
        ? Task.CompletedTask
        : TellAsync(ticket.Header.Id, new OrderCommand.MarkReady(ticket.ToFinish.AddRange(ticket.AlsoFinish), By));

    private Task RushAsync(StationTicket ticket) =>
        TellAsync(ticket.Header.Id, new OrderCommand.Prioritise(!ticket.IsRush, By));

    private Task FireAsync(StationTicket ticket) => TellAsync(ticket.Header.Id, new OrderCommand.FireNextStep(By));

    private async Task RecallAsync(Recall recall)
    {
        _sheet = Sheet.None;
        await TellAsync(recall.Header.Id, new OrderCommand.Recall(recall.Ticks, By));
    }

    private async Task AcknowledgeAsync(CancellationOutcome outcome)
    {
        if (_asked is { } asked)
        {
            _asked = null;
            await TellAsync(asked.Ticket.Header.Id, asked.Line.Mark is LineMark.Cancelled
                ? new OrderCommand.AcknowledgeCancellation(asked.Line.Tick.Line, outcome, By)
                : new OrderCommand.AcknowledgeChange(asked.Line.Tick.Line, asked.Line.Wish, outcome, By));
        }
    }

    // The ticket stays as it is until the hub says otherwise: a screen never shows a hope as a fact.
    private async Task TellAsync(OrderId order, OrderCommand command) =>
        _refusal = await _commands.TellAsync(order, command);

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

    private Cursor? CursorOn(StationTicket ticket) => _cursor.Ticket == ticket.Key ? _cursor : null;

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
