using RetailPos.Displays.Beepers;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class BeeperScreenTests : ScreenContext
{
    private static readonly Actor By = new("", "beepers");
    private static readonly OrderId Marc = new("o47");

    private static KitchenView House => View(1, Placed(47, Noon, Line("a", "Kebab", Hot)), Placed(48, Noon.AddMinutes(1), Line("b", "Soupe", Hot)))
        .Pool(Noon, new BeeperPoolCommand.Resize(5, By));

    private static KitchenView Given => House.Pool(Noon, new BeeperPoolCommand.Give(2, Marc, By));

    private static KitchenView Called => Given.Pool(Noon, new BeeperPoolCommand.Call(Marc, By));

    [Fact]
    public void Each_beeper_says_by_word_and_mark_where_it_is()
    {
        var screen = Show(Called.Pool(
            Noon, new BeeperPoolCommand.Report(2, 1, PageOutcome.Sent), new BeeperPoolCommand.Give(3, new("o48"), By), new BeeperPoolCommand.DeclareLost(4, By)));

        Assert.Equal(
            ["Free libre", "Called bippé", "Given donné", "Lost perdu", "Free libre"],
            Enumerable.Range(1, 5).Select(number => screen.Test($"tile-{number}"))
                .Select(tile => $"{tile.GetAttribute("data-state")} {tile.QuerySelector(".state")!.TextContent}"));
        Assert.Contains("Commande 47", screen.Test("tile-2").TextContent, StringComparison.Ordinal);
        Assert.Equal("Libres : 2 · Donnés : 1 · Appelés : 1 · Perdus : 1", screen.Test("count").TextContent);
    }

    [Theory]
    [InlineData(PageOutcome.Sent, false, "bippé", false)]
    [InlineData(PageOutcome.Failed, true, "bip échoué", true)]
    [InlineData(PageOutcome.Doubtful, false, "bip incertain", true)]
    [InlineData(PageOutcome.NotPossible, false, "pas d’émetteur", true)]
    public void What_the_transmitter_said_stands_on_the_tile_in_words(PageOutcome outcome, bool again, string word, bool isTrouble)
    {
        var tile = Show(Called.Pool(Noon, new BeeperPoolCommand.Report(2, 1, outcome, "", again))).Test("tile-2");

        Assert.Equal((word, isTrouble), (tile.QuerySelector(".state")!.TextContent, tile.HasAttribute("data-trouble")));
        Assert.Equal(again ? "bientôt essai 2 sur 4" : null, tile.QuerySelector(".tries")?.TextContent);
    }

    [Fact]
    public void How_often_it_was_tried_and_why_it_failed_are_told()
    {
        var screen = Show(Called.Pool(
            Noon, new BeeperPoolCommand.Report(2, 1, PageOutcome.Failed, "503", MayHelpAgain: true), new BeeperPoolCommand.TryAgain(2, 1),
            new BeeperPoolCommand.Report(2, 2, PageOutcome.Failed, "400 Invalid pager_number")));
        Assert.Equal("essai 2 sur 4", screen.Test("tile-2").QuerySelector(".tries")!.TextContent);

        screen.Test("tile-2").Click();

        Assert.Contains("400 Invalid pager_number", screen.Test("reason").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_free_one_is_given_to_an_order_that_waits()
    {
        var screen = Show(House);

        screen.Test("tile-5").Click();
        Assert.False(screen.Has("call"));
        screen.Test("give-to-o48").Click();

        Assert.Equal([(new OrderId("o48"), (int?)5)], Desk.Given);
        Assert.False(screen.Has("sheet"));
    }

    [Fact]
    public void The_next_one_is_given_without_looking_for_it()
    {
        var screen = Show(Given);
        Assert.False(screen.Has("waiting-o47"));
        Assert.Equal("Donner le 1 Commande 48", screen.Test("give-o48").TextContent);

        screen.Test("give-o48").Click();

        Assert.Equal([(new OrderId("o48"), (int?)null)], Desk.Given);
    }

    [Fact]
    public void Guests_at_a_table_need_none()
    {
        var table = Placed(50, Noon, header => header with { Table = new("T2") }, Line("c", "Steak", Hot));

        Assert.True(Show(View(1, table).Pool(Noon, new BeeperPoolCommand.Resize(2, By))).Has("waiting-none"));
    }

    public static TheoryData<string, BeeperPoolCommand> Acts => new()
    {
        { "stop", new BeeperPoolCommand.Stop(2, By) },
        { "take-back", new BeeperPoolCommand.TakeBackOne(2, By) },
        { "lost", new BeeperPoolCommand.DeclareLost(2, By) },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public void One_that_rings_is_stopped_taken_back_or_declared_lost(string key, BeeperPoolCommand command)
    {
        var screen = Show(Called.Pool(Noon, new BeeperPoolCommand.Report(2, 1, PageOutcome.Sent)));

        screen.Test("tile-2").Click();
        screen.Test(key).Click();

        Assert.Equal([command], BeeperDesk.Asked);
        Assert.Equal("Called", screen.Test("tile-2").GetAttribute("data-state"));
    }

    [Fact]
    public void One_that_is_given_is_called_from_here()
    {
        var screen = Show(Given);

        screen.Test("tile-2").Click();
        Assert.False(screen.Has("stop"));
        Assert.Equal("Bipper", screen.Test("call").TextContent);
        screen.Test("call").Click();

        Assert.Equal([Marc], Desk.Called);
    }

    [Fact]
    public void One_that_is_lost_names_who_had_it_and_is_found()
    {
        var screen = Show(Given.Pool(Noon, new BeeperPoolCommand.DeclareLost(2, By)));
        Assert.Contains("Commande 47", screen.Test("tile-2").TextContent, StringComparison.Ordinal);

        screen.Test("tile-2").Click();
        screen.Test("found").Click();

        Assert.Equal([new BeeperPoolCommand.DeclareFound(2, By)], BeeperDesk.Asked);
    }

    [Fact]
    public void What_came_back_stands_in_a_list_with_what_became_of_its_ringing()
    {
        var screen = Show(Called.Pool(
            Noon, new BeeperPoolCommand.Report(2, 1, PageOutcome.Sent), new BeeperPoolCommand.TakeBack(Marc, By),
            new BeeperPoolCommand.Report(2, 2, PageOutcome.NotPossible)));

        Assert.Contains("Commande 47", screen.Test("returned").TextContent, StringComparison.Ordinal);
        Assert.Contains("s’arrête tout seul", screen.Test("returned").TextContent, StringComparison.Ordinal);
        Assert.Equal("Free", screen.Test("tile-2").GetAttribute("data-state"));
    }

    [Fact]
    public void A_number_is_typed_to_find_its_beeper()
    {
        var screen = Show(House);

        screen.Test("find-number").Input("3");
        screen.Test("find").Submit();

        Assert.Contains("Bippeur 3", screen.Test("sheet").TextContent, StringComparison.Ordinal);
        screen.Test("sheet").KeyDown("Escape");
        Assert.False(screen.Has("sheet"));
    }

    [Theory]
    [InlineData("9")]
    [InlineData("trois")]
    [InlineData("")]
    public void A_number_that_is_none_opens_nothing(string typed)
    {
        var screen = Show(House);

        screen.Test("find-number").Input(typed);
        screen.Test("find").Submit();

        Assert.True(screen.Has("refusal"));
        Assert.False(screen.Has("sheet"));
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("beaucoup", -1)]
    public void The_house_says_how_many_it_has(string typed, int size)
    {
        var screen = Show(House);

        screen.Test("size").Click();
        screen.Test("size-number").Input(typed);
        screen.Test("size-form").Submit();

        Assert.Equal([new BeeperPoolCommand.Resize(size, By)], BeeperDesk.Asked);
    }

    [Fact]
    public void A_house_without_beepers_is_asked_how_many_it_has() => Assert.True(Show(View(1)).Has("empty"));

    [Fact]
    public void A_large_house_is_not_drawn_whole()
    {
        var screen = Show(House.Pool(Noon, new BeeperPoolCommand.Resize(9_999, By), new BeeperPoolCommand.Give(9_000, Marc, By)));

        Assert.Equal(BeeperBoard.TilesMax + 1, screen.FindAll(".tile").Count);
        Assert.Contains((9_998 - BeeperBoard.TilesMax).ToString(System.Globalization.CultureInfo.InvariantCulture), screen.Test("more").TextContent, StringComparison.Ordinal);
        Assert.Equal("Given", screen.Test("tile-9000").GetAttribute("data-state"));
    }

    [Fact]
    public void A_refusal_is_shown_in_words_with_its_holder()
    {
        var screen = Show(Given);
        Desk.BeeperAnswer = new(BeeperPoolRefusal.Lost, Number: null, Marc);

        screen.Test("give-o48").Click();

        Assert.Contains("47", screen.Test("refusal").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void It_speaks_English_too()
    {
        Speak("en-GB");

        Assert.Equal("Free: 5 · Given: 0 · Called: 0 · Lost: 0", Show(House).Test("count").TextContent);
    }

    [Fact]
    public async Task A_screen_that_is_gone_no_longer_listens()
    {
        Show(House);

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Listeners);
    }

    private IRenderedComponent<BeeperScreen> Show(KitchenView view)
    {
        Feed.Push(view);
        return Render<BeeperScreen>();
    }
}
