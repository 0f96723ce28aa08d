using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>A transmitter that makes beepers ring.</summary>
public interface IPager
{
    /// <summary>Tries once, within the driver's own patience. Whether to try again is for the caller.</summary>
    /// <param name="number">1–9 999.</param>
    /// <param name="message">Shown by pagers with a display: the call number.</param>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop);

    /// <summary>
    /// Makes a beeper silent, under the rules of <see cref="PageAsync"/>. <see cref="PageOutcome.NotPossible"/> from a driver
    /// whose protocol has no such word: the beeper then falls silent by itself.
    /// </summary>
    /// <param name="number">1–9 999.</param>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop);
}

/// <summary>What the transmitter made of it.</summary>
/// <param name="Reason">Why not, in the transmitter's own words; empty when it gave none.</param>
/// <param name="MayHelpAgain">Asking once more may bring it about: the line was down, or nobody answered. A number that the transmitter does not know stays unknown.</param>
public readonly record struct PageAnswer(PageOutcome Outcome, string Reason = "", bool MayHelpAgain = false)
{
    /// <summary>It was transmitted. Beepers themselves never answer anybody.</summary>
    public static readonly PageAnswer Sent = new(PageOutcome.Sent);

    public static readonly PageAnswer NotPossible = new(PageOutcome.NotPossible);
}
