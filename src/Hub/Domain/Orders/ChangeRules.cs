using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

using Answer = Decision<OrderEvent, OrderRefusal>;

/// <summary>What may change after the kitchen has it, and how the kitchen is made to read it.</summary>
/// <remarks>
/// A change makes a line's ticks stale, as a recall does: a finger that came down on the old text does not finish the new one.
/// </remarks>
internal static class ChangeRules
{
    public static Answer Change(Order order, OrderCommand.ChangeLine c, DateTimeOffset now)
    {
        if (order.Find(c.Line) is not { } line)
        {
            return OrderRefusal.UnknownLine;
        }

        if (SendRules.Check(c.Wish) is { } fault)
        {
            return fault;
        }

        return line switch
        {
            { State: LineState.Cancelled } => OrderRefusal.LineCancelled,
            { State: LineState.Collected } => OrderRefusal.LineCollected,
            _ when c.Wish == line.Sent.Wish => [],
            _ when IsMore(c.Wish, line) && IsPastTheFirst(line) => OrderRefusal.LineDone,
            _ => [new OrderEvent.LineChanged(c.Line, line.Sent.Wish, c.Wish, c.By, now)],
        };
    }

    public static Answer Change(Order order, OrderCommand.ChangePart c, DateTimeOffset now) =>
        order.Find(c.Line)?.Sent.Wish is not { } wish ? OrderRefusal.UnknownLine : Change(
            order,
            new OrderCommand.ChangeLine(
                c.Line,
                new(c.Quantity ?? wish.Quantity, c.Options ?? wish.Options, c.Note ?? wish.Note, c.Allergies ?? wish.Allergies),
                c.By),
            now);

    public static Answer Acknowledge(Order order, OrderCommand.AcknowledgeChange c, DateTimeOffset now) =>
        order.Find(c.Line) switch
        {
            null => OrderRefusal.UnknownLine,
            { Before: null } => [], // Another screen of the same station was quicker.
            var line when line.Sent.Wish != c.Seen => [],
            _ => [new OrderEvent.ChangeAcknowledged(c.Line, c.Outcome, c.By, now)],
        };

    public static Answer Amend(Order order, OrderCommand.Amend c, DateTimeOffset now)
    {
        var before = order.Header!.Facts;
        var after = new HeaderFacts(
            c.Mode ?? before.Mode,
            c.Table ?? before.Table,
            c.Covers ?? before.Covers,
            c.Customer ?? before.Customer,
            c.Note ?? before.Note,
            c.Relay ?? before.Relay);

        return SendRules.Check(after) is { } fault ? fault
            : after == before ? []
            : [new OrderEvent.Amended(before, after, c.By, now)];
    }

    /// <summary>Of the lines that are known and still to be brought; a bill may name one that the kitchen has not heard of yet.</summary>
    public static Answer ServeTo(Order order, OrderCommand.ServeTo c, DateTimeOffset now)
    {
        var lines = c.Lines.Distinct()
            .Where(id => order.Find(id) is { State: not (LineState.Collected or LineState.Cancelled) } line && line.Sent.Guest != c.Guest)
            .ToValueList();

        return c.Guest is { } guest && SendRules.Check(guest) is { } fault ? fault
            : lines.IsEmpty ? []
            : [new OrderEvent.LinesServedTo(lines, c.Guest, c.By, now)];
    }

    public static Answer Acknowledge(Order order, OrderCommand.AcknowledgeAmendment c, DateTimeOffset now) =>
        order.Amendment is { } amendment && c.Seen == order.Header!.Facts && !amendment.ReadBy.Contains(c.Station)
            ? [new OrderEvent.AmendmentAcknowledged(c.Station, c.By, now)]
            : [];

    public static Answer Acknowledge(Order order, OrderCommand.AcknowledgeAllergies c, DateTimeOffset now)
    {
        if (c.Lines.Any(id => order.Find(id) is null))
        {
            return OrderRefusal.UnknownLine;
        }

        var unread = c.Lines.Select(id => order.Find(id)!)
            .Where(line => c.AtPass ? line.AllergiesUnreadAtPass : line.AllergiesUnread && line.Station == c.Station)
            .Select(line => line.Id)
            .Distinct()
            .ToValueList();

        return unread.IsEmpty ? [] : [new OrderEvent.AllergiesAcknowledged(unread, c.Station, c.AtPass, c.By, now)];
    }

    public static Order Apply(Order order, OrderEvent.LineChanged e) => OrderDecider.Change(order, [e.Line], line =>
    {
        var before = line.Before ?? e.Before;
        var isRead = e.Before.Allergies.Equals(e.After.Allergies);

        return line with
        {
            Sent = line.Sent with
            {
                Quantity = e.After.Quantity, Options = e.After.Options, Note = e.After.Note, Allergies = e.After.Allergies,
            },
            Epoch = line.Epoch + 1,
            // Nobody has seen a held line, so nobody need read what it was; and what is again as it was, is as it was read.
            Before = line.State is LineState.Held || before == e.After ? null : before,
            AllergiesReadBy = isRead ? line.AllergiesReadBy : null,
            AllergiesReadAtPass = isRead && line.AllergiesReadAtPass,
        };
    });

    public static Order Apply(Order order, OrderEvent.Amended e)
    {
        var before = order.Amendment is { ReadBy.IsEmpty: true } unread ? unread.Before : e.Before;
        var nobodyHasSeenIt = order.IsAhead || before == e.After;

        return order with
        {
            Header = order.Header! with
            {
                Mode = e.After.Mode,
                Table = e.After.Table,
                Covers = e.After.Covers,
                Customer = e.After.Customer,
                Note = e.After.Note,
                Relay = e.After.Relay,
            },
            Amendment = nobodyHasSeenIt ? null : new(before, []),
        };
    }

    public static Order Apply(Order order, OrderEvent.AmendmentAcknowledged e) => order with
    {
        Amendment = order.Amendment! with { ReadBy = order.Amendment.ReadBy.Add(e.Station) },
    };

    public static Order Apply(Order order, OrderEvent.AllergiesAcknowledged e) =>
        OrderDecider.Change(order, e.Lines, line => e.AtPass
            ? line with { AllergiesReadAtPass = true }
            : line with { AllergiesReadBy = (line.AllergiesReadBy ?? []).Add(e.Station) });

    private static bool IsMore(LineWish wish, OrderLine line) =>
        wish.Quantity.Thousandths > line.Sent.Quantity.Thousandths;

    private static bool IsPastTheFirst(OrderLine line) => line.State is LineState.Ready || line.RouteIndex > 0;
}
