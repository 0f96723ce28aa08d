using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Pagers;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests;

public sealed class SimulatedPagerTests
{
    private readonly FakeClock _clock = new(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task It_rings_and_remembers()
    {
        var pager = new SimulatedPager(_clock);

        Assert.Equal(PageOutcome.Sent, await PageAsync(pager, 7));

        Assert.Equal([new SimulatedPage(7, "7", PageOutcome.Sent, _clock.GetUtcNow())], pager.Pages);
    }

    [Fact]
    public async Task It_misbehaves_as_often_as_it_was_told_and_no_longer()
    {
        var pager = new SimulatedPager(_clock);
        pager.AnswerNext(PageOutcome.Failed, PageOutcome.Doubtful);

        Assert.Equal(
            [PageOutcome.Failed, PageOutcome.Doubtful, PageOutcome.Sent],
            [await PageAsync(pager, 1), await PageAsync(pager, 2), await PageAsync(pager, 3)]);

        pager.Answer = PageOutcome.Failed;
        Assert.Equal([PageOutcome.Failed, PageOutcome.Failed], [await PageAsync(pager, 4), await PageAsync(pager, 5)]);
    }

    [Fact]
    public async Task It_is_as_slow_as_it_was_told()
    {
        var pager = new SimulatedPager(_clock) { Delay = TimeSpan.FromSeconds(3) };
        var page = PageAsync(pager, 7);

        _clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(page.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(PageOutcome.Sent, await page.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task It_keeps_the_last_hundred_pages()
    {
        var pager = new SimulatedPager(_clock);

        for (var number = 1; number <= SimulatedPager.PagesMax + 5; number++)
        {
            await PageAsync(pager, number);
        }

        Assert.Equal((SimulatedPager.PagesMax, 6, 105), (pager.Pages.Count, pager.Pages[0].Number, pager.Pages[^1].Number));
    }

    [Fact]
    public async Task Whoever_stops_waiting_for_a_slow_one_is_let_go()
    {
        var pager = new SimulatedPager(_clock) { Delay = TimeSpan.FromHours(1) };
        using var stop = new CancellationTokenSource();
        var page = pager.PageAsync(7, "7", stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => page.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task It_falls_silent_and_remembers_that_too()
    {
        var pager = new SimulatedPager(_clock);
        pager.AnswerNext(PageAnswer.NotPossible);

        Assert.Equal(PageAnswer.NotPossible, await pager.StopAsync(7, CancellationToken.None));

        Assert.Equal([new SimulatedPage(7, "", PageOutcome.NotPossible, _clock.GetUtcNow(), IsStop: true)], pager.Pages);
    }

    private static async Task<PageOutcome> PageAsync(SimulatedPager pager, int number) =>
        (await pager.PageAsync(number, $"{number}", CancellationToken.None)).Outcome;
}
