using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Register.Counter;

/// <summary>How long a line that can be worked on has waited, and when that is too long. The page counts; the station does alike.</summary>
public sealed record LineAge(DateTimeOffset Since, int WaitingAfterSeconds, int LateAfterSeconds)
{
    /// <summary>Null for what is held, done or gone.</summary>
    public static LineAge? Of(Order order, OrderLine line, KitchenView kitchen, SiteSettings site)
    {
        if (!IsOpen(line))
        {
            return null;
        }

        // As on the station's ticket: the slowest dish it has of this order, or all of them shared among its hands.
        var there = order.Lines.Where(other => IsOpen(other) && other.Station == line.Station).ToList();
        var hands = line.Station is { } id ? Math.Max(1, kitchen.Stations.GetValueOrDefault(id)?.Capacity ?? 1) : 1;
        var work = there.Sum(other => (long)other.Sent.Card.ExpectedSeconds * KitchenWork.Portions(other.Sent.Quantity));
        var expected = (int)Math.Min(
            PreparationCard.ExpectedSecondsMax, Math.Max(there.Max(other => other.Sent.Card.ExpectedSeconds), work / hands));

        return expected == 0
            ? new(SinceOf(order, line), site.WaitingAfterMinutes * 60, site.LateAfterMinutes * 60)
            : new(SinceOf(order, line), expected, expected * site.LateAfterMinutes / site.WaitingAfterMinutes);
    }

    private static bool IsOpen(OrderLine line) => line.State is LineState.Queued or LineState.Started;

    // A later course could be begun when the one before was done, not when the guest ordered it.
    private static DateTimeOffset SinceOf(Order order, OrderLine line)
    {
        var before = order.Lines
            .Where(other => other.Sent.Card.Step < line.Sent.Card.Step && !other.IsLate)
            .Max(other => other.ReadyAt);
        return before > line.SentAt ? before.Value : line.SentAt;
    }
}
