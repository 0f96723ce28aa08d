using Microsoft.Extensions.DependencyInjection;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Home;

namespace RetailPos.Register.Tests;

public sealed class HomeScreenTests : Counter
{
    public HomeScreenTests() => Services.AddRegister(_ => [new("C1")]);

    [Fact]
    public void A_station_that_was_just_set_up_can_be_found_at_once()
    {
        var home = Render<HomeScreen>();
        Assert.DoesNotContain("Four", home.Markup, StringComparison.Ordinal);

        var kitchen = House.Kitchen.Current;
        House.Kitchen.Push(kitchen with
        {
            Position = kitchen.Position + 1, Stations = kitchen.Stations.Add(new("four"), new(new("four"), "Four", null, 1, 0)),
        });

        Until(home, () => home.FindAll("a[href='station/four']").Count == 1);
    }

    [Fact]
    public void A_new_house_is_told_what_it_lacks_until_it_has_sold()
    {
        var home = Render<HomeScreen>();
        Assert.Equal(
            ["office/floor", "office/receipts", "till/C1", "register/C1"],
            home.FindAll("[data-test=setup] a").Select(step => step.GetAttribute("href")));

        Tills.Push(new(2, Tills.Current.Tills.Add(new("C1"), Till.New with { Sessions = 1 })));
        Until(home, () => !Has(home, "setup-Till"));
        Acting.Closed.UnionWith(["office/floor", "office/receipts"]);
        Tills.Push(new(3, Tills.Current.Tills.SetItem(new("C1"), Till.New with { Sessions = 1 })));
        Until(home, () => home.FindAll("[data-test=setup] a").Count == 1);

        Tills.Push(new(4, Tills.Current.Tills.SetItem(new("C1"), Till.New with { Chains = ChainEnds.None.With(FiscalChainKind.Tickets, new(1, "")) })));
        Until(home, () => !Has(home, "setup"));
    }

    [Fact]
    public void Every_tile_has_its_title_and_its_explanation_in_both_languages()
    {
        foreach (var culture in new[] { "fr-FR", "en-GB" })
        {
            Speak(culture);
            var home = Render<HomeScreen>();

            Assert.DoesNotContain(">Tile", home.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain(">Home", home.Markup, StringComparison.Ordinal);
            Assert.All(home.FindAll("[data-test=tile] strong"), title => Assert.NotEmpty(title.TextContent.Trim()));
        }
    }
}
