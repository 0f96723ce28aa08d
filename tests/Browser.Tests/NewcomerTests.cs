using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>
/// An owner who reads nothing, on the first day: from the code on the console to two rooms, twelve tables, three people and
/// forty articles; then a table of four that pays on two bills, and a dish that is given back.
/// </summary>
[Collection(nameof(Chromium))]
public sealed partial class NewcomerTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    /// <summary>What the house promises is fifteen; somebody who hesitates takes twice as long as hands do.</summary>
    private static readonly TimeSpan HandsTimeMax = TimeSpan.FromMinutes(10);

    private static readonly string[] Starters =
        ["Soupe à l’oignon;9,50", "Œufs mayonnaise;6,80", "Terrine maison;8,90", "Salade de chèvre;10,50", "Poireaux vinaigrette;7,20", "Burrata;11,00"];

    /// <summary>As it stands in the owner's spreadsheet.</summary>
    private static readonly string[] Sheet =
    [
        "Steak frites\t18,90\tPlats", "Confit de canard\t19,50\tPlats", "Blanquette de veau\t18,00\tPlats", "Pavé de saumon\t20,50\tPlats",
        "Risotto aux cèpes\t17,00\tPlats", "Bavette à l’échalote\t19,00\tPlats", "Poulet rôti\t16,50\tPlats", "Saucisse purée\t15,00\tPlats",
        "Croque-monsieur\t11,50\tPlats", "Omelette\t10,00\tPlats", "Burger maison\t16,90\tPlats", "Tartare\t19,80\tPlats",
        "Crème brûlée\t8,00\tDesserts", "Mousse au chocolat\t7,50\tDesserts", "Tarte Tatin\t8,50\tDesserts", "Île flottante\t7,50\tDesserts",
        "Profiteroles\t9,50\tDesserts", "Café gourmand\t9,00\tDesserts", "Sorbets\t6,50\tDesserts", "Fromage blanc\t5,50\tDesserts",
        "Expresso\t2,20\tBoissons", "Noisette\t2,40\tBoissons", "Thé\t3,80\tBoissons", "Chocolat chaud\t4,20\tBoissons",
        "Eau plate\t4,50\tBoissons", "Eau gazeuse\t4,80\tBoissons", "Cola\t3,90\tBoissons", "Limonade\t4,20\tBoissons",
        "Jus de pomme\t4,20\tBoissons", "Orange pressée\t5,20\tBoissons", "Menu enfant\t9,90\tFormules", "Formule midi\t16,00\tFormules",
        "Plat du jour\t13,50\tFormules", "Soupe du jour\t6,00\tFormules",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retailpos-newcomer-");
    private readonly List<string> _faults = [];
    private HubProcess _hub = null!;
    private Screen _screen = null!;
    private Hands _hands = null!;

    public async Task InitializeAsync()
    {
        _hub = new(_folder.FullName) { IsNew = true, StartsInTraining = true };
        await _hub.StartAsync();
        _screen = await Screen.HangAsync(chromium.Browser, _hub.Root, "", new(1024, 768, IsInspected: true));
        _hands = new(_screen);
    }

    public async Task DisposeAsync() => await _screen.DisposeAsync();

    public void Dispose()
    {
        _hub.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_house_is_set_up_and_serves_a_table_of_four_without_a_word_being_read()
    {
        try
        {
            await BeginAsync();
            await MakeDepartmentsAsync();
            await WriteMenuAsync();
            await PutUpTablesAsync();
            await AddPeopleAsync();
            await CompleteReceiptAsync();
            await OpenTillAsync();
            output.WriteLine($"Set up: {_hands.Taps} taps, {_hands.Letters} letters, {_hands.Pages} pages, {_hands.Time.TotalMinutes:N1} minutes.");
            Assert.InRange(_hands.Time, TimeSpan.Zero, HandsTimeMax);

            await ServeAsync();
            await SplitAndPayAsync();
            await GiveBackAsync();
            await LeaveTrainingAsync();
            Assert.Empty(_faults.Concat(_screen.Complaints));
        }
        catch
        {
            await PictureAsync("failed", isWanted: true);
            output.WriteLine(_hub.Said);
            throw;
        }

        _screen.IsCutOff = true;
        await _hub.KillAsync();
        var (code, said) = await _hub.SayAsync("verify");
        Assert.True(code == 0, said);
    }

    private async Task BeginAsync()
    {
        await _screen.GoAsync();
        await Expect(Test("welcome")).ToBeVisibleAsync();
        await LookAsync("welcome");
        await _hands.FillAsync("code", Code().Match(_hub.Said).Groups[1].Value);
        await _hands.FillAsync("name", "Anna");
        await _hands.FillAsync("password", "un mot de passe");
        await _hands.FillAsync("pin", "1111");
        await _hands.GoAsync("begin", "home");
        await Expect(Test("setup")).ToBeVisibleAsync();
        await LookAsync("home");
    }

    private async Task MakeDepartmentsAsync()
    {
        await _hands.GoAsync("setup-Departments", "departments");
        await LookAsync("departments-none");
        await _hands.TapAsync("start-usual");
        await Expect(_screen.Like("archive-")).ToHaveCountAsync(4);
        await Expect(Test("new-name")).ToBeFocusedAsync();
        await LookAsync("departments");
        await HomeAsync("Departments");
    }

    // Six by the keyboard alone, one after the other; the rest out of a spreadsheet, which names a department that is new.
    private async Task WriteMenuAsync()
    {
        await _hands.GoAsync("setup-Articles", "articles");
        await _hands.TapAsync("new-name");

        foreach (var (name, price) in Starters.Select(line => line.Split(';')).Select(cells => (cells[0], cells[1])))
        {
            await Expect(Test("new-name")).ToBeFocusedAsync();
            await Expect(Test("new-name")).ToHaveValueAsync("");
            await _hands.TypeAsync(name);
            await _hands.PressAsync("Tab");
            await _hands.TypeAsync(price);
            await _hands.PressAsync("Enter");
            await Expect(_screen.Page.Locator("[data-test^='name-']").Last).ToHaveValueAsync(name);
        }

        await LookAsync("articles");
        await _hands.TapAsync("paste");
        await _hands.FillAsync("paste-list", string.Join('\n', Sheet));
        await Expect(Test("paste-says")).ToContainTextAsync("Formules");
        await LookAsync("articles-paste");
        await _hands.TapAsync("paste-add");
        await Expect(Test("count")).ToContainTextAsync("40");
        await HomeAsync("Articles");
    }

    private async Task PutUpTablesAsync()
    {
        await _hands.GoAsync("setup-Floor", "editor");
        await _hands.FillAsync("room-tables", "6");
        await _hands.PressAsync("Enter");
        await Expect(_screen.Like("piece-")).ToHaveCountAsync(6);
        await _hands.TapAsync("add-room");
        await _hands.FillAsync("room-name", "Terrasse");
        await _hands.FillAsync("room-tables", "6");
        await _hands.PressAsync("Enter");
        await Expect(_screen.Like("piece-")).ToHaveCountAsync(6);
        await LookAsync("floor-plan");
        await _hands.TapAsync("save");
        await Expect(Test("save")).ToBeDisabledAsync();
        await HomeAsync("Floor");
    }

    private async Task AddPeopleAsync()
    {
        await _hands.GoAsync("setup-People", "people");

        foreach (var (name, role, pin) in new[] { ("Léa", "Employee", "3333"), ("Marc", "Manager", "2222") })
        {
            await _hands.TapAsync("add");
            await Expect(Test("name")).ToBeFocusedAsync();
            await _hands.TypeAsync(name);

            if (role is not "Employee")
            {
                await _hands.TapAsync($"role-{role}");
            }

            await _hands.FillAsync("first-pin", pin);
            await _hands.PressAsync("Enter");
            await Expect(Test($"edit-{name}")).ToBeVisibleAsync();
        }

        await LookAsync("people");
        await HomeAsync("People");
    }

    private async Task CompleteReceiptAsync()
    {
        await _hands.GoAsync("setup-Receipts", "receipt-rules");
        await _hands.FillAsync("house-name", "Chez Anna");
        await _hands.FillAsync("house-address", "3 rue Mercière\n69002 Lyon");
        await _hands.FillAsync("house-siret", "73282932000074");
        await _hands.TapAsync("save-receipts");
        await Expect(Test("said")).ToBeVisibleAsync();
        await LookAsync("receipts");
        await HomeAsync("Receipts");
    }

    private async Task OpenTillAsync()
    {
        await _hands.GoAsync("setup-Till", "till");
        await _hands.FillAsync("float", "100");
        await _hands.PressAsync("Enter");
        await Expect(Test("expected")).ToContainTextAsync("100,00");
        await LookAsync("till");
        await _hands.GoAsync("to-register", "register");
        await Expect(_screen.Like("article-").First).ToBeVisibleAsync();
        await LookAsync("register");
    }

    // Four guests at a table on the terrace: 2 × 18,90 + 17,00 + 20,50 + 4 × 2,20.
    private async Task ServeAsync()
    {
        await _hands.GoAsync("to-floor", "floor");
        await _hands.TapAsync("room-1", "tile-T8");
        await _hands.GoAsync("seat-4", "register");
        await Expect(Test("table")).ToContainTextAsync("T8");
        await _hands.TapAsync("department-plats", "article-steak-frites", "article-steak-frites", "article-risotto-aux-cepes", "article-pave-de-saumon");
        await Expect(Test("total")).ToContainTextAsync("75,30");
        await _hands.TapAsync("department-boissons", "key-4", "article-expresso");
        await Expect(Test("total")).ToContainTextAsync("84,10");
        await _hands.TapAsync("send");
        await Expect(Test("call-number")).ToBeVisibleAsync();
        await LookAsync("table-of-four");
    }

    // One pays a steak and a coffee by card, 21,10; the others the rest, 63,00, with a hundred.
    private async Task SplitAndPayAsync()
    {
        await _hands.TapAsync("split");
        await _hands.TapAsync(_screen.Like("split-take-").Filter(new() { HasText = "Steak frites" }));
        await _hands.TapAsync(_screen.Like("split-take-").Filter(new() { HasText = "Expresso" }));
        await Expect(Test("split-goes-total")).ToContainTextAsync("21,10");
        await LookAsync("split");
        await _hands.TapAsync("split-new");
        await Expect(Test("total")).ToContainTextAsync("63,00");
        await _hands.TapAsync("close", "pay", "note-100");
        await Expect(Test("change")).ToContainTextAsync("37,00");
        await LeaveTicketAsync();

        await _hands.TapAsync("open-sales");
        await _hands.TapAsync(_screen.Like("sale-").Filter(new() { HasText = "21,10" }));
        await Expect(Test("total")).ToContainTextAsync("21,10");
        await _hands.TapAsync("pay", "pay-card");
        await Expect(Test("ticket")).ToContainTextAsync("Ticket n° 2");
        await Expect(Test("ticket")).ToContainTextAsync(new Regex(@"10\s%\s+19,18\s+1,92\s+21,10"));
        await LeaveTicketAsync();
    }

    // The risotto came cold: 17,00 of the first ticket go back in cash.
    private async Task GiveBackAsync()
    {
        await _hands.TapAsync("open-sales");
        await _hands.TapAsync(_screen.Like("refund-sale-").Filter(new() { HasText = "63,00" }));
        await _hands.TapAsync(_screen.Like("refund-line-").Filter(new() { HasText = "Risotto" }));
        await Expect(Test("refund-sum")).ToContainTextAsync("17,00");
        await _hands.TapAsync(Test("refund-why").Nth(1));
        await LookAsync("refund");
        await _hands.TapAsync("refund-cash");
        await Expect(Test("said")).ToContainTextAsync("17,00");

        // 100,00 + 63,00 − 17,00; and what was on the list of a new house is all done but for the last.
        await _hands.GoAsync("to-till", "till");
        await Expect(Test("expected")).ToContainTextAsync("146,00");
        await _screen.Page.GotoAsync($"{_hub.Root}");
        await Expect(Test("home")).ToBeVisibleAsync();
        await Expect(_screen.Like("setup-")).ToHaveCountAsync(1);
    }

    // Until here nothing was real, and every page said so; from here the first sale has number one.
    private async Task LeaveTrainingAsync()
    {
        await Expect(Test("training-band")).ToBeVisibleAsync();
        await _hands.GoAsync("setup-Training", "training");
        await LookAsync("training");
        await _hands.TapAsync("understood", "leave");
        await Expect(Test("said")).ToContainTextAsync("numéro 1");
        await Expect(Test("training-band")).ToHaveCountAsync(0);
        await _screen.Page.GotoAsync($"{_hub.Root}office/closures");
        await Expect(Test("closures")).ToBeVisibleAsync();
        await LookAsync("closures-none");
    }

    // Back where the list is, and the line is gone from it.
    private async Task HomeAsync(string done)
    {
        await _hands.TapAsync(_screen.Page.GetByRole(AriaRole.Link, new() { Name = "Bureau", Exact = true }));
        await Expect(Test("office")).ToBeVisibleAsync();
        await Expect(Test("setup")).ToBeVisibleAsync();
        await Expect(Test($"setup-{done}")).ToHaveCountAsync(0);
    }

    // For a moment after a payment the ticket takes every press for a second tap of the same finger, and stays.
    private async Task LeaveTicketAsync()
    {
        for (var tries = 0; tries < 20 && await Test("ticket").IsVisibleAsync(); tries++)
        {
            await Test("new-sale").ClickAsync();

            try
            {
                await Test("ticket").WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 1_000 });
            }
            catch (TimeoutException)
            {
                // Pressed too soon; a cashier presses again.
            }
        }

        await Expect(Test("total")).ToContainTextAsync("0,00");
    }

    // Nothing for axe, and nothing that wants to be scrolled sideways.
    private async Task LookAsync(string name)
    {
        _faults.AddRange(await Axe.FaultsAsync(_screen, name));

        if (await _screen.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") is > 0 and var beyond)
        {
            _faults.Add($"{name}: {beyond.ToString(CultureInfo.InvariantCulture)} px too wide");
        }

        await PictureAsync(name);
    }

    private async Task PictureAsync(string name, bool isWanted = false)
    {
        if (!isWanted && Environment.GetEnvironmentVariable("RETAILPOS_PICTURES") is null)
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Source.Root, "artifacts", "newcomer")).FullName;
        await _screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-1024.png") });

        if (!isWanted)
        {
            await _screen.Page.SetViewportSizeAsync(1920, 1080);
            await _screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-1920.png") });
            await _screen.Page.SetViewportSizeAsync(1024, 768);
        }
    }

    private ILocator Test(string id) => _screen.Test(id);

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [GeneratedRegex("One-time code[^:]*: (\\w+)")]
    private static partial Regex Code();
}
