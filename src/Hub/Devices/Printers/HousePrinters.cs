using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>The printers that section <c>Printers</c> names: which serves which register and which station.</summary>
public sealed class HousePrinters : IReceiptPrinter, IStationPrinter, IDisposable
{
    private readonly FrozenDictionary<TillId, Printer> _tills;
    private readonly FrozenDictionary<StationId, Printer> _stations;
    private readonly ITicketWording _words;
    private readonly ILogger<HousePrinters> _log;
    private readonly IReadOnlyList<Printer> _printers;

    public HousePrinters(PrinterSettings settings, HttpClient http, ITicketWording words, TimeProvider clock, ILogger<HousePrinters> log)
    {
        _printers = settings.Select(pair => new Printer(pair.Key, pair.Value, http, clock)).ToList();
        _tills = _printers.SelectMany(printer => printer.Setting.Tills.Select(till => (Till: new TillId(till), printer)))
            .ToFrozenDictionary(pair => pair.Till, pair => pair.printer);
        _stations = _printers.SelectMany(printer => printer.Setting.Stations.Select(station => (Station: new StationId(station), printer)))
            .ToFrozenDictionary(pair => pair.Station, pair => pair.printer);
        (_words, _log) = (words, log);
    }

    public bool Has(TillId till) => _tills.ContainsKey(till);

    public bool Has(StationId station) => _stations.ContainsKey(station);

    public ValueTask<PaperOutcome> PrintAsync(TillId till, Receipt receipt, CancellationToken stop) =>
        _tills.TryGetValue(till, out var printer) ? PrintAsync(printer, PaperOf.Receipt(receipt), stop) : new(PaperOutcome.Failed);

    public ValueTask<PaperOutcome> PrintAsync(StationSlip slip, CancellationToken stop) =>
        _stations.TryGetValue(slip.Station, out var printer)
            ? PrintAsync(
                printer,
                printer.Setting.Labels
                    ? PaperOf.Labels(_words.LabelsOf(slip), printer.Setting.Width)
                    : PaperOf.Preparation(_words.TicketOf(slip), printer.Setting.Width),
                stop)
            : new(PaperOutcome.Failed);

    public void Dispose()
    {
        foreach (var printer in _printers)
        {
            printer.Dispose();
        }
    }

    private async ValueTask<PaperOutcome> PrintAsync(Printer printer, Paper paper, CancellationToken stop)
    {
        var (outcome, state) = await printer.PrintAsync(paper, stop);

        if (outcome is not PaperOutcome.Printed)
        {
            _log.LogWarning("The printer {Printer} is {State}; its paper is {Outcome}.", printer.Name, state, outcome);
        }

        return outcome;
    }

    private sealed class Printer(string name, PrinterSetting setting, HttpClient http, TimeProvider clock) : IDisposable
    {
        private readonly LinePrinter _line = new(setting, clock);
        private readonly EposPrinter _epos = new(setting, http, clock);

        public string Name => name;

        public PrinterSetting Setting => setting;

        public ValueTask<(PaperOutcome Outcome, PrinterState State)> PrintAsync(Paper paper, CancellationToken stop) =>
            setting.Dialect is PrinterDialect.Epos ? _epos.PrintAsync(paper, stop) : _line.PrintAsync(paper, stop);

        public void Dispose() => _line.Dispose();
    }
}
