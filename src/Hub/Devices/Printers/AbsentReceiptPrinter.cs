using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>No register has a printer: the register says so, and offers the e-ticket.</summary>
public sealed class AbsentReceiptPrinter : IReceiptPrinter
{
    public bool Has(TillId till) => false;

    public ValueTask<PaperOutcome> PrintAsync(TillId till, Receipt receipt, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return ValueTask.FromResult(PaperOutcome.Failed);
    }
}
