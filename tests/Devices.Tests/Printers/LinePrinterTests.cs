using System.Net;
using System.Net.Sockets;
using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests.Printers;

public sealed class LinePrinterTests
{
    private static readonly Paper Hello = new(42, [new PaperPart.Row("Bonjour", PaperStyle.Plain), new PaperPart.Cut()]);

    [Fact]
    public async Task A_paper_is_printed_when_the_printer_says_that_it_is_out()
    {
        await using var printer = new FakePrinter();

        Assert.Equal((PaperOutcome.Printed, PrinterState.Ready), await PrintAsync(printer.Address));
        Assert.Equal(["Bonjour"], PaperReader.Of(Assert.Single(printer.Jobs)).Rows);
    }

    [Theory]
    [InlineData(0x16, 0x12 | 0x04, 0x12, 0x12, PrinterState.CoverOpen)]
    [InlineData(0x16, 0x12, 0x12, 0x12 | 0x60, PrinterState.PaperOut)]
    [InlineData(0x16, 0x12 | 0x20, 0x12, 0x12, PrinterState.PaperOut)]
    [InlineData(0x16, 0x12, 0x12 | 0x08, 0x12, PrinterState.Broken)]
    [InlineData(0x16 | 0x08, 0x12, 0x12, 0x12, PrinterState.Offline)]
    [InlineData(0x00, 0x12, 0x12, 0x12, PrinterState.Unclear)]
    public async Task A_printer_that_cannot_is_given_nothing(byte one, byte two, byte three, byte four, PrinterState state)
    {
        await using var printer = new FakePrinter { States = [one, two, three, four] };

        Assert.Equal((PaperOutcome.Failed, state), await PrintAsync(printer.Address));
        Assert.Empty(printer.Jobs);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_failure()
    {
        int free;

        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            free = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        Assert.Equal((PaperOutcome.Failed, PrinterState.Unreached), await PrintAsync($"127.0.0.1:{free}"));
    }

    [Fact]
    public async Task Paper_that_ends_in_the_middle_leaves_a_doubt()
    {
        await using var printer = new FakePrinter { Done = 0x0c };

        Assert.Equal((PaperOutcome.Doubtful, PrinterState.PaperOut), await PrintAsync(printer.Address));
    }

    [Fact]
    public async Task A_line_that_breaks_in_the_middle_leaves_a_doubt()
    {
        await using var printer = new FakePrinter { HangsUpAfterBytes = 5 };

        Assert.Equal((PaperOutcome.Doubtful, PrinterState.Unreached), await PrintAsync(printer.Address));
    }

    [Fact]
    public async Task A_printer_that_never_says_whether_it_is_done_leaves_a_doubt()
    {
        await using var printer = new FakePrinter { Done = null };
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var printing = PrintAsync(printer.Address, clock);

        await printer.Asked.WaitAsync(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((PaperOutcome.Doubtful, PrinterState.Unreached), await printing.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_printer_that_does_not_answer_is_believed()
    {
        await using var printer = new FakePrinter();
        using var deaf = new LinePrinter(new() { Address = printer.Address, Answers = false }, TimeProvider.System);

        Assert.Equal((PaperOutcome.Printed, PrinterState.Ready), await deaf.PrintAsync(Hello, CancellationToken.None));
    }

    [Fact]
    public async Task Two_papers_at_once_come_out_one_after_the_other()
    {
        await using var printer = new FakePrinter();
        using var line = new LinePrinter(new() { Address = printer.Address, PatienceSeconds = 60 }, TimeProvider.System);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => line.PrintAsync(Hello, CancellationToken.None).AsTask()));

        Assert.All(outcomes, told => Assert.Equal(PaperOutcome.Printed, told.Outcome));
        Assert.All(printer.Jobs, job => Assert.Equal(["Bonjour"], PaperReader.Of(job).Rows));
        Assert.Equal(8, printer.Jobs.Count);
    }

    [Theory]
    [InlineData(new byte[] { 0x10, 0, 0, 0 }, PrinterState.Ready)]
    [InlineData(new byte[] { 0x30, 0, 0, 0 }, PrinterState.CoverOpen)]
    [InlineData(new byte[] { 0x18, 0, 0x0c, 0 }, PrinterState.PaperOut)]
    [InlineData(new byte[] { 0x18, 0x08, 0, 0 }, PrinterState.Broken)]
    [InlineData(new byte[] { 0x18, 0, 0, 0 }, PrinterState.Offline)]
    [InlineData(new byte[] { 0, 0, 0, 0 }, null)]
    public void What_a_printer_says_of_itself_is_understood(byte[] four, PrinterState? state) =>
        Assert.Equal(state, PrinterStatus.OfItself(four));

    private static async Task<(PaperOutcome, PrinterState)> PrintAsync(string address, TimeProvider? clock = null)
    {
        using var printer = new LinePrinter(new() { Address = address }, clock ?? TimeProvider.System);
        return await printer.PrintAsync(Hello, CancellationToken.None);
    }
}
