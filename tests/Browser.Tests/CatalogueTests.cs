using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>What the office writes down, the register asks, and the kitchen reads; and a sale that no mouse has touched.</summary>
public sealed class CatalogueTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    /// <summary>Slower than any scanner.</summary>
    private const float FingerMs = 90;

    [Fact]
    public Task A_whole_sale_a_table_and_the_payment_want_no_mouse() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");
        var kitchen = await bistro.OpenAsync("station/kitchen");
        var keys = register.Page.Keyboard;

        // Two steaks: rare, with beans, and no sauce.
        await keys.PressAsync("2", new() { Delay = FingerMs });
        await keys.PressAsync("*", new() { Delay = FingerMs });
        await Expect(register.Test("typed")).ToContainTextAsync("2");
        await keys.TypeAsync("onglet", new() { Delay = FingerMs });
        await Expect(register.Test("article-hanger-steak")).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await Expect(register.Test("choice-set")).ToHaveTextAsync("Cuisson");
        await keys.PressAsync("2");
        await Expect(register.Test("choice-set")).ToHaveTextAsync("Accompagnement");
        await keys.PressAsync("h");
        await Expect(register.Test("choice-set")).ToHaveTextAsync("Sauce");
        await keys.PressAsync("Enter");
        await Expect(register.Test("lines")).ToContainTextAsync("Saignante · Haricots verts");

        // A side by its first letters, the table by its number.
        await keys.TypeAsync("gratin", new() { Delay = FingerMs });
        await Expect(register.Test("article-gratin")).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await Expect(register.Test("lines")).ToContainTextAsync("Gratin dauphinois");
        await keys.PressAsync("Tab");
        await Expect(register.Test("covers")).ToBeVisibleAsync();
        await keys.PressAsync("4");
        await keys.PressAsync("Enter", new() { Delay = FingerMs });
        await Expect(register.Test("table")).ToContainTextAsync("T4");
        await keys.PressAsync("F8");
        await Expect(register.Test("call-number")).ToBeVisibleAsync();

        // The cook reads what was chosen under the dish.
        await Expect(kitchen.Like("ticket-")).ToContainTextAsync("Saignante");
        await Expect(kitchen.Like("ticket-")).ToContainTextAsync("Haricots verts");

        await keys.PressAsync("F1");
        await Expect(register.Test("pay-pane")).ToBeVisibleAsync();
        await keys.PressAsync("F1");
        await Expect(register.Test("ticket")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_scan_is_told_from_typing_wherever_the_focus_is() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");

        await ScanAsync(register, "5449000000996");
        await Expect(register.Test("lines")).ToContainTextAsync("Cola 33 cl");
        await Expect(register.Test("typed")).ToHaveTextAsync("Quantité");

        // A label of the house: a command, never typed.
        await ScanAsync(register, "$1desserts");
        await Expect(register.Test("department-desserts")).ToHaveAttributeAsync("aria-pressed", "true");
    });

    [Fact]
    public Task A_price_that_the_office_writes_stands_on_the_open_registers_key() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");
        var office = await bistro.OpenAsync("office/catalogue");
        await Expect(office.Test("row-kir")).ToBeVisibleAsync();
        await office.Test("filter").FillAsync("creme brulee");
        await Expect(office.Like("row-")).ToHaveCountAsync(1);

        await office.Test("price-creme-brulee").FillAsync("8,40");
        await office.Test("price-creme-brulee").PressAsync("Enter");
        await Expect(office.Test("saved")).ToBeVisibleAsync();

        await register.Test("search").FillAsync("creme");
        await Expect(register.Test("article-creme-brulee")).ToContainTextAsync("8,40");
        Assert.Contains(await bistro.EventsAsync("catalogue-house"), happened => happened.Name == "catalogue.article-put");

        // A picture of one point, and it stands on the key.
        await office.Test("open-creme-brulee").ClickAsync();
        await Screen.ChooseFileAsync(office.Test("picture"), new()
        {
            Name = "point.png",
            MimeType = "image/png",
            Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        });
        await Expect(register.Test("article-creme-brulee").Locator("img")).ToBeVisibleAsync();
    });

    // In one breath: what comes key by key through the driver comes as slowly as fingers on a busy machine. Nobody scans before the page listens.
    private static async Task ScanAsync(Screen screen, string code)
    {
        await Expect(screen.Page.Locator("html[data-ear]")).ToBeAttachedAsync();
        await screen.Page.EvaluateAsync(
            "code => [...code, 'Enter'].forEach(key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))",
            code);
    }

    [PictureFact]
    public Task The_pages_of_the_catalogue_to_be_looked_at() => LiveAsync(async bistro =>
    {
        var folder = Directory.CreateDirectory(Path.Combine(Source.Root, "artifacts", "screens")).FullName;
        var faults = new List<string>();

        foreach (var page in new[] { "articles", "departments", "choices", "menus", "reductions", "rules" })
        {
            var office = await bistro.OpenAsync($"office/catalogue/{page}", new(IsInspected: true));

            if (page is "choices" or "menus" or "rules")
            {
                await office.Page.Locator(".list .key").First.ClickAsync();
                await Expect(office.Test("form")).ToBeVisibleAsync();
            }

            if (page is "articles")
            {
                await Expect(office.Like("row-").First).ToBeVisibleAsync();
                await office.Like("open-").First.ClickAsync();
                await Expect(office.Test("article-sheet")).ToBeVisibleAsync();
            }

            await TakeAsync(office, page);
        }

        var register = await bistro.OpenAsync("register/T1", new(IsInspected: true));
        await register.Test("department-pizzas").ClickAsync();
        await register.Test("article-reine").ClickAsync();
        await Expect(register.Test("choosing")).ToBeVisibleAsync();
        await TakeAsync(register, "choosing");
        await register.Test("close").ClickAsync();
        await register.Test("department-menus").ClickAsync();
        await TakeAsync(register, "menus-grid");
        await register.Test("menu-lunch").ClickAsync();
        await Expect(register.Test("menu-walk")).ToBeVisibleAsync();
        await TakeAsync(register, "menu-walk");
        Assert.Empty(faults);

        async Task TakeAsync(Screen screen, string name)
        {
            foreach (var (width, height) in new[] { (1920, 1080), (1024, 768) })
            {
                await screen.Page.SetViewportSizeAsync(width, height);
                await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"catalogue-{name}-{width}x{height}.png") });

                if (await screen.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") is > 0 and var beyond)
                {
                    faults.Add($"{name}, {width}: {beyond} px too wide");
                }
            }
        }
    });
}
