using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RetailPos.Browser.Tests;

/// <summary>What a screen is wanted for, beside being looked at.</summary>
/// <param name="HasValve">Its connection can be held back and cut.</param>
/// <param name="IsInspected">Axe or a camera, which write styles of their own into the page, may come.</param>
public sealed record ScreenWish(int Width = 1280, int Height = 800, bool HasValve = false, bool IsInspected = false);

/// <summary>One page on a machine of its own. It keeps every complaint of its console; a test that ends with one has failed.</summary>
public sealed partial class Screen : IAsyncDisposable
{
    private const string Standing = "() => document.documentElement.dataset.fresh";

    private readonly IBrowserContext _context;
    private readonly Uri _address;
    private readonly ConcurrentQueue<string> _console = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly Valve _valve = new();

    private Screen(IBrowserContext context, IPage page, Uri root, string path)
    {
        (_context, Page, Path, _address) = (context, page, path, new(root, path));
        Page.Console += (_, message) => Hear($"{message.Type}: {message.Text}", message.Type is "error");
        Page.PageError += (_, fault) => Hear($"page error: {fault}", isComplaint: true);
        Page.Crash += (_, _) => Hear("The page crashed.", isComplaint: true);
    }

    public IPage Page { get; }

    public string Path { get; }

    /// <summary>The hub or the network is away: the browser then writes each failed knock as an error, and may.</summary>
    public bool IsCutOff { get; set; }

    public IEnumerable<string> Console => _console;

    public IEnumerable<string> Complaints => _complaints;

    public static async Task<Screen> HangAsync(IBrowser browser, Uri root, string path, ScreenWish wish)
    {
        var context = await browser.NewContextAsync(new()
        {
            Locale = "fr-FR",
            ViewportSize = new() { Width = wish.Width, Height = wish.Height },
            BypassCSP = wish.IsInspected,
        });
        context.SetDefaultTimeout(Chromium.PatienceMs);
        var screen = new Screen(context, await context.NewPageAsync(), root, path);

        if (wish.HasValve)
        {
            await screen.Page.RouteWebSocketAsync(Circuit(), screen._valve.Put);
        }

        return screen;
    }

    public ILocator Test(string id) => Page.GetByTestId(id);

    /// <summary>Picks a file, once the field listens: Blazor begins to a moment after it draws it, and no person is quicker.</summary>
    public static async Task ChooseFileAsync(ILocator field, FilePayload file)
    {
        await Assertions.Expect(field).ToHaveJSPropertyAsync("_blazorInputFileNextFileId", 0);
        await field.SetInputFilesAsync(file);
    }

    public ILocator Like(string beginning) => Page.Locator($"[data-test^='{beginning}']");

    public ILocator Band => Page.Locator("[data-look=band]");

    /// <summary>Opens the page, as the person does who hangs up the screen. Nobody touches it after that.</summary>
    public async Task GoAsync()
    {
        await Page.GotoAsync($"{_address}");

        // A page that shows nothing of the journal has no freshness, only a connection.
        var isWatched = Path.Length > 0 && !Path.StartsWith("office", StringComparison.Ordinal)
            && !Path.StartsWith("ticket/", StringComparison.Ordinal) && !Path.EndsWith("/label", StringComparison.Ordinal);
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync(isWatched ? "data-fresh" : "data-circuit", isWatched ? "fresh" : "up");
        await Assertions.Expect(Page.Locator("main").First).ToBeVisibleAsync();
    }

    public async Task FreshAsync() => await Page.WaitForFunctionAsync(
        $"() => ({Standing})() === 'fresh'", options: new() { PollingInterval = 50 });

    public async Task<long> PositionAsync() => await Page.EvaluateAsync<long>("() => look.state().position ?? 0");

    /// <summary>Returns once the screen has shown all that <paramref name="other"/> shows now.</summary>
    public async Task CatchUpAsync(Screen other) => await Page.WaitForFunctionAsync(
        "position => look.state().position >= position", await other.PositionAsync(), new() { PollingInterval = 50 });

    /// <summary>Notes from now on when the page calls itself stale.</summary>
    public async Task WatchAsync() => await Page.EvaluateAsync($$"""
        () => {
          window.staleAt = new Promise(done => {
            const look = () => ({{Standing}})() === 'stale' && (done(Date.now()), true);
            if (!look()) {
              new MutationObserver((_, watch) => look() && watch.disconnect()).observe(document.documentElement, { attributes: true });
            }
          });
        }
        """);

    /// <summary>When it did, by the machine's clock, which is the test's own.</summary>
    public async Task<DateTimeOffset> StaleAtAsync() =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)await Page.EvaluateAsync<double>("() => window.staleAt"));

    /// <summary>From now on nothing that the hub says arrives, while the socket lives.</summary>
    public void HoldBack() => _valve.Hold();

    public void LetGo() => _valve.LetGo();

    /// <summary>The network is gone: what was connected breaks, and nothing connects.</summary>
    public async Task CutAsync()
    {
        IsCutOff = true;
        await _context.SetOfflineAsync(true);
        await _valve.BreakAsync();
    }

    public Task MendAsync() => _context.SetOfflineAsync(false);

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private void Hear(string line, bool isComplaint)
    {
        var stamped = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {line}");
        _console.Enqueue(stamped);

        if (isComplaint && !IsCutOff)
        {
            _complaints.Enqueue($"{Path}: {line}");
        }
    }

    [GeneratedRegex("/_blazor", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Circuit();

    /// <summary>Stands in the screen's connection. It loses nothing that it holds back, unless it is broken.</summary>
    private sealed class Valve
    {
        private readonly Lock _gate = new();
        private readonly List<IWebSocketRoute> _ends = [];
        private List<Action>? _held;

        public void Put(IWebSocketRoute page)
        {
            var hub = page.ConnectToServer();
            page.OnMessage(frame => Pass(hub, frame));
            hub.OnMessage(frame =>
            {
                lock (_gate)
                {
                    if (_held is not null)
                    {
                        _held.Add(() => Pass(page, frame));
                    }
                    else
                    {
                        Pass(page, frame);
                    }
                }
            });

            lock (_gate)
            {
                _ends.AddRange([page, hub]);
            }
        }

        public void Hold()
        {
            lock (_gate)
            {
                _held ??= [];
            }
        }

        public void LetGo()
        {
            lock (_gate)
            {
                _held?.ForEach(pass => pass());
                _held = null;
            }
        }

        public async Task BreakAsync()
        {
            List<IWebSocketRoute> ends;

            lock (_gate)
            {
                ends = [.. _ends];
                _ends.Clear();
            }

            foreach (var end in ends)
            {
                await end.CloseAsync(new() { Code = 3001, Reason = "cut" });
            }
        }

        private static void Pass(IWebSocketRoute to, IWebSocketFrame frame)
        {
            // A frame of bytes has a text as well, of sorts.
            if (frame.Binary is { Length: > 0 } bytes)
            {
                to.Send(bytes);
            }
            else
            {
                to.Send(frame.Text ?? "");
            }
        }
    }
}
