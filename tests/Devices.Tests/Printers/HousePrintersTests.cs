using Microsoft.Extensions.Logging.Abstractions;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;

namespace RetailPos.Devices.Tests.Printers;

public sealed class HousePrintersTests
{
    private static readonly StationId Kitchen = new("kitchen");
    private static readonly JobContent Receipt = new JobContent.Rows(new(42,
    [
        new PaperPart.Row("Steak" + new string(' ', 32) + "14,50", PaperStyle.Plain), new PaperPart.Cut(),
    ]));

    [Fact]
    public async Task A_paper_that_may_be_out_already_says_so_above_everything_else()
    {
        await using var printer = new FakePrinter();

        Assert.Equal(PaperOutcome.Printed, (await PrintAsync(At(printer), Receipt, mayBeCopy: true)).Outcome);
        Assert.Contains("COPY", PaperReader.Of(Assert.Single(printer.Jobs)).Rows[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_for_a_wider_paper_keeps_its_rows_on_a_narrower_one()
    {
        await using var printer = new FakePrinter();

        await PrintAsync(At(printer) with { Width = 32 }, Receipt);

        Assert.Equal("Steak" + new string(' ', 22) + "14,50", PaperReader.Of(Assert.Single(printer.Jobs)).Rows.Single(row => row.Length > 0));
    }

    [Theory]
    [InlineData(42, "raster 512x8")]
    [InlineData(32, "raster 384x6")]
    public async Task The_logo_is_printed_as_points_and_never_wider_than_the_paper(int width, string deed)
    {
        await using var printer = new FakePrinter();
        var receipt = new JobContent.Rows(new(width, [new PaperPart.HousePicture("logo.png"), new PaperPart.Row("Merci", PaperStyle.Plain), new PaperPart.Cut()]));

        Assert.Equal(PaperOutcome.Printed, (await PrintAsync(At(printer) with { Width = width }, receipt)).Outcome);

        Assert.Contains(deed, PaperReader.Of(Assert.Single(printer.Jobs)).Deeds);
    }

    [Fact]
    public async Task A_receipt_whose_picture_is_gone_is_printed_without_it()
    {
        await using var printer = new FakePrinter();
        var receipt = new JobContent.Rows(new(42, [new PaperPart.HousePicture("gone.png"), new PaperPart.Row("Merci", PaperStyle.Plain), new PaperPart.Cut()]));

        Assert.Equal(PaperOutcome.Printed, (await PrintAsync(At(printer), receipt)).Outcome);

        var read = PaperReader.Of(Assert.Single(printer.Jobs));
        Assert.Contains("Merci", read.Rows);
        Assert.DoesNotContain(read.Deeds, deed => deed.StartsWith("raster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_drawer_is_opened_and_no_paper_comes()
    {
        await using var printer = new FakePrinter();

        await PrintAsync(At(printer), new JobContent.Drawer());

        var read = PaperReader.Of(Assert.Single(printer.Jobs));
        Assert.Equal(["drawer"], read.Deeds.Except(["asked"]));
        Assert.Empty(read.Rows);
    }

    [Fact]
    public async Task The_last_rung_asks_the_fallback_when_certainly_nothing_came_out_of_the_first()
    {
        await using var empty = new FakePrinter { States = [0x16, 0x12, 0x12, 0x12 | 0x60] };
        await using var other = new FakePrinter();
        using var printers = Of(
            At(empty) with { Stations = [Kitchen], Fallback = new("other") }, At(other) with { Id = new("other"), Name = "Other" });

        Assert.Equal(PaperOutcome.Printed, await printers.PrintAsync(Slip, CancellationToken.None));
        Assert.Empty(empty.Jobs);
        Assert.Single(other.Jobs);
    }

    [Fact]
    public async Task In_doubt_it_asks_nobody_else()
    {
        await using var cutting = new FakePrinter { HangsUpAfterBytes = 20 };
        await using var other = new FakePrinter();
        using var printers = Of(
            At(cutting) with { Stations = [Kitchen], Fallback = new("other") }, At(other) with { Id = new("other"), Name = "Other" });

        Assert.Equal(PaperOutcome.Doubtful, await printers.PrintAsync(Slip, CancellationToken.None));
        Assert.Empty(other.Jobs);
    }

    [Fact]
    public async Task What_a_station_prints_always_is_no_second_ticket_on_the_last_rung()
    {
        await using var printer = new FakePrinter();
        using var printers = Of(At(printer) with { Stations = [Kitchen], Always = [Kitchen] });

        Assert.Equal(PaperOutcome.Printed, await printers.PrintAsync(Slip, CancellationToken.None));
        Assert.Empty(printer.Jobs);
    }

    [Fact]
    public async Task A_station_without_a_printer_prints_nothing()
    {
        using var printers = Of();

        Assert.False(printers.Has(Kitchen));
        Assert.Equal(PaperOutcome.Failed, await printers.PrintAsync(Slip, CancellationToken.None));
    }

    private static readonly StationSlip Slip = new(
        Kitchen, "Cuisine", new(new("o1"), 7, ServiceMode.EatIn, Table: null, Covers: 0, "", "", "", default, DueAt: null), IsRush: false, [], [],
        TicketFields.All, MayBeCopy: false);

    private static PrinterSetup At(FakePrinter printer) => PrinterSetup.Usual(new("kitchen-printer"), "Cuisine", printer.Address);

    private static async Task<PrintAnswer> PrintAsync(PrinterSetup printer, JobContent content, bool mayBeCopy = false)
    {
        using var printers = Of(printer);
        return await printers.PrintAsync(printer, content, mayBeCopy, CancellationToken.None);
    }

    private static HousePrinters Of(params PrinterSetup[] printers) => new(
        new OneView(DevicesView.Empty with { Devices = new(HouseDevices.Empty.Printers.AddRange(printers.Select(printer => KeyValuePair.Create(printer.Id, printer)))) }),
        new PlainWording(), new OnePicture(), TimeProvider.System, NullLogger<HousePrinters>.Instance);

    /// <summary>The house's logo, as wide as an 80 mm paper, in a file of its own.</summary>
    private sealed class OnePicture : IPictureStore
    {
        private static readonly string Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("logo").FullName, "logo.png");

        public ValueTask<string?> KeepAsync(ReadOnlyMemory<byte> content) => throw new NotSupportedException();

        public string? Find(string id)
        {
            if (id != "logo.png")
            {
                return null;
            }

            File.WriteAllBytes(Path, RasterFile.Write(Halftone.Of(512, 8, new byte[512 * 8])!));
            return Path;
        }
    }

    private sealed class PlainWording : ITicketWording
    {
        public string MayBeCopy => "COPY";

        public string MayBeRepeat => "REPEAT";

        public PreparationTicket TicketOf(StationSlip slip) => new([new(TicketStyle.Article, "Steak")]);
    }

    private sealed class OneView(DevicesView view) : IFeed<DevicesView>
    {
        public DevicesView Current => view;

        public long Head => view.Position;

        public IDisposable Subscribe(Action<DevicesView> changed) => throw new NotSupportedException();

        public ValueTask<DevicesView> ReachAsync(long position, CancellationToken stop) => new(view);
    }
}
