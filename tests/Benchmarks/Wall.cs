using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace RetailPos.Benchmarks;

/// <summary>Pages of one Chromium, each of which says when it has shown what.</summary>
internal sealed class Wall : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A page in a background tab gets few frames; what it has put into its document it has put there all the same.
    private const string Watch = """
        wantsFrame => {
          const seen = new Set();
          const note = element => {
            const key = element.dataset.ticket;
            if (seen.has(key)) return;
            seen.add(key);
            const at = performance.timeOrigin + performance.now();
            if (wantsFrame) requestAnimationFrame(() => shown(key, at, performance.timeOrigin + performance.now()));
            else shown(key, at, at);
          };
          new MutationObserver(changes => {
            for (const change of changes) for (const node of change.addedNodes) {
              if (node.nodeType !== Node.ELEMENT_NODE) continue;
              if (node.matches('[data-ticket]')) note(node);
              node.querySelectorAll('[data-ticket]').forEach(note);
            }
          }).observe(document, { subtree: true, childList: true });
        }
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;
    private readonly List<IPage> _pages = [];
    private readonly ConcurrentDictionary<string, Showing> _awaited = new(StringComparer.Ordinal);

    private Wall(IPlaywright playwright, IBrowser browser, IBrowserContext context) =>
        (_playwright, _browser, _context) = (playwright, browser, context);

    public int Pages => _pages.Count;

    public static async Task<Wall> OpenAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return new(playwright, browser, await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } }));
    }

    /// <summary>Opens pages until there are so many.</summary>
    /// <param name="ready">What must be on a page before it counts as open.</param>
    public async Task HangAsync(string address, int pages, string ready)
    {
        while (_pages.Count < pages)
        {
            var page = await _context.NewPageAsync();
            _pages.Add(page);
            await page.ExposeFunctionAsync<string, double, double, bool>("shown", Note);
            await page.GotoAsync(address);
            await page.Locator(ready).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }

    /// <summary>From now on pages say what they show.</summary>
    public async Task WatchAsync()
    {
        foreach (var page in _pages)
        {
            await page.EvaluateAsync(Watch, _pages.Count == 1);
        }
    }

    /// <summary>Does it, and waits until every page has shown it.</summary>
    /// <returns>Milliseconds since 1970 by the one clock that hub and pages share.</returns>
    public async Task<IReadOnlyList<(double Dom, double Frame)>> ShowAsync(string ticket, Func<Task> act)
    {
        var showing = _awaited[ticket] = new(_pages.Count);
        await act();
        await showing.All.WaitAsync(Patience);
        _awaited.TryRemove(ticket, out _);
        return [.. showing.Times];
    }

    /// <summary>What this benchmark's browsers have worked, all processes of them.</summary>
    public static double WorkMs
    {
        get
        {
            var all = Directory.EnumerateDirectories("/proc").Select(Worker.Read).OfType<Worker>().ToDictionary(one => one.Id);
            return all.Values.Where(one => one.Name.StartsWith("chrom", StringComparison.Ordinal) && IsOurs(one, all)).Sum(one => one.WorkMs);
        }
    }

    public static double NowMs => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private bool Note(string ticket, double dom, double frame)
    {
        if (_awaited.TryGetValue(ticket, out var showing))
        {
            showing.Add(dom, frame);
        }

        return true;
    }

    private static bool IsOurs(Worker worker, Dictionary<int, Worker> all) =>
        worker.Parent == Environment.ProcessId || (all.TryGetValue(worker.Parent, out var parent) && IsOurs(parent, all));

    /// <summary>A process of this machine (proc(5)): whose child it is, and what it has worked in ticks of ten milliseconds.</summary>
    private sealed record Worker(int Id, string Name, int Parent, double WorkMs)
    {
        private const double TickMs = 10;

        public static Worker? Read(string folder)
        {
            try
            {
                var text = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? File.ReadAllText($"{folder}/stat") : "";
                var (open, close) = (text.IndexOf('(', StringComparison.Ordinal), text.LastIndexOf(')'));
                var rest = close < 0 ? [] : text[(close + 2)..].Split(' ');
                return close < 0 ? null : new(id, text[(open + 1)..close], Number(rest[1]), (Number(rest[11]) + Number(rest[12])) * TickMs);
            }
            catch (IOException)
            {
                // It ended while we looked.
                return null;
            }
        }

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    private sealed class Showing(int pages)
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task All => _all.Task;

        public ConcurrentQueue<(double Dom, double Frame)> Times { get; } = new();

        public void Add(double dom, double frame)
        {
            Times.Enqueue((dom, frame));

            if (Times.Count == pages)
            {
                _all.TrySetResult();
            }
        }
    }
}
