using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Devices;

using Answer = Decision<HouseDevicesEvent, HouseDevicesRefusal>;

public static class HouseDevicesDecider
{
    public static readonly Decider<HouseDevices, HouseDevicesCommand, HouseDevicesEvent, HouseDevicesRefusal> Decider =
        new(HouseDevices.Empty, Decide, Evolve);

    public static Answer Decide(HouseDevices devices, HouseDevicesCommand command, DateTimeOffset now) => command switch
    {
        HouseDevicesCommand.SetUpPrinter c => SetUp(devices, c.Printer, c.By, now),
        HouseDevicesCommand.TakeAway c => TakeAway(devices, c, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static HouseDevices Evolve(HouseDevices devices, HouseDevicesEvent happened) => happened switch
    {
        HouseDevicesEvent.PrinterSetUp e => devices with { Printers = devices.Printers.SetItem(e.After.Id, e.After) },
        HouseDevicesEvent.PrinterTakenAway e => devices with { Printers = devices.Printers.Remove(e.Printer) },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer SetUp(HouseDevices devices, PrinterSetup printer, Actor by, DateTimeOffset now)
    {
        var before = devices.Find(printer.Id);
        var others = devices.Printers.Values.Where(other => other.Id != printer.Id).ToList();

        return Check(printer) is { } fault ? fault
            : printer.Fallback is { } fallback && (fallback == printer.Id || !devices.Printers.ContainsKey(fallback))
                ? HouseDevicesRefusal.FallbackInvalid
            : before is null && others.Count >= HouseDevices.PrintersMax ? HouseDevicesRefusal.TooManyPrinters
            : others.Exists(other => string.Equals(other.Name, printer.Name, StringComparison.OrdinalIgnoreCase)) ? HouseDevicesRefusal.NameTaken
            : others.Exists(other => other.Tills.Any(printer.Tills.Contains)) ? HouseDevicesRefusal.TillTaken
            : others.Exists(other => other.Stations.Any(printer.Stations.Contains)) ? HouseDevicesRefusal.StationTaken
            : before == printer ? []
            : [new HouseDevicesEvent.PrinterSetUp(before, printer, by, now)];
    }

    private static HouseDevicesRefusal? Check(PrinterSetup printer) =>
        !Id.IsValid(printer.Id.Value) || printer.Id == HouseDevices.Mail ? HouseDevicesRefusal.PrinterIdInvalid :
        !Text.IsName(printer.Name) ? HouseDevicesRefusal.NameInvalid :
        printer.Endpoint is null ? HouseDevicesRefusal.AddressInvalid :
        printer.Width is < PrinterSetup.WidthMin or > PrinterSetup.WidthMax ? HouseDevicesRefusal.WidthOutOfRange :
        printer.PatienceSeconds is < 1 or > PrinterSetup.PatienceSecondsMax ? HouseDevicesRefusal.PatienceOutOfRange :
        !AreServed(printer.Tills, till => till.Value) ? HouseDevicesRefusal.TillInvalid :
        !AreServed(printer.Stations, station => station.Value) ? HouseDevicesRefusal.StationInvalid :
        !AreServed(printer.Always, station => station.Value) || !printer.Always.All(printer.Stations.Contains) ? HouseDevicesRefusal.AlwaysInvalid :
        printer.FallbackSeconds is < 1 or > PrinterSetup.FallbackSecondsMax ? HouseDevicesRefusal.FallbackSecondsOutOfRange :
        null;

    private static bool AreServed<T>(ValueList<T> served, Func<T, string> idOf) =>
        served.Count <= PrinterSetup.ServesMax && served.All(one => Id.IsValid(idOf(one))) && served.Distinct().Count() == served.Count;

    private static Answer TakeAway(HouseDevices devices, HouseDevicesCommand.TakeAway c, DateTimeOffset now) =>
        !devices.Printers.ContainsKey(c.Printer) ? HouseDevicesRefusal.NoSuchPrinter
        : devices.Printers.Values.Any(other => other.Fallback == c.Printer) ? HouseDevicesRefusal.IsFallback
        : c.JobsLeft > 0 ? HouseDevicesRefusal.HasJobs
        : [new HouseDevicesEvent.PrinterTakenAway(c.Printer, c.By, now)];
}
