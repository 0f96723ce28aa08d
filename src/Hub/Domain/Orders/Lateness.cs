using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

/// <summary>The minutes that hold where no article says how long it takes.</summary>
public sealed record HousePatience(int WaitingAfterMinutes, int LateAfterMinutes);

/// <summary>
/// From when on what a station owes of an order is late. A screen counts by it while the dish is made and the service report
/// afterwards, so that no report calls late what no cook was shown as late.
/// </summary>
public static class Lateness
{
    /// <summary>How many plates that is: 350 g of a kilo article are one.</summary>
    public static int Portions(Quantity quantity) =>
        quantity.IsWhole ? quantity.Thousandths / Quantity.One.Thousandths : 1;

    /// <summary>
    /// The articles say how long they take: the slowest of them, or all of them shared among the hands of the station. Where
    /// none says anything the house's minutes hold, and late keeps the house's proportion to waiting.
    /// </summary>
    /// <param name="open">What the order still owes at the station.</param>
    /// <param name="hands">The station's capacity; less than one is one.</param>
    public static (int WaitingSeconds, int LateSeconds) Patience(
        IReadOnlyCollection<OrderLine> open, int hands, HousePatience house)
    {
        var slowest = open.Select(line => line.Sent.Card.ExpectedSeconds).DefaultIfEmpty(0).Max();
        var work = open.Sum(line => (long)line.Sent.Card.ExpectedSeconds * Portions(line.Sent.Quantity));
        var expected = (int)Math.Min(PreparationCard.ExpectedSecondsMax, Math.Max(slowest, work / Math.Max(1, hands)));

        return expected == 0
            ? (house.WaitingAfterMinutes * 60, house.LateAfterMinutes * 60)
            : (expected, expected * house.LateAfterMinutes / Math.Max(1, house.WaitingAfterMinutes));
    }

    /// <summary>From when the age of these lines counts; for a scheduled order, so that they are late when it is due.</summary>
    public static DateTimeOffset Since(Order order, IReadOnlyCollection<OrderLine> lines, int lateAfterSeconds)
    {
        var since = lines.Min(line => WorkableSince(order, line));

        return order.Header!.DueAt is { } due && due.AddSeconds(-lateAfterSeconds) is var anchor && anchor > since
            ? anchor
            : since;
    }

    /// <summary>
    /// A main course is not an hour old when the starters have just gone. The end of the step before stands for the moment
    /// it could be begun; what was sent late had no step to wait for.
    /// </summary>
    public static DateTimeOffset WorkableSince(Order order, OrderLine line)
    {
        var before = order.Lines
            .Where(other => other.Sent.Card.Step < line.Sent.Card.Step && !other.IsLate && other.ReadyAt is not null)
            .Max(other => other.ReadyAt);

        return before is { } opened && opened > line.SentAt ? opened : line.SentAt;
    }

    /// <summary>When the order's ticket at a station becomes late; null when it owes nothing there.</summary>
    /// <param name="station">Null for the unassigned lane.</param>
    public static DateTimeOffset? LateAt(Order order, StationId? station, int hands, HousePatience house)
    {
        var open = order.Lines
            .Where(line => line.IsCooking && line.Station == station)
            .ToList();

        if (open.Count == 0)
        {
            return null;
        }

        var late = Patience(open, hands, house).LateSeconds;
        return Since(order, open, late).AddSeconds(late);
    }
}
