using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>The house's printers, each by a name of its own. Section <c>Printers</c>: <c>Printers:bar:Address</c> and so on.</summary>
public sealed class PrinterSettings : Dictionary<string, PrinterSetting>
{
    public const string Section = "Printers";

    public PrinterSettings()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>What is wrong, each fault naming its key; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. this.SelectMany(printer => Faults(printer.Key, printer.Value)),
        .. Twice(nameof(PrinterSetting.Tills), printer => printer.Tills),
        .. Twice(nameof(PrinterSetting.Stations), printer => printer.Stations),
    ];

    private static IEnumerable<string> Faults(string name, PrinterSetting printer)
    {
        if (!Id.IsValid(name))
        {
            yield return $"{Section}:{name} is no name; it has letters, digits, dots, dashes or underscores.";
        }

        if (printer.Endpoint is null)
        {
            yield return $"{Section}:{name}:{nameof(printer.Address)} is '{printer.Address}'; it must be a host and a port, such as 192.168.1.70:9100.";
        }

        if (printer.Width is < 16 or > 64)
        {
            yield return FormattableString.Invariant($"{Section}:{name}:{nameof(printer.Width)} is {printer.Width}; it must lie between 16 and 64.");
        }

        if (printer.PatienceSeconds is < 1 or > 60)
        {
            yield return FormattableString.Invariant(
                $"{Section}:{name}:{nameof(printer.PatienceSeconds)} is {printer.PatienceSeconds}; it must lie between 1 and 60.");
        }

        foreach (var id in printer.Tills.Concat(printer.Stations).Where(id => !Id.IsValid(id)))
        {
            yield return $"{Section}:{name} serves '{id}', which is the id of no register and no station.";
        }
    }

    // Two printers for one register would be two originals, or a coin that nobody tossed.
    private IEnumerable<string> Twice(string key, Func<PrinterSetting, IEnumerable<string>> served) => this
        .SelectMany(printer => served(printer.Value).Select(id => (id, printer.Key)))
        .GroupBy(pair => pair.id, pair => pair.Key, StringComparer.Ordinal)
        .Where(printers => printers.Count() > 1)
        .Select(printers => $"{Section}:…:{key} names '{printers.Key}' for several printers: {string.Join(", ", printers.Order(StringComparer.Ordinal))}.");
}

public sealed record PrinterSetting
{
    /// <summary><c>Printers:bar:Dialect</c>: whose commands it speaks.</summary>
    public PrinterDialect Dialect { get; init; } = PrinterDialect.EscPos;

    /// <summary><c>Printers:bar:Address</c>: host and port of the printer, or of the box that its serial line ends in.</summary>
    public string Address { get; init; } = "";

    /// <summary><c>Printers:bar:Page</c>: the code page of its letters, for ESC/POS.</summary>
    public EscPosPage Page { get; init; } = EscPosPage.Pc858;

    /// <summary><c>Printers:bar:Buzzer</c>: which buzzer it has, for ESC/POS; kitchen tickets sound it.</summary>
    public EscPosBuzzer Buzzer { get; init; } = EscPosBuzzer.None;

    /// <summary><c>Printers:bar:Width</c>, 16–64: signs to a row of a kitchen ticket. Receipts are as wide as the house has set.</summary>
    public int Width { get; init; } = 42;

    /// <summary><c>Printers:bar:Labels</c>: it has a roll of labels, and prints one for each piece instead of a ticket.</summary>
    public bool Labels { get; init; }

    /// <summary><c>Printers:bar:Answers</c>: whether it says how it is. One that does not is believed to print what it was sent.</summary>
    public bool Answers { get; init; } = true;

    /// <summary><c>Printers:bar:PatienceSeconds</c>, 1–60: how long one paper may take.</summary>
    public int PatienceSeconds { get; init; } = 10;

    /// <summary><c>Printers:bar:Tills:0</c> …: the registers whose receipts it prints.</summary>
    public IReadOnlyList<string> Tills { get; init; } = [];

    /// <summary><c>Printers:bar:Stations:0</c> …: the stations whose tickets it prints when no screen can be read.</summary>
    public IReadOnlyList<string> Stations { get; init; } = [];

    internal (string Host, int Port)? Endpoint =>
        Uri.TryCreate($"tcp://{Address}", UriKind.Absolute, out var uri)
        && uri is { Host.Length: > 0, Port: > 0, UserInfo: "", PathAndQuery: "/" or "" }
            ? (uri.Host, uri.Port)
            : null;

    internal IPrinterDialect Words => Dialect switch
    {
        PrinterDialect.EscPos => new EscPos(Page, Buzzer),
        PrinterDialect.StarLine => new StarLine(),
        PrinterDialect.Epos => new EposXml(),
    };
}

public enum PrinterDialect
{
    /// <summary>ESC/POS over TCP, port 9100 as a rule.</summary>
    EscPos,

    /// <summary>Star Line Mode over TCP, port 9100 as a rule.</summary>
    StarLine,

    /// <summary>Epson's ePOS-Print over HTTP, port 80 as a rule.</summary>
    Epos,
}
