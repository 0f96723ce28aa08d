using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Station;

/// <summary>What a cook does with a ticket: reads it, starts it, finishes it, takes it back, says what became of the rest.</summary>
public sealed partial class StationScreen
{
    private static readonly CancellationOutcome[] Outcomes =
        [CancellationOutcome.NotStarted, CancellationOutcome.Waste, CancellationOutcome.Reuse];

    private (StationTicket Ticket, StationLine Line)? _asked;

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
}
