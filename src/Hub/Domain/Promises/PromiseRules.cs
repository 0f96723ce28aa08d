using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Promises;

/// <summary>How measured times of single lines become one window for an order, and when it counts as kept.</summary>
public static class PromiseRules
{
    /// <summary>For an article whose card says nothing: a salad. What it is does not matter much, for its pace is measured against it.</summary>
    private const int UnsaidSeconds = 180;

    /// <summary>Under which its times are counted: a name may be changed, an article stays the same.</summary>
    internal static string NameOf(SentLine line) => line.Item?.Value ?? line.Article;

    /// <summary>What is expected of a line at a station where so much work is left: its turn comes when the hands have done that.</summary>
    internal static (long OwnSeconds, long Seconds, int Load) Expect(SentLine line, int routeIndex, long workLeft, int capacity)
    {
        var said = Estimate.WorkSeconds(line, routeIndex);
        var own = said > 0 ? said : Estimate.Times(UnsaidSeconds, line.Quantity.Thousandths);
        var before = Estimate.DivideUp(workLeft, Math.Max(1, capacity));
        return (own, own + before, LoadBucket.Of(before));
    }

    /// <summary>
    /// The order's time at one quantile: steps one after the other, in a step the slowest line, a line through one station after the
    /// other, and everywhere the same quantile. A kitchen that is slow tonight is slow with everything, so this is nearer the truth
    /// than chances that know nothing of each other; what is wrong with it, <see cref="WindowLevels"/> corrects.
    /// </summary>
    internal static long SecondsAt(List<List<List<Stop>>> steps, int level) =>
        steps.Sum(step => step.Max(line => line.Sum(stop => stop.SecondsAt(level))));

    /// <summary>The station that takes longest of the slowest line of the slowest step.</summary>
    internal static StationId Deciding(List<List<List<Stop>>> steps, int level) => steps
        .SelectMany(step => step)
        .MaxBy(line => line.Sum(stop => stop.SecondsAt(level)))!
        .MaxBy(stop => stop.SecondsAt(level))
        .Station;

    /// <summary>Whole minutes, because that is what people read: the earliest rounded down, the latest up, and one apart at least.</summary>
    internal static PromisedWindow Outward(DateTimeOffset at, long lowSeconds, long highSeconds)
    {
        var from = Minute(at.AddTicks(lowSeconds * TimeSpan.TicksPerSecond), roundUp: false);
        var to = Minute(at.AddTicks(highSeconds * TimeSpan.TicksPerSecond), roundUp: true);
        return new(from, to > from ? to : from.AddTicks(TimeSpan.TicksPerMinute));
    }

    public static PromiseOutcome Judge(PromisedWindow window, DateTimeOffset readyAt) =>
        readyAt < window.From ? PromiseOutcome.Early
        : readyAt > window.To ? PromiseOutcome.Late
        : PromiseOutcome.Held;

    /// <summary>After this the order is another than the one that was promised, and proves nothing.</summary>
    internal static bool Changes(OrderEvent happened) => happened is
        OrderEvent.LinesAdded or OrderEvent.LinesCancelled or OrderEvent.LinesRecalled or OrderEvent.LineChanged
        or OrderEvent.StepOpened { Cause: StepCause.Fired };

    private static DateTimeOffset Minute(DateTimeOffset time, bool roundUp)
    {
        var over = time.Ticks % TimeSpan.TicksPerMinute;
        return over == 0 ? time : time.AddTicks((roundUp ? TimeSpan.TicksPerMinute : 0) - over);
    }
}
