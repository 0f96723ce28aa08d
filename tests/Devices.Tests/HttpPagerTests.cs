using System.Net;
using System.Net.Sockets;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Pagers;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests;

public sealed class HttpPagerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeClock _clock = new(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_right_beeper_is_asked_for_once_with_exactly_this_request()
    {
        await using var transmitter = FakeTransmitter.Answering("200 OK");
        using var pager = Open(transmitter.Url, new() { Mode = 2, AlertType = 7 });

        Assert.Equal(PageOutcome.Sent, await PageAsync(pager, 17, "042"));

        Assert.Equal(["GET /page?mode=2&pager_number=17&alert_type=7&message=042&cancel=0 HTTP/1.1"], transmitter.Requests);
    }

    [Fact]
    public async Task A_message_cannot_add_to_the_request()
    {
        await using var transmitter = FakeTransmitter.Answering("200 OK");
        using var pager = Open(transmitter.Url);

        await PageAsync(pager, 1, "à table & vite?\r\nX: y#");

        Assert.Equal(
            ["GET /page?mode=0&pager_number=1&alert_type=1&message=%C3%A0%20table%20%26%20vite%3F%0D%0AX%3A%20y%23&cancel=0 HTTP/1.1"],
            transmitter.Requests);
    }

    [Fact]
    public async Task A_path_before_the_page_is_kept()
    {
        await using var transmitter = FakeTransmitter.Answering("200 OK");
        using var pager = Open($"{transmitter.Url}/rps/");

        await PageAsync(pager, 9_999, "1");

        Assert.StartsWith("GET /rps/page?mode=0&pager_number=9999&", Assert.Single(transmitter.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400 Bad Request", PageOutcome.Failed)]
    [InlineData("404 Not Found", PageOutcome.Failed)]
    [InlineData("500 Internal Server Error", PageOutcome.Failed)]
    [InlineData("503 Service Unavailable", PageOutcome.Failed)]
    [InlineData("202 Accepted", PageOutcome.Doubtful)]
    [InlineData("302 Found\r\nLocation: /login", PageOutcome.Doubtful)]
    public async Task What_is_not_yes_is_not_taken_for_yes(string status, PageOutcome outcome)
    {
        await using var transmitter = FakeTransmitter.Answering(status);
        using var pager = Open(transmitter.Url);

        Assert.Equal(outcome, await PageAsync(pager, 3, "3"));

        Assert.Single(transmitter.Requests);
    }

    [Fact]
    public async Task A_transmitter_that_is_off_has_rung_nobody()
    {
        using var pager = Open($"http://127.0.0.1:{FreePort()}");

        Assert.Equal(PageOutcome.Failed, await PageAsync(pager, 3, "3"));
    }

    [Fact]
    public async Task A_line_cut_after_the_request_is_doubtful_and_not_tried_again()
    {
        await using var transmitter = FakeTransmitter.Cutting();
        using var pager = Open(transmitter.Url);

        Assert.Equal(PageOutcome.Doubtful, await PageAsync(pager, 3, "3"));
        Assert.Equal(PageOutcome.Doubtful, await PageAsync(pager, 4, "4"));

        Assert.Equal(2, transmitter.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_is_no_http_is_doubtful()
    {
        await using var transmitter = FakeTransmitter.Writing("+OK\r\n\r\n");
        using var pager = Open(transmitter.Url);

        Assert.Equal(PageOutcome.Doubtful, await PageAsync(pager, 3, "3"));
    }

    [Fact]
    public async Task Silence_after_the_request_is_doubtful_when_patience_is_over_and_not_before()
    {
        await using var transmitter = FakeTransmitter.Hanging();
        using var pager = Open(transmitter.Url, new() { PatienceSeconds = 4 });
        var page = pager.PageAsync(3, "3", CancellationToken.None).AsTask();
        await transmitter.Asked.WaitAsync(Patience);

        _clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(page.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(PageOutcome.Doubtful, (await page.WaitAsync(Patience)).Outcome);
    }

    [Fact]
    public async Task A_page_that_never_got_its_turn_has_rung_nobody()
    {
        await using var transmitter = FakeTransmitter.Hanging();
        using var pager = Open(transmitter.Url);
        var first = pager.PageAsync(3, "3", CancellationToken.None).AsTask();
        await transmitter.Asked.WaitAsync(Patience);
        var second = pager.PageAsync(4, "4", CancellationToken.None).AsTask();

        using var stop = new CancellationTokenSource();
        var third = pager.PageAsync(5, "5", stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third.WaitAsync(Patience));

        Assert.False(second.IsCompleted);
        Assert.Single(transmitter.Requests);
        Assert.False(first.IsCompleted);
    }

    [Fact]
    public async Task When_the_hub_stops_the_page_is_given_up_by_cancellation_alone()
    {
        await using var transmitter = FakeTransmitter.Hanging();
        using var pager = Open(transmitter.Url);
        using var stop = new CancellationTokenSource();
        var page = pager.PageAsync(3, "3", stop.Token).AsTask();
        await transmitter.Asked.WaitAsync(Patience);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => page.WaitAsync(Patience));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public async Task All_beepers_at_once_cannot_be_asked_for(int number)
    {
        await using var transmitter = FakeTransmitter.Answering("200 OK");
        using var pager = Open(transmitter.Url);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => PageAsync(pager, number, "1"));

        Assert.Empty(transmitter.Requests);
    }

    [Fact]
    public async Task A_beeper_is_silenced_with_exactly_this_request()
    {
        await using var transmitter = FakeTransmitter.Answering("200 OK");
        using var pager = Open(transmitter.Url);

        Assert.Equal(PageAnswer.Sent, await pager.StopAsync(17, CancellationToken.None).AsTask().WaitAsync(Patience));

        Assert.Equal(["GET /page?mode=0&pager_number=17&alert_type=1&message=&cancel=1 HTTP/1.1"], transmitter.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public async Task All_beepers_at_once_cannot_be_silenced_either(int number)
    {
        await using var transmitter = FakeTransmitter.Answering("200 OK");
        using var pager = Open(transmitter.Url);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => pager.StopAsync(number, CancellationToken.None).AsTask());

        Assert.Empty(transmitter.Requests);
    }

    [Fact]
    public async Task A_bad_request_says_why_and_is_not_worth_repeating()
    {
        await using var transmitter = FakeTransmitter.Writing(
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 34\r\n\r\nInvalid pager_number\r\nand some more");
        using var pager = Open(transmitter.Url);

        Assert.Equal(new(PageOutcome.Failed, "400 Invalid pager_number", MayHelpAgain: false), await AskAsync(pager, 3, "3"));
    }

    [Fact]
    public async Task A_transmitter_that_is_ill_is_worth_asking_again()
    {
        await using var transmitter = FakeTransmitter.Writing("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        using var pager = Open(transmitter.Url);

        Assert.Equal(new(PageOutcome.Failed, "503", MayHelpAgain: true), await AskAsync(pager, 3, "3"));
    }

    [Fact]
    public async Task A_reason_that_never_ends_is_cut_short_by_patience()
    {
        await using var transmitter = FakeTransmitter.Starting("HTTP/1.1 400 Bad Request\r\nContent-Length: 1000\r\n\r\nno");
        using var pager = Open(transmitter.Url, new() { PatienceSeconds = 4 });
        var page = AskAsync(pager, 3, "3");
        await transmitter.Asked.WaitAsync(Patience);

        while (!page.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.NotEqual(PageOutcome.Sent, (await page).Outcome);
    }

    private HttpPager Open(string url, PagerSettings? settings = null) =>
        new((settings ?? new()) with { Kind = PagerKind.Http, Url = url }, _clock);

    private static Task<PageAnswer> AskAsync(HttpPager pager, int number, string message) =>
        pager.PageAsync(number, message, CancellationToken.None).AsTask().WaitAsync(Patience);

    private static async Task<PageOutcome> PageAsync(HttpPager pager, int number, string message) =>
        (await AskAsync(pager, number, message)).Outcome;

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
