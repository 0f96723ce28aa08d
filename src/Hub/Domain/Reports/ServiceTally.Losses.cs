using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Reports;

/// <content>What was wanted otherwise, or no longer: changes, cancellations, and what was thrown away for them.</content>
public sealed partial class ServiceTally
{
    private readonly Queue<WastedDish> _wasted = new();
    private Outcomes _cancelled = Outcomes.None;
    private Outcomes _takenOff = Outcomes.None;
    private int _unseen;
    private int _unsaid;
    private int _changesRead;

    private void NoteRead(OrderClock clock, OrderLine line, OrderEvent.ChangeAcknowledged read)
    {
        _changesRead++;

        if (read.Outcome is not { } outcome)
        {
            return;
        }

        _takenOff = _takenOff.And(outcome);

        if (outcome is CancellationOutcome.Waste && line.Before!.Quantity.Thousandths > line.Sent.Quantity.Thousandths)
        {
            Waste(clock, line, new(line.Before.Quantity.Thousandths - line.Sent.Quantity.Thousandths), "", read.By, read.At);
        }
    }

    private void NoteCancelled(OrderClock clock, Order before, OrderEvent.LinesCancelled cancelled, Telling telling)
    {
        foreach (var id in cancelled.Lines)
        {
            var isSeen = before.Find(id)!.State is not LineState.Held;
            clock.WatchOf(id).Cancelled = new(cancelled.Reason, telling is not Telling.Before);
            _unseen += telling is Telling.Now && !isSeen ? 1 : 0;
            _unsaid += telling is Telling.Now && isSeen ? 1 : 0;
        }
    }

    private void NoteSaid(OrderClock clock, OrderEvent.CancellationAcknowledged said, Telling telling)
    {
        var watch = clock.WatchOf(said.Line);

        if (telling is not Telling.Now)
        {
            return;
        }

        _cancelled = _cancelled.And(said.Outcome);
        _unsaid -= watch.Cancelled is { IsCounted: true } && clock.Order.Find(said.Line)!.CancelledFrom is not LineState.Held ? 1 : 0;
        _unseen -= watch.Cancelled is { IsCounted: true } && clock.Order.Find(said.Line)!.CancelledFrom is LineState.Held ? 1 : 0;

        if (said.Outcome is CancellationOutcome.Waste)
        {
            var line = clock.Order.Find(said.Line)!;
            Waste(clock, line, line.Sent.Quantity, watch.Cancelled?.Reason ?? "", said.By, said.At);
        }
    }

    private void Waste(OrderClock clock, OrderLine line, Quantity quantity, string reason, Actor by, DateTimeOffset at)
    {
        _cells[_cells.KeyOf(line, line.Station, at)].WasteThousandths += quantity.Thousandths;
        _wasted.Enqueue(new(
            at, clock.Order.Header!.CallNumber, line.Sent.Article, quantity, line.Station, reason, by.Person));

        if (_wasted.Count > ServiceReport.WastedMax)
        {
            _wasted.Dequeue();
        }
    }
}
