using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Hub.Domain.Stations;

namespace RetailPos.Devices.Tests.Printers;

public sealed class EposPrinterTests
{
    private static readonly Paper Hello = new(42, [new PaperPart.Row("Bonjour", PaperStyle.Plain)]);

    [Theory]
    [InlineData("success=\"true\" code=\"\" status=\"2\"", PaperOutcome.Printed, PrinterState.Ready)]
    [InlineData("success=\"false\" code=\"EPTR_COVER_OPEN\" status=\"32\"", PaperOutcome.Failed, PrinterState.CoverOpen)]
    [InlineData("success=\"false\" code=\"EPTR_REC_EMPTY\" status=\"524288\"", PaperOutcome.Failed, PrinterState.PaperOut)]
    [InlineData("success=\"false\" code=\"EPTR_CUTTER\" status=\"0\"", PaperOutcome.Failed, PrinterState.Broken)]
    [InlineData("success=\"false\" code=\"SchemaError\" status=\"0\"", PaperOutcome.Failed, PrinterState.Unclear)]
    [InlineData("success=\"false\" code=\"EX_TIMEOUT\" status=\"0\"", PaperOutcome.Doubtful, PrinterState.Offline)]
    [InlineData("success=\"false\" code=\"NEW\" status=\"8\"", PaperOutcome.Doubtful, PrinterState.Offline)]
    public async Task What_the_printer_answers_is_what_became_of_the_paper(string attributes, PaperOutcome outcome, PrinterState state)
    {
        var body = $"<response xmlns=\"{EposXml.Namespace}\" {attributes}/>";
        await using var printer = FakeTransmitter.Writing($"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        Assert.Equal((outcome, state), await PrintAsync(printer.Url));
        Assert.StartsWith("POST /cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000", Assert.Single(printer.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_printer_leaves_a_doubt()
    {
        await using var other = FakeTransmitter.Writing("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");

        Assert.Equal((PaperOutcome.Doubtful, PrinterState.Unclear), await PrintAsync(other.Url));
    }

    [Fact]
    public async Task A_line_that_is_cut_leaves_a_doubt()
    {
        await using var printer = FakeTransmitter.Cutting();

        Assert.Equal(PaperOutcome.Doubtful, (await PrintAsync(printer.Url)).Outcome);
    }

    private static async Task<(PaperOutcome Outcome, PrinterState State)> PrintAsync(string url)
    {
        using var http = new HttpClient();
        return await new EposPrinter(new() { Dialect = PrinterDialect.Epos, Address = new Uri(url).Authority }, http, TimeProvider.System)
            .PrintAsync(Hello, CancellationToken.None);
    }
}
