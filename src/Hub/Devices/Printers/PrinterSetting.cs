using RetailPos.Hub.Devices.Printers.Dialects;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>What a driver must know of its printer. Whom the printer serves is none of it.</summary>
public sealed record PrinterSetting
{
    public static PrinterSetting Of(PrinterSetup printer) => new()
    {
        Dialect = printer.Dialect,
        Address = printer.Address,
        Page = printer.Page,
        Buzzer = printer.Buzzer,
        Width = printer.Width,
        Answers = printer.Answers,
        PatienceSeconds = printer.PatienceSeconds,
    };

    /// <summary>Whose commands it speaks.</summary>
    public PrinterDialect Dialect { get; init; } = PrinterDialect.EscPos;

    /// <summary>Host and port of the printer, or of the box that its serial line ends in.</summary>
    public string Address { get; init; } = "";

    /// <summary>The code page of its letters, for ESC/POS.</summary>
    public EscPosPage Page { get; init; } = EscPosPage.Pc858;

    /// <summary>Which buzzer it has, for ESC/POS; kitchen tickets sound it.</summary>
    public EscPosBuzzer Buzzer { get; init; } = EscPosBuzzer.None;

    /// <summary>Signs of usual size to a row.</summary>
    public int Width { get; init; } = 42;

    /// <summary>Whether it says how it is. One that does not is believed to print what it was sent.</summary>
    public bool Answers { get; init; } = true;

    /// <summary>How long one paper may take.</summary>
    public int PatienceSeconds { get; init; } = 10;

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
