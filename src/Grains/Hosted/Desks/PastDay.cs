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

    /// <summary>All events recorded on that day, oldest first, one page of the journal in memory at a time.</summary>
    public async IAsyncEnumerable<Recorded> ReadAsync(
        DateOnly serviceDay, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var from = ServiceDay.StartOf(serviceDay, site, clock.LocalTimeZone);
        var to = ServiceDay.StartOf(serviceDay.AddDays(1), site, clock.LocalTimeZone);
        var before = await journal.PositionAtAsync(from - Margin, stop);

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
}
