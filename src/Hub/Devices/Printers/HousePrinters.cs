using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>The printers that the house has set up, each behind its driver.</summary>
/// <remarks>
/// Outboxes print by <see cref="IPrinters"/>. The kitchen's last rung prints past them (<see cref="IStationPrinter"/>): it has
/// seconds, keeps its own account in the journal, and asks the fallback itself. Both share one driver, so that two papers are
/// never one.
/// </remarks>
public sealed class HousePrinters(
    IFeed<DevicesView> devices, ITicketWording words, IPictureStore pictures, TimeProvider clock, ILogger<HousePrinters> log)
    : IPrinters, IStationPrinter, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly ConcurrentDictionary<PrinterSetting, Driver> _drivers = new();

    // A name is made of what it names, so it is read once; a house has few.
    private readonly ConcurrentDictionary<string, Raster> _pictures = new(StringComparer.Ordinal);

    public bool Has(StationId station) => devices.Current.Devices.OfStation(station) is not null;

    public async ValueTask<PrintAnswer> PrintAsync(PrinterSetup printer, JobContent content, bool mayBeCopy, CancellationToken stop)
    {
        var (outcome, state) = await DriverOf(printer).PrintAsync(PaperFor(printer, content, mayBeCopy), stop);
        return new(outcome, state);
    }

    public async ValueTask<PaperOutcome> PrintAsync(StationSlip slip, CancellationToken stop)
    {
        var house = devices.Current.Devices;

        if (house.OfStation(slip.Station) is not { } printer)
        {
            return PaperOutcome.Failed;
        }

        // It is in the outbox already, or out of it: a second ticket would be a second dish.
        if (house.AlwaysOf(slip.Station) is not null)
        {
            return devices.Current.OutboxOf(printer.Id).FailingSince is null ? PaperOutcome.Printed : PaperOutcome.Failed;
        }

        var said = await TryAsync(printer, words.ContentFor(printer, slip), stop);

        // Nothing came out of the first: the other printer's paper is the only one.
        return said is PaperOutcome.Failed && printer.Fallback is { } other && house.Find(other) is { } fallback
            ? await TryAsync(fallback, words.ContentFor(fallback, slip), stop)
            : said;
    }

    public void Dispose()
    {
        foreach (var driver in _drivers.Values)
        {
            driver.Dispose();
        }

        _http.Dispose();
    }

    private async ValueTask<PaperOutcome> TryAsync(PrinterSetup printer, JobContent content, CancellationToken stop)
    {
        var (outcome, state) = await PrintAsync(printer, content, mayBeCopy: false, stop);

        if (outcome is not PaperOutcome.Printed)
        {
            log.LogWarning("The printer {Printer} is {State}; its paper is {Outcome}.", printer.Id, state, outcome);
        }

        return outcome;
    }

    // By what it is and not by its name: a printer that was set up anew has a new driver, and the old one ends its paper.
    private Driver DriverOf(PrinterSetup printer) =>
        _drivers.GetOrAdd(PrinterSetting.Of(printer), setting => new(setting, _http, clock));

    private Paper PaperFor(PrinterSetup printer, JobContent content, bool mayBeCopy) => content switch
    {
        JobContent.Rows { Paper: var paper } => Painted(PaperOf.Fit(mayBeCopy ? Marked(paper) : paper, printer.Width), printer.Width),
        JobContent.Ticket { Preparation: var ticket } => PaperOf.Preparation(mayBeCopy ? Marked(ticket) : ticket, printer.Width),
        JobContent.Drawer => new(printer.Width, [new PaperPart.Drawer()]),
        _ => throw new UnreachableException($"{content} is for no printer."),
    };

    private Paper Painted(Paper paper, int width) => !paper.Parts.Any(part => part is PaperPart.HousePicture) ? paper : paper with
    {
        Parts =
        [
            .. paper.Parts.SelectMany(part => part is not PaperPart.HousePicture picture ? [part]
                : PictureOf(picture.Id) is { } raster ? (PaperPart[])[new PaperPart.Picture(Halftone.Within(raster, ReceiptRules.PointsOf(width)))]
                : []),
        ],
    };

    // A receipt without its picture is a receipt; one that waits for it is none.
    private Raster? PictureOf(string id)
    {
        if (_pictures.TryGetValue(id, out var known))
        {
            return known;
        }

        try
        {
            return pictures.Find(id) is { } path && RasterFile.Read(File.ReadAllBytes(path)) is { } raster ? _pictures.GetOrAdd(id, raster) : null;
        }
        catch (IOException fault)
        {
            log.LogWarning("The picture {Id} of the receipts cannot be read: {Reason}", id, fault.Message);
            return null;
        }
    }

    private Paper Marked(Paper paper) =>
        paper with { Parts = [new PaperPart.Row(words.MayBeCopy, new(Wide: 2, Tall: 2, IsBold: true, IsReversed: true)), .. paper.Parts] };

    private PreparationTicket Marked(PreparationTicket ticket) => new([new(TicketStyle.Alert, words.MayBeRepeat), .. ticket.Rows]);

    private sealed class Driver(PrinterSetting setting, HttpClient http, TimeProvider clock) : IDisposable
    {
        private readonly LinePrinter _line = new(setting, clock);
        private readonly EposPrinter _epos = new(setting, http, clock);

        public ValueTask<(PaperOutcome Outcome, PrinterState State)> PrintAsync(Paper paper, CancellationToken stop) =>
            setting.Dialect is PrinterDialect.Epos ? _epos.PrintAsync(paper, stop) : _line.PrintAsync(paper, stop);

        public void Dispose() => _line.Dispose();
    }
}
