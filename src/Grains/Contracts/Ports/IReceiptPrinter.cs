using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The printers beside the registers. What becomes of a paper is never part of a sale.</summary>
public interface IReceiptPrinter
{
    /// <summary>Whether the register has one at all. It may still be off or out of paper: that is an outcome.</summary>
    bool Has(TillId till);

    /// <summary>Tries once, within the driver's own patience. Whether to try again is for the caller.</summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<PaperOutcome> PrintAsync(TillId till, Receipt receipt, CancellationToken stop);
}
