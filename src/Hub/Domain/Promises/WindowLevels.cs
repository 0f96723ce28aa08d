namespace RetailPos.Hub.Domain.Promises;

/// <summary>Which quantiles a window is read at so that it holds nine times in ten: the station's own, and self-correcting.</summary>
/// <remarks>
/// The rule is adaptive conformal inference, in whole numbers. A window misses at its end once in twenty when each miss
/// moves that end out by nineteen steps and each promise that did not miss moves it in by one: only then do the moves balance. Nothing is assumed of
/// kitchens; a rule that combines lines badly, or a kitchen that has changed, shows as misses, and the windows widen until it stops.
/// </remarks>
/// <param name="Low">In basis points, of the earliest time.</param>
/// <param name="High">In basis points, of the latest. Past 10 000 the window is wider than anything that was measured.</param>
public readonly record struct WindowLevels(int Low, int High)
{
    public static readonly WindowLevels Start = new(500, 9_500);

    /// <summary>Of the move inwards. Larger follows a change sooner and trembles more.</summary>
    private const int Step = 8;

    /// <summary>One in twenty, at each end.</summary>
    private const int MissStep = 19 * Step;

    /// <summary>At both ends a window that still holds the middle; and outwards, one of nothing to four times what was measured.</summary>
    private const int LowMin = -100;
    private const int LowMax = 4_500;
    private const int HighMin = 5_500;
    private const int HighMax = 10_600;

    public WindowLevels After(PromiseOutcome outcome) => outcome switch
    {
        PromiseOutcome.Early => Moved(-MissStep, -Step),
        PromiseOutcome.Held => Moved(Step, -Step),
        PromiseOutcome.Late => Moved(Step, MissStep),
    };

    private WindowLevels Moved(int low, int high) =>
        new(Math.Clamp(Low + low, LowMin, LowMax), Math.Clamp(High + high, HighMin, HighMax));
}

public enum PromiseOutcome
{
    /// <summary>Ready before the window: the guest was not there.</summary>
    Early,
    Held,
    Late,
}
