using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Devices;

public abstract record HouseDevicesEvent(DateTimeOffset At)
{
    /// <param name="Before">Null for a printer that is new.</param>
    public sealed record PrinterSetUp(PrinterSetup? Before, PrinterSetup After, Actor By, DateTimeOffset At) : HouseDevicesEvent(At);

    public sealed record PrinterTakenAway(DeviceId Printer, Actor By, DateTimeOffset At) : HouseDevicesEvent(At);
}
