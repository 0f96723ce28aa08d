using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>A table from its place on the plan to its bill, with two servers, a guest's telephone and the kitchen.</summary>
public sealed class FloorTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    private static readonly ScreenWish Tablet = new(1024, 768);

    [Fact]
    public Task Two_servers_and_a_guest_at_one_table_lose_nothing_and_the_kitchen_reads_where_they_went() => LiveAsync(async bistro =>
    {
        var lea = await bistro.OpenAsync("floor/T1", Tablet);
        var hugo = await bistro.OpenAsync("floor/T1", Tablet);
        var watch = await bistro.OpenAsync("floor/T1", Tablet);
        var codes = await bistro.OpenAsync("office/floor/codes");
        var bar = await bistro.OpenAsync("station/bar");

        // Léa seats three; Hugo sees it without touching anything, and opens the same bill.
        await lea.Test("tile-T4").ClickAsync();
        await lea.Test("seat-3").ClickAsync();
        await Expect(lea.Test("register")).ToBeVisibleAsync();
        await Expect(hugo.Test("tile-T4")).ToHaveAttributeAsync("data-next", "ToOrder");
        await hugo.Test("tile-T4").ClickAsync();
        await hugo.Test("open-bill").ClickAsync();
        await Expect(hugo.Test("table")).ToContainTextAsync("T4");

        // Both type at once, and each has all of it before them.
        await Task.WhenAll(TypeAsync(lea, "kir", "pastis"), TypeAsync(hugo, "lager-25", "lager-50"));

        foreach (var server in new[] { lea, hugo })
        {
            await Expect(server.Test("lines").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        }

        await lea.Test("send").ClickAsync();
        await Expect(watch.Test("tile-T4")).ToHaveAttributeAsync("data-next", "Waiting");
        await Expect(watch.Test("dishes-T4")).ToContainTextAsync("4");

        // A guest reads the code, orders, and is told what it comes to.
        var address = new Uri((await codes.Test("code-T4").GetAttributeAsync("data-address"))!);
        var guest = await bistro.OpenAsync(address.AbsolutePath[1..], new(390, 844));
        await Expect(guest.Test("guest-table")).ToContainTextAsync("T4");
        await guest.Test("guest-add-pastis").ClickAsync();
        await guest.Test("guest-add-chosen").ClickAsync();

        // A steak asks before it is in the basket; then the telephone sleeps, and its page begins anew with all of it.
        await guest.Test("guest-add-hanger-steak").ClickAsync();
        await guest.Test("choice-rare").ClickAsync();
        await guest.Test("choice-gratin").ClickAsync();
        await guest.Test("choice-pepper").ClickAsync();
        await guest.Test("ask-next").ClickAsync();
        await Expect(guest.Test("guest-open")).ToBeVisibleAsync();
        await KeptAsync(guest, "hanger-steak");
        await guest.Page.ReloadAsync();
        await guest.Test("guest-open").ClickAsync();
        await Expect(guest.Test("guest-basket")).ToContainTextAsync("Gratin dauphinois");
        await Expect(guest.Test("guest-basket")).ToContainTextAsync("Poivre");
        await guest.Test("guest-send").ClickAsync();
        await Expect(guest.Test("guest-ordered")).ToContainTextAsync("Pastis");
        await Expect(guest.Test("guest-basket")).ToHaveCountAsync(0);
        await Expect(bar.Like("ticket-").First).ToContainTextAsync("T4");

        // They move, and the bar reads it; the guest's page follows no table but its own.
        await watch.Test("tile-T4").ClickAsync();
        await Expect(watch.Test("bill")).ToHaveCountAsync(2);
        await watch.Test("move").ClickAsync();
        await watch.Test("tile-T7").ClickAsync();
        await Expect(watch.Test("tile-T7")).ToHaveAttributeAsync("data-next", "Waiting");
        await Expect(watch.Test("tile-T4")).ToHaveAttributeAsync("data-next", "Free");
        await Expect(bar.Like("ticket-").First).ToContainTextAsync("T7");
        await Expect(lea.Test("table")).ToContainTextAsync("T7");
        await Expect(guest.Test("guest-reads")).ToBeVisibleAsync();

        // The old code is revoked, and its page closes by itself.
        await codes.Test("revoke-T4").ClickAsync();
        await codes.Test("revoke-sure-T4").ClickAsync();
        await Expect(guest.Test("guest-closed")).ToBeVisibleAsync();
        await bistro.VerifyAsync();
    });

    [Fact]
    public Task A_room_is_drawn_with_finger_and_keys_and_a_second_drawing_over_it_is_kept_and_refused() => LiveAsync(async bistro =>
    {
        var first = await bistro.OpenAsync("office/floor", Tablet);
        var second = await bistro.OpenAsync("office/floor", Tablet);
        var floor = await bistro.OpenAsync("floor/T1", Tablet);

        // Begun before the other is saved.
        await second.Test("add-Round").ClickAsync();
        await Expect(second.Test("piece-T13")).ToBeVisibleAsync();

        // Dragged two units down, taken back by key, done again, and turned.
        var table = first.Test("piece-T1");
        var before = (await table.GetAttributeAsync("style"))!;
        var box = (await table.BoundingBoxAsync())!;
        await first.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await first.Page.Mouse.DownAsync();
        await first.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height * 7 / 6), new() { Steps = 6 });
        await first.Page.Mouse.UpAsync();
        await Expect(table).ToHaveAttributeAsync("style", "grid-area:4/2/span 3/span 3");
        await first.Page.Keyboard.PressAsync("Control+z");
        await Expect(table).ToHaveAttributeAsync("style", before);
        await first.Page.Keyboard.PressAsync("Control+y");
        await Expect(table).ToHaveAttributeAsync("style", "grid-area:4/2/span 3/span 3");
        await table.ClickAsync();
        await table.FocusAsync();
        await first.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(table).ToHaveAttributeAsync("style", "grid-area:3/2/span 3/span 3");
        await first.Page.Keyboard.PressAsync("r");
        await Expect(table.Locator(".top")).ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex("rotate:"));
        await first.Test("save").ClickAsync();
        await Expect(first.Test("save")).ToBeDisabledAsync();

        // It stands so on the floor at once; a drawing begun before is refused, and lost to nobody.
        await second.Test("save").ClickAsync();
        await Expect(second.Test("refusal")).ToBeVisibleAsync();
        await Expect(second.Test("piece-T13")).ToBeVisibleAsync();
        await second.Test("adopt").ClickAsync();
        await second.Test("add-Round").ClickAsync();
        await second.Test("save").ClickAsync();
        await Expect(floor.Test("tile-T13")).ToBeVisibleAsync();
    });

    private static async Task TypeAsync(Screen register, params string[] articles)
    {
        foreach (var article in articles)
        {
            await register.Test($"article-{article}").ClickAsync();
        }
    }

    // The tap has come to the hub and back, and what was chosen is in the telephone.
    private static async Task KeptAsync(Screen guest, string dish)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        while (!(await guest.Page.EvaluateAsync<string>("() => Object.values(sessionStorage).join()")).Contains(dish, StringComparison.Ordinal))
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
