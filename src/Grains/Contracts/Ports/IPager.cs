using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>A transmitter that makes beepers ring.</summary>
public interface IPager
{
    /// <summary>Tries once, within the driver's own patience. Whether to try again is for the caller.</summary>
    /// <param name="number">1–9 999.</param>
    /// <param name="message">Shown by pagers with a display: the call number.</param>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<PageOutcome> PageAsync(int number, string message, CancellationToken stop);
}
