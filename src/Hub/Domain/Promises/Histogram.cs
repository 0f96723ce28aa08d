using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Promises;

/// <summary>What was measured, as counts between fixed bounds: of bounded size, mergeable, and forgetting.</summary>
/// <remarks>
/// Bounds grow by an eighth each, so that a quantile is read to a few per cent at every size. A count loses half its weight
/// every <see cref="HalfLifeDays"/> days, and whenever there are <see cref="SamplesMax"/>: a new cook shows in a busy place
/// within the evening and in a quiet one within days.
/// </remarks>
/// <param name="Counts">Weights, <see cref="Weight"/> for one sample of today; one for each of <see cref="Bounds"/>.</param>
/// <param name="Day">Until when its weights are aged: a count of days.</param>
public sealed record Histogram(ValueList<int> Counts, int Day)
{
    /// <summary>Of one sample, so that it may lose half of it four times before it is gone.</summary>
    public const int Weight = 16;

    /// <summary>The ends of a 90 % window are read from a dozen samples each; more only remember older days.</summary>
    public const int SamplesMax = 256;

    /// <summary>Two weekends do not see each other.</summary>
    public const int HalfLifeDays = 3;

    /// <summary>Past it a ticket was forgotten, not cooked.</summary>
    public const int ValueMax = 20_000;

    /// <summary>Quantiles are asked for in basis points; this is all of it.</summary>
    public const int Whole = 10_000;

    /// <summary>The largest value that each count holds, growing.</summary>
    public static readonly ImmutableArray<int> Bounds = [.. Growing()];

    public static readonly Histogram Empty = new([.. Enumerable.Repeat(0, Bounds.Length)], Day: 0);

    /// <summary>What is taken for true before anything was measured: what the card says, give or take; rarely half or double.</summary>
    public static readonly Histogram Guess = Of([520, 600, 660, 720, 770, 820, 860, 900, 940, 980, 1_020, 1_070, 1_130, 1_200,
        1_280, 1_370, 1_470, 1_600, 1_800, 2_200]);

    public long Total => Counts.Sum(count => (long)count);

    /// <summary>As many samples of today as would weigh the same.</summary>
    public int Samples => (int)(Total / Weight);

    public static Histogram Of(IEnumerable<int> values) => values.Aggregate(Empty, (histogram, value) => histogram.Add(value, day: 0));

    /// <param name="value">0–<see cref="ValueMax"/>.</param>
    public Histogram Add(int value, int day)
    {
        var aged = Aged(day);
        var at = Bounds.BinarySearch(value);
        var index = at >= 0 ? at : Math.Min(~at, Bounds.Length - 1);
        return (aged with { Counts = aged.Counts.With(index, aged.Counts[index] + Weight) }).Capped();
    }

    /// <summary>Both together; whatever was in the one or the other first.</summary>
    public Histogram With(Histogram other)
    {
        var day = Math.Max(Day, other.Day);
        var (mine, theirs) = (Aged(day), other.Aged(day));
        return new Histogram([.. mine.Counts.Zip(theirs.Counts, (one, two) => one + two)], Math.Max(mine.Day, theirs.Day)).Capped();
    }

    /// <summary>
    /// The value that this share of the samples does not exceed; straight between two bounds. Past the outermost samples it
    /// goes on by a thousandth for each basis point, so that a window which is too narrow can always be made wider.
    /// </summary>
    /// <param name="level">In basis points; 10 000 and above are past the largest sample, 0 and below under the smallest.</param>
    public long Quantile(int level)
    {
        var within = Math.Clamp(level, LevelFirst, LevelLast);
        var value = ValueAt(within);
        return level > within ? value * (1_000 + level - within) / 1_000
            : level < within ? value * Math.Max(0, 1_000 + level - within) / 1_000
            : value;
    }

    private const int LevelFirst = 50;
    private const int LevelLast = Whole - LevelFirst;

    private long ValueAt(int level)
    {
        var wanted = Total * level;
        var (seen, below) = (0L, 0L);

        for (var index = 0; index < Bounds.Length; index++)
        {
            var here = (long)Counts[index] * Whole;

            if (here > 0 && seen + here >= wanted)
            {
                return below + (Bounds[index] - below) * (wanted - seen) / here;
            }

            seen += here;
            below = Bounds[index];
        }

        return below;
    }

    private Histogram Aged(int day)
    {
        var halvings = Math.Max(0, day - Day) / HalfLifeDays;
        return halvings == 0 ? this : Halved(halvings) with { Day = Day + halvings * HalfLifeDays };
    }

    private Histogram Capped() => Total > SamplesMax * Weight ? Halved(1).Capped() : this;

    private Histogram Halved(int times) => this with { Counts = [.. Counts.Select(count => times > 30 ? 0 : count >> times)] };

    private static IEnumerable<int> Growing()
    {
        for (var bound = 40; bound < ValueMax; bound += Math.Max(1, bound / 8))
        {
            yield return bound;
        }

        yield return ValueMax;
    }
}
