using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Hub.Tests;

/// <summary>A device becomes a screen by a code, stays one by a cookie, and is none any more the moment it is forgotten.</summary>
public sealed class PairingTests : IAsyncLifetime
{
    private readonly OpenHub _hub = new();

    public Task InitializeAsync() => _hub.StartAsync(services =>
        services.AddSingleton(new ScreensSettings { MustBePaired = true }));

    public Task DisposeAsync() => _hub.DisposeAsync();

    [Theory]
    [InlineData("station/kitchen")]
    [InlineData("pass")]
    [InlineData("customer/T1")]
    public async Task In_a_house_that_wants_it_so_a_stranger_is_sent_to_the_code(string path)
    {
        using var client = Client();
        using var answer = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/pair", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_device_that_was_let_in_sees_its_station_until_it_is_forgotten()
    {
        var ticket = await TicketAsync("Grill gauche");
        using var client = Client();
        using var taken = await client.GetAsync($"pair/take?ticket={ticket}");
        var cookie = Assert.Single(taken.Headers.GetValues("Set-Cookie"), one => one.StartsWith("retailpos.screen", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/station/kitchen", taken.Headers.Location?.OriginalString);

        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using (var seen = await client.GetAsync("station/kitchen"))
        {
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        }

        var desk = _hub.Of<IPairingDesk>();
        var screen = desk.Find(cookie.Split(';')[0].Split('=', 2)[1])!;
        var told = await desk.TellAsync(new("forget"), new HouseScreensCommand.Forget(screen.Id, Actor.Hub));
        await _hub.Of<Grains.Contracts.Views.IFeed<Grains.Contracts.Views.ScreensView>>().ReachAsync(told.Position, CancellationToken.None);
        using var after = await client.GetAsync("station/kitchen");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_ticket_works_once_and_the_secret_is_not_in_the_journal()
    {
        var ticket = await TicketAsync("Passe");
        using var client = Client();
        using var first = await client.GetAsync($"pair/take?ticket={ticket}");
        using var second = await client.GetAsync($"pair/take?ticket={ticket}");
        var secret = first.Headers.GetValues("Set-Cookie").First(one => one.StartsWith("retailpos.screen", StringComparison.Ordinal)).Split('=', 2)[1].Split(';')[0];

        Assert.Equal("/pair", second.Headers.Location?.OriginalString);
        await foreach (var recorded in _hub.Of<IJournal>().ReadAllAsync(0, CancellationToken.None))
        {
            Assert.DoesNotContain(secret, $"{recorded.Event}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_guesses_codes_is_not_answered_any_more_even_with_the_right_one()
    {
        var desk = _hub.Of<IPairingDesk>();
        var offer = desk.Offer(_ => { })!;

        for (var at = 0; at < 10; at++)
        {
            Assert.Equal(PairingFault.NoSuchCode, (await AdmitAsync("AAAAAA")).Fault);
        }

        Assert.Equal(PairingFault.TooManyGuesses, (await AdmitAsync(offer.Code)).Fault);
    }

    [Fact]
    public async Task A_name_that_is_taken_leaves_the_code_as_good_as_before()
    {
        await TicketAsync("Bar");
        var admitted = new TaskCompletionSource<string>();
        var offer = _hub.Of<IPairingDesk>().Offer(admitted.SetResult)!;

        Assert.Equal(HouseScreensRefusal.NameTaken, (await AdmitAsync(offer.Code, "bar")).Refusal);
        Assert.True((await AdmitAsync(offer.Code.ToLowerInvariant(), "Bar 2")).IsGood);
        Assert.NotEmpty(await admitted.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_code_has_no_signs_that_are_taken_for_one_another_and_those_who_wait_are_counted()
    {
        var desk = _hub.Of<IPairingDesk>();
        var offers = Enumerable.Range(0, 60).Select(_ => desk.Offer(_ => { })).OfType<PairingOffer>().ToList();

        Assert.Equal(50, offers.Count);
        Assert.Equal(50, offers.Select(offer => offer.Code).Distinct().Count());
        Assert.All(offers, offer => Assert.Matches("^[ACDEFHJKMNPRTWXY34679]{6}$", offer.Code));
        offers[0].Leave.Dispose();
        Assert.Equal(49, desk.Waiting.Count);
    }

    [Theory]
    [InlineData("", "bar", 5)]
    [InlineData("bar=12", "bar", 12)]
    [InlineData("grill=8, bar=60", "bar", 60)]
    [InlineData("grill=8", "bar", 5)]
    public void A_station_may_have_a_limit_of_its_own(string limits, string station, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), new ScreensSettings { StationPaintLimits = limits }.LimitOf(new(station)));

    [Theory]
    [InlineData("bar")]
    [InlineData("bar=1")]
    [InlineData("bar=61")]
    [InlineData("le bar=5=6")]
    public void A_limit_that_cannot_be_read_is_none(string limits) => Assert.Null(new ScreensSettings { StationPaintLimits = limits }.Limits());

    private async Task<string> TicketAsync(string name)
    {
        var admitted = new TaskCompletionSource<string>();
        var offer = _hub.Of<IPairingDesk>().Offer(admitted.SetResult)!;
        Assert.True((await AdmitAsync(offer.Code, name)).IsGood);
        return await admitted.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private Task<PairingAnswer> AdmitAsync(string code, string name = "Écran") => _hub.Of<IPairingDesk>().AdmitAsync(
        code, name, new(ScreenKind.Station, "kitchen"), ScreenSettings.Usual, Actor.Hub);

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _hub.Root };
}
