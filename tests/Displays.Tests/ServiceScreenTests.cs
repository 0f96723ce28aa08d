using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Displays.Report;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Reports;
using RetailPos.Kernel;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class ServiceScreenTests : ScreenContext
{
    private readonly ScriptedReports _reports = new();

    public ServiceScreenTests()
    {
        Services.AddSingleton<IServiceReportDesk>(_reports);
        Feed.Push(View(1));
    }

    private string Address
    {
        set => Services.GetRequiredService<NavigationManager>().NavigateTo(value);
    }

    [Fact]
    public void Without_a_day_in_the_address_it_is_today()
    {
        var screen = Render<ServiceScreen>();

        Assert.Equal([new(_reports.Today, 1)], _reports.Asked);
        Assert.Equal("samedi 14 mars 2026", screen.Test("days").TextContent);
        Assert.Equal("page", screen.Test("ServiceToday").GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("office/service?day=2026-03-13", 13, 1)]
    [InlineData("office/service?day=2026-03-14&days=7", 14, 7)]
    [InlineData("office/service?day=2026-03-14&days=4000", 14, 31)]
    [InlineData("office/service?day=yesterday&days=-2", 14, 1)]
    [InlineData("office/service?day=0001-01-01", 14, 1)]
    public void The_address_names_the_days_and_nonsense_is_today(string address, int day, int days)
    {
        Address = address;

        Render<ServiceScreen>();

        Assert.Equal([new(new(2026, 3, day), days)], _reports.Asked);
    }

    [Fact]
    public void A_day_without_a_service_says_so()
    {
        _reports.Says = NoService;

        var screen = Render<ServiceScreen>();

        Assert.True(screen.Has("empty"));
        Assert.True(screen.Test("save").HasAttribute("disabled"));
    }

    [Fact]
    public void It_shows_what_was_counted()
    {
        var screen = Render<ServiceScreen>();

        Assert.Equal("2", screen.Test("orders").TextContent);
        Assert.Equal("5", screen.Test("finished").TextContent);
        Assert.Equal(["12 h", "13 h", "14 h"], screen.FindAll("[data-test='hour'] th").Select(hour => hour.TextContent));
        Assert.Equal(["Bar", "Cuisine chaude"], screen.FindAll("[data-test='station-bar'] th").Select(name => name.TextContent));
        Assert.Equal(["Steak", "Café", "Soupe"], Articles(screen));
        Assert.Contains("trop salé", Assert.Single(screen.Texts("wasted")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_pressed_twice_turns_round()
    {
        var screen = Render<ServiceScreen>();

        screen.Test("sort-Article").Click();
        Assert.Equal(["Café", "Soupe", "Steak"], Articles(screen));
        Assert.Equal("ascending", screen.Find("th[aria-sort]").GetAttribute("aria-sort"));

        screen.Test("sort-Article").Click();
        Assert.Equal(["Steak", "Soupe", "Café"], Articles(screen));

        screen.Test("sort-Median").Click();
        Assert.Equal("Café", Articles(screen).First());
    }

    [Fact]
    public void A_report_that_cannot_be_counted_says_what_to_do_and_can_be_asked_again()
    {
        _reports.Fails = true;
        var screen = Render<ServiceScreen>();
        Assert.True(screen.Has("failed"));

        _reports.Fails = false;
        screen.Test("count-again").Click();

        Assert.False(screen.Has("failed"));
        Assert.True(screen.Has("totals"));
    }

    [Theory]
    [InlineData("fr-FR", "Rapport de service", "0 %")]
    [InlineData("en-GB", "Service report", "0%")]
    public void It_speaks_both_languages(string language, string title, string late)
    {
        Speak(language);
        _reports.Says = _reports.Says with
        {
            Totals = _reports.Says.Totals with { Figures = _reports.Says.Totals.Figures with { Late = 0 } },
        };

        var screen = Render<ServiceScreen>();

        Assert.Equal(title, screen.Find("h1").TextContent);
        Assert.Equal(late, screen.Test("late").TextContent.Replace('\u202f', ' ').Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void The_sheet_has_the_same_figures_in_every_culture(string language)
    {
        Speak(language);
        var texts = Services.GetRequiredService<IStringLocalizer<Displays.Texts>>();
        var bytes = ServiceSheet.Of(_reports.Says, station => station?.Value ?? "-", texts);
        var rows = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(4, rows.Length);
        Assert.All(rows, row => Assert.Equal(12, row.Count(sign => sign == ';')));
        Assert.Equal("Café;;bar;14;1;1;1;7200;7200;7200;1;0;0", rows[1]);
        Assert.Equal("Steak;;hot;12;2;3;3;240;180;300;0;0;1000", rows[3]);
    }

    [Theory]
    [InlineData("Steak", "Steak")]
    [InlineData("Soupe; du jour", "\"Soupe; du jour\"")]
    [InlineData("le \"vrai\"", "\"le \"\"vrai\"\"\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+33", "\"'+33\"")]
    [InlineData("-5", "\"'-5\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData(" =1+1", "\"' =1+1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("", "")]
    public void A_name_never_becomes_a_formula_or_another_cell(string name, string cell) =>
        Assert.Equal(cell, ServiceSheet.Cell(name));

    private static IEnumerable<string> Articles(IRenderedComponent<ServiceScreen> screen) =>
        screen.FindAll("[data-test='article'] th").Select(name => name.TextContent);

    private static ServiceReport NoService =>
        new ServiceTally(new(8, 15), new Dictionary<StationId, int>(), TimeZoneInfo.Utc).Report();

    /// <summary>Two orders around noon: three steaks and a soup that went wrong, and a coffee that took for ever.</summary>
    private static ServiceReport Evening()
    {
        var tally = new ServiceTally(new(8, 15), new Dictionary<StationId, int>(), TimeZoneInfo.Utc);
        Order order = Order.None;

        Tell(0, new OrderCommand.Send(
            new(new("o1"), 1, ServiceMode.TakeAway, null, 0, "", "", "t1", Noon, null),
            [Line("a", "Steak", Hot, 2), Line("b", "Steak", Hot), Line("c", "Soupe", Hot), Line("d", "Café", Bar), Line("e", "Steak", Hot)],
            Actor.Hub));
        Tell(180, new OrderCommand.MarkReady(order.Ticks("a"), Actor.Hub));
        Tell(300, new OrderCommand.MarkReady(order.Ticks("b"), Actor.Hub));
        Tell(320, new OrderCommand.Cancel([new("e")], "trop salé", Actor.Hub));
        Tell(330, new OrderCommand.AcknowledgeCancellation(new("e"), CancellationOutcome.Waste, Actor.Hub));
        Tell(3_700, new OrderCommand.MarkReady(order.Ticks("c"), Actor.Hub));
        Tell(7_200, new OrderCommand.MarkReady(order.Ticks("d"), Actor.Hub));
        order = Order.None;
        Tell(7_300, new OrderCommand.Send(
            new(new("o2"), 2, ServiceMode.TakeAway, null, 0, "", "", "t1", Noon, null), [Line("z", "Soupe", Hot)], Actor.Hub), "o2");
        return tally.Report();

        void Tell(int second, OrderCommand command, string id = "o1")
        {
            var answer = OrderDecider.Decide(order, command, Noon.AddSeconds(second));
            Assert.Null(answer.Refusal);
            answer.Events.ToList().ForEach(happened => tally.Count(new(id), happened));
            order = answer.Events.Aggregate(order, OrderDecider.Evolve);
        }
    }

    private sealed class ScriptedReports : IServiceReportDesk
    {
        public List<ServiceDays> Asked { get; } = [];

        public ServiceReport Says { get; set; } = Evening();

        public bool Fails { get; set; }

        public DateOnly Today => new(2026, 3, 14);

        public Task<ServiceReport> ReadAsync(ServiceDays days, CancellationToken stop)
        {
            Asked.Add(days);
            return Fails ? Task.FromException<ServiceReport>(new IOException("The disk is gone.")) : Task.FromResult(Says);
        }
    }
}
