using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class StationScreenTests : ScreenContext
{
    private static readonly Actor By = new("", "hot");

    private static Order Steak => Placed(47, Noon, Line("a", "Steak", Hot, 2), Line("b", "Frites", Hot));

    [Fact]
    public void A_ticket_says_its_number_its_place_and_what_to_make()
    {
        var screen = Show(View(1, Placed(
            47, Noon, header => header with { Table = new TableId("T12"), Covers = 4 }, Line("a", "Steak", Hot, 2))));
        var ticket = screen.Test("ticket-o47").TextContent;

        Assert.Contains("47", ticket, StringComparison.Ordinal);
        Assert.Contains("T12", ticket, StringComparison.Ordinal);
        Assert.Contains("4 couv.", ticket, StringComparison.Ordinal);
        Assert.Contains("Steak", ticket, StringComparison.Ordinal);
    }

    [Fact]
    public void Ages_are_left_to_the_page_with_the_instants_they_grow_from()
    {
        var time = Show(View(1, Steak)).Find("[data-test=ticket-o47] time");

        Assert.Equal("2026-03-14T12:00:00.000Z", time.GetAttribute("data-since"));
        Assert.Equal("480", time.GetAttribute("data-waiting-after"));
        Assert.Equal("900", time.GetAttribute("data-late-after"));
        Assert.Empty(time.ChildNodes);
    }

    [Fact]
    public void An_older_view_never_overwrites_a_newer_one()
    {
        var screen = Show(View(5, Steak));

        Feed.Push(View(4));

        Assert.True(screen.Has("ticket-o47"));
    }

    [Fact]
    public void What_happens_while_the_screen_is_reading_is_not_lost()
    {
        Feed.Push(View(1, Steak));
        Feed.DuringRead = () =>
        {
            Feed.DuringRead = () => { };
            Feed.Push(View(2));
        };

        Assert.False(Render().Has("ticket-o47"));
    }

    [Fact]
    public void A_view_that_leaves_this_board_as_it_was_costs_no_rendering()
    {
        var screen = Show(View(1, Steak));
        var before = screen.RenderCount;

        Feed.Push(View(2, Steak));

        Assert.Equal(before, screen.RenderCount);
    }

    [Fact]
    public void A_view_pushed_by_a_thread_of_another_language_is_shown_in_the_language_of_the_page()
    {
        var screen = Show(View(1));

        Speak("en-GB");
        Feed.Push(View(2, Steak));
        Speak("fr-FR");

        Assert.Contains("PRÊT", screen.Test("ready-o47").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tapped_line_stays_until_the_hub_takes_it_away()
    {
        var screen = Show(View(1, Steak));

        screen.Test("line-a").Click();
        Assert.Equal("false", screen.Test("line-a").GetAttribute("aria-pressed"));
        Assert.Equal(new OrderCommand.MarkReady(Steak.Ticks("a"), By), Desk.Asked.Single().Command);

        Feed.Push(View(2, Steak.Ready(Noon, "a")));
        Assert.Equal("true", screen.Test("line-a").GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Every_command_has_an_id_of_its_own()
    {
        var screen = Show(View(1, Steak));

        screen.Test("line-a").Click();
        screen.Test("line-a").Click();

        Assert.All(Desk.Asked, asked => Assert.True(Id.IsValid(asked.Id.Value)));
        Assert.NotEqual(Desk.Asked[0].Id, Desk.Asked[1].Id);
    }

    [Fact]
    public void The_big_key_finishes_every_line_of_this_station_and_none_of_another()
    {
        var order = Placed(47, Noon, Line("a", "Steak", Hot), Line("b", "Bière", Bar), Line("c", "Frites", Hot))
            .Ready(Noon, "c");
        var screen = Show(View(1, order));

        screen.Test("ready-o47").Click();

        Assert.Equal(new OrderCommand.MarkReady(order.Ticks("a"), By), Desk.Asked.Single().Command);
    }

    [Fact]
    public void The_head_starts_what_is_queued()
    {
        var order = Steak.Started(Noon, "a");
        var screen = Show(View(1, order));

        screen.Test("start-o47").Click();

        Assert.Equal(new OrderCommand.Start(order.Ticks("b"), By), Desk.Asked.Single().Command);
    }

    [Fact]
    public void A_ticked_line_is_unticked_by_a_second_tap()
    {
        var order = Steak.Ready(Noon, "a");
        var screen = Show(View(1, order));

        screen.Test("line-a").Click();

        Assert.Equal(new OrderCommand.Recall(order.Ticks("a"), By), Desk.Asked.Single().Command);
    }

    [Fact]
    public void A_line_that_the_next_station_has_begun_is_not_taken_from_its_hands()
    {
        var pizza = Line("a", "Pizza", Hot) with { Card = new([Hot, Bar], Step: 1, ExpectedSeconds: 0, []) };
        var moved = Placed(47, Noon, pizza, Line("b", "Salade", Hot)).Ready(Noon, "a");
        var screen = Show(View(1, moved));

        screen.Test("line-a").Click();
        Assert.Equal(new OrderCommand.Recall(moved.Ticks("a"), By), Desk.Asked.Single().Command);

        Feed.Push(View(2, moved.Started(Noon, "a")));
        screen.Test("line-a").Click();
        Assert.Single(Desk.Asked);
        Assert.True(screen.Has("refusal"));
    }

    [Fact]
    public void A_refusal_is_shown_in_words_until_it_is_closed()
    {
        var screen = Show(View(1, Steak));
        Desk.Refusal = OrderRefusal.LineCancelled;

        screen.Test("line-a").Click();
        Assert.Contains(Words(OrderRefusal.LineCancelled), screen.Test("refusal").TextContent, StringComparison.Ordinal);

        screen.Test("refusal-close").Click();
        Assert.False(screen.Has("refusal"));
    }

    [Fact]
    public void A_hub_that_cannot_write_is_said_in_words_and_the_screen_lives_on()
    {
        var screen = Show(View(1, Steak));
        Desk.Fault = new IOException("disk full");

        screen.Test("line-a").Click();

        Assert.Contains("Appuyer de nouveau", screen.Test("refusal").TextContent, StringComparison.Ordinal);
        Assert.True(screen.Has("ticket-o47"));
    }

    [Theory]
    [InlineData("NotStarted", CancellationOutcome.NotStarted)]
    [InlineData("Waste", CancellationOutcome.Waste)]
    [InlineData("Reuse", CancellationOutcome.Reuse)]
    public void A_cancelled_line_is_hatched_and_asks_what_became_of_it(string key, CancellationOutcome outcome)
    {
        var screen = Show(View(1, Steak.Started(Noon, "a").Cancelled(Noon, "a")));
        Assert.Equal("cancelled", screen.Test("line-a").GetAttribute("data-state"));
        Assert.Contains("ANNULÉ", screen.Test("line-a").TextContent, StringComparison.Ordinal);

        screen.Test("line-a").Click();
        screen.Test($"outcome-{key}").Click();

        Assert.Equal(
            new OrderCommand.AcknowledgeCancellation(new("a"), outcome, By), Desk.Asked.Single().Command);
        Assert.False(screen.Has("acknowledge"));
    }

    [Fact]
    public void A_question_that_another_screen_has_answered_is_taken_back()
    {
        var order = Steak.Cancelled(Noon, "a");
        var screen = Show(View(1, order));
        screen.Test("line-a").Click();

        Feed.Push(View(2, order.Then(
            new OrderCommand.AcknowledgeCancellation(new("a"), CancellationOutcome.Waste, By), Noon)));

        Assert.False(screen.Has("acknowledge"));
    }

    [Fact]
    public void What_has_left_can_be_recalled_from_a_list()
    {
        var order = Steak.Ready(Noon, "a", "b");
        var screen = Show(View(1, order));

        screen.Test("recall").Click();
        screen.Test("recall-o47").Click();

        Assert.Equal(new OrderCommand.Recall(order.Ticks("a", "b"), By), Desk.Asked.Single().Command);
    }

    [Fact]
    public void Lines_without_a_station_are_said_on_every_station_and_ticked_in_their_lane()
    {
        var order = Placed(50, Noon, Line("x", "Plat du jour", station: null));
        Assert.Contains("1 plat", Show(View(1, order)).Test("unassigned").TextContent, StringComparison.Ordinal);

        var lane = Render(StationScreen.NoStation);
        lane.Test("line-x").Click();

        Assert.Equal(
            new OrderCommand.MarkReady(order.Ticks("x"), new Actor("", "-")), Desk.Asked.Single().Command);
    }

    [Fact]
    public void What_the_page_cannot_show_is_counted_with_its_oldest()
    {
        var screen = Show(View(1, [.. Enumerable.Range(1, 9)
            .Select(number => Placed(number, Noon.AddMinutes(number), Line($"l{number}", "Steak", Hot)))]));

        screen.InvokeAsync(() => screen.Instance.Fits(2));

        Assert.Contains("+7 plus loin", screen.Test("beyond").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "2026-03-14T12:03:00.000Z", screen.Find("[data-test=beyond] time").GetAttribute("data-since"));
    }

    [Fact]
    public void An_empty_station_says_so()
    {
        var screen = Show(View(1));

        Assert.True(screen.Has("empty"));
        Assert.False(screen.Has("unassigned"));
    }

    [Fact]
    public void A_new_ticket_chimes_and_those_that_were_there_do_not()
    {
        var screen = Show(View(1, Steak));
        Assert.Null(screen.Test("station").GetAttribute("data-chime"));

        Feed.Push(View(2, Steak, Placed(48, Noon, Line("c", "Soupe", Hot))));
        Assert.Equal("1 new 10", screen.Test("station").GetAttribute("data-chime"));
    }

    [Fact]
    public void A_bump_bar_ticks_starts_finishes_and_jumps()
    {
        var screen = Show(View(1, Steak, Placed(48, Noon.AddMinutes(1), Line("c", "Soupe", Hot))));

        Press(screen, "ArrowDown", "ArrowDown", "Enter");
        Assert.Equal(new OrderCommand.MarkReady(Steak.Ticks("b"), By), Desk.Asked[^1].Command);
        Assert.Equal("true", screen.Test("line-b").GetAttribute("aria-current"));

        Press(screen, "s");
        Assert.Equal(new OrderCommand.Start(Steak.Ticks("a", "b"), By), Desk.Asked[^1].Command);

        Press(screen, "2", "b");
        Assert.Equal("o48", Desk.Asked[^1].Order.Value);
        Assert.Equal("true", screen.Test("ticket-o48").GetAttribute("aria-current"));
    }

    [Fact]
    public void A_bump_on_no_ticket_does_nothing()
    {
        var screen = Show(View(1, Steak));

        Press(screen, "b", "s", "Enter");

        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public void A_bump_bar_recalls_and_closes()
    {
        var first = Steak.Ready(Noon.AddMinutes(2), "a", "b");
        var second = Placed(48, Noon, Line("c", "Soupe", Hot)).Ready(Noon.AddMinutes(1), "c");
        var screen = Show(View(1, first, second));

        Press(screen, "r");
        Assert.True(screen.Has("recall-sheet"));
        Press(screen, "Escape");
        Assert.False(screen.Has("recall-sheet"));

        Press(screen, "r", "ArrowDown", "Enter");
        Assert.Equal(new OrderCommand.Recall(second.Ticks("c"), By), Desk.Asked.Single().Command);
    }

    [Fact]
    public void A_bump_bar_says_what_became_of_a_cancelled_line()
    {
        var screen = Show(View(1, Steak.Cancelled(Noon, "a")));

        Press(screen, "1", "Enter", "3");

        Assert.Equal(
            new OrderCommand.AcknowledgeCancellation(new("a"), CancellationOutcome.Reuse, By),
            Desk.Asked.Single().Command);
    }

    [Fact]
    public async Task A_screen_that_is_gone_no_longer_listens()
    {
        Show(View(1, Steak));
        Assert.Equal(1, Feed.Listeners);

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Listeners);
    }

    [Theory]
    [InlineData("fr-FR", "PRÊT", "Bar\u00a0: encore\u00a01")]
    [InlineData("en-GB", "READY", "Bar: 1 to come")]
    public void It_speaks_both_languages(string language, string ready, string elsewhere)
    {
        Speak(language);
        var screen = Show(View(1, Placed(47, Noon, Line("a", "Steak", Hot), Line("b", "Bière", Bar))));

        Assert.Contains(ready, screen.Test("ready-o47").TextContent, StringComparison.Ordinal);
        Assert.Equal(elsewhere, screen.Test("elsewhere").TextContent);
    }

    private static void Press(IRenderedComponent<StationScreen> screen, params string[] keys)
    {
        foreach (var key in keys)
        {
            screen.InvokeAsync(() => screen.Instance.PressAsync(key));
        }
    }

    private IRenderedComponent<StationScreen> Show(KitchenView view)
    {
        Feed.Push(view);
        return Render();
    }

    private IRenderedComponent<StationScreen> Render(string station = "hot") =>
        Render<StationScreen>(screen => screen.Add(it => it.Station, station));

    private string Words(OrderRefusal refusal) =>
        RefusalText.Of(refusal, Services.GetRequiredService<IStringLocalizer<Displays.Texts>>());
}
