using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>Every screen in every state and size, to be looked at by people. It asserts only that no screen must be scrolled sideways.</summary>
public sealed class PictureBook(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    private static readonly (int Width, int Height)[] Sizes = [(1920, 1080), (1280, 800), (1024, 768), (800, 1280)];

    private readonly List<string> _faults = [];

    [PictureFact]
    public Task Every_screen_in_every_state_and_size() => LiveAsync(async bistro =>
    {
        var pages = new Dictionary<string, Screen>();

        foreach (var (name, path) in new[]
        {
            ("home", ""), ("register", "register/T1"), ("station", "station/kitchen"), ("cold", "station/cold"), ("pass", "pass"),
            ("board", bistro.Board), ("customer", "customer/T1"), ("import", "office/import"), ("routing", "office/routing"),
        })
        {
            pages[name] = await bistro.OpenAsync(path, new(IsInspected: true));
        }

        await TakeAsync(pages, "1-empty");

        var register = pages["register"];
        await bistro.RushAsync(tickets: 8, "ordinary");
        await register.Test("mode-TakeAway").ClickAsync();

        foreach (var (article, sum) in new[] { ("kir", "5,50"), ("planche", "24,00"), ("lager-25", "27,90"), ("lager-25", "31,80") })
        {
            await register.Test($"article-{article}").ClickAsync();
            await Expect(register.Test("total")).ToContainTextAsync(sum);
        }

        await Expect(pages["customer"].Test("total")).ToContainTextAsync("31,80");
        await TakeAsync(pages, "2-ordinary");
        await register.Test("pay").ClickAsync();
        await TakeAsync(new() { ["register"] = register }, "2-ordinary-pay");
        await register.Test("note-50").ClickAsync();
        await Expect(register.Test("ticket")).ToBeVisibleAsync();
        await TakeAsync(new() { ["register"] = register, ["customer"] = pages["customer"] }, "2-ordinary-paid");

        await bistro.RushAsync();
        await pages["station"].CatchUpAsync(pages["pass"]);
        await TakeAsync(pages, "3-rush");

        foreach (var screen in pages.Values)
        {
            screen.IsCutOff = true;
        }

        await bistro.Hub.KillAsync();
        await Task.WhenAll(pages.Values.Select(screen => Expect(screen.Band).ToBeVisibleAsync()));
        await TakeAsync(pages, "4-offline");
        Assert.Empty(_faults);
    });

    [PictureFact]
    public Task Every_state_at_once_for_every_eye() => LiveAsync(EveryState.WriteAsync, async bistro =>
    {
        var pages = new Dictionary<string, Screen>
        {
            ["station"] = await bistro.OpenAsync("station/kitchen", new(IsInspected: true)),
            ["pass"] = await bistro.OpenAsync("pass", new(IsInspected: true)),
        };

        foreach (var eye in Eyes.All)
        {
            foreach (var screen in pages.Values)
            {
                await Eyes.SeeAsync(screen, eye);
            }

            await TakeAsync(pages, eye is Eyes.Usual ? "5-every-state" : $"5-every-state-{eye}");
        }

        var station = pages["station"];
        await Eyes.SeeAsync(station, Eyes.Usual);

        foreach (var (key, sheet) in new[] { ("m", "menu"), ("h", "history"), ("x", "sold-out-sheet"), ("l", "ahead-sheet"), ("g", "settings"), ("r", "recall-sheet") })
        {
            await station.Page.Keyboard.PressAsync("2");
            await station.Page.Keyboard.PressAsync(key);
            await Expect(station.Test(sheet)).ToBeVisibleAsync();
            await TakeAsync(new() { ["station"] = station }, $"6-{sheet}");
            await station.Page.Keyboard.PressAsync("Escape");
            await Expect(station.Test(sheet)).ToHaveCountAsync(0);
        }

        Assert.Empty(_faults);
    });

    [PictureFact]
    public Task A_guests_telephone_from_the_card_to_what_was_sent() => LiveAsync(async bistro =>
    {
        var codes = await bistro.OpenAsync("office/floor/codes");
        var floor = await bistro.OpenAsync("floor/T1");
        await floor.Test("tile-T1").ClickAsync();
        await floor.Test("seat-2").ClickAsync();
        var guest = await bistro.OpenAsync(
            new Uri((await codes.Test("code-T1").GetAttributeAsync("data-address"))!).AbsolutePath[1..], new(390, 844, IsInspected: true));
        await Expect(guest.Test("guest-add-kir")).ToBeVisibleAsync();
        await TakeTelephoneAsync(guest, "1-card");
        await guest.Test("guest-add-hanger-steak").ClickAsync();
        await guest.Test("choice-rare").ClickAsync();
        await guest.Test("choice-gratin").ClickAsync();
        await TakeTelephoneAsync(guest, "2-question");
        await guest.Test("choice-pepper").ClickAsync();
        await guest.Test("ask-next").ClickAsync();
        await guest.Test("guest-add-kir").ClickAsync();
        await TakeTelephoneAsync(guest, "3-wishes");
        await guest.Test("guest-add-chosen").ClickAsync();
        await guest.Test("guest-menu-lunch").ClickAsync();
        await TakeTelephoneAsync(guest, "4-menu");
        await guest.Test("pick-snails-12").ClickAsync();
        await guest.Test("pick-hanger-steak").ClickAsync();
        await TakeTelephoneAsync(guest, "5-menu-question");
        await guest.Test("choice-done").ClickAsync();
        await guest.Test("choice-fries").ClickAsync();
        await guest.Test("choice-none").ClickAsync();
        await guest.Test("menu-pass").ClickAsync();
        await guest.Test("guest-open").ClickAsync();
        await TakeTelephoneAsync(guest, "6-basket");
        await guest.Test("guest-send").ClickAsync();
        await Expect(guest.Test("guest-ordered")).ToBeVisibleAsync();
        await TakeTelephoneAsync(guest, "7-sent");
        Assert.Empty(_faults);
    });

    private async Task TakeTelephoneAsync(Screen guest, string state)
    {
        await TakeAsync(guest, "guest", state, 1024, 768);
        await TakeAsync(guest, "guest", state, 390, 844);
    }

    private async Task TakeAsync(Dictionary<string, Screen> pages, string state)
    {
        foreach (var (name, screen) in pages)
        {
            foreach (var (width, height) in Sizes)
            {
                await TakeAsync(screen, name, state, width, height);
            }
        }
    }

    private async Task TakeAsync(Screen screen, string name, string state, int width, int height)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Source.Root, "artifacts", "screens")).FullName;
        await screen.Page.SetViewportSizeAsync(width, height);
        await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{state}-{width}x{height}.png") });
        var beyond = await screen.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");

        if (beyond > 0)
        {
            _faults.Add($"{name}, {state}, {width}×{height}: {beyond} px too wide");
        }
    }
}

/// <summary>A test for the eye, run when RETAILPOS_PICTURES is set: it takes minutes and judges little.</summary>
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("RETAILPOS_PICTURES") is { Length: > 0 } ? null : "Set RETAILPOS_PICTURES=1 to take them.";
}
