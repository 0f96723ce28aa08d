using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Hub.Domain.Stations;

namespace RetailPos.Devices.Tests.Printers;

public sealed class EposPrinterTests
{
    private static readonly Paper Hello = new(42, [new PaperPart.Row("Bonjour", PaperStyle.Plain)]);

    private const string Ready = "success=\"true\" code=\"\" status=\"2\"";

    [Theory]
    [InlineData(Ready, PaperOutcome.Printed, PrinterState.Ready)]
    [InlineData("success=\"false\" code=\"EPTR_COVER_OPEN\" status=\"32\"", PaperOutcome.Doubtful, PrinterState.CoverOpen)]
    [InlineData("success=\"false\" code=\"EPTR_REC_EMPTY\" status=\"524288\"", PaperOutcome.Doubtful, PrinterState.PaperOut)]
    [InlineData("success=\"false\" code=\"EPTR_CUTTER\" status=\"0\"", PaperOutcome.Doubtful, PrinterState.Broken)]
    [InlineData("success=\"false\" code=\"SchemaError\" status=\"0\"", PaperOutcome.Failed, PrinterState.Unclear)]
    [InlineData("success=\"false\" code=\"EX_TIMEOUT\" status=\"0\"", PaperOutcome.Doubtful, PrinterState.Offline)]
    [InlineData("success=\"false\" code=\"NEW\" status=\"8\"", PaperOutcome.Doubtful, PrinterState.Offline)]
    public async Task What_a_printer_answers_that_was_ready_is_what_became_of_the_paper(string attributes, PaperOutcome outcome, PrinterState state)
    {
        await using var printer = FakeTransmitter.Writing(AnswerOf(Ready), AnswerOf(attributes));

        Assert.Equal((outcome, state), await PrintAsync(printer.Url));
        Assert.Equal(2, printer.Requests.Count);
        Assert.All(printer.Requests, request =>
            Assert.StartsWith("POST /cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("EPTR_COVER_OPEN", PrinterState.CoverOpen)]
    [InlineData("EPTR_REC_EMPTY", PrinterState.PaperOut)]
    [InlineData("EPTR_CUTTER", PrinterState.Broken)]
    public async Task A_printer_that_is_not_ready_is_given_nothing(string code, PrinterState state)
    {
        await using var printer = FakeTransmitter.Writing(AnswerOf($"success=\"false\" code=\"{code}\" status=\"0\""));

        Assert.Equal((PaperOutcome.Failed, state), await PrintAsync(printer.Url));
        Assert.Single(printer.Requests);
    }

    [Fact]
    public async Task What_is_no_printer_is_given_nothing()
    {
        await using var other = FakeTransmitter.Writing("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");

        Assert.Equal((PaperOutcome.Failed, PrinterState.Unclear), await PrintAsync(other.Url));
    }

    [Fact]
    public async Task A_line_that_is_cut_before_the_paper_is_a_failure_and_in_the_middle_of_it_a_doubt()
    {
        await using var cutting = FakeTransmitter.Cutting();
        await using var ready = FakeTransmitter.Writing(AnswerOf(Ready), "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<resp");

        Assert.Equal((PaperOutcome.Failed, PrinterState.Unreached), await PrintAsync(cutting.Url));
        Assert.Equal(PaperOutcome.Doubtful, (await PrintAsync(ready.Url)).Outcome);
    }

    private static string AnswerOf(string attributes)
    {
        var body = $"<response xmlns=\"{EposXml.Namespace}\" {attributes}/>";
        return $"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    private static async Task<(PaperOutcome Outcome, PrinterState State)> PrintAsync(string url)
    {
        using var http = new HttpClient();
        return await new EposPrinter(new() { Dialect = PrinterDialect.Epos, Address = new Uri(url).Authority }, http, TimeProvider.System)
            .PrintAsync(Hello, CancellationToken.None);
    }
}
