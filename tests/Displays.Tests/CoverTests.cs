using RetailPos.Displays.Pass;
using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Look;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

/// <summary>What is seen of a silent station: its tickets at the backup, and words everywhere.</summary>
public sealed class CoverTests : ScreenContext
{
    private static readonly SiteSettings House = new();

    private static readonly ScreenSettings NoTakeAway = ScreenSettings.Usual with { Modes = [ServiceMode.EatIn] };

    private static Order Steak => Placed(47, Noon, Line("a", "Steak", Hot, 2), Line("b", "Kir", Bar));

    [Fact]
    public void The_backup_shows_the_tickets_of_the_silent_station_beside_its_own()
    {
        var board = StationBoard.Of(Covered(View(1, Steak), CoverRung.Backup), Bar, House);

        Assert.Equal(["o47", "o47@hot"], board.Tickets.Select(ticket => ticket.Key).Order(StringComparer.Ordinal));
        Assert.Equal("Cuisine chaude", Taken(board).TakenFrom);
        Assert.Equal([Hot], Taken(board).ToFinish.Select(tick => tick.Station!.Value));
        Assert.Equal(["Kir", "Steak"], board.AllDay.Select(all => all.Article).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void When_the_screen_is_back_the_tickets_leave_the_backup()
    {
        var board = StationBoard.Of(View(1, Steak), Bar, House);

        Assert.Equal(["o47"], board.Tickets.Select(ticket => ticket.Key));
    }

    [Fact]
    public void The_station_itself_shows_its_tickets_as_ever() => Assert.Equal(
        StationBoard.Of(View(1, Steak), Hot, House).Tickets,
        StationBoard.Of(Covered(View(1, Steak), CoverRung.Backup), Hot, House).Tickets);

    [Fact]
    public void Where_only_some_orders_are_hidden_only_those_are_taken_over()
    {
        var eatIn = Placed(48, Noon, header => header with { Mode = ServiceMode.EatIn }, Line("c", "Soupe", Hot));
        var view = Covered(View(1, Steak, eatIn), CoverRung.Backup, CoverReason.Hidden, ServiceMode.TakeAway);

        Assert.Equal(["o47@hot"], StationBoard.Of(view, Bar, House).Tickets.Where(ticket => ticket.TakenFrom.Length > 0).Select(ticket => ticket.Key));
    }

    [Fact]
    public void A_tick_on_the_backup_is_a_tick_at_the_silent_station()
    {
        Feed.Push(Covered(View(1, Steak), CoverRung.Backup));
        var screen = Render<StationScreen>(it => it.Add(one => one.Station, "bar"));

        Assert.Contains("repris de Cuisine chaude", screen.Test("taken-over").TextContent, StringComparison.Ordinal);
        screen.Test("ready-o47@hot").Click();

        var ready = Assert.IsType<OrderCommand.MarkReady>(Assert.Single(Desk.Asked).Command);
        Assert.Equal([Hot], ready.Ticks.Select(tick => tick.Station!.Value));
    }

    [Theory]
    [InlineData(CoverReason.Silent, CoverRung.Backup, "Cuisine chaude : écran muet depuis 13:00 ; ses plats sont à l’écran Bar.")]
    [InlineData(CoverReason.Silent, CoverRung.Printer, "Cuisine chaude : écran muet depuis 13:00 ; ses plats sont imprimés sur place.")]
    [InlineData(CoverReason.Silent, CoverRung.Alarm, "Cuisine chaude : écran muet depuis 13:00 ; personne ne les voit : prévenir la cuisine de vive voix.")]
    [InlineData(CoverReason.NoScreen, CoverRung.Alarm, "Aucun écran ouvert pour Cuisine chaude : personne n’y voit les commandes.")]
    [InlineData(CoverReason.Hidden, CoverRung.Backup, "Cuisine chaude : l’écran masque des commandes depuis 13:00 ; ses plats sont à l’écran Bar.")]
    public void The_pass_says_which_screen_is_silent_since_when_and_where_its_lines_are(CoverReason reason, CoverRung rung, string said)
    {
        Feed.Push(Covered(View(1, Steak), rung, reason));

        Assert.Contains(said, Assert.Single(Render<PassScreen>().Texts("covers")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_screen_that_has_taken_over_says_for_whom()
    {
        Feed.Push(Covered(View(1, Steak), CoverRung.Backup));

        Assert.Single(Render<StationScreen>(it => it.Add(one => one.Station, "bar")).Texts("covers"));
        Assert.Empty(Render<StationScreen>(it => it.Add(one => one.Station, "hot")).Texts("covers"));
    }

    [Fact]
    public void What_a_filter_hides_is_counted_in_words()
    {
        var eatIn = Placed(48, Noon, header => header with { Mode = ServiceMode.EatIn }, Line("c", "Soupe", Hot));
        Feed.Push(View(1, Steak, eatIn));
        Pair(NoTakeAway);
        var screen = Render<StationScreen>(it => it.Add(one => one.Station, "hot"));

        Assert.False(screen.Has("ticket-o47"));
        Assert.True(screen.Has("ticket-o48"));
        Assert.Equal(["+1 à emporter, non affichées ici"], screen.Texts("hidden-here"));
        Assert.Equal(NoTakeAway.Hidden, Watch.Hidden[^1]);
    }

    [Fact]
    public void A_change_of_its_settings_changes_the_running_screen()
    {
        Feed.Push(View(1, Steak));
        Pair(ScreenSettings.Usual);
        var screen = Render<StationScreen>(it => it.Add(one => one.Station, "hot"));
        Assert.True(screen.Has("ticket-o47"));

        Pair(NoTakeAway with { Theme = ScreenTheme.Counter, Width = TicketWidth.Large });

        screen.WaitForAssertion(() => Assert.False(screen.Has("ticket-o47")));
        Assert.Contains("theme-counter", screen.Test("station").ClassName, StringComparison.Ordinal);
        Assert.Equal(NoTakeAway.Hidden, Watch.Hidden[^1]);
    }

    [Fact]
    public void A_screen_with_minutes_of_its_own_grows_old_by_them()
    {
        Feed.Push(View(1, Steak));
        Pair(ScreenSettings.Usual with { WaitingMinutes = 3, LateMinutes = 6 });
        var time = Render<StationScreen>(it => it.Add(one => one.Station, "hot")).Find("[data-test=ticket-o47] time");

        Assert.Equal(("180", "360"), (time.GetAttribute("data-waiting-after"), time.GetAttribute("data-late-after")));
    }

    [Fact]
    public async Task What_the_page_has_painted_reaches_the_hub_and_a_page_that_leaves_is_gone()
    {
        JSInterop.Setup<PageSaid?>("look.beat", _ => true).SetResult(new(41, Visible: true, "blocked"));
        Feed.Push(View(41, Steak));
        var screen = Render<StationScreen>(it => it.Add(one => one.Station, "hot"));

        Assert.Equal([new(ScreenKind.Station, "hot")], Watch.Open);
        Assert.Equal((41L, true, true), Watch.Heard[^1]);

        await DisposeComponentsAsync();
        Assert.Empty(Watch.Open);
        Assert.NotNull(screen);
    }

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 0)]
    public void A_paired_screen_rings_again_only_when_it_is_set_up_so(bool repeats, int seconds)
    {
        Pair(ScreenSettings.Usual with { RepeatsSound = repeats });
        Feed.Push(View(1));
        var screen = Render<StationScreen>(it => it.Add(one => one.Station, "hot"));
        Feed.Push(View(2, Steak));
        screen.WaitForState(() => screen.Has("ticket-o47"));

        Assert.Equal($"1 new {seconds}", screen.Test("station").GetAttribute("data-chime"));
    }

    [Fact]
    public void A_silenced_screen_does_not_chime()
    {
        Pair(ScreenSettings.Usual with { HasSound = false });
        Feed.Push(View(1));
        var screen = Render<StationScreen>(it => it.Add(one => one.Station, "hot"));
        Feed.Push(View(2, Steak));
        screen.WaitForState(() => screen.Has("ticket-o47"));

        Assert.Null(screen.Test("station").GetAttribute("data-chime"));
    }

    private static StationTicket Taken(StationBoard board) => board.Tickets.Single(ticket => ticket.TakenFrom.Length > 0);

    [Theory]
    [InlineData(true, "SUR PAPIER")]
    [InlineData(false, "PEUT-ÊTRE SUR PAPIER")]
    public void A_line_that_came_back_from_paper_says_so_until_it_is_done(bool isSure, string said)
    {
        Feed.Push(View(1, Steak) with { OnPaper = KitchenView.Empty.OnPaper.Add(new("a"), new(Hot, isSure)) });
        var screen = Render<StationScreen>(it => it.Add(one => one.Station, "hot"));
        Assert.Equal(said, screen.Test("paper-a").TextContent);

        Feed.Push(View(2, Steak.Ready(Noon, "a")) with { OnPaper = KitchenView.Empty.OnPaper.Add(new("a"), new(Hot, isSure)) });
        screen.WaitForAssertion(() => Assert.Empty(screen.FindAll("[data-test=paper-a]")));
    }

    [Fact]
    public void The_backup_that_takes_over_from_paper_knows_what_is_printed()
    {
        var covered = Covered(View(1, Steak), CoverRung.Backup);
        var cover = covered.Covers[Hot];
        var printed = cover with { Cover = cover.Cover with { Paper = [new(new(new("a"), IsCancelled: false), PaperOutcome.Printed, Noon)] } };
        var board = StationBoard.Of(covered with { Covers = covered.Covers.SetItem(Hot, printed) }, Bar, House);

        Assert.Equal(new(Hot, IsSure: true), Taken(board).Lines.Single().Paper);
        Assert.Null(board.Tickets.Single(ticket => ticket.TakenFrom.Length == 0).Lines.Single().Paper);
    }

    private static KitchenView Covered(
        KitchenView view, CoverRung rung, CoverReason reason = CoverReason.Silent, params ServiceMode[] only) => view with
    {
        Covers = view.Covers.Add(
            Hot, new(new(reason, rung, rung is CoverRung.Backup ? Bar : null, [.. only], Noon, [], Noon), Position: 1)),
    };
}
