using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>No station has a printer: what no screen shows goes to the alarm.</summary>
public sealed class AbsentStationPrinter : IStationPrinter
{
    public bool Has(StationId station) => false;

    public ValueTask<PaperOutcome> PrintAsync(StationSlip slip, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return ValueTask.FromResult(PaperOutcome.Failed);
    }
}
