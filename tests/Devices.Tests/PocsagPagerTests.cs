using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Pagers;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests;

public sealed class PocsagPagerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeClock _clock = new(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_pager_in_the_air_hears_its_address_and_the_call_number()
    {
        await using var radio = FakeRadio.Sending();
        using var pager = Open(radio.Line, alertType: 3);

        Assert.Equal(PageAnswer.Sent, await PageAsync(pager, 10));

        var heard = Assert.Single(PocsagDecoder.Listen(Assert.Single(radio.Heard)));
        Assert.Equal((800_080, 3, "47"), (heard.Address, heard.Function, heard.Text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_alert_type_is_the_function(int alertType)
    {
        var line = new MemoryLine();
        using var pager = Open(line, alertType);

        Assert.Equal(PageAnswer.Sent, await PageAsync(pager, 10));

        Assert.Equal(alertType, Assert.Single(PocsagDecoder.Listen(Assert.Single(line.Carried))).Function);
    }

    [Fact]
    public async Task A_radio_that_does_not_close_has_given_no_receipt()
    {
        await using var radio = FakeRadio.Stuck();
        using var pager = Open(radio.Line);
        var page = PageAsync(pager, 10);
        await radio.Asked.WaitAsync(Patience);

        _clock.Advance(TimeSpan.FromSeconds(5.1));

        Assert.Equal(new(PageOutcome.Doubtful, "", MayHelpAgain: true), await page);
    }

    [Fact]
    public async Task A_radio_that_is_off_has_rung_nobody()
    {
        using var pager = Open(FakeRadio.LineOfNobody());

        Assert.Equal(new(PageOutcome.Failed, "", MayHelpAgain: true), await PageAsync(pager, 10));
    }

    [Theory]
    [InlineData(911, 1)]
    [InlineData(1_250, 1)]
    [InlineData(958, 13)]
    public async Task What_would_ring_everybody_or_in_every_pause_is_never_sent(int number, int system)
    {
        var line = new MemoryLine();
        using var pager = new PocsagPager(
            new() { Kind = PagerKind.Pocsag, Line = "localhost:1", System = system }, line, _clock);

        Assert.Equal(PageOutcome.Failed, (await pager.PageAsync(number, "47", CancellationToken.None)).Outcome);

        Assert.Empty(line.Carried);
    }

    [Fact]
    public async Task The_air_has_no_word_for_silence()
    {
        using var pager = Open(new MemoryLine(), alertType: 3);

        Assert.Equal(PageAnswer.NotPossible, await pager.StopAsync(10, CancellationToken.None));
    }

    private PocsagPager Open(string line, int alertType = 3) => Open(new TcpLine(line, endsWithTelegram: true), alertType);

    private PocsagPager Open(ITransmitterLine line, int alertType) =>
        new(new() { Kind = PagerKind.Pocsag, Line = "localhost:1", AlertType = alertType }, line, _clock);

    private static Task<PageAnswer> PageAsync(PocsagPager pager, int number) =>
        pager.PageAsync(number, "47", CancellationToken.None).AsTask().WaitAsync(Patience);
}
