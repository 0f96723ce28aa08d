using RetailPos.Displays.Pass;
using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

/// <summary>What changed after it was sent, who is allergic, what goes first and what there is no more of: at the station and at the pass.</summary>
public sealed class ChangesTests : ScreenContext
{
    private static readonly Actor By = new("", "hot");
    private static readonly SentLine Steak = Line("a", "Steak", Hot, 3) with { Options = ["saignant"], Item = new("steak") };
    private static readonly SentLine Nutty = Line("n", "Gâteau", Hot) with { Allergies = ["arachide"], Card = new([Hot], 1, 0, ["gluten"]) };

    private static Order Sent => Placed(47, Noon, header => header with { Mode = ServiceMode.EatIn, Table = new("T4"), Covers = 2 }, Steak, Line("b", "Frites", Hot));

    [Fact]
    public void A_changed_line_shows_old_and_new_until_a_tap_says_that_it_was_read()
    {
        var changed = Changed(Sent, Steak.Wish with { Options = ["à point"] });
        var screen = Show(View(1, changed));
        var line = screen.Test("line-a");

        Assert.Equal("changed", line.GetAttribute("data-state"));
        Assert.Contains("MODIFIÉ", line.TextContent, StringComparison.Ordinal);
        Assert.Equal("saignant", line.QuerySelector("del")!.TextContent);
        Assert.Equal("à point", line.QuerySelector("ins")!.TextContent);
        Assert.False(screen.Has("ready-o47"));
        Assert.Contains("LU", screen.Test("read-o47").TextContent, StringComparison.Ordinal);

        line.Click();
        Assert.Equal(new OrderCommand.AcknowledgeChange(new("a"), Steak.Wish with { Options = ["à point"] }, Outcome: null, By), Desk.Asked.Single().Command);

        Feed.Push(View(2, changed.Then(Desk.Asked[0].Command, Noon)));
        screen.Test("line-a").Click();
        Assert.IsType<OrderCommand.MarkReady>(Desk.Asked[^1].Command);
        Assert.True(screen.Has("ready-o47"));
    }

    [Fact]
    public void Pieces_that_were_taken_off_are_asked_after_as_a_cancellation_is()
    {
        var fewer = Steak.Wish with { Quantity = Quantity.One };
        var screen = Show(View(1, Changed(Sent, fewer)));

        screen.Test("line-a").Click();
        Assert.Empty(Desk.Asked);
        screen.Test("outcome-Waste").Click();

        Assert.Equal(new OrderCommand.AcknowledgeChange(new("a"), fewer, CancellationOutcome.Waste, By), Desk.Asked.Single().Command);
    }

    [Fact]
    public void The_big_key_reads_everything_of_the_ticket_and_asks_what_must_be_asked()
    {
        var order = Changed(Placed(47, Noon, Steak, Nutty, Line("b", "Frites", Hot)), Steak.Wish with { Note = "vite" })
            .Then(new OrderCommand.Amend(null, new TableId("T12"), null, null, null, Actor.Hub), Noon)
            .Cancelled(Noon, "b");
        var screen = Show(View(1, order));

        screen.Test("read-o47").Click();

        Assert.Equal(
            [
                new OrderCommand.AcknowledgeAmendment(Hot, order.Header!.Facts, By),
                new OrderCommand.AcknowledgeChange(new("a"), Steak.Wish with { Note = "vite" }, Outcome: null, By),
                new OrderCommand.AcknowledgeAllergies([new("n")], Hot, AtPass: false, By),
            ],
            Desk.Asked.Select(asked => asked.Command));
        Assert.True(screen.Has("acknowledge"));
    }

    [Fact]
    public void A_table_that_moved_is_said_in_a_band_and_read_station_by_station()
    {
        var moved = Sent.Then(new OrderCommand.Amend(null, new TableId("T12"), 4, null, null, Actor.Hub), Noon);
        var screen = Show(View(1, moved));
        var band = screen.Test("amended-o47");

        Assert.Equal(["T4", "2 couv."], band.QuerySelectorAll("del").Select(old => old.TextContent));
        Assert.Equal(["T12", "4 couv."], band.QuerySelectorAll("ins").Select(now => now.TextContent));

        band.Click();
        Feed.Push(View(2, moved.Then(Desk.Asked.Single().Command, Noon)));
        Assert.False(screen.Has("amended-o47"));
    }

    [Fact]
    public void An_allergy_is_boxed_and_must_be_read_before_anything_is_started_or_done()
    {
        var order = Placed(47, Noon, Nutty);
        var screen = Show(View(1, order));

        Assert.Contains("ALLERGIE", screen.Test("allergy-n").TextContent, StringComparison.Ordinal);
        Assert.Contains("arachide", screen.Test("allergy-n").TextContent, StringComparison.Ordinal);
        Assert.Contains("contient\u00a0: gluten", screen.Test("line-n").TextContent, StringComparison.Ordinal);

        screen.Test("line-n").Click();
        Assert.Equal(new OrderCommand.AcknowledgeAllergies([new("n")], Hot, AtPass: false, By), Desk.Asked.Single().Command);

        Feed.Push(View(2, order.Then(Desk.Asked[0].Command, Noon)));
        Assert.True(screen.Test("allergy-n").HasAttribute("data-read"));
        screen.Test("ready-o47").Click();
        Assert.IsType<OrderCommand.MarkReady>(Desk.Asked[^1].Command);
    }

    [Fact]
    public void The_pass_confirms_an_allergy_before_it_hands_over()
    {
        var order = Placed(47, Noon, Nutty)
            .Then(new OrderCommand.AcknowledgeAllergies([new("n")], Hot, AtPass: false, By), Noon)
            .Ready(Noon, "n");
        var pass = new Actor("", "pass");
        Feed.Push(View(1, order));
        var screen = Render<PassScreen>();
        Assert.False(screen.Has("hand-over-o47"));

        screen.Test("confirm-o47").Click();
        Assert.Equal(new OrderCommand.AcknowledgeAllergies([new("n")], Station: null, AtPass: true, pass), Desk.Asked.Single().Command);

        Feed.Push(View(2, order.Then(Desk.Asked[0].Command, Noon)));
        screen.Test("hand-over-o47").Click();
        Assert.Equal(new OrderCommand.HandOver(pass), Desk.Asked[^1].Command);
    }

    [Fact]
    public void The_pass_sees_which_station_has_not_read_a_change()
    {
        Feed.Push(View(1, Changed(Placed(47, Noon, Steak, Line("b", "Bière", Bar)), Steak.Wish with { Note = "vite" })));
        var screen = Render<PassScreen>();

        Assert.True(screen.Has("unread-o47-hot"));
        Assert.False(screen.Has("unread-o47-bar"));
    }

    [Fact]
    public void The_pass_is_worked_with_keys_alone()
    {
        var order = Placed(47, Noon, Steak, Line("d", "Tarte", Hot, step: 2)).Ready(Noon, "a");
        Feed.Push(View(1, order, Placed(48, Noon, Line("c", "Soupe", Hot))));
        var screen = Render<PassScreen>();

        foreach (var key in new[] { "1", "p", "Enter", "ArrowDown", "P" })
        {
            screen.InvokeAsync(() => screen.Instance.PressAsync(key));
        }

        Assert.Equal(["o47", "o47", "o48"], Desk.Asked.Select(asked => asked.Order.Value));
        Assert.Equal(new OrderCommand.HandOver(new("", "pass")), Desk.Asked[1].Command);
    }

    [Fact]
    public void A_rush_stands_first_whatever_is_late_at_the_station_and_at_the_pass()
    {
        var rush = Placed(2, Noon, Line("b", "Soupe", Hot)).Then(new OrderCommand.Prioritise(IsRush: true, By), Noon);
        var view = View(1, Placed(1, Noon.AddMinutes(-50), Line("a", "Steak", Hot)), rush);

        Assert.Equal([2, 1], StationBoard.Of(view, Hot, Site).Tickets.Select(ticket => ticket.Header.CallNumber));
        Assert.Equal([2, 1], PassBoard.Of(view, Site).Rows.Select(row => row.Header.CallNumber));
        Assert.True(Show(view).Has("rush-o2"));
    }

    [Fact]
    public void An_article_is_sold_out_from_its_ticket_and_sold_again_from_the_list()
    {
        var screen = Show(View(1, Sent));

        screen.Test("menu-o47").Click();
        screen.Test("choice-sold-out-steak").Click();
        var mark = Assert.IsType<SoldOutCommand.Mark>(Desk.SoldOut.Single());
        Assert.Equal(new SoldOutCommand.Mark(new("steak"), "Steak", By), mark);

        Feed.Push(View(2, Sent) with { SoldOut = SoldOutDecider.Evolve(SoldOut.Empty, new SoldOutEvent.Marked(new("steak"), "Steak", By, Noon)) });
        Assert.Contains("ÉPUISÉ", screen.Test("line-a").TextContent, StringComparison.Ordinal);
        screen.Test("sold-out").Click();
        screen.Test("choice-sold-out-steak").Click();
        Assert.Equal(new SoldOutCommand.Restore(new("steak"), By), Desk.SoldOut[^1]);
    }

    [Fact]
    public void What_nobody_has_begun_changes_hands_and_what_is_begun_does_not()
    {
        var order = Placed(47, Noon, Steak, Line("b", "Frites", Hot), Line("c", "Bière", Bar)).Started(Noon, "b");
        var screen = Show(View(1, order));

        screen.Test("menu-o47").Click();
        screen.Test("choice-give-bar").Click();
        Assert.Equal(new OrderCommand.Claim(order.Ticks("a"), Bar, By), Desk.Asked[^1].Command);

        screen.Test("menu-o47").Click();
        screen.Test("choice-take-bar").Click();
        Assert.Equal(new OrderCommand.Claim(order.Ticks("c"), Hot, By), Desk.Asked[^1].Command);
    }

    [Fact]
    public void A_later_step_shows_its_dishes_on_demand_and_is_fired_from_the_ticket()
    {
        var screen = Show(View(1, Placed(47, Noon, Steak, Line("d", "Tarte", Hot, 2, step: 2))));
        Assert.Contains("2 Tarte", screen.Test("later-step").TextContent, StringComparison.Ordinal);

        Press(screen, "1", "f");

        Assert.Equal(new OrderCommand.FireNextStep(By), Desk.Asked.Single().Command);
    }

    [Fact]
    public void What_a_forced_step_left_behind_is_named_on_its_line()
    {
        var order = Placed(47, Noon, Steak, Line("d", "Tarte", Hot, step: 2)).Then(new OrderCommand.FireNextStep(By), Noon);

        Assert.Contains("1", Show(View(1, order)).Test("left-a").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_read_alike_are_told_apart()
    {
        var screen = Show(View(1, Placed(47, Noon, Steak, Steak with { Id = new("a2") }, Line("b", "Frites", Hot))));

        Assert.Equal("n° 1 sur 2", screen.Test("twin-a").TextContent);
        Assert.Equal("n° 2 sur 2", screen.Test("twin-a2").TextContent);
        Assert.False(screen.Has("twin-b"));
    }

    [Fact]
    public void Orders_for_later_are_counted_listed_and_can_be_started_now()
    {
        var later = Placed(50, Noon, header => header with { DueAt = Noon.AddHours(2), SurfaceAt = Noon.AddHours(1) }, Steak);
        var screen = Show(View(1, later));
        Assert.True(later.IsAhead);
        Assert.Contains("14:00", screen.Test("ahead").TextContent, StringComparison.Ordinal); // Noon is universal, the site is in Paris.
        Assert.False(screen.Has("ticket-o50"));

        screen.Test("ahead").Click();
        screen.Test("choice-o50").Click();

        Assert.Equal(new OrderCommand.FireNextStep(By), Desk.Asked.Single().Command);
        Assert.Empty(PassBoard.Of(View(1, later), Site).Rows);
        Assert.Single(PassBoard.Of(View(1, later), Site).Ahead);
    }

    [Fact]
    public void An_order_for_a_time_counts_down_to_it()
    {
        var screen = Show(View(1, Placed(47, Noon, header => header with { DueAt = Noon.AddMinutes(55) }, Steak)));

        Assert.Equal("2026-03-14T12:55:00.000Z", screen.Find("[data-until]").GetAttribute("data-until"));
        Assert.Empty(screen.Find("[data-until]").ChildNodes);
    }

    [Fact]
    public void Where_the_whole_ticket_is_off_each_dish_is_ticked_and_the_last_may_be_bumped()
    {
        var rules = StationRules.Default with { WholeTicket = WholeTicketRule.Off };
        var view = View(1, Sent) with { Rules = KitchenView.Empty.Rules.Add(Hot, rules) };
        var screen = Show(view);
        Assert.False(screen.Has("ready-o47"));
        Assert.True(screen.Has("one-by-one-o47"));

        Feed.Push(view with { Position = 2, Orders = View(2, Sent.Ready(Noon, "a")).Orders });
        Assert.True(screen.Has("ready-o47"));
    }

    [Fact]
    public void Where_two_stations_allow_it_one_press_finishes_the_whole_order()
    {
        var order = Placed(47, Noon, Steak, Line("c", "Bière", Bar));
        var all = StationRules.Default with { WholeTicket = WholeTicketRule.WholeOrder };
        var screen = Show(View(1, order) with { Rules = KitchenView.Empty.Rules.Add(Hot, all).Add(Bar, all) });

        screen.Test("ready-o47").Click();

        Assert.Equal(new OrderCommand.MarkReady(order.Ticks("a", "c"), By), Desk.Asked.Single().Command);
    }

    [Fact]
    public void The_settings_say_which_rule_is_in_force_and_set_another()
    {
        var screen = Show(View(1, Sent));

        screen.Test("settings-open").Click();
        Assert.Equal("true", screen.Test("choice-ThisStation").GetAttribute("aria-pressed"));
        screen.Test("choice-Off").Click();

        Assert.Equal((Hot, new StationCommand.SetRules(new(WholeTicketRule.Off), By)), Desk.Ruled.Single());
    }

    [Fact]
    public void Who_did_what_is_told_in_words()
    {
        Desk.Past =
        [
            new OrderEvent.Placed(Sent.Header!, Noon),
            new OrderEvent.LinesAdded([Steak], new("Léa", "T1"), Noon),
            new OrderEvent.StepOpened(2, StepCause.Fired, By, Noon, Unfinished: 2),
            new OrderEvent.LinesReady([new("a")], By, Noon.AddMinutes(5)),
        ];
        var screen = Show(View(1, Sent));

        Press(screen, "1", "h");

        var told = screen.Texts("history-entry").ToList();
        Assert.Contains("Léa · T1", told[0], StringComparison.Ordinal);
        Assert.Contains("de force, 2 encore en cours", told[1], StringComparison.Ordinal);
        Assert.Contains("Prêt\u00a0: 3 Steak", told[2], StringComparison.Ordinal);
        Assert.Contains("Cuisine chaude", told[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_moves_while_a_finger_is_on_the_board_and_ticks_still_show()
    {
        var screen = Show(View(1, Sent, Placed(48, Noon.AddMinutes(1), Line("c", "Soupe", Hot))));
        var rush = Placed(49, Noon.AddMinutes(2), Line("d", "Œuf", Hot)).Then(new OrderCommand.Prioritise(IsRush: true, By), Noon);
        var soup = Placed(48, Noon.AddMinutes(1), Line("c", "Soupe", Hot)).Ready(Noon, "c");

        screen.InvokeAsync(() => screen.Instance.Touch(isTouched: true));
        Feed.Push(View(2, Sent.Ready(Noon, "b"), soup, rush));
        Assert.Equal(["o47", "o48", "o49"], Shown(screen));
        Assert.Equal("true", screen.Test("line-b").GetAttribute("aria-pressed"));
        Assert.Contains("leaving", screen.Test("ticket-o48").ClassName, StringComparison.Ordinal);

        screen.InvokeAsync(() => screen.Instance.Touch(isTouched: false));
        Assert.Equal(["o49", "o47"], Shown(screen));
    }

    [Fact]
    public void A_new_ticket_rings_again_until_it_is_started()
    {
        var soup = Placed(48, Noon, Line("c", "Soupe", Hot));
        var screen = Show(View(1, Sent));

        Feed.Push(View(2, Sent, soup));
        Assert.Equal("1 new 10", screen.Test("station").GetAttribute("data-chime"));
        Assert.Null(screen.Test("station").GetAttribute("data-hush"));

        Feed.Push(View(3, Sent, soup.Started(Noon, "c")));
        Assert.Equal("2", screen.Test("station").GetAttribute("data-hush"));
    }

    [Fact]
    public void A_change_and_a_cancellation_sound_otherwise_than_a_new_ticket()
    {
        var screen = Show(View(1, Sent));

        Feed.Push(View(2, Changed(Sent, Steak.Wish with { Note = "vite" })));
        Assert.Equal("1 changed 0", screen.Test("station").GetAttribute("data-chime"));

        Feed.Push(View(3, Sent.Cancelled(Noon, "b")));
        Assert.Equal("2 cancelled 0", screen.Test("station").GetAttribute("data-chime"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_counts_at_the_head_are_what_a_recount_finds(int seed)
    {
        var chance = new Random(seed);
        var orders = Enumerable.Range(1, 40).Select(number =>
        {
            var order = Placed(number, Noon, Line($"a{number}", "Steak", Hot), Line($"b{number}", "Frites", chance.Next(2) == 0 ? Hot : Bar));
            return chance.Next(4) switch
            {
                0 => order,
                1 => order.Started(Noon, $"a{number}"),
                2 => order.Ready(Noon, $"a{number}"),
                _ => order.Ready(Noon, $"a{number}", $"b{number}"),
            };
        }).ToArray();
        var counts = StationBoard.Of(View(1, orders), Hot, Site).Counts;
        var mine = orders.Select(order => order.Lines.Where(line => line.Station == Hot).Select(line => line.State).ToList()).ToList();

        Assert.Equal(mine.Count(lines => lines.Contains(LineState.Queued) && !lines.Contains(LineState.Started)), counts.ToDo);
        Assert.Equal(mine.Count(lines => lines.Contains(LineState.Started)), counts.UnderWay);
        Assert.Equal(mine.Count(lines => lines.TrueForAll(state => state is LineState.Ready)), counts.Ready);
        Assert.Equal(40, counts.ToDo + counts.UnderWay + counts.Ready);
    }

    [Fact]
    public void Every_event_of_an_order_has_its_words()
    {
        var told = typeof(OrderEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(OrderEvent))).Select(type => type.Name).ToHashSet();
        var source = File.ReadAllText(Path.Combine(SourceRoot(), "src", "Displays", "Station", "OrderHistory.cs"));

        Assert.All(told, name => Assert.Contains($"OrderEvent.{name} ", source, StringComparison.Ordinal));
    }

    private static string SourceRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "RetailPos.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static IEnumerable<string?> Shown(IRenderedComponent<StationScreen> screen) =>
        screen.FindAll("[data-ticket]").Select(card => card.GetAttribute("data-ticket"));

    private static Order Changed(Order order, LineWish wish) =>
        order.Then(new OrderCommand.ChangeLine(new("a"), wish, Actor.Hub), Noon);

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
        return Render<StationScreen>(screen => screen.Add(it => it.Station, "hot"));
    }
}
