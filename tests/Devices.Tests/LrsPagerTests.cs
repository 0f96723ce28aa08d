using System.Text;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Pagers;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests;

public sealed class LrsPagerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeClock _clock = new(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(105, 4, "Hello world!", "PAGE,105,4,Hello world!\r")]
    [InlineData(7, 1, "47", "PAGE,7,1,47\r")]
    [InlineData(7, 1, "à table,\r\nvite", "PAGE,7,1,a table,\\nvite\r")]
    [InlineData(7, 1, "\\fF30Vv5 €", "PAGE,7,1,/fF30Vv5 ?\r")]
    public void A_page_is_one_line_and_no_message_can_make_it_two(int number, int system, string message, string line) =>
        Assert.Equal(line, Encoding.ASCII.GetString(LrsCodec.Page(number, system, message)));

    [Fact]
    public async Task The_right_beeper_is_asked_for_once()
    {
        await using var radio = FakeRadio.Saying("OK\r\n");
        using var pager = Open(radio.Line);

        Assert.Equal(PageAnswer.Sent, await PageAsync(pager, 105));

        Assert.Equal(["PAGE,105,4,47\r"], radio.Heard.Select(Encoding.ASCII.GetString));
    }

    [Fact]
    public async Task An_answer_in_pieces_is_one_answer()
    {
        await using var radio = FakeRadio.Saying("\r\n", "E", "RR,unknown pager", "\r");
        using var pager = Open(radio.Line);

        Assert.Equal(new(PageOutcome.Failed, "ERR,unknown pager"), await PageAsync(pager, 105));
    }

    [Fact]
    public async Task What_a_transmitter_does_not_say_is_doubtful()
    {
        await using var radio = FakeRadio.Saying("login:\r\n");
        using var pager = Open(radio.Line);

        Assert.Equal(new(PageOutcome.Doubtful, "login:"), await PageAsync(pager, 105));
    }

    [Fact]
    public async Task One_that_is_off_has_rung_nobody_and_is_asked_again()
    {
        using var pager = Open(FakeRadio.LineOfNobody());

        Assert.Equal(new(PageOutcome.Failed, "", MayHelpAgain: true), await PageAsync(pager, 105));
    }

    [Fact]
    public async Task One_that_cuts_the_line_is_doubtful()
    {
        await using var radio = FakeRadio.Cutting();
        using var pager = Open(radio.Line);

        Assert.Equal(PageOutcome.Doubtful, (await PageAsync(pager, 105)).Outcome);
        Assert.Single(radio.Heard);
    }

    [Fact]
    public async Task One_that_hangs_up_without_a_word_is_doubtful()
    {
        await using var radio = FakeRadio.HangingUp();
        using var pager = Open(radio.Line);

        Assert.Equal(PageOutcome.Doubtful, (await PageAsync(pager, 105)).Outcome);
    }

    [Fact]
    public async Task Silence_is_doubtful_when_patience_is_over_and_not_before()
    {
        await using var radio = FakeRadio.Silent();
        using var pager = Open(radio.Line);
        var page = PageAsync(pager, 105);
        await radio.Asked.WaitAsync(Patience);

        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(page.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(new(PageOutcome.Doubtful, "", MayHelpAgain: true), await page);
    }

    [Fact]
    public async Task When_the_hub_stops_the_page_is_given_up_by_cancellation_alone()
    {
        await using var radio = FakeRadio.Silent();
        using var pager = Open(radio.Line);
        using var stop = new CancellationTokenSource();
        var page = pager.PageAsync(105, "47", stop.Token).AsTask();
        await radio.Asked.WaitAsync(Patience);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => page.WaitAsync(Patience));
    }

    [Theory]
    [InlineData(911)]
    [InlineData(1_250)]
    public async Task The_number_that_rings_everybody_is_never_sent(int number)
    {
        var line = new MemoryLine();
        using var pager = Open(line);

        Assert.Equal(PageOutcome.Failed, (await PageAsync(pager, number)).Outcome);

        Assert.Empty(line.Carried);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public async Task What_is_no_number_is_a_fault_of_the_caller(int number)
    {
        using var pager = Open(new MemoryLine());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PageAsync(pager, number));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => pager.StopAsync(number, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task It_has_no_word_for_silence_and_says_so()
    {
        var line = new MemoryLine();
        using var pager = Open(line);

        Assert.Equal(PageAnswer.NotPossible, await pager.StopAsync(105, CancellationToken.None));

        Assert.Empty(line.Carried);
    }

    [Fact]
    public async Task The_twin_of_the_line_misbehaves_as_often_as_it_was_told()
    {
        var line = new MemoryLine { Answer = new(LineEnd.Answered, "OK\r"u8.ToArray()) };
        line.AnswerNext(LineEnd.NotReached);
        line.AnswerNext(LineEnd.Lost);
        using var pager = Open(line);

        Assert.Equal(
            [PageOutcome.Failed, PageOutcome.Doubtful, PageOutcome.Sent],
            [(await PageAsync(pager, 1)).Outcome, (await PageAsync(pager, 2)).Outcome, (await PageAsync(pager, 3)).Outcome]);

        Assert.Equal(["PAGE,2,4,47\r", "PAGE,3,4,47\r"], line.Carried.Select(Encoding.ASCII.GetString));
    }

    private LrsPager Open(string line) => Open(new TcpLine(line, endsWithTelegram: false));

    private LrsPager Open(ITransmitterLine line) => new(new() { Kind = PagerKind.Lrs, Line = "localhost:1", System = 4 }, line, _clock);

    private static Task<PageAnswer> PageAsync(LrsPager pager, int number) =>
        pager.PageAsync(number, "47", CancellationToken.None).AsTask().WaitAsync(Patience);
}
