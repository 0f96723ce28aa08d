using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Devices;

public abstract record HouseDevicesCommand
{
    private HouseDevicesCommand() { }

    /// <summary>What a printer is from now on, as a whole; one that there was not is added.</summary>
    public sealed record SetUpPrinter(PrinterSetup Printer, Actor By) : HouseDevicesCommand;

    /// <param name="JobsLeft">How many papers wait for it or for somebody's word: what its outbox says, which only it knows.</param>
    public sealed record TakeAway(DeviceId Printer, int JobsLeft, Actor By) : HouseDevicesCommand;
}
