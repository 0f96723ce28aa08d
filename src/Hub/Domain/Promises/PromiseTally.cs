using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Promises;

/// <summary>What became of the promises of one hour at one station.</summary>
/// <param name="Changed">Those that cannot be judged: something was added, taken back or fired after the promise.</param>
/// <param name="Widths">How many windows were at most this wide, one for each of <see cref="WidthBounds"/>.</param>
public sealed record PromiseTally(
    int Day, int Hour, StationId Station, int Made, int Early, int Held, int Late, int Changed, ValueList<int> Widths)
{
    /// <summary>Minutes. The last holds all that is wider.</summary>
    public static readonly ImmutableArray<int> WidthBounds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 45, 60, 90, 120];

    public int Judged => Early + Held + Late;

    /// <summary>Of those judged, in tenths of a per cent; null when none was.</summary>
    public int? HeldPerMille => Judged == 0 ? null : (int)Rounding.HalfAwayFromZero(Held * 1_000L, Judged);

    /// <summary>Half of the windows are no wider than this, in minutes; null without any.</summary>
    public int? MedianWidthMinutes
    {
        get
        {
            var (wanted, seen) = ((Widths.Sum() + 1) / 2, 0);

            for (var index = 0; index < Widths.Count; index++)
            {
                seen += Widths[index];

                if (seen >= wanted && seen > 0)
                {
                    return WidthBounds[index];
                }
            }

            return null;
        }
    }

    public static PromiseTally Of(int day, int hour, StationId station) => new(
        day, hour, station, Made: 0, Early: 0, Held: 0, Late: 0, Changed: 0, [.. Enumerable.Repeat(0, WidthBounds.Length)]);

    public PromiseTally WithMade(long widthMinutes)
    {
        var index = WidthBounds.Count(bound => bound < widthMinutes);
        var at = Math.Min(index, WidthBounds.Length - 1);
        return this with { Made = Made + 1, Widths = Widths.With(at, Widths[at] + 1) };
    }

    public PromiseTally With(PromiseOutcome outcome) => outcome switch
    {
        PromiseOutcome.Early => this with { Early = Early + 1 },
        PromiseOutcome.Held => this with { Held = Held + 1 },
        PromiseOutcome.Late => this with { Late = Late + 1 },
    };

    /// <summary>Both together, under the first's hour and station.</summary>
    public PromiseTally With(PromiseTally other) => this with
    {
        Made = Made + other.Made,
        Early = Early + other.Early,
        Held = Held + other.Held,
        Late = Late + other.Late,
        Changed = Changed + other.Changed,
        Widths = [.. Widths.Zip(other.Widths, (one, two) => one + two)],
    };
}
