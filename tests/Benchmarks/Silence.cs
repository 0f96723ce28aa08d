using Microsoft.Playwright;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Benchmarks;

/// <summary>How long a screen that hears nothing goes on looking fresh, and how long a line stands where nobody can read it.</summary>
internal static class Silence
{
    private const int Rounds = 10;

    public static async Task RunAsync()
    {
        using var scratch = new Scratch();
        await using var hub = await OpenHub.OpenAsync(scratch.File("hub"), "--Screens:StartGraceSeconds", "0");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-timer-throttling", "--disable-renderer-backgrounding"],
        });

        await StaleAsync(hub, browser);
        await EscalationAsync(hub, browser);
    }

    // The socket lives and nothing comes: from the last frame that was let through to the page's own word.
    private static async Task StaleAsync(OpenHub hub, IBrowser browser)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var isHeld = false;
        List<Action> held = [];
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            var there = socket.ConnectToServer();
            socket.OnMessage(frame => Pass(there, frame));
            there.OnMessage(frame =>
            {
                lock (held)
                {
                    if (isHeld)
                    {
                        held.Add(() => Pass(socket, frame));
                        return;
                    }
                }

                Pass(socket, frame);
            });
        });
        await page.GotoAsync(hub.StationAddress);
        List<double> stale = [];

        for (var round = 0; round < Rounds; round++)
        {
            await page.WaitForFunctionAsync("() => document.documentElement.dataset.fresh === 'fresh'");
            await page.EvaluateAsync("""
                () => { window.staleAt = new Promise(done => new MutationObserver((_, watch) =>
                  document.documentElement.dataset.fresh === 'stale' && (watch.disconnect(), done(Date.now())))
                  .observe(document.documentElement, { attributes: true })); }
                """);
            var began = Wall.NowMs;

            lock (held)
            {
                isHeld = true;
            }

            stale.Add(await page.EvaluateAsync<double>("() => window.staleAt") - began);

            lock (held)
            {
                isHeld = false;
                held.ForEach(frame => frame());
                held.Clear();
            }
        }

        Console.WriteLine($"events held back → the screen says so: {new Figures(stale)}, {Rounds} rounds");
    }

    // The page's scripts stand still: from the order's acceptance to its backup's word in the journal, and back.
    private static async Task EscalationAsync(OpenHub hub, IBrowser browser)
    {
        await using var context = await browser.NewContextAsync();
        var home = await context.NewPageAsync();
        var backup = await context.NewPageAsync();
        await home.GotoAsync(hub.StationAddress);
        await backup.GotoAsync(hub.BackupAddress);
        await home.WaitForFunctionAsync("() => document.documentElement.dataset.fresh === 'fresh'");
        await backup.WaitForFunctionAsync("() => document.documentElement.dataset.fresh === 'fresh'");
        var inspector = await context.NewCDPSessionAsync(home);
        List<double> covered = [], returned = [];

        for (var round = 0; round < Rounds; round++)
        {
            await inspector.SendAsync("Debugger.enable");
            await inspector.SendAsync("Debugger.pause");
            var order = hub.NewOrder();
            await hub.PlaceAsync(order);
            var placed = Wall.NowMs;
            await hub.ShowsAsync(IsCovered);
            covered.Add(Wall.NowMs - placed);

            await inspector.SendAsync("Debugger.disable");
            var thawed = Wall.NowMs;
            await hub.ShowsAsync(view => !IsCovered(view));
            returned.Add(Wall.NowMs - thawed);
            await hub.ClearAsync(order);
        }

        Console.WriteLine($"order on a frozen screen → with its backup: {new Figures(covered)}, {Rounds} rounds (limit 5,000 ms)");
        Console.WriteLine($"screen lives again → lines at home: {new Figures(returned)}, {Rounds} rounds");
    }

    private static bool IsCovered(KitchenView view) => view.Covers.ContainsKey(new StationId(OpenHub.Station));

    private static void Pass(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Binary is { } bytes)
        {
            to.Send(bytes);
        }
        else
        {
            to.Send(frame.Text!);
        }
    }
}
