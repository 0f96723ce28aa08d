using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>Axe finds nothing on any screen, quiet or in a rush. There is no list of exceptions.</summary>
public sealed class AccessibilityTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public Task Axe_finds_nothing(int tickets) => LiveAsync(async bistro =>
    {
        var faults = new List<string>();

        if (tickets > 0)
        {
            await bistro.RushAsync(tickets);
        }

        foreach (var path in new[]
        {
            "", "station/kitchen", "station/cold", "pass", "beepers", bistro.Board, "customer/T1", "register/T1", "office/import",
            "office/routing", "office/floor", "office/floor/codes", "floor/T1", "office/promises", "office/modes", "office/relays", "shipments", "shipments/nobody/label", "office", "office/customers", "office/payments", "office/keys", "office/till", "till/T1", "sessions", "calendar", "deliveries", "deliveries?courier=Ali", "office/service", "screens", "pair", "all-day", "all-day/kitchen",
            "office/catalogue", "office/catalogue/departments", "office/catalogue/choices", "office/catalogue/menus",
            "office/catalogue/reductions", "office/stations", "office/registers", "office/terminals", "office/vat", "office/technical", "office/conformity", "office/changes",
            "office/catalogue/scales", "office/catalogue/rules", "office/receipts", "office/counter", "office/mail", "office/exports", "office/backups", "office/accounting",
            "office/devices", "office/closures", "office/leftovers", "office/closing", "office/training", "office/fiscal", "office/invoices", "office/people", "office/catalogue/articles",
        })
        {
            var screen = await bistro.OpenAsync(path, new(IsInspected: true));
            faults.AddRange(await FaultsAsync(screen, path));
        }

        // The till, opened; and the history, which is reached from it.
        var till = bistro.Screens.Single(screen => screen.Path is "till/T1");
        await till.Test("open-till").ClickAsync();
        await Expect(till.Test("session")).ToBeVisibleAsync();
        await till.Test("count-cash-coins").ClickAsync();
        faults.AddRange(await FaultsAsync(till, "till, open"));
        await till.Test("to-history").ClickAsync();
        await Expect(till.Test("history")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(till, "history"));

        // A table chosen on the floor and on its plan, and the page that its code opens.
        var floor = bistro.Screens.Single(screen => screen.Path is "floor/T1");
        await floor.Test("tile-T12").ClickAsync();
        await floor.Test("reserve").ClickAsync();
        await Expect(floor.Test("reserve-save")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(floor, "floor, sheet"));
        await floor.Test("list").ClickAsync();
        await Expect(floor.Test("row-T12")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(floor, "floor, list"));
        var editor = bistro.Screens.Single(screen => screen.Path is "office/floor");
        await editor.Test("add-Counter").ClickAsync();
        await editor.Test("piece-T2").ClickAsync();
        await Expect(editor.Test("name")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(editor, "floor plan, table"));
        var codes = bistro.Screens.Single(screen => screen.Path is "office/floor/codes");
        var guest = await bistro.OpenAsync(new Uri((await codes.Test("code-T1").GetAttributeAsync("data-address"))!).AbsolutePath[1..], new(390, 844, IsInspected: true));
        faults.AddRange(await FaultsAsync(guest, "guest"));

        // The register, from the first article to the change; the guest's side beside it.
        var register = await bistro.OpenAsync("register/T1", new(IsInspected: true));
        var customer = bistro.Screens.Single(screen => screen.Path.StartsWith("customer", StringComparison.Ordinal));
        faults.AddRange(await FaultsAsync(register, "register, empty"));
        await register.Test("mode-TakeAway").ClickAsync();
        await register.Test("article-kir").ClickAsync();
        await Expect(register.Test("total")).ToContainTextAsync("5,50");
        faults.AddRange(await FaultsAsync(register, "register, basket"));
        await Expect(customer.Test("total")).ToContainTextAsync("5,50");
        faults.AddRange(await FaultsAsync(customer, "customer, ordering"));
        await register.Test("lines").GetByRole(Microsoft.Playwright.AriaRole.Button).First.ClickAsync();
        await Expect(register.Test("line-quantity")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(register, "register, line"));

        foreach (var (key, pane) in new[] { ("table", "covers"), ("guest", "customer"), ("open-sales", "pane"), ("note", "receipt"), ("pay", "pay-pane") })
        {
            await register.Test(key).ClickAsync();
            await Expect(register.Test(pane)).ToBeVisibleAsync();
            faults.AddRange(await FaultsAsync(register, $"register, {key}"));
        }

        await register.Test("close").ClickAsync();
        await register.Test("department-pizzas").ClickAsync();
        await register.Test("article-reine").ClickAsync();
        await Expect(register.Test("choosing")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(register, "register, choosing"));
        await register.Test("close").ClickAsync();
        await register.Test("department-menus").ClickAsync();
        await register.Test("menu-lunch").ClickAsync();
        await Expect(register.Test("menu-walk")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(register, "register, menu"));
        await register.Test("close").ClickAsync();
        await register.Test("pay").ClickAsync();
        await Expect(register.Test("pay-pane")).ToBeVisibleAsync();

        await register.Test("exact").ClickAsync();
        await Expect(register.Test("ticket")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(register, "register, ticket"));
        await register.Test("mail-ticket").ClickAsync();
        await Expect(register.Test("mail-to")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(register, "register, e-mail"));
        await register.Test("show-code").ClickAsync();
        var paper = await bistro.OpenAsync(
            new Uri((await register.Test("e-ticket").GetAttributeAsync("data-address"))!).AbsolutePath[1..], new(390, 844, IsInspected: true));
        faults.AddRange(await FaultsAsync(register, "register, e-ticket"));
        faults.AddRange(await FaultsAsync(paper, "e-ticket"));
        faults.AddRange(await BooksAsync(bistro, (await register.Test("invoice").GetAttributeAsync("href"))!));
        await Expect(customer.Test("thanks")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(customer, "customer, thanks"));

        // The guest's telephone, once its table is seated: a question, a menu, the basket, and what was sent.
        await floor.Test("list").ClickAsync();
        await floor.Test("tile-T1").ClickAsync();
        await floor.Test("seat-2").ClickAsync();
        await guest.Test("guest-add-hanger-steak").ClickAsync();
        await Expect(guest.Test("guest-ask")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(guest, "guest, question"));
        await guest.Test("ask-close").ClickAsync();
        await guest.Test("guest-menu-lunch").ClickAsync();
        await Expect(guest.Test("pick-onion-soup")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(guest, "guest, menu"));
        await guest.Test("ask-close").ClickAsync();
        await guest.Test("guest-add-negroni").ClickAsync();
        await guest.Test("guest-open").ClickAsync();
        await Expect(guest.Test("guest-send")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(guest, "guest, basket"));
        await guest.Test("guest-send").ClickAsync();
        await Expect(guest.Test("guest-ordered")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(guest, "guest, sent"));

        Assert.Empty(faults);
    });

    [Fact]
    public Task Axe_finds_nothing_where_every_state_stands_at_once() => LiveAsync(EveryState.WriteAsync, async bistro =>
    {
        var faults = new List<string>();
        var station = await bistro.OpenAsync("station/kitchen", new(IsInspected: true));
        faults.AddRange(await FaultsAsync(station, "station"));
        faults.AddRange(await FaultsAsync(await bistro.OpenAsync("pass", new(IsInspected: true)), "pass"));

        foreach (var (key, sheet) in new[] { ("m", "menu"), ("h", "history"), ("x", "sold-out-sheet"), ("l", "ahead-sheet"), ("g", "settings") })
        {
            await station.Page.Keyboard.PressAsync("2");
            await station.Page.Keyboard.PressAsync(key);
            await Expect(station.Test(sheet)).ToBeVisibleAsync();
            faults.AddRange(await FaultsAsync(station, $"station, {sheet}"));
            await station.Page.Keyboard.PressAsync("Escape");
        }

        Assert.Empty(faults);
    });

    // What the books have once something is sold: an invoice to draw, the day's figures, a seal and every chain.
    private static async Task<List<string>> BooksAsync(Bistro bistro, string invoice)
    {
        var faults = new List<string>();
        var paper = await bistro.OpenAsync(invoice, new(IsInspected: true));
        await Expect(paper.Test("buyer-form")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(paper, "invoice, buyer"));

        var expense = await bistro.OpenAsync(invoice.Replace("invoice/", "expense/", StringComparison.Ordinal), new(IsInspected: true));
        await expense.Test("by-Payment").ClickAsync();
        await Expect(expense.Test("draw")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(expense, "expense note"));

        var closures = await bistro.OpenAsync("office/closures", new(IsInspected: true));
        await closures.Test("x").ClickAsync();
        await Expect(closures.Test("reading")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(closures, "closures, reading"));

        var fiscal = await bistro.OpenAsync("office/fiscal", new(IsInspected: true));
        await fiscal.Test("prove").ClickAsync();
        await Expect(fiscal.Test("good")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(fiscal, "fiscal, one seal"));
        await fiscal.Test("tab-all").ClickAsync();
        await fiscal.Test("walk").ClickAsync();
        await Expect(fiscal.Test("walked")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(fiscal, "fiscal, all"));

        var customers = await bistro.OpenAsync("office/customers", new(IsInspected: true));
        await customers.Test("add").ClickAsync();
        await customers.Test("business").Locator("summary").ClickAsync();
        await Expect(customers.Test("street")).ToBeVisibleAsync();
        faults.AddRange(await FaultsAsync(customers, "customers, company"));
        return faults;
    }

    private static Task<IEnumerable<string>> FaultsAsync(Screen screen, string where) => Axe.FaultsAsync(screen, where);
}
