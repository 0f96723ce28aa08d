namespace RetailPos.Hub.Domain.Reports;

/// <summary>How long things took, in whole seconds, and how often each: mean and percentiles are exact, and what was taken in can be taken out.</summary>
/// <remarks>
/// It holds one count for each different duration, so it grows with the variety of a service and not with its length, and
/// never past <see cref="SecondsMax"/>.
/// </remarks>
public sealed class Durations
{
    /// <summary>A day. What stood longer was forgotten and not cooked, and counts as a day.</summary>
    public const int SecondsMax = 86_400;

    private readonly Dictionary<int, int> _counts = [];
    private long _sum;

    public int Count { get; private set; }

    /// <summary>Rounded half up; 0 without any.</summary>
    public int Mean => Count == 0 ? 0 : (int)((_sum + (Count / 2)) / Count);

    public void Add(int seconds) => Change(seconds, by: 1);

    /// <summary>Takes out one that was added before.</summary>
    public void Remove(int seconds) => Change(seconds, by: -1);

    public void Add(Durations others)
    {
        foreach (var (seconds, count) in others._counts)
        {
            Change(seconds, count);
        }
    }

    /// <summary>The nearest rank: the smallest duration that at least so many per cent did not exceed; 0 without any.</summary>
    public int Percentile(int percent)
    {
        var rank = (((long)Count * percent) + 99) / 100;
        var seen = 0L;

        foreach (var (seconds, count) in _counts.OrderBy(pair => pair.Key))
        {
            seen += count;

            if (seen >= rank)
            {
                return seconds;
            }
        }

        return 0;
    }

    /// <summary>Whole seconds of a span. A clock that was set back makes nothing faster than at once.</summary>
    internal static int WholeSeconds(TimeSpan duration) =>
        (int)Math.Clamp(duration.Ticks / TimeSpan.TicksPerSecond, 0, SecondsMax);

    private void Change(int seconds, int by)
    {
        var kept = Math.Clamp(seconds, 0, SecondsMax);
        var count = _counts.GetValueOrDefault(kept) + by;
        Count += by;
        _sum += (long)kept * by;

        if (count == 0)
        {
            _counts.Remove(kept);
        }
        else
        {
            _counts[kept] = count;
        }
    }
}
