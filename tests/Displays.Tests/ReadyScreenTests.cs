using RetailPos.Displays.Board;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class ReadyScreenTests : ScreenContext
{
    private static Order Waiting => Placed(
        147, Noon, header => header with { Customer = "Marc", Note = "allergique" }, Line("a", "Kebab", Hot));

    [Theory]
    [InlineData("")]
    [InlineData("k7Qd2mXw9TbLr4VzYc81pB")]
    [InlineData("k7Qd2mXw9TbLr4VzYc81p")]
    public void Another_token_finds_nothing_and_listens_to_nothing(string token)
    {
        Feed.Push(View(1, Waiting));
        var screen = Render(token);

        Assert.True(screen.Has("not-found"));
        Assert.False(screen.Has("board"));
        Assert.Equal(0, Feed.Listeners);
    }

    [Fact]
    public void Two_numbers_that_end_alike_are_shown_with_more_digits()
    {
        var hundredOne = Placed(101, Noon, Line("a", "Kebab", Hot));
        var screen = Show(View(1, hundredOne));
        Assert.Equal(["01"], screen.Texts("preparing"));

        Feed.Push(View(2, hundredOne, Placed(201, Noon.AddMinutes(1), Line("b", "Kebab", Hot)).Ready(Noon, "b")));

        Assert.Equal(["101"], screen.Texts("preparing"));
        Assert.Equal(["201"], screen.Texts("ready"));
    }

    [Fact]
    public void A_number_leaves_when_it_is_handed_over()
    {
        var ready = Waiting.Ready(Noon, "a");
        var screen = Show(View(1, ready));
        Assert.Equal(["47"], screen.Texts("ready"));

        Feed.Push(View(2, ready.HandedOver(Noon.AddSeconds(40))));

        Assert.False(screen.Has("ready"));
    }

    // The words and the recovery are look.js's; a browser test pulls the plug. Here: the board carries the proof they need.
    [Fact]
    public void It_carries_its_proof_of_freshness_and_tells_no_number_by_it()
    {
        var screen = Show(View(7, Waiting));

        Assert.True(screen.Has("status-corner") && screen.Has("status"));
        Assert.DoesNotContain("147", screen.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_numbers_are_drawn_for_eight_metres_and_a_crowd_smaller()
    {
        var ten = Enumerable.Range(1, 10).Select(number => Placed(number, Noon, Line("a", "Kebab", Hot)).Ready(Noon, "a"));
        var more = Enumerable.Range(1, 11).Select(number => Placed(number, Noon, Line("a", "Kebab", Hot)).Ready(Noon, "a"));

        Assert.Equal("ten", Show(View(1, [.. ten])).Find(".done ol").GetAttribute("data-many"));
        Assert.Equal("many", Show(View(2, [.. more])).Find(".done ol").GetAttribute("data-many"));
    }

    [Fact]
    public void Without_a_token_in_the_settings_there_is_no_board()
    {
        Site.BoardToken = "";

        Assert.True(Render("").Has("not-found"));
    }

    [Fact]
    public void Numbers_move_from_one_half_to_the_other_with_a_chime_and_a_glow()
    {
        var screen = Show(View(1, Waiting));
        Assert.Equal(["47"], screen.Texts("preparing"));
        Assert.Empty(JSInterop.Invocations["look.chime"]);

        Feed.Push(View(2, Waiting.Ready(Noon, "a")));

        Assert.Equal(["47"], screen.Texts("ready"));
        Assert.Empty(screen.Texts("preparing"));
        Assert.Contains("glow", screen.Test("ready").ClassList);
        Assert.Equal("ready", JSInterop.Invocations["look.chime"].Single().Arguments[0]);
    }

    [Fact]
    public void What_was_ready_before_the_page_opened_does_not_chime()
    {
        var screen = Show(View(1, Waiting.Ready(Noon, "a")));

        Assert.Empty(JSInterop.Invocations["look.chime"]);
        Assert.DoesNotContain("glow", screen.Test("ready").ClassList);
    }

    [Fact]
    public void A_number_nobody_fetches_leaves_by_itself()
    {
        var screen = Show(View(1, Waiting.Ready(Noon, "a")));

        Clock.Advance(TimeSpan.FromMinutes(Site.BoardMinutes) - TimeSpan.FromSeconds(1));
        Assert.True(screen.Has("ready"));

        Clock.Advance(TimeSpan.FromSeconds(1));
        screen.WaitForAssertion(() => Assert.False(screen.Has("ready")));
    }

    [Fact]
    public void No_name_no_note_and_no_dish_is_shown()
    {
        var markup = Show(View(1, Waiting)).Markup;

        Assert.DoesNotContain("Marc", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("allergique", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Kebab", markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr-FR", "En préparation")]
    [InlineData("en-GB", "Being prepared")]
    public void It_speaks_both_languages(string language, string heading)
    {
        Speak(language);

        Assert.Equal(heading, Show(View(1)).Find("#preparing").TextContent);
    }

    [Fact]
    public async Task A_screen_that_is_gone_no_longer_listens()
    {
        Show(View(1, Waiting));

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Listeners);
    }

    private IRenderedComponent<ReadyScreen> Show(KitchenView view)
    {
        Feed.Push(view);
        return Render(Site.BoardToken);
    }

    private IRenderedComponent<ReadyScreen> Render(string token) =>
        Render<ReadyScreen>(screen => screen.Add(it => it.Token, token));
}
