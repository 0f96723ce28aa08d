using System.Globalization;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>A cashier's day at one till, from the float to the difference.</summary>
public sealed class TillDayTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    [Fact]
    public Task A_till_is_opened_sells_pays_an_errand_and_is_closed_with_a_difference() => LiveAsync(async bistro =>
    {
        var till = await bistro.OpenAsync("till/T1", new(Width: 1024, Height: 768));
        await till.Test("float").FillAsync("100");
        await PictureAsync(till, "till-opening");
        await till.Page.Keyboard.PressAsync("Enter");
        await Expect(till.Test("expected")).ToContainTextAsync("100,00");

        var register = await bistro.OpenAsync("register/T1", new(Width: 1024, Height: 768));
        await register.Test("mode-TakeAway").ClickAsync();
        await register.Test("article-kir").ClickAsync();
        await Expect(register.Test("total")).ToContainTextAsync("5,50");
        await PictureAsync(register, "till-register");
        await register.Test("pay").ClickAsync();
        await register.Test("exact").ClickAsync();
        await Expect(register.Test("ticket")).ToBeVisibleAsync();
        await Expect(till.Test("expected")).ToContainTextAsync("105,50");

        await till.Test("movement-amount").FillAsync("4,20");
        await till.Test("movement-reason").FillAsync("pain");
        await Expect(till.Test("move")).ToBeEnabledAsync();
        await till.Page.Keyboard.PressAsync("Enter");
        await Expect(till.Test("movements")).ToContainTextAsync("pain");
        await Expect(till.Test("expected")).ToContainTextAsync("101,30");

        await till.Test("count-cash-coins").ClickAsync();
        await till.Test("count-cash-10000").FillAsync("1");
        await till.Test("count-cash-100").FillAsync("1");
        await Expect(till.Test("gap-Cash")).ToContainTextAsync("0,30");
        await till.Test("left").FillAsync("100");
        await PictureAsync(till, "till-count");
        await till.Test("close-till").ClickAsync();
        await Expect(till.Test("till-error")).ToContainTextAsync("0,30");
        await PictureAsync(till, "till-closed");

        await till.Test("to-history").ClickAsync();

        // A page that does not beat, reached from one that does, over the same circuit: nobody is offline.
        var standing = await till.Page.WaitForFunctionAsync("() => look.state().standing !== 'fresh' && look.state().standing");
        Assert.Equal("connecting", await standing.JsonValueAsync<string>());
        await till.Like("row-").First.ClickAsync();
        await Expect(till.Test("receipt")).ToContainTextAsync("5,50");
        await till.Test("print-ticket").ClickAsync();
        await Expect(till.Test("said")).ToBeVisibleAsync();
        await PictureAsync(till, "history");
        await till.Test("refund").ClickAsync();
        await Expect(till.Test("refund-pane")).ToBeVisibleAsync();

        var closed = (await bistro.EventsAsync("till-T1")).Single(happened => happened.Name is "till.closed");
        Assert.Equal(10_000, closed.Payload.GetProperty("session").GetProperty("left").GetInt64());
    });

    [Fact]
    public Task A_planned_order_stands_in_the_calendar_with_the_load_of_the_kitchen() => LiveAsync(async bistro =>
    {
        var due = DateTimeOffset.UtcNow.AddHours(26);
        await bistro.PostAsync("orders", new JsonObject
        {
            ["id"] = "planned",
            ["mode"] = "take-away",
            ["customer"] = "Madame Renard",
            ["dueAt"] = due.ToString("O", CultureInfo.InvariantCulture),
            ["lines"] = new JsonArray(new JsonObject
            {
                ["id"] = "planned-1", ["name"] = "Paella", ["quantity"] = 6, ["route"] = new JsonArray("kitchen"), ["expectedSeconds"] = 900,
            }),
        });
        var calendar = await bistro.OpenAsync("calendar", new(Width: 1920, Height: 1080));
        await calendar.Like("day-").Filter(new() { HasText = "1" }).Filter(new() { Has = calendar.Page.Locator(".count", new() { HasText = "1" }) }).First.ClickAsync();

        await Expect(calendar.Test("planned")).ToContainTextAsync("Madame Renard");
        await Expect(calendar.Page.Locator("meter").First).ToBeVisibleAsync();
        await PictureAsync(calendar, "calendar");
        await PictureAsync(await bistro.OpenAsync("till/T1", new(Width: 1920, Height: 1080)), "till-1920");
        await PictureAsync(await bistro.OpenAsync("office/till", new(Width: 1024, Height: 768)), "till-rules");
    });

    private static async Task PictureAsync(Screen screen, string name)
    {
        var folder = Path.Combine(Source.Root, "artifacts", "browser");
        Directory.CreateDirectory(folder);
        await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
