using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Beepers;

/// <summary>The numbered pagers of the house, 1..N: who holds which, and which nobody can find. A number that is neither out nor lost is free.</summary>
/// <param name="Pages">How often the transmitter has been asked for anything, ever: numbers each page, each further try and each stop.</param>
public sealed record BeeperPool(int Size, ImmutableSortedDictionary<int, Beeper> Out, long Pages)
{
    /// <summary>A desk looks back over the last few guests, not over the evening.</summary>
    public const int ReturnedMax = 12;

    public static readonly BeeperPool Empty = new(Size: 0, ImmutableSortedDictionary<int, Beeper>.Empty, Pages: 0);

    /// <summary>Missing until somebody finds them. A number is never lost and out at once.</summary>
    public ImmutableSortedDictionary<int, LostBeeper> Lost { get; init; } = ImmutableSortedDictionary<int, LostBeeper>.Empty;

    /// <summary>What came back last, newest first; <see cref="ReturnedMax"/> at most.</summary>
    public ValueList<ReturnedBeeper> Returned { get; init; } = [];

    /// <summary>The number to offer; null when every beeper is out or lost.</summary>
    public int? NextFree
    {
        get
        {
            for (var number = 1; number <= Size; number++)
            {
                if (IsFree(number))
                {
                    return number;
                }
            }

            return null;
        }
    }

    public bool IsFree(int number) => number >= 1 && number <= Size && !Out.ContainsKey(number) && !Lost.ContainsKey(number);

    /// <summary>Who has it, or had it when it was lost.</summary>
    public OrderId? HolderOf(int number) => Out.GetValueOrDefault(number)?.Holder ?? Lost.GetValueOrDefault(number)?.Holder;
}

/// <param name="Holder">The order it was given to.</param>
/// <param name="Call">The call in progress or last made; null while it was not called.</param>
public sealed record Beeper(OrderId Holder, BeeperCall? Call)
{
    public DateTimeOffset GivenAt { get; init; }
}

/// <param name="Page">The number of the latest try.</param>
/// <param name="At">When it was called; further tries leave that alone.</param>
/// <param name="Outcome">What the transmitter said of the latest try; null while nobody knows yet.</param>
public sealed record BeeperCall(long Page, DateTimeOffset At, PageOutcome? Outcome)
{
    /// <summary>From 1. A call is tried <see cref="BeeperPoolDecider.AttemptsMax"/> times at most.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Since when <see cref="Outcome"/> is known.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>Why, in the transmitter's words; empty when it gave none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The transmitter's driver believes that asking once more may help.</summary>
    public bool MayHelpAgain { get; init; }

    /// <summary>It rang, or may have, and nobody has stopped it since.</summary>
    public bool HasRung { get; init; }

    /// <summary>Somebody asked it to be silent; null while nobody did.</summary>
    public BeeperStop? Stop { get; init; }

    /// <summary>It rings, or may ring yet.</summary>
    public bool MayRing => Stop is not { Outcome: PageOutcome.Sent or null } && (HasRung || Outcome is null);

    /// <summary>The hub will try again by itself: not yet heard, worth it, not given up, and not told to be silent.</summary>
    public bool AwaitsTry => MayHelpAgain && Outcome is not null && Stop is null && Attempt < BeeperPoolDecider.AttemptsMax;
}

/// <param name="Page">Its own number, like a page's.</param>
/// <param name="Outcome">Null while nobody knows yet.</param>
public sealed record BeeperStop(long Page, DateTimeOffset At, PageOutcome? Outcome);

/// <param name="Holder">Who had it last; null when nobody knows.</param>
public sealed record LostBeeper(OrderId? Holder, DateTimeOffset At, Actor By);

/// <param name="Stop">What it was told on its way back; null when it was silent.</param>
public sealed record ReturnedBeeper(int Number, OrderId Holder, DateTimeOffset At, BeeperStop? Stop);

/// <summary>What became of a page, or of a stop. "I do not know" is an answer.</summary>
public enum PageOutcome
{
    Sent,

    /// <summary>The transmitter could not be reached, or said it could not do it.</summary>
    Failed,

    /// <summary>It was told, but did not confirm: it may have rung, or not.</summary>
    Doubtful,

    /// <summary>Nothing in the house can do this: there is no transmitter, or its protocol has no such word.</summary>
    NotPossible,
}
