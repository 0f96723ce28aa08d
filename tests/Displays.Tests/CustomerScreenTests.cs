using System.Collections.Immutable;
using RetailPos.Displays.Customer;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Displays.Tests;

public sealed class CustomerScreenTests : ScreenContext
{
    private static readonly TillId Till = new("t1");

    private static readonly Sale Open = Sale.None with
    {
        Id = new("s1"),
        Till = Till,
        Stage = SaleStage.Open,
        Lines = [Line("a", "Entrecôte", 1_990), Line("b", "Café", 210)],
    };

    private static readonly Sale Settled = Open with
    {
        Stage = SaleStage.Settled,
        Payments = [new(new("p"), PaymentMode.Cash, new(3_000), new(2_200), new(800))],
    };

    [Fact]
    public void Nothing_in_front_of_the_register_is_a_welcome()
    {
        Sales.Push(View(1, Open));

        Assert.True(Render().Has("idle"));
    }

    [Fact]
    public void Between_two_guests_the_house_says_its_own_words()
    {
        Site.IdleText = "Ce soir : huîtres de Cancale";

        Assert.Equal("Ce soir : huîtres de Cancale", Render().Test("idle-text").TextContent);
    }

    [Fact]
    public void The_sale_in_front_of_the_register_is_shown_with_its_total()
    {
        var screen = Show(Open);

        Assert.Equal(2, screen.FindAll("[data-test=line]").Count);
        Assert.Equal("22,00 €", screen.Test("total").TextContent.Replace('\u00a0', ' '));
    }

    [Fact]
    public void It_follows_its_own_register_and_no_other()
    {
        var screen = Show(Open);

        Tills.Show(new("t2"), sale: null);
        Assert.False(screen.Has("idle"));

        Tills.Show(Till, sale: null);
        Assert.True(screen.Has("idle"));
    }

    [Fact]
    public void It_is_blank_when_somebody_else_takes_over_until_something_is_done()
    {
        var screen = Show(Open);

        Tills.Blank(Till);
        Assert.True(screen.Has("idle"));

        Sales.Push(View(7, Open));
        Assert.True(screen.Has("idle"));

        Tills.Show(Till, Open.Id);
        Assert.False(screen.Has("idle"));
    }

    [Fact]
    public void Not_even_the_change_of_the_last_guest_stays_when_somebody_else_takes_over()
    {
        var screen = Show(Open);
        Sales.Push(View(7, Settled));
        Assert.True(screen.Has("thanks"));

        Tills.Blank(Till);

        Assert.True(screen.Has("idle"));
    }

    [Fact]
    public void A_part_payment_shows_what_is_received_and_what_is_still_to_pay()
    {
        var screen = Show(Open with
        {
            Stage = SaleStage.Sealed,
            Payments = [new(new("p"), PaymentMode.Card, new(1_000), new(1_000), Money.Zero)],
        });

        Assert.StartsWith("10,00", screen.Test("received").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("12,00", screen.Test("to-pay").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Thanks_and_change_stay_readable_though_the_register_goes_on_at_once()
    {
        var screen = Show(Open);

        Sales.Push(View(2, Settled));
        Tills.Show(Till, sale: null);
        Assert.True(screen.Has("thanks"));
        Assert.StartsWith("8,00", screen.Test("change").TextContent, StringComparison.Ordinal);

        Clock.Advance(CustomerScreen.ThanksFor);
        screen.WaitForAssertion(() => Assert.True(screen.Has("idle")));
    }

    [Fact]
    public void The_next_guests_first_line_ends_the_thanks()
    {
        var screen = Show(Open);
        Sales.Push(View(2, Settled));

        Sales.Push(View(3, Settled, Open with { Id = new("s2") }));
        Tills.Show(Till, new SaleId("s2"));

        Assert.False(screen.Has("thanks"));
        Assert.True(screen.Has("total"));
    }

    [Fact]
    public void Thanks_of_one_guest_do_not_come_back_to_the_next()
    {
        var screen = Show(Open);
        Sales.Push(View(2, Settled));
        Sales.Push(View(3, Settled, Open with { Id = new("s2") }));
        Tills.Show(Till, new SaleId("s2"));

        Tills.Show(Till, sale: null);

        Assert.True(screen.Has("idle"));
    }

    [Fact]
    public void A_long_sale_shows_its_end_and_counts_the_rest()
    {
        var lines = Enumerable.Range(1, 12).Select(number => Line($"l{number}", $"Article {number}", 100));
        var board = CustomerBoard.Of(Open with { Lines = [.. lines] });

        Assert.Equal(5, board.Earlier);
        Assert.Equal("Article 12", board.Lines[^1].Name);
    }

    [Fact]
    public void The_tax_inside_is_shown_once_per_rate()
    {
        var board = CustomerBoard.Of(Open with
        {
            Lines = [Line("a", "Plat", 1_100), Line("b", "Vin", 1_200, rate: 2_000), Line("c", "Plat", 1_100)],
        });

        Assert.Equal(
            [new(new(2_000), new(200)), new CustomerVat(new(1_000), new(200))], board.Vat);
    }

    [Fact]
    public void What_is_taxed_on_its_margin_shows_its_price_and_no_tax()
    {
        var chair = Line("b", "Chaise", 6_000, rate: 2_000);
        var board = CustomerBoard.Of(Open with
        {
            Lines = [Line("a", "Plat", 1_100), chair with { Article = chair.Article with { Scheme = VatScheme.SecondHand, Purchase = new(4_200) } }],
        });

        Assert.Equal([new CustomerVat(new(1_000), new(100))], board.Vat);
        Assert.Equal((7_100, 6_000), (board.Total.Cents, board.Lines[^1].Total.Cents));
    }

    [Fact]
    public void An_older_view_never_overwrites_a_newer_one()
    {
        var screen = Show(Open, position: 5);

        Sales.Push(View(4, Open with { Lines = [] }));

        Assert.True(screen.Has("total"));
    }

    [Theory]
    [InlineData("fr-FR", "Bienvenue")]
    [InlineData("en-GB", "Welcome")]
    public void It_speaks_both_languages(string language, string welcome)
    {
        Speak(language);

        Assert.Contains(welcome, Render().Test("idle").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_that_is_gone_no_longer_listens()
    {
        Show(Open);

        await DisposeComponentsAsync();

        Assert.Equal(0, Sales.Listeners);
        Assert.Equal(0, Tills.Listeners);
    }

    private static SaleLine Line(string id, string name, long cents, int rate = 1_000) => new(
        new(id), new(Id: null, name, new(cents), new(rate), new(rate), Card: null), Quantity.One, [], "", IsSent: false);

    private static SalesView View(long position, params Sale[] sales) => SalesView.Empty with
    {
        Position = position,
        Sales = sales.ToImmutableDictionary(sale => sale.Id),
    };

    private IRenderedComponent<CustomerScreen> Show(Sale sale, long position = 1)
    {
        Sales.Push(View(position, sale));
        Tills.Show(Till, sale.Id);
        return Render();
    }

    private IRenderedComponent<CustomerScreen> Render() =>
        Render<CustomerScreen>(screen => screen.Add(it => it.Till, Till.Value));
}
