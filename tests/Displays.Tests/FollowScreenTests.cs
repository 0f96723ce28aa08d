using RetailPos.Displays.Follow;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class FollowScreenTests : ScreenContext
{
    private readonly BunitJSModuleInterop _telephone;

    public FollowScreenTests()
    {
        _telephone = JSInterop.SetupModule("./_content/RetailPos.Displays/Follow/FollowScreen.razor.js");
        _telephone.Mode = JSRuntimeMode.Loose;
        _telephone.Setup<string>("tryOut").SetResult("on");
    }

    private static Order Mine => Placed(
        147, Noon, header => header with { Customer = "Marc", Note = "allergique" }, Line("a", "Kebab", Hot));

    [Theory]
    [InlineData("")]
    [InlineData("o147")]
    [InlineData("147")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public void Another_token_finds_nothing_and_listens_to_nothing(string token)
    {
        Feed.Push(View(1, Mine));
        var screen = Open(token);

        Assert.True(screen.Has("not-found"));
        Assert.Equal(0, Feed.Listeners);
    }

    [Fact]
    public void A_token_is_as_long_as_128_bits_and_each_order_has_its_own()
    {
        var all = Enumerable.Range(0, 1_000).Select(at => Tokens.Of(new($"o{at}"))).ToList();

        Assert.All(all, token => Assert.Matches("^[A-Za-z0-9_-]{22}$", token));
        Assert.Equal(1_000, all.Distinct().Count());
        Assert.Equal(Tokens.Of(new("o1")), new FollowTokens(new byte[FollowTokens.KeyBytes]).Of(new("o1")));
        Assert.NotEqual(Tokens.Of(new("o1")), new FollowTokens([.. Enumerable.Repeat((byte)1, FollowTokens.KeyBytes)]).Of(new("o1")));
    }

    [Theory]
    [InlineData("", "http://hub:5080/suivi/")]
    [InlineData("http://192.168.1.20:5080/", "http://192.168.1.20:5080/suivi/")]
    public void The_code_leads_where_the_house_says_or_where_the_screen_was_opened(string publicUrl, string start)
    {
        Site.PublicUrl = publicUrl;

        Assert.Equal($"{start}{Tokens.Of(new("o147"))}", Tokens.AddressOf(new("o147"), Site, "http://hub:5080/"));
    }

    [Fact]
    public void A_guest_sees_their_number_and_how_many_come_before()
    {
        var others = new[]
        {
            Placed(145, Noon.AddMinutes(-3), Line("x", "Soupe", Hot)),
            Placed(146, Noon.AddMinutes(-1), Line("y", "Soupe", Hot)),
            Placed(148, Noon.AddMinutes(1), Line("z", "Soupe", Hot)),
            Placed(144, Noon.AddMinutes(-9), Line("w", "Soupe", Hot)).Ready(Noon, "w"),
            Placed(143, Noon.AddMinutes(-9), header => header with { Table = new("T1") }, Line("v", "Soupe", Hot)),
        };

        var screen = Show(View(1, [Mine, .. others]));

        Assert.Equal(("147", "2 commandes devant vous"), (screen.Test("number").TextContent, screen.Test("ahead").TextContent));
        Feed.Push(View(2, Mine, others[1]));
        Assert.Equal("1 commande devant vous", screen.Test("ahead").TextContent);
        Feed.Push(View(3, Mine));
        Assert.Equal("Vous êtes le prochain.", screen.Test("ahead").TextContent);
    }

    [Fact]
    public void Ready_rings_until_the_guest_says_that_they_are_coming()
    {
        var screen = Show(View(1, Mine));
        Assert.Empty(_telephone.Invocations["ring"]);

        Feed.Push(View(2, Mine.Ready(Noon, "a")));
        Assert.Equal("Ready", screen.Test("follow").GetAttribute("data-stage"));
        Assert.Single(_telephone.Invocations["ring"]);
        screen.Test("coming").Click();

        Assert.Single(_telephone.Invocations["quiet"]);
        Assert.False(screen.Has("coming"));
    }

    [Fact]
    public void A_page_that_opens_late_rings_too() => Assert.True(Show(View(1, Mine.Ready(Noon, "a"))).Has("coming"));

    [Fact]
    public void The_same_ready_again_does_not_ring_again()
    {
        var screen = Show(View(1, Mine.Ready(Noon, "a")));
        screen.Test("coming").Click();

        Feed.Push(View(2, Mine.Ready(Noon, "a"), Placed(148, Noon, Line("z", "Soupe", Hot))));

        Assert.Single(_telephone.Invocations["ring"]);
        Assert.False(screen.Has("coming"));
    }

    [Fact]
    public void What_went_back_to_the_stove_stops_ringing_and_rings_anew()
    {
        var ready = Mine.Ready(Noon, "a");
        Show(View(1, ready));

        Feed.Push(View(2, Mine));
        Assert.Single(_telephone.Invocations["quiet"]);
        Feed.Push(View(3, Mine.Ready(Noon.AddMinutes(2), "a")));

        Assert.Equal(2, _telephone.Invocations["ring"].Count);
    }

    [Fact]
    public void Handed_over_it_is_quiet_and_says_thank_you_for_as_long_as_it_is_open()
    {
        var screen = Show(View(1, Mine.Ready(Noon, "a")));

        Feed.Push(View(2) with { Done = [Mine.Ready(Noon, "a").HandedOver(Noon)] });
        Assert.Equal(("Gone", 1), (screen.Test("follow").GetAttribute("data-stage"), _telephone.Invocations["quiet"].Count));

        Feed.Push(View(3));
        Assert.Equal(("Gone", "147"), (screen.Test("follow").GetAttribute("data-stage"), screen.Test("number").TextContent));
    }

    [Fact]
    public void The_bell_is_tried_out_with_a_finger_on_the_glass()
    {
        var screen = Show(View(1, Mine));

        screen.Test("sound").Click();

        Assert.True(screen.Has("sound-on"));
    }

    [Fact]
    public void No_name_no_note_and_no_dish_is_shown()
    {
        var markup = Show(View(1, Mine)).Markup;

        Assert.DoesNotContain("Marc", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("allergique", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Kebab", markup, StringComparison.Ordinal);
    }

    [Fact]
    public void It_speaks_English_too()
    {
        Speak("en-GB");

        Assert.Equal("You are next.", Show(View(1, Mine)).Test("ahead").TextContent);
    }

    [Fact]
    public async Task A_page_that_is_gone_no_longer_listens_and_no_longer_rings()
    {
        Show(View(1, Mine.Ready(Noon, "a")));

        await DisposeComponentsAsync();

        Assert.Equal((0, 1), (Feed.Listeners, _telephone.Invocations["quiet"].Count));
    }

    private IRenderedComponent<FollowScreen> Show(KitchenView view)
    {
        Feed.Push(view);
        return Open(Tokens.Of(new("o147")));
    }

    private IRenderedComponent<FollowScreen> Open(string token) => Render<FollowScreen>(screen => screen.Add(it => it.Token, token));
}
