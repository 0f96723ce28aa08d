using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Devices;

/// <summary>The printers that the house has set up: where each stands on the network, what it understands, and whom it serves.</summary>
public sealed record HouseDevices(ImmutableDictionary<DeviceId, PrinterSetup> Printers)
{
    public static readonly HouseDevices Empty = new(ImmutableDictionary<DeviceId, PrinterSetup>.Empty);

    /// <summary>A department store's kitchens and registers. More would be a loop, not a house.</summary>
    public const int PrintersMax = 100;

    /// <summary>Letters have an outbox as papers have, under this name; no printer bears it.</summary>
    public static readonly DeviceId Mail = new("mail");

    public PrinterSetup? Find(DeviceId printer) => Printers.GetValueOrDefault(printer);

    public PrinterSetup? OfTill(TillId till) => Printers.Values.FirstOrDefault(printer => printer.Tills.Contains(till));

    /// <summary>The printer beside a station, for when no screen shows what it owes.</summary>
    public PrinterSetup? OfStation(StationId station) => Printers.Values.FirstOrDefault(printer => printer.Stations.Contains(station));

    /// <summary>The printer that prints whatever a station is sent, whether or not a screen shows it.</summary>
    public PrinterSetup? AlwaysOf(StationId station) => Printers.Values.FirstOrDefault(printer => printer.Always.Contains(station));
}

/// <summary>One printer as the house has set it up.</summary>
/// <param name="Address">Host and port, of the printer or of the box that its serial line ends in.</param>
/// <param name="Page">The code page of its letters, for ESC/POS.</param>
/// <param name="Buzzer">Which buzzer it has, for ESC/POS; kitchen tickets sound it.</param>
/// <param name="Width">Signs of usual size to a row.</param>
/// <param name="Answers">Whether it says how it is. One that does not is believed to print what it was sent.</param>
/// <param name="PatienceSeconds">How long one paper may take.</param>
/// <param name="Tills">The registers whose receipts it prints and whose drawer hangs on it.</param>
/// <param name="Stations">The stations that it stands beside.</param>
/// <param name="Always">Those of them whose tickets it prints though a screen shows them.</param>
/// <param name="IsCombined">One ticket for all of its stations rather than one for each.</param>
/// <param name="Fallback">Who takes its papers when it does not; null for nobody: then they wait.</param>
/// <param name="FallbackSeconds">How long it may fail before they go there.</param>
/// <param name="HasLabels">It has a roll of labels, and prints one for each piece instead of a ticket.</param>
public sealed record PrinterSetup(
    DeviceId Id,
    string Name,
    PrinterDialect Dialect,
    string Address,
    EscPosPage Page,
    EscPosBuzzer Buzzer,
    int Width,
    bool Answers,
    int PatienceSeconds,
    ValueList<TillId> Tills,
    ValueList<StationId> Stations,
    ValueList<StationId> Always,
    bool IsCombined,
    DeviceId? Fallback,
    int FallbackSeconds,
    bool HasLabels = false)
{
    /// <summary>58 mm paper in letters of usual size holds 32; smaller paper is a label.</summary>
    public const int WidthMin = 16;

    /// <summary>80 mm paper in small letters.</summary>
    public const int WidthMax = 64;

    /// <summary>A queue waits behind the paper.</summary>
    public const int PatienceSecondsMax = 60;

    /// <summary>An hour. Who wants to wait longer has no fallback.</summary>
    public const int FallbackSecondsMax = 3_600;

    /// <summary>As many as the house may have screens.</summary>
    public const int ServesMax = 200;

    /// <summary>As most printers come out of their box.</summary>
    public static PrinterSetup Usual(DeviceId id, string name, string address) => new(
        id, name, PrinterDialect.EscPos, address, EscPosPage.Pc858, EscPosBuzzer.None, Width: 42, Answers: true, PatienceSeconds: 10,
        Tills: [], Stations: [], Always: [], IsCombined: false, Fallback: null, FallbackSeconds: 20);

    /// <summary>Where it is; null for an address that is none.</summary>
    public (string Host, int Port)? Endpoint => EndpointOf(Address);

    private static (string Host, int Port)? EndpointOf(string address)
    {
        var colon = address.LastIndexOf(':');
        return colon is > 0 and <= 253
            && address[..colon].All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-')
            && int.TryParse(address[(colon + 1)..], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port)
            && port is >= 1 and <= 65_535
                ? (address[..colon], port)
                : null;
    }
}
