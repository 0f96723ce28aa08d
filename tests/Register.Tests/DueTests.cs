using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

public sealed class DueTests : Counter
{
    [Fact]
    public void A_time_is_chosen_from_the_timeline_and_stands_in_the_basket()
    {
        var screen = Register();
        Tap(screen, "article-steak");
        Until(screen, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        Tap(screen, "due");
        Until(screen, () => screen.FindAll("[data-test=slot]").Count > 2);
        Assert.Equal("Steak frites", Assert.Single(Slots.Asked).Article);

        screen.FindAll("[data-test=slot]")[2].Click();
        Until(screen, () => House.Only.DueAt is not null);
        Assert.Equal(Clock.GetUtcNow().AddMinutes(30), House.Only.DueAt);
        Assert.Equal($"{TimeZoneInfo.ConvertTime(House.Only.DueAt!.Value, Clock.LocalTimeZone):HH:mm}", Said(screen, "due-at"));

        Tap(screen, "due");
        Tap(screen, "due-now");
        Until(screen, () => House.Only.DueAt is null);
    }

    [Fact]
    public void A_full_time_says_so_in_words_and_by_which_station_and_can_be_chosen_where_the_house_only_warns()
    {
        Slots.Verdicts.AddRange([SlotVerdict.Fits, SlotVerdict.Tight, SlotVerdict.Full]);
        var pane = Pane(screen => Tap(screen, "due"));

        Assert.Equal(["libre", "chargé : Cuisine chaude", "complet : Cuisine chaude"],
            pane.FindAll("[data-test=slot] .verdict").Take(3).Select(verdict => verdict.TextContent.Trim()));
        Assert.DoesNotContain(pane.FindAll("[data-test=slot]"), slot => slot.HasAttribute("disabled"));
    }

    [Fact]
    public void A_full_time_cannot_be_chosen_where_the_house_refuses()
    {
        Slots.Verdicts.Add(SlotVerdict.Full);
        Slots.RefusesFull = true;
        var pane = Pane(screen => Tap(screen, "due"));

        Assert.Equal([true, false], pane.FindAll("[data-test=slot]").Take(2).Select(slot => slot.HasAttribute("disabled")));
    }

    [Fact]
    public void What_the_kitchen_has_keeps_its_time()
    {
        var pane = Pane(screen =>
        {
            Tap(screen, "article-steak");
            Until(screen, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
            Tap(screen, "send");
        }, "call-number");

        Assert.False(Has(pane, "due"));
    }

    [Fact]
    public void The_window_stands_in_the_basket_while_the_kitchen_works_on_it()
    {
        var screen = Register();
        Tap(screen, "article-steak");
        Until(screen, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        House.Cook(House.Only, LineState.Started);
        Assert.False(Has(screen, "promise"));

        var view = House.Kitchen.Current;
        var order = view.Orders[House.Only.Order] with { Promise = new(Clock.GetUtcNow().AddMinutes(8), Clock.GetUtcNow().AddMinutes(14)) };
        House.Kitchen.Push(view with { Position = view.Position + 1, Orders = view.Orders.SetItem(House.Only.Order, order) });
        Until(screen, () => Has(screen, "promise"));
        Assert.Equal(
            $"Prêt entre {TimeZoneInfo.ConvertTime(order.Promise!.From, Clock.LocalTimeZone):HH:mm} et {TimeZoneInfo.ConvertTime(order.Promise.To, Clock.LocalTimeZone):HH:mm}",
            Said(screen, "promise"));
    }

    [Fact]
    public void The_report_adds_up_by_day_hour_and_station_and_leaves_out_what_is_older()
    {
        var (grill, bar) = (new StationId("grill"), new StationId("bar"));
        var book = PromiseBook.Empty with
        {
            Tallies = new[]
            {
                Tally(100, 23, grill, held: 9, late: 1), Tally(100, 1, grill, held: 8, late: 2), Tally(99, 12, bar, held: 10, late: 0),
                Tally(93, 12, bar, held: 0, late: 10),
            }.ToImmutableDictionary(tally => $"{tally.Day}/{tally.Hour}/{tally.Station}"),
        };
        var report = PromiseReport.Of(book, today: 100, days: 7, station: null, dayStartHour: 5, station => station.Value);

        Assert.Equal((30, 27, 900), (report.All.Made, report.All.Held, report.All.HeldPerMille));
        Assert.Equal(["99", "100"], report.Days.Select(row => row.Key));
        Assert.Equal(["12", "23", "1"], report.Hours.Select(row => row.Key)); // A service passes midnight.
        Assert.Equal([("bar", 1_000), ("grill", 850)], report.Stations.Select(row => (row.Key, row.Tally.HeldPerMille!.Value)));
        Assert.Equal(20, PromiseReport.Of(book, 100, 7, grill, 5, station => station.Value).All.Made);
        Assert.Equal(4, report.All.MedianWidthMinutes);
    }

    [Fact]
    public void The_page_says_when_nothing_was_judged_and_draws_what_was()
    {
        var screen = Render<PromisesScreen>();
        Assert.True(Has(screen, "none"));

        var day = DateOnly.FromDateTime(Clock.GetLocalNow().AddHours(-5).DateTime).DayNumber;
        Promises.Push(PromisesView.Empty with
        {
            Position = 9,
            Book = PromiseBook.Empty with
            {
                Tallies = PromiseBook.Empty.Tallies.Add("x", Tally(day, 12, new("chaud"), held: 9, late: 1)),
            },
        });
        Until(screen, () => Has(screen, "held"));
        Assert.Equal("90 %", Said(screen, "held").Replace('\u00a0', ' '));
        Assert.Equal(3, screen.FindAll("svg.chart").Count);
    }

    private static PromiseTally Tally(int day, int hour, StationId station, int held, int late)
    {
        var made = Enumerable.Repeat(4, held + late).Aggregate(PromiseTally.Of(day, hour, station), (tally, width) => tally.WithMade(width));
        return made with { Held = held, Late = late };
    }

    private IRenderedComponent<RegisterScreen> Pane(Action<IRenderedComponent<RegisterScreen>> open, string until = "slot")
    {
        var screen = Register();
        open(screen);
        Until(screen, () => Has(screen, until));
        return screen;
    }
}
