using Microsoft.JSInterop;
using RetailPos.Hub.Domain.Orders;

namespace RetailPos.Displays.Station;

/// <summary>The keyboard, or a bump bar: every key by which a cook works without touching.</summary>
public sealed partial class StationScreen
{
    private Cursor _cursor = Cursor.Nowhere;

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

    private Cursor? CursorOn(StationTicket ticket) => _cursor.Ticket == ticket.Key ? _cursor : null;
}
