using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests;

public sealed class SimulatedStationPrinterTests
{
    private readonly FakeClock _clock = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly StationSlip _slip = new(new("grill"), "Grill", Header: null!, IsRush: false, [], [], TicketFields.All, MayBeCopy: false);

    [Fact]
    public async Task It_prints_and_says_so()
    {
        var printer = new SimulatedStationPrinter(_clock);

        Assert.Equal(PaperOutcome.Printed, await printer.PrintAsync(_slip, CancellationToken.None));
        Assert.Same(_slip, Assert.Single(printer.Slips));
    }

    [Fact]
    public async Task It_fails_as_ordered_and_then_prints_again()
    {
        var printer = new SimulatedStationPrinter(_clock);
        printer.AnswerNext(PaperOutcome.Failed, PaperOutcome.Doubtful);

        Assert.Equal(PaperOutcome.Failed, await printer.PrintAsync(_slip, CancellationToken.None));
        Assert.Empty(printer.Slips);
        Assert.Equal(PaperOutcome.Doubtful, await printer.PrintAsync(_slip, CancellationToken.None));
        Assert.Equal(PaperOutcome.Printed, await printer.PrintAsync(_slip, CancellationToken.None));
        Assert.Equal(2, printer.Slips.Count);
    }

    [Theory]
    [InlineData(PaperOutcome.Printed, 0)]
    [InlineData(PaperOutcome.Failed, 1)]
    public async Task A_liar_says_one_thing_and_does_the_other(PaperOutcome says, int slips)
    {
        var printer = new SimulatedStationPrinter(_clock) { Answer = says, Lies = true };

        Assert.Equal(says, await printer.PrintAsync(_slip, CancellationToken.None));
        Assert.Equal(slips, printer.Slips.Count);
    }

    [Fact]
    public async Task It_takes_its_time_and_can_be_stopped()
    {
        var printer = new SimulatedStationPrinter(_clock) { Delay = TimeSpan.FromSeconds(3) };
        var printing = printer.PrintAsync(_slip, CancellationToken.None).AsTask();
        Assert.False(printing.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(PaperOutcome.Printed, await printing.WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
