using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RetailPos.Displays.Routing;
using RetailPos.Displays.Station;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

public sealed class WhySheetTests : ScreenContext
{
    private static readonly RouteTrace Why = new(
    [
        new(RouteCause.Department, "Plats", 0, [Kitchen.Bar]),
        new(RouteCause.RuleAdds, "2", 3, [Kitchen.Bar, Kitchen.Hot]),
    ]);

    [Fact]
    public void The_question_mark_tells_for_each_line_why_it_is_here_and_escape_closes_it()
    {
        var routed = Kitchen.Line("a", "Tartare", Kitchen.Hot) with { Why = Why };
        Feed.Push(Kitchen.View(1, Kitchen.Placed(42, Kitchen.Noon, routed, Kitchen.Line("b", "Bière", Kitchen.Bar))));
        var screen = Render<StationScreen>(parameters => parameters.Add(station => station.Station, "hot"));

        Press(screen, "?");

        Assert.Contains("42", screen.Test("why").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [
                "Le rayon « Plats » se prépare à : Bar.",
                "La règle 2 (version 3) ajoute un poste : Bar › Cuisine chaude.",
            ],
            screen.FindAll("[data-test='why-a'] ol li").Select(reason => reason.TextContent));
        Assert.False(screen.Has("why-b"));

        Press(screen, "Escape");
        Assert.False(screen.Has("why"));
    }

    [Fact]
    public void A_finger_without_a_cursor_asks_of_the_first_ticket_and_goes_on_to_the_next()
    {
        Feed.Push(Kitchen.View(
            1,
            Kitchen.Placed(1, Kitchen.Noon, Kitchen.Line("a", "Soupe", Kitchen.Hot) with { Why = Why }),
            Kitchen.Placed(2, Kitchen.Noon.AddMinutes(1), Kitchen.Line("b", "Steak", Kitchen.Hot))));
        var screen = Render<StationScreen>(parameters => parameters.Add(station => station.Station, "hot"));

        screen.Test("why-open").Click();
        Assert.True(screen.Has("why-a"));

        screen.Test("why-next").Click();
        Assert.True(screen.Has("why-b"));

        screen.Test("why-close").Click();
        Assert.False(screen.Has("why"));
    }

    [Fact]
    public void What_was_recalled_or_has_no_place_says_so()
    {
        var order = Kitchen.Placed(7, Kitchen.Noon, Kitchen.Line("a", "Mystère", station: null));
        Feed.Push(Kitchen.View(1, order.Ready(Kitchen.Noon, "a")
            .Then(new OrderCommand.Recall([new(new("a"), null, 0, LineState.Ready)], Actor.Hub), Kitchen.Noon)));
        var screen = Render<StationScreen>(parameters => parameters.Add(station => station.Station, "-"));

        Press(screen, "?");

        Assert.Equal(
            ["Aucun poste connu pour ce plat. Le dire au catalogue ou dans l’acheminement.", "Rappelé ici, fois : 1."],
            screen.FindAll("[data-test='why-a'] ol li").Select(reason => reason.TextContent));
    }

    [Fact]
    public void Every_cause_has_its_sentence() => Assert.All(Enum.GetValues<RouteCause>(), cause =>
    {
        var texts = Services.GetRequiredService<IStringLocalizer<Displays.Texts>>();
        var said = WhyWords.Of(new(cause, "x", 1, [Kitchen.Hot]), Kitchen.View(1), texts);
        Assert.EndsWith(".", said, StringComparison.Ordinal);
    });

    private static void Press(IRenderedComponent<StationScreen> screen, string key) =>
        screen.InvokeAsync(() => screen.Instance.PressAsync(key));
}
