using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>
/// What a cashier does every day, key by key (features.md K12): ten sales at one register on one day, and after each of them
/// the receipt, its VAT, what was paid with, what was given back, and what should lie in the drawer.
/// </summary>
[Collection(nameof(Chromium))]
public sealed class MemoTests(MemoCounter counter, ITestOutputHelper output) : IClassFixture<MemoCounter>
{
    private long _drawer;

    private Screen Register => counter.Register;

    [Fact]
    public Task An_amount_and_cash_are_a_whole_sale() => SellAsync(async () =>
    {
        await TypeAsync("49,9");
        await PressAsync("F1");

        await ReceiptAsync(["1", "Vente libre", "49,90"], ["10 %", "45,36", "4,54", "49,90"], ["Espèces", "49,90"]);
        await DrawerAsync(4_990);
    });

    [Fact]
    public Task An_amount_in_the_second_department_is_paid_by_card() => SellAsync(async () =>
    {
        await TapAsync("key-1", "key-8", "department-softs", "pay", "pay-card");

        await ReceiptAsync(["1", "Sans alcool", "18,00"], ["10 %", "16,36", "1,64", "18,00"], ["Carte", "18,00"]);
        await DrawerAsync(0);
    });

    [Fact]
    public Task Three_times_an_article_is_paid_in_cash() => SellAsync(async () =>
    {
        await TypeAsync("3*kir");
        await Expect(Register.Test("article-kir")).ToHaveAttributeAsync("data-first", "");
        await PressAsync("Enter");
        await Expect(Register.Test("total")).ToContainTextAsync("16,50");
        await PressAsync("F1");
        await Expect(Register.Test("pay-pane").GetByTestId("due")).ToContainTextAsync("16,50");
        await PressAsync("F1");

        await ReceiptAsync(["3", "Kir cassis", "16,50"], ["20 %", "13,75", "2,75", "16,50"], ["Espèces", "16,50"]);
        await DrawerAsync(1_650);
    });

    [Fact]
    public Task A_note_of_ten_for_an_article_gives_change() => SellAsync(async () =>
    {
        await TapAsync("article-kir");
        await Expect(Register.Test("total")).ToContainTextAsync("5,50");
        await TypeAsync("10");
        await PressAsync("F1");

        await Expect(Register.Test("change")).ToContainTextAsync("4,50");
        await ReceiptAsync(["1", "Kir cassis", "5,50"], ["20 %", "4,58", "0,92", "5,50"], ["Espèces", "10,00", "Rendu", "4,50"]);
        await DrawerAsync(550);
    });

    [Fact]
    public Task Money_goes_back_on_a_ticket_of_its_own() => SellAsync(async () =>
    {
        await TapAsync("article-kir");
        await Expect(Register.Test("total")).ToContainTextAsync("5,50");
        await TapAsync("pay", "exact");
        await DrawerAsync(550);
        await Expect(Register.Test("ticket")).ToBeVisibleAsync();
        await NewSaleAsync();

        // The list of sales, the last that was paid, why, and how.
        await PressAsync("F7");
        await Register.Like("refund-sale-").First.ClickAsync();
        await Expect(Register.Test("refund-sum")).ToContainTextAsync("5,50");
        await Register.Test("refund-why").First.ClickAsync();
        await TapAsync("refund-cash");
        await Expect(Register.Test("said")).ToContainTextAsync("5,50");
        await DrawerAsync(0);

        var paper = await counter.LastTicketAsync();
        Assert.Equal((-550L, -550L), (paper.Total, paper.Paid));
        Assert.Equal([("Kir cassis", -550L)], paper.Lines);
        Assert.Equal([(2_000L, -92L, -550L)], paper.Vat);
        await PressAsync("Escape");
        await PressAsync("Escape");
    });

    [Fact]
    public Task Ten_percent_come_off_a_subtotal_of_two_rates() => SellAsync(async () =>
    {
        await TapAsync("article-kir", "department-starters", "article-eggs-mayo");
        await Expect(Register.Test("total")).ToContainTextAsync("12,30");
        await TypeAsync("10%");
        await Expect(Register.Test("total")).ToContainTextAsync("11,07");
        await TapAsync("pay", "exact");

        await ReceiptAsync(
            ["1", "Kir cassis", "5,50", "1", "Œufs mayonnaise", "6,80"],
            ["10 %", "5,56", "0,56", "6,12", "20 %", "4,12", "0,83", "4,95"],
            ["Espèces", "11,07"]);
        await Expect(Register.Test("ticket")).ToContainTextAsync("Remise");
        await DrawerAsync(1_107);
    });

    [Fact]
    public Task A_menu_at_ten_is_shared_among_its_dishes_and_their_rates() => SellAsync(async () =>
    {
        await TapAsync("department-menus", "menu-menu", "dish-kir", "dish-eggs-mayo");
        await Expect(Register.Test("total")).ToContainTextAsync("10,00");
        await TapAsync("pay", "exact");

        await ReceiptAsync(
            ["1", "Kir cassis", "5,50", "1", "Œufs mayonnaise", "6,80"],
            ["10 %", "5,03", "0,50", "5,53", "20 %", "3,72", "0,75", "4,47"],
            ["Espèces", "10,00"]);
        await DrawerAsync(1_000);
    });

    [Fact]
    public Task Ten_by_card_and_five_in_cash_pay_fifteen() => SellAsync(async () =>
    {
        await TypeAsync("15");
        await TapAsync("free-sale");
        await Expect(Register.Test("total")).ToContainTextAsync("15,00");
        await TypeAsync("10");
        await PressAsync("F2");
        await Expect(Register.Test("pay-pane").GetByTestId("due")).ToContainTextAsync("5,00");
        await DrawerAsync(0);
        await TypeAsync("5");
        await PayAsync("F1");

        await ReceiptAsync(
            ["1", "Vente libre", "15,00"], ["10 %", "13,64", "1,36", "15,00"], ["Carte", "10,00", "Espèces", "5,00"]);
        await DrawerAsync(500);
    });

    [Fact]
    public Task A_customer_is_found_by_a_few_letters_and_stands_on_the_sale() => SellAsync(async () =>
    {
        await TapAsync("article-kir");
        await Expect(Register.Test("total")).ToContainTextAsync("5,50");
        await PressAsync("Tab");
        await Expect(Register.Test("covers")).ToBeVisibleAsync();
        await PressAsync("Tab");
        await Expect(Register.Test("customer")).ToBeVisibleAsync();
        await TypeAsync("dur");
        await Register.Like("customer-").Filter(new() { HasText = "Odile Durand" }).ClickAsync();
        await Expect(Register.Test("guest")).ToContainTextAsync("Odile Durand");
        await TapAsync("pay", "exact");

        await ReceiptAsync(["1", "Kir cassis", "5,50"], ["20 %", "4,58", "0,92", "5,50"], ["Espèces", "5,50"]);
        await Expect(Register.Test("guest")).ToContainTextAsync("Odile Durand");
        await DrawerAsync(550);
    });

    [Fact]
    public Task Escape_takes_back_what_was_typed_then_the_multiplier_then_the_department_then_the_sale() => SellAsync(async () =>
    {
        await TapAsync("article-kir");
        await Expect(Register.Test("total")).ToContainTextAsync("5,50");
        await PressAsync("ArrowDown", "ArrowDown");
        await Expect(Register.Test("department-aperitifs")).ToHaveAttributeAsync("aria-pressed", "true");
        await TypeAsync("3*12");
        await Expect(Register.Test("typed")).ToContainTextAsync("12");

        await PressAsync("Escape");
        await Expect(Register.Test("typed")).ToHaveTextAsync("3 ×");
        await PressAsync("Escape");
        await Expect(Register.Test("typed")).ToHaveTextAsync("Quantité");
        await PressAsync("Escape");
        await Expect(Register.Test("department-all")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Register.Test("total")).ToContainTextAsync("5,50");
        await PressAsync("Escape");
        await Expect(Register.Test("abandon-confirm")).ToBeVisibleAsync();
        await PressAsync("Enter");

        await Expect(Register.Test("total")).ToContainTextAsync("0,00");
        await Expect(Register.Test("pay")).ToBeDisabledAsync();
        await DrawerAsync(0);
    });

    private async Task SellAsync(Func<Task> sale)
    {
        _drawer = await counter.DrawerAsync();
        await TapAsync("department-all");

        try
        {
            await sale();
            Assert.Empty(counter.Complaints);
        }
        catch
        {
            output.WriteLine(await counter.KeepEvidenceAsync());
            throw;
        }

        await NewSaleAsync();
    }

    // As fast as fingers, and slower than any scanner.
    private Task TypeAsync(string text) => Register.Page.Keyboard.TypeAsync(text, new() { Delay = 90 });

    private async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Register.Page.Keyboard.PressAsync(key);
        }
    }

    // Right after a payment a key is taken for a second tap of the same finger; a cashier presses again.
    private async Task PayAsync(string key)
    {
        var ticket = Register.Test("ticket");

        for (var tries = 0; tries < 10 && !await ticket.IsVisibleAsync(); tries++)
        {
            await PressAsync(key);

            try
            {
                await ticket.WaitForAsync(new() { Timeout = 1_000 });
            }
            catch (TimeoutException)
            {
                // Pressed too soon.
            }
        }
    }

    private async Task TapAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Register.Test(key).ClickAsync();
        }
    }

    /// <param name="lines">Quantity, name and what it costs before discounts, three by three.</param>
    /// <param name="vat">Rate, without tax, tax, with tax, four by four.</param>
    /// <param name="payments">How and how much, two by two.</param>
    private async Task ReceiptAsync(string[] lines, string[] vat, string[] payments)
    {
        var rows = Register.Test("ticket").Locator(".row");

        foreach (var cells in lines.Chunk(3).Concat(vat.Chunk(4)).Concat(payments.Chunk(2)))
        {
            // The sign of a rate stands before it in the table of rates, and behind the price of a line.
            var row = string.Join(@"\s+", cells.Select(cell => Regex.Escape(cell).Replace(@"\ ", @"\s+", StringComparison.Ordinal)));
            await Expect(rows.Filter(new() { HasTextRegex = new($@"^\s*([A-Z]\s+)?{row}(\s+[A-Z])?\s*$") })).ToHaveCountAsync(1);
        }
    }

    private Task DrawerAsync(long more) => counter.DrawerIsAsync(_drawer + more);

    private Task NewSaleAsync() => counter.NewSaleAsync();

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

/// <summary>The demo's register on a till that was opened with a hundred, with a menu at ten and a customer; and its till page beside it.</summary>
public sealed partial class MemoCounter(Chromium chromium) : IAsyncLifetime
{
    private Bistro _bistro = null!;
    private Screen _till = null!;

    public Screen Register { get; private set; } = null!;

    public IEnumerable<string> Complaints => _bistro.Screens.SelectMany(screen => screen.Complaints);

    public async Task InitializeAsync()
    {
        _bistro = await Bistro.OpenAsync(chromium);
        _till = await _bistro.OpenAsync("till/T1", new(1024, 768));
        await _till.Test("float").FillAsync("100");
        await _till.Test("open-till").ClickAsync();
        await DrawerIsAsync(10_000);

        var office = await _bistro.OpenAsync("office/catalogue/menus");
        await office.Test("new").ClickAsync();
        await office.Test("menu-name").FillAsync("Menu à 10");
        await office.Test("menu-price").FillAsync("10");
        await office.Test("part-name-0").FillAsync("Apéritif");
        await office.Test("part-0-aperitifs").CheckAsync();
        await office.Test("add-part").ClickAsync();
        await office.Test("part-name-1").FillAsync("Entrée");
        await office.Test("part-1-starters").CheckAsync();
        await office.Test("save").ClickAsync();
        await Assertions.Expect(office.Test("saved")).ToBeVisibleAsync();

        var customers = await _bistro.OpenAsync("office/customers");
        await customers.Test("add").ClickAsync();
        await customers.Test("name").FillAsync("Odile Durand");
        await customers.Test("phone").FillAsync("06 12 34 56 78");
        await customers.Test("save").ClickAsync();
        await Assertions.Expect(customers.Test("said")).ToBeVisibleAsync();

        Register = await _bistro.OpenAsync("register/T1", new(1024, 768));
    }

    public async Task DisposeAsync() => await _bistro.DisposeAsync();

    /// <summary>What should lie in the drawer, as the till's page says it.</summary>
    public async Task<long> DrawerAsync()
    {
        await _till.CatchUpAsync(Register);
        return long.Parse(NoFigure().Replace(await _till.Test("expected").InnerTextAsync(), ""), CultureInfo.InvariantCulture);
    }

    public Task DrawerIsAsync(long cents) => Assertions.Expect(_till.Test("expected"))
        .ToHaveTextAsync(string.Create(CultureInfo.GetCultureInfo("fr-FR"), $"{cents / 100m:N2} €"));

    // For a moment after a payment the ticket takes every press for a second tap of the same finger, and stays.
    public async Task NewSaleAsync()
    {
        var ticket = Register.Test("ticket");

        for (var tries = 0; tries < 20 && await ticket.IsVisibleAsync(); tries++)
        {
            await Register.Page.Keyboard.PressAsync("Enter");

            try
            {
                await ticket.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 500 });
            }
            catch (TimeoutException)
            {
                // Pressed too soon; a cashier presses again.
            }
        }

        await Assertions.Expect(Register.Test("total")).ToContainTextAsync("0,00");
    }

    /// <summary>What the journal sealed last: the money given back has no receipt on the register's screen.</summary>
    public async Task<SealedPaper> LastTicketAsync()
    {
        var ticket = (await _bistro.EventsAsync("till-T1")).Last(happened => happened.Name is "till.ticket-sealed").Payload.GetProperty("ticket");
        return new(
            ticket.GetProperty("total").GetInt64(),
            ticket.GetProperty("first").GetProperty("given").GetInt64(),
            [.. ticket.GetProperty("lines").EnumerateArray().Select(line => (line.GetProperty("name").GetString()!, line.GetProperty("total").GetInt64()))],
            [.. ticket.GetProperty("vat").EnumerateArray().Select(share => (
                share.GetProperty("rate").GetInt64(), share.GetProperty("tax").GetInt64(), share.GetProperty("taxIncluded").GetInt64()))]);
    }

    public Task<string> KeepEvidenceAsync() => Evidence.SaveAsync(_bistro, "memo");

    [GeneratedRegex(@"\D", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NoFigure();
}

/// <summary>A ticket as the journal keeps it, in cents and basis points.</summary>
public sealed record SealedPaper(long Total, long Paid, (string Name, long Total)[] Lines, (long Rate, long Tax, long TaxIncluded)[] Vat);
