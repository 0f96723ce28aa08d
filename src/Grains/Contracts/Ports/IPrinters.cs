using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Stations;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The house's printers, each as it is set up. What becomes of a paper is never part of a sale.</summary>
public interface IPrinters
{
    /// <summary>Tries once, within the printer's own patience. Whether to try again is for the caller.</summary>
    /// <param name="content">Anything but a letter.</param>
    /// <param name="mayBeCopy">It may have come out before: the paper says so in large letters.</param>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<PrintAnswer> PrintAsync(PrinterSetup printer, JobContent content, bool mayBeCopy, CancellationToken stop);
}

/// <param name="Outcome"><see cref="PaperOutcome.Failed"/> only when certainly nothing came out.</param>
public readonly record struct PrintAnswer(PaperOutcome Outcome, PrinterState State);
