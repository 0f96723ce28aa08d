using RetailPos.Displays.Leftovers;
using RetailPos.Displays.Pass;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class LeftoversScreenTests : ScreenContext
{
    private static readonly DateTimeOffset Yesterday = Noon.AddDays(-1);

    private static readonly Order Forgotten = Placed(7, Yesterday, Line("a", "Steak", Hot, quantity: 2));
    private static readonly Order Standing = Placed(8, Yesterday.AddMinutes(5), Line("b", "Soupe", Hot)).Ready(Yesterday.AddMinutes(20), "b");
    private static readonly Order Today = Placed(3, Noon.AddMinutes(-10), Line("c", "Salade", Hot)).Started(Noon, "c");

    [Fact]
    public void Past_services_are_chosen_and_put_away_at_once_and_today_only_when_somebody_ticks_it()
    {
        var screen = Show(Forgotten, Standing, Today);

        Assert.Equal(["7", "8"], Numbers(screen, "LeftoversPast"));
        Assert.Equal(["3"], Numbers(screen, "LeftoversToday"));
        Assert.Contains("2 Steak", screen.Test("order-o7").TextContent, StringComparison.Ordinal);
        Assert.Contains("Prête", screen.Test("order-o8").TextContent, StringComparison.Ordinal);
        Assert.Equal("Ranger 2 commandes", screen.Test("put-away").TextContent.Trim());

        screen.Test("choose-o8").Change(false);
        screen.Test("choose-o3").Change(true);
        screen.Test("reason").Input("panne d’écran ");
        screen.Test("form").Submit();

        Assert.Equal([([new OrderId("o7"), new("o3")], "panne d’écran")], Left.PutAway);
        Assert.Equal("2 commandes rangées.", screen.Test("done").TextContent);
    }

    [Fact]
    public void Without_a_reason_nothing_is_put_away_and_a_refusal_is_said()
    {
        var screen = Show(Forgotten);

        screen.Test("reason").Input(" ");
        Assert.True(screen.Test("put-away").HasAttribute("disabled"));

        screen.Test("reason").Input("fini");
        Left.Refusal = OrderRefusal.ReasonInvalid;
        screen.Test("form").Submit();
        Assert.NotEmpty(screen.Test("refusal").TextContent);
        Assert.Empty(screen.Test("done").TextContent);
    }

    [Fact]
    public void A_kitchen_that_owes_nothing_says_so()
    {
        Assert.True(Show().Has("empty"));
    }

    [Fact]
    public void The_pass_names_what_past_services_left_behind_and_nothing_of_today()
    {
        Feed.Push(View(1, Forgotten, Standing, Today));
        var pass = Render<PassScreen>();

        Assert.Contains("n° 7, 8.", pass.Test("left").TextContent, StringComparison.Ordinal);
        Assert.Equal("office/leftovers", pass.Test("left").QuerySelector("a")!.GetAttribute("href"));

        Feed.Push(View(2, Today));
        Assert.False(pass.Has("left"));
    }

    private IRenderedComponent<LeftoversScreen> Show(params Order[] orders)
    {
        Feed.Push(View(1, orders));
        return Render<LeftoversScreen>();
    }

    private static IEnumerable<string> Numbers(IRenderedComponent<LeftoversScreen> screen, string group) =>
        screen.Test(group).QuerySelectorAll(".call").Select(call => call.TextContent);
}
