using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Beepers;

/// <summary>The numbered pagers of the house, 1..N, and who holds which. A number that is not listed is free.</summary>
/// <param name="Pages">How often the pool has been asked to page, ever: numbers each call.</param>
public sealed record BeeperPool(int Size, ImmutableSortedDictionary<int, Beeper> Out, long Pages)
{
    public static readonly BeeperPool Empty = new(Size: 0, ImmutableSortedDictionary<int, Beeper>.Empty, Pages: 0);

    /// <summary>The number to offer; null when every beeper is out.</summary>
    public int? NextFree
    {
        get
        {
            for (var number = 1; number <= Size; number++)
            {
                if (!Out.ContainsKey(number))
                {
                    return number;
                }
            }

            return null;
        }
    }
}

/// <param name="Holder">The order it was given to.</param>
/// <param name="Call">The call in progress or last made; null while it was not called.</param>
public sealed record Beeper(OrderId Holder, BeeperCall? Call);

/// <param name="Outcome">What the transmitter said; null while nobody knows yet.</param>
public sealed record BeeperCall(long Page, DateTimeOffset At, PageOutcome? Outcome);

/// <summary>What became of a page. "I do not know" is an answer.</summary>
public enum PageOutcome
{
    Sent,

    /// <summary>The transmitter could not be reached, or said it could not do it.</summary>
    Failed,

    /// <summary>It was told, but did not confirm: it may have rung, or not.</summary>
    Doubtful,
}
