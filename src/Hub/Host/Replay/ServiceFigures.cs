using RetailPos.Kernel;

namespace RetailPos.Hub.Replay;

/// <summary>What a service comes down to. Counted twice, from the journal and from the files, and the two must be equal.</summary>
/// <param name="Late">Orders that were ready more than <c>Site:LateAfterMinutes</c> after they were placed.</param>
/// <param name="Waited">From sent to started, by line.</param>
/// <param name="Cooked">From started to ready, by line.</param>
/// <param name="Stood">From ready to handed over, by order.</param>
public sealed record ServiceFigures(
    int Orders, int Lines, long Pieces, Money Total, Money Vat, int Late, StageTime Waited, StageTime Cooked, StageTime Stood)
{
    /// <summary>Of all orders, in tenths of a percent, rounded half up.</summary>
    public long LatePerMille => Orders == 0 ? 0 : Rounding.HalfAwayFromZero(Late * 1_000L, Orders);
}

/// <param name="MeanSeconds">Rounded half up.</param>
/// <param name="P95Seconds">Nearest rank: at least 95 % took no longer.</param>
public sealed record StageTime(int Count, long MeanSeconds, long P95Seconds)
{
    public static StageTime Of(List<long> seconds)
    {
        if (seconds.Count == 0)
        {
            return new(0, 0, 0);
        }

        seconds.Sort();
        return new(
            seconds.Count,
            Rounding.HalfAwayFromZero(seconds.Sum(), seconds.Count),
            seconds[(seconds.Count * 95 + 99) / 100 - 1]);
    }
}
