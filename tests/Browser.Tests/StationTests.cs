using System.Text.Json;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>What only a real page can show of a station: what stays under a finger, what every eye can tell apart, and what can be heard.</summary>
public sealed class StationTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    private static readonly string[] States =
    [
        EveryState.Fresh, EveryState.Waiting, EveryState.Late, EveryState.Rush, EveryState.Changed, EveryState.Cancelled, EveryState.Allergy,
    ];

    [Fact]
    public Task A_press_belongs_to_what_was_under_the_finger_when_it_came_down() => LiveAsync(async bistro =>
    {
        var pass = await bistro.OpenAsync("pass");
        var station = await bistro.OpenAsync("station/kitchen");
        await bistro.PlaceAsync("first", ["kitchen"]);
        await bistro.PlaceAsync("second", ["kitchen"]);
        await Expect(station.Test("line-second-0")).ToBeVisibleAsync();
        await pass.CatchUpAsync(station);

        var box = (await station.Test("line-first-0").BoundingBoxAsync())!;
        await station.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await station.Page.Mouse.DownAsync();

        // The other goes first in that very moment. Held back it is, but not for as long as this finger stays.
        await pass.Test("rush-second").ClickAsync();
        await Expect(station.Page.Locator("[data-ticket]").First).ToHaveAttributeAsync("data-ticket", "second");
        await station.Page.Mouse.UpAsync();

        // The finger's own ticket is done and gone, the one that slid under it is not.
        await Expect(station.Test("ticket-first")).ToHaveCountAsync(0);
        await Expect(station.Test("line-second-0")).ToHaveAttributeAsync("data-state", "queued");
    });

    [Fact]
    public Task Every_state_is_told_apart_without_any_colour() => LiveAsync(EveryState.WriteAsync, async bistro =>
    {
        var station = await bistro.OpenAsync("station/kitchen", new(IsInspected: true));
        await Expect(station.Test($"ticket-{EveryState.Late}").First).ToHaveAttributeAsync("data-urgency", "late");

        // By shape and word: what the page says and draws, with everything that is a colour left out.
        var marks = await station.Page.EvaluateAsync<string[]>("""
            states => states.map(state => {
              const card = document.querySelector(`[data-ticket="${state}"]`);
              const clock = getComputedStyle(card.querySelector('.ticket-age'), '::before');
              return [
                getComputedStyle(card, '::before').width,
                clock.display === 'none' ? 'no clock' : clock.maskImage.length,
                getComputedStyle(card.querySelector('.ticket-late')).display,
                card.querySelector('.ticket-rush')?.textContent.trim() ?? '',
                [...card.querySelectorAll('.tag')].map(tag => tag.textContent.trim()).join(),
                card.querySelector('.allergy')?.querySelector('b').textContent ?? '',
                card.querySelectorAll('del').length > 0,
              ].join(' | ');
            })
            """, States);
        Assert.Equal(States.Length, marks.Distinct().Count());

        // By light and dark: the bar of what waits is seen beside the bar of what does not, and the head of what is late is turned over.
        foreach (var eye in Eyes.All)
        {
            await Eyes.SeeAsync(station, eye);
            var fresh = await LightAsync(station, EveryState.Fresh);
            var waiting = await LightAsync(station, EveryState.Waiting);
            var late = await LightAsync(station, EveryState.Late);
            var rush = await LightAsync(station, EveryState.Rush);
            Output.WriteLine($"{eye}: fresh {fresh}, waiting {waiting}, late {late}, rush {rush}");
            Assert.True(waiting.Bar - fresh.Bar > 60, eye);
            Assert.True(late.Bar - fresh.Bar > 60, eye);
            Assert.True(late.Head - waiting.Head > 60, eye);
            Assert.True(rush.Head - fresh.Head > 60, eye);

            if (eye is Eyes.Greyscale)
            {
                Assert.InRange(late.Colour, 0, 3); // The simulation is seen to work: no colour is left.
            }
        }
    });

    [Fact]
    public Task A_page_that_may_not_be_heard_says_so_until_somebody_lets_it() => LiveAsync(async bistro =>
    {
        var station = await bistro.OpenAsync("station/kitchen");
        var key = station.Page.Locator("[data-look=sound]");

        // A browser without a screen mutes nobody; this one does as those with a screen do, until a finger has been on the page.
        await station.Page.EvaluateAsync("""
            () => {
              let touched = false;
              addEventListener('pointerdown', () => { touched = true; }, true);
              Object.defineProperty(BaseAudioContext.prototype, 'state', { get: () => touched ? 'running' : 'suspended' });
            }
            """);
        await Expect(key).ToContainTextAsync("Son coupé");

        await key.ClickAsync();
        await Expect(key).ToBeEmptyAsync();

        await bistro.PlaceAsync("loud", ["kitchen"]);
        await station.Page.WaitForFunctionAsync("() => look.state().ringing");
        await station.Page.Keyboard.PressAsync("ArrowDown");
        await station.Page.WaitForFunctionAsync("() => !look.state().ringing");
    });

    // The light of the bar beside the body, and of the head above its words, from the picture that people get to see.
    private static async Task<(int Bar, int Head, int Colour)> LightAsync(Screen station, string ticket)
    {
        var card = station.Test($"ticket-{ticket}").First;
        await card.ScrollIntoViewIfNeededAsync();
        var picture = await card.ScreenshotAsync(new() { Animations = Microsoft.Playwright.ScreenshotAnimations.Disabled });
        var light = await station.Page.EvaluateAsync<JsonElement>("""
            async picture => {
              const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
              const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
              canvas.drawImage(image, 0, 0);
              const at = (x, y) => canvas.getImageData(x, y, 1, 1).data;
              const light = dot => Math.round(0.2126 * dot[0] + 0.7152 * dot[1] + 0.0722 * dot[2]);
              const head = at(Math.round(image.width * 0.6), 7);
              return [light(at(8, image.height - 20)), light(head), Math.max(...head.slice(0, 3)) - Math.min(...head.slice(0, 3))];
            }
            """, Convert.ToBase64String(picture));
        return (light[0].GetInt32(), light[1].GetInt32(), light[2].GetInt32());
    }
}
