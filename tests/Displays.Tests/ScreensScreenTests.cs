using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Displays.Screens;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class ScreensScreenTests : ScreenContext
{
    private static readonly ScreenPlace HotPlace = new(ScreenKind.Station, "hot");

    [Fact]
    public void Each_paired_screen_says_what_it_has_painted_or_since_when_it_is_silent()
    {
        Feed.Push(View(50));
        Pair(ScreenSettings.Usual);
        Watch.Standings = [Standing(position: 50, secondsAgo: 0)];
        var screen = Render<ScreensScreen>();
        Assert.Equal(["À jour (peint jusqu’à 50)"], screen.Texts("says"));

        Watch.Standings = [Standing(position: 50, secondsAgo: 5)];
        Clock.Advance(ScreensScreen.LookEvery);

        screen.WaitForAssertion(() => Assert.Equal(["Muet depuis 12:59"], screen.Texts("says")));
    }

    [Theory]
    [InlineData("covered", "Ouvert, mais rien n’en est visible")]
    [InlineData("gone", "Fermé depuis 13:00")]
    [InlineData("never", "Pas ouvert depuis le démarrage du hub")]
    [InlineData("new", "Vient de s’ouvrir")]
    [InlineData("mute", "Son coupé")]
    public void Every_state_has_its_words(string state, string said)
    {
        Feed.Push(View(50));
        Pair(ScreenSettings.Usual);
        var standing = Standing(position: 50, secondsAgo: 0);
        Watch.Standings = state switch
        {
            "covered" => [standing with { IsVisible = false }],
            "gone" => [standing with { LeftAt = Noon }],
            "new" => [standing with { Position = 0 }],
            "mute" => [standing with { IsMuted = true }],
            _ => [],
        };

        Assert.Contains(said, Render<ScreensScreen>().Test("says").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_that_nobody_let_in_are_named_too()
    {
        Feed.Push(View(50));
        Watch.Standings = [Standing(50, 0) with { Screen = null }];

        Assert.Contains("Cuisine chaude", Render<ScreensScreen>().Test("stranger").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_waiting_device_is_let_in_with_a_name_and_a_place()
    {
        Feed.Push(View(50));
        var offer = Pairing.Offer(_ => { })!;
        var screen = Render<ScreensScreen>();

        screen.Test($"waiting-{offer.Code}").Click();
        screen.Test("name").Change("Chaud gauche");
        screen.Test("station-key").Change("bar");
        screen.Test("take-away").Change(false);
        screen.Test("edit").Submit();

        var (code, name, place, settings) = Assert.Single(Pairing.Asked);
        Assert.Equal((offer.Code, "Chaud gauche", new ScreenPlace(ScreenKind.Station, "bar")), (code, name, place));
        Assert.Equal([ServiceMode.EatIn, ServiceMode.Counter], settings.Modes);
        Assert.False(screen.Has("edit"));
    }

    [Fact]
    public void A_wrong_code_is_said_in_words_and_the_form_stays()
    {
        Feed.Push(View(50));
        Pairing.Answer = new(PairingFault.NoSuchCode, Refusal: null);
        var screen = Render<ScreensScreen>();

        screen.Test("code").Change("acd346");
        screen.Find(".code-form").Submit();
        screen.Test("edit").Submit();

        Assert.Equal("ACD346", Assert.Single(Pairing.Asked).Code);
        Assert.Contains("Aucun appareil", screen.Test("form-refusal").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_is_set_up_again_and_can_be_forgotten()
    {
        Feed.Push(View(50));
        Pair(ScreenSettings.Usual);
        var screen = Render<ScreensScreen>();

        screen.Test("edit-s1").Click();
        screen.Test("kind").Change(nameof(ScreenKind.Pass));
        screen.Test("edit").Submit();
        var change = Assert.IsType<HouseScreensCommand.Change>(Assert.Single(Pairing.Told));
        Assert.Equal(ScreenKind.Pass, change.Place.Kind);

        screen.Test("forget-s1").Click();
        screen.Test("forget-now").Click();
        Assert.IsType<HouseScreensCommand.Forget>(Pairing.Told[^1]);
    }

    [Fact]
    public void A_device_shows_its_code_and_goes_where_it_was_put()
    {
        var pair = Render<PairScreen>();
        Assert.Equal("CODE3", pair.Test("code").TextContent);

        Pairing.Admit("once");

        pair.WaitForAssertion(() => Assert.EndsWith("pair/take?ticket=once", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_code_gives_way_to_a_new_one()
    {
        var pair = Render<PairScreen>();

        Clock.Advance(TimeSpan.FromMinutes(10));

        pair.WaitForAssertion(() => Assert.Single(Pairing.Waiting));
        await DisposeComponentsAsync();
        Assert.Empty(Pairing.Waiting);
    }

    [Fact]
    public void A_screen_that_is_put_elsewhere_goes_there_and_one_that_is_forgotten_shows_the_code()
    {
        Pair(ScreenSettings.Usual);
        var follower = Render<ScreenFollower>();
        var navigation = Services.GetRequiredService<NavigationManager>();

        Pair(ScreenSettings.Usual, new(ScreenKind.Pass, ""));
        follower.WaitForAssertion(() => Assert.EndsWith("/pass", navigation.Uri, StringComparison.Ordinal));

        Screens.Push(new(99, HouseScreens.Empty));
        follower.WaitForAssertion(() => Assert.EndsWith("/pair", navigation.Uri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("station/hot", true)]
    [InlineData("/STATION/hot", true)]
    [InlineData("pass?lang=en", true)]
    [InlineData("customer/T1", true)]
    [InlineData("register/T1", false)]
    [InlineData("board/secret", false)]
    [InlineData("screens", false)]
    [InlineData("", false)]
    public void The_kitchen_is_guarded_and_the_rest_is_not(string path, bool isGuarded) =>
        Assert.Equal(isGuarded, ScreenAddress.IsGuarded(path));

    private ScreenStanding Standing(long position, int secondsAgo) => new(
        Page: 1, HotPlace, new ScreenId("s1"), [], position, Clock.GetUtcNow().AddSeconds(-secondsAgo), IsVisible: true, IsMuted: false, LeftAt: null);
}
