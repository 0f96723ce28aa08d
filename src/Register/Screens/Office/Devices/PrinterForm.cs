using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Register.Office.Devices;

/// <summary>A printer as it is being typed. What it must not be the decider says.</summary>
public sealed class PrinterForm
{
    private readonly DeviceId _id;
    private readonly HashSet<TillId> _tills;
    private readonly Dictionary<StationId, StationPaper> _stations;

    private PrinterForm(PrinterSetup printer)
    {
        _id = printer.Id;
        (Name, Dialect, Address, Page, Buzzer) = (printer.Name, printer.Dialect, printer.Address, printer.Page, printer.Buzzer);
        (Width, Answers, PatienceSeconds) = (printer.Width, printer.Answers, printer.PatienceSeconds);
        (IsCombined, Fallback, FallbackSeconds) = (printer.IsCombined, printer.Fallback?.Value ?? "", printer.FallbackSeconds);
        HasLabels = printer.HasLabels;
        _tills = [.. printer.Tills];
        _stations = printer.Stations.ToDictionary(
            station => station, station => printer.Always.Contains(station) ? StationPaper.Always : StationPaper.WhenUnseen);
    }

    public static PrinterForm Of(PrinterSetup printer) => new(printer);

    public static PrinterForm New() => new(PrinterSetup.Usual(new($"printer-{Guid.CreateVersion7():N}"), "", ""));

    /// <summary>What the network says of it. Whom it serves, and what it is called, nobody knows yet.</summary>
    public static PrinterForm Of(FoundDevice found) => new(PrinterSetup.Usual(new($"printer-{Guid.CreateVersion7():N}"), "", found.Address) with
    {
        Dialect = found.Dialect ?? PrinterDialect.EscPos,
        // One that said nothing when it was asked would never be told from one that is broken.
        Answers = found.How is not FoundHow.Silent,
    });

    public string Name { get; set; }

    public PrinterDialect Dialect { get; set; }

    public string Address { get; set; }

    public EscPosPage Page { get; set; }

    public EscPosBuzzer Buzzer { get; set; }

    public int Width { get; set; }

    public bool Answers { get; set; }

    public int PatienceSeconds { get; set; }

    public bool IsCombined { get; set; }

    public bool HasLabels { get; set; }

    /// <summary>The id of the printer that steps in; empty for none.</summary>
    public string Fallback { get; set; }

    public int FallbackSeconds { get; set; }

    public PrinterSetup Printer => new(
        _id, Name.Trim(), Dialect, Address.Trim(), Page, Buzzer, Width, Answers, PatienceSeconds,
        [.. _tills.OrderBy(till => till.Value, StringComparer.Ordinal)],
        Stations(paper => paper is not StationPaper.Never),
        Stations(paper => paper is StationPaper.Always),
        IsCombined,
        Fallback.Length > 0 ? new(Fallback) : null,
        FallbackSeconds,
        HasLabels);

    public bool Serves(TillId till) => _tills.Contains(till);

    public void Turn(TillId till)
    {
        if (!_tills.Remove(till))
        {
            _tills.Add(till);
        }
    }

    public StationPaper PaperOf(StationId station) => _stations.GetValueOrDefault(station);

    public void SetPaper(StationId station, StationPaper paper) => _stations[station] = paper;

    private ValueList<StationId> Stations(Func<StationPaper, bool> holds) =>
        [.. _stations.Where(station => holds(station.Value)).Select(station => station.Key).OrderBy(station => station.Value, StringComparer.Ordinal)];
}

/// <summary>When a printer prints for a station.</summary>
public enum StationPaper
{
    Never,

    /// <summary>When no screen shows what the station owes.</summary>
    WhenUnseen,
    Always,
}
