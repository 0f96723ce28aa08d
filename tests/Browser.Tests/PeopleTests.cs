using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>A house in which nobody works yet, from the code on the console to the first who is locked out.</summary>
[Collection(nameof(Chromium))]
public sealed partial class PeopleTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retailpos-people-");
    private HubProcess _hub = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _hub = new(_folder.FullName) { IsNew = true };
        await _hub.SayAsync(["import", .. Directory.EnumerateFiles(Path.Combine(Source.Root, "config", "demo"), "*.csv").Order()]);
        await _hub.StartAsync();
        _context = await chromium.Browser.NewContextAsync(new()
        {
            Locale = "fr-FR", ViewportSize = new() { Width = 1024, Height = 768 },
        });
        _context.SetDefaultTimeout(Chromium.PatienceMs);
        _page = await _context.NewPageAsync();
    }

    public async Task DisposeAsync() => await _context.CloseAsync();

    public void Dispose()
    {
        _hub.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_new_house_gets_its_administrator_by_the_code_and_its_people_their_rights()
    {
        try
        {
            await BeginAsync();
            await AddLeaAsync();
            await WorkAsLeaAsync();
            await LockLeaOutAsync();
        }
        catch
        {
            Directory.CreateDirectory(Pictures);
            await _page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "people-failed.png") });
            output.WriteLine(_hub.Said);
            throw;
        }
    }

    private static string Pictures => Path.Combine(Source.Root, "artifacts", "browser");

    // The code stands on the console, and in no log file.
    private async Task BeginAsync()
    {
        var code = Code().Match(_hub.Said).Groups[1].Value;
        Assert.Equal(8, code.Length);
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(_folder.FullName, "logs")),
            log => Assert.DoesNotContain(code, ReadShared(log), StringComparison.Ordinal));

        await _page.GotoAsync($"{_hub.Root}");
        await Expect(Test("welcome")).ToBeVisibleAsync();
        await PictureAsync("welcome");
        await FillAsync("code", "WRONG");
        await FillAsync("name", "Anna");
        await FillAsync("password", "un mot de passe");
        await FillAsync("pin", "1111");
        await Test("begin").ClickAsync();
        await Expect(Test("fault")).ToBeVisibleAsync();
        await FillAsync("code", code);
        await Test("begin").ClickAsync();
        await Expect(Test("home")).ToBeVisibleAsync();
        await Expect(Test("person")).ToContainTextAsync("Anna");
        await PictureAsync("home");
    }

    private async Task AddLeaAsync()
    {
        await _page.GotoAsync($"{_hub.Root}office/people");
        await Test("add").ClickAsync();
        await FillAsync("name", "Léa");
        await FillAsync("first-pin", "3333");
        await Test("save").ClickAsync();
        await Expect(Test("edit-Léa")).ToBeVisibleAsync();
        await Expect(Test("said")).ToContainTextAsync("Léa");
        await PictureAsync("people");
        await Expect(Test("grant-Employee-RemoveSentLine")).Not.ToBeCheckedAsync();
        await Expect(Test("grant-Administrator-EditPeople")).ToBeDisabledAsync();
    }

    // Anna opens the register; Léa joins her there, is refused what only a manager may, and Anna comes back by her PIN.
    private async Task WorkAsLeaAsync()
    {
        await _page.GotoAsync($"{_hub.Root}register/T1");
        await Expect(Test("person")).ToContainTextAsync("Anna");
        await Test("person").ClickAsync();
        await PictureAsync("menu");
        await Test("person-other").ClickAsync();
        await Expect(Test("person-Léa")).ToBeVisibleAsync();
        await PictureAsync("sign-in");
        await SignInAsync("Léa", "3333");
        await Expect(Test("person")).ToContainTextAsync("Léa");

        await Test("article-kir").ClickAsync();
        await Expect(Test("lines").GetByRole(AriaRole.Button).First).ToBeVisibleAsync();
        await _page.Keyboard.PressAsync("F8");
        await Expect(Test("said")).ToBeVisibleAsync();
        await Test("lines").GetByRole(AriaRole.Button).First.ClickAsync();
        await Test("reason").First.ClickAsync();
        await Expect(Test("refusal")).ToContainTextAsync("Pas autorisé");
        await PictureAsync("refused");

        await _page.GotoAsync($"{_hub.Root}office/people");
        await Expect(Test("not-allowed")).ToBeVisibleAsync();
        await PictureAsync("not-allowed");

        await _page.GotoAsync($"{_hub.Root}register/T1");
        await Test("person").ClickAsync();
        await Test("switch-Anna").ClickAsync();
        await FillAsync("switch-code", "1111");
        await Test("switch-go").ClickAsync();
        await Expect(Test("person")).ToContainTextAsync("Anna");
        await Test("person").ClickAsync();
        await Test("switch-Léa").ClickAsync();
        await Expect(Test("person")).ToContainTextAsync("Léa");
        await Test("person").ClickAsync();
        await Test("person-leave").ClickAsync();
        await Expect(Test("sign-in")).ToBeVisibleAsync();
    }

    private async Task LockLeaOutAsync()
    {
        for (var tried = 0; tried < 5; tried++)
        {
            await Expect(Test("enter")).ToBeEnabledAsync();
            await SignInAsync("Léa", "0000");
            await Expect(Test("fault")).ToContainTextAsync(tried switch { 4 => "Trop d’essais", 3 => "un essai", _ => $"Encore {4 - tried}" });
        }

        await SignInAsync("Léa", "3333");
        await Expect(Test("fault")).ToContainTextAsync("Trop d’essais");
        await PictureAsync("locked");
    }

    private async Task SignInAsync(string name, string pin)
    {
        await Test($"person-{name}").ClickAsync();
        await Expect(Test("code")).ToHaveValueAsync("");

        foreach (var figure in pin)
        {
            await Test($"pin-{figure}").ClickAsync();
        }

        await Expect(Test("code")).ToHaveValueAsync(pin);
        await _page.Keyboard.PressAsync("Tab");
        await Test("enter").ClickAsync();
    }

    private Task FillAsync(string field, string text) => Test(field).FillAsync(text);

    private ILocator Test(string id) => _page.GetByTestId(id);

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("RETAILPOS_PICTURES") is not null)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Source.Root, "artifacts", "screens"));
            await _page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, $"people-{name}.png") });
        }
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("One-time code[^:]*: (\\w+)")]
    private static partial Regex Code();
}
