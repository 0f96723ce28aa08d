using System.Globalization;
using System.Runtime.CompilerServices;
using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>A rule did not hold.</summary>
internal sealed class RuleBrokenException(string rule) : Exception(rule);

/// <summary>What must hold whenever the house is quiet: what the product shows beside what the model owes.</summary>
internal static class Checks
{
    /// <summary>Rules 1, 3, 4 and 5: every line is there once, as far as it should be, and says what was changed about it.</summary>
    public static void Order(OwedOrder owed, Order? order)
    {
        if (!owed.IsPlaced)
        {
            Hold(order?.Header is null, $"Rule 1: order {owed.Id} is in the kitchen though nothing of it was sent.");
            return;
        }

        if (order?.Header is not { } header)
        {
            throw new RuleBrokenException($"Rule 1: order {owed.Id} has vanished.");
        }

        Hold(order.Lines.Count == owed.Lines.Count,
            $"Rule 1: order {owed.Id} has {order.Lines.Count} lines and {owed.Lines.Count} were sent.");

        for (var at = 0; at < owed.Lines.Count; at++)
        {
            Line(owed, owed.Lines[at], order.Lines[at]);
        }

        Hold(order.OpenStep == owed.OpenStep, $"Rule 5: order {owed.Id} is at step {order.OpenStep}, not {owed.OpenStep}.");
        Hold(header.CallNumber == owed.CallNumber, $"Rule 6: order {owed.Id} is called {header.CallNumber}, not {owed.CallNumber}.");
        Hold(order.Stage is OrderStage.Ready == owed.IsReady && order.ReadyAt is not null == owed.IsReady && order.ReadyAt == owed.ReadyAt,
            $"Rule 6: order {owed.Id} is {order.Stage} since {order.ReadyAt:o}; it should be ready: {owed.IsReady}, since {owed.ReadyAt:o}.");
        Hold(order.IsAhead == owed.IsAhead && order.Settled == owed.IsSettled && order.IsRush == owed.IsRush,
            $"Order {owed.Id}: ahead, settled or rush is wrong.");
        Hold(header.Facts == owed.Facts, $"Rule 3: order {owed.Id} says {header.Facts}, and it is {owed.Facts}.");
        Hold(order.Amendment?.Before == owed.Amendment?.Before
            && (order.Amendment is null || order.Amendment.ReadBy.Select(OwedOrder.NameOf).Order(StringComparer.Ordinal)
                .SequenceEqual(owed.Amendment!.Value.ReadBy.Order(StringComparer.Ordinal))),
            $"Rule 3: order {owed.Id} shows the change {order.Amendment}, not from {owed.Amendment?.Before}.");
    }

    private static void Line(OwedOrder owed, OwedLine line, OrderLine shown)
    {
        var where = $"line {line.Id} of order {owed.Id}";
        Hold(shown.Id == line.Id, $"Rule 1: {where} is missing or out of its order: {shown.Id} is in its place.");
        Hold((shown.State, shown.RouteIndex, shown.Epoch) == (line.State, line.At, line.Epoch),
            $"Rule 1: {where} is {shown.State} at {shown.RouteIndex}, epoch {shown.Epoch}; it should be {line.State} at {line.At}, epoch {line.Epoch}.");
        Hold(shown.Sent.Wish == line.Wish && shown.Before == line.Before,
            $"Rule 3: {where} says {shown.Before} → {shown.Sent.Wish}; it should say {line.Before} → {line.Wish}.");
        Hold(shown.IsLate == line.IsLate, $"Rule 5: {where} says late: {shown.IsLate}.");
        Hold(shown.SentAt == line.SentAt, $"{where} has changed its age.");
        Hold(shown.CancelledFrom == line.CancelledFrom && shown.Outcome == line.Outcome && shown.AwaitsAcknowledgement == line.MustBeAcknowledged,
            $"Rule 3: the cancellation of {where} is wrong.");
        Hold(shown.Station == line.Station, $"Rule 2: {where} is at {shown.Station}, not at {line.Station}.");
        Hold(shown.AllergiesUnread == line.AllergiesUnread && shown.AllergiesUnreadAtPass == line.AllergiesUnreadAtPass,
            $"The allergies of {where}: {shown.AllergiesUnread}, {shown.AllergiesUnreadAtPass}.");
    }

    /// <summary>Sums are conserved: what was taken is what was sold.</summary>
    public static void Sale(OwedSale owed, Sale? sale)
    {
        Hold(sale is not null && sale.Stage == owed.Stage && sale.Total.Cents == owed.Total && sale.Due.Cents == owed.Due,
            $"Sums: sale {owed.Id} is {sale?.Stage} with {sale?.Total}, {sale?.Due} due; it should be {owed.Stage} with {owed.Total}, {owed.Due} due.");
        Hold(sale!.Payments.SequenceEqual(owed.Payments), $"Sums: the payments of sale {owed.Id}.");
        Hold(sale.Lines.Select(line => (line.Id, line.IsSent)).SequenceEqual(owed.Lines.Select(line => (line.Id, line.IsSent))),
            $"Sums: the lines of sale {owed.Id}.");
        Hold(sale.CallNumber == owed.CallNumber, $"Rule 6: sale {owed.Id} is called {sale.CallNumber}, not {owed.CallNumber}.");
        Hold(sale.Table == owed.Table && sale.Mode == owed.Mode && sale.Customer == owed.Customer, $"The head of sale {owed.Id}.");
        Hold(owed.Errands.Count == 0, $"Rule 1: the kitchen was not told everything of sale {owed.Id}.");
    }

    /// <summary>Rule 2: every open line stands on exactly one board, and what a board holds back it counts.</summary>
    public static void EverythingIsSeen(KitchenView view, OwedHouse owed, IReadOnlyList<StationId?> stations)
    {
        var seen = new Dictionary<LineId, LineMark>();
        var counted = 0;
        var ahead = 0;

        foreach (var station in stations)
        {
            var board = Boards.Station(view, station);
            ahead += board.Ahead.Sum(order => order.Dishes.Count);
            counted += board.LaterPieces + board.Tickets.Sum(ticket => ticket.Later.Sum(later => later.Pieces));

            foreach (var line in board.Tickets.SelectMany(ticket => ticket.Lines).Where(line => line.Mark is not LineMark.Ready))
            {
                Hold(seen.TryAdd(line.Tick.Line, line.Mark), $"Rule 2: line {line.Tick.Line} is asked of two stations.");
            }

            foreach (var ticket in board.Tickets)
            {
                Hold(ticket.Header.CallNumber == owed.Orders[ticket.Header.Id].CallNumber,
                    $"Rule 6: a ticket says {ticket.Header.CallNumber} for order {ticket.Header.Id}.");
            }
        }

        var (held, later) = (0, 0);

        foreach (var order in view.Orders.Keys.Select(id => owed.Orders[id]))
        {
            foreach (var line in order.Lines)
            {
                LineMark? wanted = line switch
                {
                    { State: LineState.Queued } => LineMark.Queued,
                    { State: LineState.Started } => LineMark.Started,
                    { MustBeAcknowledged: true } => LineMark.Cancelled,
                    _ => null,
                };

                Hold(!seen.Remove(line.Id, out var mark) ? wanted is null : mark == wanted,
                    $"Rule 2: line {line.Id} is {line.State}, and the boards show {mark}.");
                held += line.State is LineState.Held && !order.IsAhead ? line.Wish.Quantity.Thousandths / 1_000 : 0;
                later += line.State is LineState.Held && order.IsAhead ? 1 : 0;
            }
        }

        Hold(seen.Count == 0, $"Rule 2: the boards show {seen.Count} lines that nobody ordered.");
        Hold(ahead == later, $"Rule 2: {later} dishes are ordered for later, and the boards name {ahead}.");
        Hold(counted == held, $"Rule 2: {held} pieces are held back, and the boards count {counted}.");
    }

    /// <summary>Rule 6: pass, guests' board and beepers speak of one order by one number.</summary>
    public static void OneNumber(KitchenView view, OwedHouse owed, DateTimeOffset now)
    {
        var live = view.Orders.Keys.Select(id => owed.Orders[id]).ToList();
        var pass = Boards.Pass(view).Rows.ToDictionary(row => row.Header.Id);
        var board = Boards.Ready(view, now);

        foreach (var order in live)
        {
            var isAtPass = pass.TryGetValue(order.Id, out var row);
            Hold(isAtPass == ((order.IsToPrepare && !order.IsAhead) || order.IsReady), $"Rule 6: order {order.Id} at the pass: {isAtPass}.");
            Hold(!isAtPass || (row!.Header.CallNumber == order.CallNumber && row.IsWhole == order.IsReady),
                $"Rule 6: the pass shows order {order.Id} otherwise than it is.");
        }

        var waiting = live.FindAll(order => order.Facts.Table is null && order.IsToPrepare && !order.IsAhead);
        var ready = live.FindAll(order => order.Facts.Table is null && order.ReadyAt is not null
            && order.ReadyAt + TimeSpan.FromMinutes(30) > now);
        Same(waiting, board.Preparing, "is being prepared");
        Same(ready, board.Ready, "is ready");

        var labels = board.Preparing.Concat(board.Ready).Select(number => number.Label).ToList();
        Hold(labels.Distinct().Count() == labels.Count, "Rule 6: two orders look alike on the guests' board.");

        void Same(List<OwedOrder> orders, ValueList<Displays.Board.BoardNumber> shown, string what)
        {
            Hold(orders.Count == shown.Count, $"Rule 6: of {orders.Count} orders the guests' board says {shown.Count} times that one {what}.");

            foreach (var number in shown)
            {
                Hold(orders.Exists(order => order.Id == number.Order)
                    && $"{owed.Orders[number.Order].CallNumber}".EndsWith(number.Label, StringComparison.Ordinal),
                    $"Rule 6: the guests' board says that order {number.Order}, number {number.Label}, {what}.");
            }
        }
    }

    /// <summary>Rule 6: who has been ready with a beeper in hand was rung, or the transmitter's failure stands beside it.</summary>
    public static void Beepers(KitchenView view, OwedHouse owed, IReadOnlyDictionary<(OrderId, int), DateTimeOffset> given)
    {
        foreach (var (number, beeper) in view.Beepers.Out)
        {
            var order = owed.Orders.GetValueOrDefault(beeper.Holder);

            if (given.GetValueOrDefault((beeper.Holder, number), DateTimeOffset.MaxValue) < order?.ReadyAt)
            {
                Hold(beeper.Call?.At >= order.ReadyAt, $"Rule 6: order {order.Id} is ready and its beeper {number} was never called.");
                Hold(beeper.Call!.Outcome is not null, $"Rule 6: nobody knows what became of the page of beeper {number}.");
            }
        }
    }

    /// <summary>A feed shows what the journal says, whatever way it has come.</summary>
    public static void SameKitchen(KitchenView shown, KitchenView fresh)
    {
        Hold(shown.Position == fresh.Position, $"Feeds: the kitchen is at {shown.Position}, the journal at {fresh.Position}.");
        Hold(shown.Orders.Count == fresh.Orders.Count && shown.Orders.All(pair => fresh.Orders.GetValueOrDefault(pair.Key) == pair.Value),
            "Feeds: the kitchen's orders differ from a fresh replay.");
        Hold(shown.Done.SequenceEqual(fresh.Done), "Feeds: what is done differs from a fresh replay.");
        Hold(shown.SoldOut.Articles.ToHashSet().SetEquals(fresh.SoldOut.Articles), "Feeds: what is sold out differs from a fresh replay.");
        Hold(shown.Beepers.Out.SequenceEqual(fresh.Beepers.Out) && shown.Beepers.Pages == fresh.Beepers.Pages,
            "Feeds: the beepers differ from a fresh replay.");
    }

    public static void SameSales(SalesView shown, SalesView fresh)
    {
        Hold(shown.Sales.Count == fresh.Sales.Count && shown.Sales.All(pair => fresh.Sales.GetValueOrDefault(pair.Key) == pair.Value),
            "Feeds: the open bills differ from a fresh replay.");
        Hold(shown.Closed.SequenceEqual(fresh.Closed), "Feeds: the closed bills differ from a fresh replay.");
        Hold(shown.Tables.Count == fresh.Tables.Count && shown.Tables.All(pair => fresh.Tables.GetValueOrDefault(pair.Key) == pair.Value),
            "Feeds: the tables differ from a fresh replay.");
    }

    public static void Hold(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref RuleText rule)
    {
        if (!holds)
        {
            throw new RuleBrokenException(rule.ToString());
        }
    }

    public static void Hold(bool holds, string rule)
    {
        if (!holds)
        {
            throw new RuleBrokenException(rule);
        }
    }
}

/// <summary>The words of a rule, written only when it is broken: a million steps ask it twenty times each.</summary>
[InterpolatedStringHandler]
internal ref struct RuleText
{
    private DefaultInterpolatedStringHandler _text;

    public RuleText(int literalLength, int formattedCount, bool holds, out bool isBroken)
    {
        isBroken = !holds;
        _text = isBroken ? new(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string format) => _text.AppendFormatted(value, format);

    public override string ToString() => _text.ToStringAndClear();
}
