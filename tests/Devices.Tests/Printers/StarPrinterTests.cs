using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Domain.Stations;

namespace RetailPos.Devices.Tests.Printers;

/// <summary>Star's printers are asked as others are: what they only took is not on paper yet.</summary>
public sealed class StarPrinterTests
{
    private static readonly Paper Hello = new(42, [new PaperPart.Row("Bonjour", PaperStyle.Plain), new PaperPart.Cut()]);

    [Fact]
    public async Task A_paper_is_printed_once_the_printer_has_counted_it()
    {
        var asked = 0;
        await using var printer = new Talker(Talker.Answering(heard => IsQuestion(heard) ? StatusOf(ended: asked++ < 3 ? 31 : 0) : []));

        Assert.Equal((PaperOutcome.Printed, PrinterState.Ready), await PrintAsync(printer.Address));
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task A_line_that_breaks_after_the_last_byte_leaves_a_doubt()
    {
        await using var printer = new Talker(Talker.Answering(heard => heard.Length == StarStatus.Question.Length ? StatusOf(ended: 4) : null));

        Assert.Equal((PaperOutcome.Doubtful, PrinterState.Unreached), await PrintAsync(printer.Address));
    }

    [Theory]
    [InlineData(0x08, 0, 0x08, PrinterState.PaperOut)]
    [InlineData(0x28, 0, 0, PrinterState.CoverOpen)]
    [InlineData(0x08, 0x08, 0, PrinterState.Broken)]
    [InlineData(0x08, 0, 0, PrinterState.Offline)]
    public async Task A_printer_that_cannot_is_given_nothing(byte how, byte errors, byte paper, PrinterState state)
    {
        var heardBytes = 0;
        await using var printer = new Talker(Talker.Answering(heard =>
        {
            heardBytes += heard.Length;
            return [0x23, 0x06, how, errors, 0, paper, 0, 0, 0];
        }));

        Assert.Equal((PaperOutcome.Failed, state), await PrintAsync(printer.Address));
        Assert.Equal(StarStatus.Question.Length, heardBytes);
    }

    [Fact]
    public async Task One_that_does_not_count_cannot_be_asked_and_is_given_nothing()
    {
        await using var printer = new Talker(Talker.Answering(_ => [0x0f, 0x06, 0, 0, 0, 0, 0]));

        Assert.Equal((PaperOutcome.Failed, PrinterState.Unclear), await PrintAsync(printer.Address));
    }

    private static bool IsQuestion(byte[] heard) => heard.AsSpan().EndsWith(StarStatus.Question);

    private static byte[] StatusOf(int ended) => [0x23, 0x06, 0, 0, 0, 0, 0, (byte)(((ended & 7) << 1) | ((ended & 0x18) << 2)), 0];

    private static async Task<(PaperOutcome, PrinterState)> PrintAsync(string address)
    {
        using var printer = new LinePrinter(new() { Dialect = PrinterDialect.StarLine, Address = address }, TimeProvider.System);
        return await printer.PrintAsync(Hello, CancellationToken.None);
    }
}
