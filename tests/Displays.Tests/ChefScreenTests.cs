using RetailPos.Displays.Chef;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class ChefScreenTests : ScreenContext
{
    [Fact]
    public void An_empty_kitchen_says_so() => Assert.True(Render<ChefScreen>().Has("empty"));

    [Fact]
    public void What_is_made_is_gone_without_a_reload()
    {
        var order = Placed(1, Noon, Line("a", "Steak", Hot, quantity: 3), Line("b", "Café", Bar));
        Feed.Push(View(1, order));
        var screen = Render<ChefScreen>();
        Assert.Equal(["3", "1"], screen.Texts("count"));

        Feed.Push(View(2, order.Ready(Noon, "a")));

        Assert.Equal(["1"], screen.Texts("count"));
    }

    [Fact]
    public void The_address_chooses_a_station()
    {
        Feed.Push(View(1, Placed(1, Noon, Line("a", "Steak", Hot), Line("b", "Café", Bar))));

        var screen = Render<ChefScreen>(parameters => parameters.Add(it => it.Only, "bar"));

        Assert.Contains("Bar", screen.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.True(screen.Has("column-bar") && !screen.Has("column-hot"));
        Assert.True(screen.Has("all-stations"));
    }

    [Theory]
    [InlineData("fr-FR", "1 en cours")]
    [InlineData("en-GB", "1 started")]
    public void It_speaks_both_languages_and_carries_its_proof_of_freshness(string language, string started)
    {
        Speak(language);
        Feed.Push(View(1, Placed(1, Noon, Line("a", "Steak", Hot)).Started(Noon, "a")));

        var screen = Render<ChefScreen>();

        Assert.Equal([started], screen.Texts("started"));
        Assert.True(screen.Has("status-corner"));
    }
}
