using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Grains.Desks;

/// <summary>Reads one service day out of the journal, without reading the years before it.</summary>
public sealed class PastDay(IJournal journal, SiteSettings site, TimeProvider clock)
{
    /// <summary>
    /// Clocks are put right now and then, so a day is looked for from a little before it to a little after. A jump that is
    /// larger hides what was recorded in it from such a search, though never from the journal.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(2);

    /// <summary>From the hour the house opens its books to the same hour on the next day.</summary>
    public (DateTimeOffset From, DateTimeOffset To) SpanOf(DateOnly serviceDay) => (StartOf(serviceDay), StartOf(serviceDay.AddDays(1)));

    /// <summary>All events recorded on that day, oldest first, one page of the journal in memory at a time.</summary>
    public async IAsyncEnumerable<Recorded> ReadAsync(
        DateOnly serviceDay, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var (from, to) = SpanOf(serviceDay);
        var before = await LastBeforeAsync(from - Margin, stop);

        await foreach (var recorded in journal.ReadAllAsync(before, stop))
        {
            if (recorded.RecordedAt > to + Margin)
            {
                yield break;
            }

            if (recorded.RecordedAt >= from && recorded.RecordedAt < to)
            {
                yield return recorded;
            }
        }
    }

    // Positions have no gap and times grow with them, so the day is found by halving: twenty looks in a million events.
    private async ValueTask<long> LastBeforeAsync(DateTimeOffset time, CancellationToken stop)
    {
        var (low, high) = (0L, journal.Head);

        while (low < high)
        {
            var middle = low + ((high - low) / 2);

            if (await TimeAfterAsync(middle, stop) is { } at && at < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private async ValueTask<DateTimeOffset?> TimeAfterAsync(long position, CancellationToken stop)
    {
        await foreach (var recorded in journal.ReadAllAsync(position, stop))
        {
            return recorded.RecordedAt;
        }

        return null;
    }

    private DateTimeOffset StartOf(DateOnly day)
    {
        var start = day.ToDateTime(new TimeOnly(site.ServiceDayStartHour, 0));
        var zone = clock.LocalTimeZone;

        // In spring an hour is missing; a day that would begin in it begins when it is over.
        start = zone.IsInvalidTime(start) ? start.AddHours(1) : start;
        return new(start, zone.GetUtcOffset(start));
    }
}
