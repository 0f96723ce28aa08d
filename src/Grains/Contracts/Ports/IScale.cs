using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The scales beside the registers.</summary>
public interface IScale
{
    /// <summary>Whether the register has one that is switched on. It may still not answer: that is an outcome.</summary>
    bool Has(TillId till);

    /// <summary>Asks once, within the driver's own patience. Whoever shows a weight that moves asks again.</summary>
    /// <param name="kilogramPrice">What a scale that computes prices is told; the others do not care.</param>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<Weighed> WeighAsync(TillId till, Money kilogramPrice, CancellationToken stop);
}

/// <param name="Grams">What it shows; only <see cref="ScaleOutcome.Stable"/> may be sold by.</param>
public readonly record struct Weighed(ScaleOutcome Outcome, int Grams = 0);

/// <summary>What a scale says. Nothing but <see cref="Stable"/> is a weight.</summary>
public enum ScaleOutcome
{
    /// <summary>It stands still, with more than nothing on it.</summary>
    Stable,

    /// <summary>It still swings.</summary>
    Moving,

    /// <summary>Nothing lies on it.</summary>
    Empty,

    /// <summary>Less than nothing: it was loaded when it was set to zero.</summary>
    BelowZero,

    /// <summary>Less than it may weigh, or more than it can.</summary>
    OutOfRange,

    /// <summary>It does not take this register for a sound one: the proof of the program's version was wrong, or is not set up.</summary>
    Refused,

    /// <summary>What it has computed is not its weight times the price.</summary>
    Differs,

    /// <summary>Nobody answers, or the line was cut.</summary>
    Unreached,

    /// <summary>What answers is no scale of this kind.</summary>
    Unclear,
}
