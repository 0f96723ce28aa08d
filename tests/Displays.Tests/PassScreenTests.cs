using RetailPos.Displays.Pass;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class PassScreenTests : ScreenContext
{
    private static readonly Actor By = new("", "pass");

    private static Order Ready => Placed(47, Noon, Line("a", "Steak", Hot)).Ready(Noon, "a");

    [Fact]
    public void An_order_that_is_ready_lights_up_and_is_handed_over_with_one_tap()
    {
        var screen = Show(View(1, Ready));
        Assert.True(screen.Test("order-o47").HasAttribute("data-lit"));

        screen.Test("hand-over-o47").Click();

        Assert.Equal(new OrderCommand.HandOver(By), Desk.Asked.Single().Command);
        Assert.True(screen.Has("order-o47"));
    }

    [Theory]
    [InlineData(ServiceMode.TakeAway, "Remettre")]
    [InlineData(ServiceMode.EatIn, "Servi")]
    public void What_is_carried_is_served_and_what_is_fetched_is_handed_over(ServiceMode mode, string word)
    {
        var order = Placed(47, Noon, header => header with { Mode = mode }, Line("a", "Steak", Hot)).Ready(Noon, "a");

        Assert.Equal(word, Show(View(1, order)).Test("hand-over-o47").TextContent);
    }

    [Fact]
    public void The_next_course_can_be_called_only_while_one_is_held()
    {
        var screen = Show(View(1, Placed(47, Noon, Line("a", "Soupe", Hot), Line("b", "Steak", Hot, step: 2))));

        screen.Test("fire-o47").Click();
        Assert.Equal(new OrderCommand.FireNextStep(By), Desk.Asked.Single().Command);

        Feed.Push(View(2, Ready));
        Assert.False(screen.Has("fire-o47"));
    }

    [Fact]
    public void A_guest_with_a_beeper_is_paged_again()
    {
        var screen = Show(View(1, Ready).WithBeepers(8, (7, 47)));

        screen.Test("call-o47").Click();

        Assert.Equal(["o47"], Desk.Called.Select(order => order.Value));
        Assert.Contains("Bippeur 7", screen.Test("beeper-state-o47").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_free_beeper_is_offered()
    {
        var screen = Show(View(1, Ready).WithBeepers(8, (1, 3)));

        screen.Test("beeper-o47").Click();
        Assert.Contains("2", screen.Test("give-next").TextContent, StringComparison.Ordinal);
        screen.Test("give-next").Click();

        Assert.Equal([(new OrderId("o47"), (int?)null)], Desk.Given);
    }

    [Fact]
    public void A_beeper_that_is_taken_is_refused_with_the_number_of_its_holder()
    {
        var screen = Show(View(1, Ready, Placed(33, Noon, Line("c", "Soupe", Hot))).WithBeepers(8, (5, 33)));
        Desk.BeeperAnswer = new(BeeperPoolRefusal.Taken, Number: null, new OrderId("o33"));

        screen.Test("beeper-o47").Click();
        screen.Test("give-number").Input("5");
        screen.Test("give-form").Submit();

        Assert.Equal([(new OrderId("o47"), (int?)5)], Desk.Given);
        Assert.Contains("33", screen.Test("refusal").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_none_is_refused_without_asking_the_hub()
    {
        var screen = Show(View(1, Ready).WithBeepers(8));

        screen.Test("beeper-o47").Click();
        screen.Test("give-number").Input("sept");
        screen.Test("give-form").Submit();

        Assert.Empty(Desk.Given);
        Assert.True(screen.Has("refusal"));
    }

    [Fact]
    public void A_guest_may_follow_the_order_on_a_telephone_instead()
    {
        var screen = Show(View(1, Ready));

        screen.Test("beeper-o47").Click();

        Assert.Contains("47", screen.Test("qr").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.False(screen.Has("give-form"));
    }

    [Fact]
    public void A_line_without_a_station_is_seen_and_finished_at_the_pass()
    {
        var order = Placed(50, Noon, Line("x", "Plat du jour", station: null));
        var screen = Show(View(1, order));
        Assert.Contains("1 Plat du jour", screen.Test("cell-o50-none").TextContent, StringComparison.Ordinal);

        screen.Test("finish-o50").Click();

        Assert.Equal(new OrderCommand.MarkReady(order.Ticks("x"), By), Desk.Asked.Single().Command);
    }

    [Fact]
    public void A_refusal_is_shown_in_words()
    {
        var screen = Show(View(1, Ready));
        Desk.Refusal = OrderRefusal.NothingReady;

        screen.Test("hand-over-o47").Click();

        Assert.Contains("Rien n’est prêt", screen.Test("refusal").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_view_never_overwrites_a_newer_one()
    {
        var screen = Show(View(5, Ready));

        Feed.Push(View(4));

        Assert.True(screen.Has("order-o47"));
    }

    [Theory]
    [InlineData("fr-FR", "1 en cours, 1 à remettre")]
    [InlineData("en-GB", "1 under way, 1 to hand over")]
    public void It_speaks_both_languages(string language, string count)
    {
        Speak(language);

        Assert.Equal(count, Show(View(1, Ready)).Test("count").TextContent);
    }

    [Fact]
    public async Task A_screen_that_is_gone_no_longer_listens()
    {
        Show(View(1, Ready));

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Listeners);
    }

    private IRenderedComponent<PassScreen> Show(KitchenView view)
    {
        Feed.Push(view);
        return Render<PassScreen>();
    }
}
