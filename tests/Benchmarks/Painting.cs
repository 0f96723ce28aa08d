namespace RetailPos.Benchmarks;

/// <summary>From an order's acceptance to its ticket on every station screen, beside the least that Blazor needs in the same run.</summary>
internal static class Painting
{
    private static readonly (int Pages, int Orders)[] Rounds = [(1, 60), (8, 60), (20, 40)];

    /// <summary>A busy board: what stands on it is not drawn again.</summary>
    private const int StandingOrders = 8;

    /// <summary>Until everything is compiled as well as it ever will be: a kitchen's hub runs for weeks, and the first sixty orders of a start are not what a budget is about.</summary>
    private const int WarmUps = 60;

    private static readonly TimeSpan WarmUpBreath = TimeSpan.FromMilliseconds(100);

    /// <summary>Longer than a ticket's head pulses: what the order before has set in motion on the pages is over by then.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1500);

    /// <summary>What this process has worked: the hub and whoever drives the browser, and not the browser.</summary>
    private static double WorkMs => Environment.CpuUsage.TotalTime.TotalMilliseconds;

    public static async Task RunAsync()
    {
        using var scratch = new Scratch();
        await using var hub = await OpenHub.OpenAsync(scratch.File("hub"));
        await using var bare = await BareSite.OpenAsync();

        for (var standing = 0; standing < StandingOrders; standing++)
        {
            await hub.PlaceAsync(hub.NewOrder());
        }

        foreach (var (pages, orders) in Rounds)
        {
            var least = await BareAsync(bare, pages, orders);
            await StationAsync(hub, pages, orders, least);
        }
    }

    private static async Task<Figures> BareAsync(BareSite bare, int pages, int changes)
    {
        await using var wall = await Wall.OpenAsync();
        await wall.HangAsync(bare.Address, pages, "b");
        await wall.WatchAsync();
        List<double> dom = [], frame = [], work = [], drawn = [];

        for (var change = -WarmUps; change < changes; change++)
        {
            var began = 0d;
            var (drew, worked) = (Wall.WorkMs, WorkMs);
            var shown = await wall.ShowAsync($"{bare.Number.Value + 1}", () =>
            {
                began = Wall.NowMs;
                bare.Number.Next();
                return Task.CompletedTask;
            });

            if (change >= 0)
            {
                dom.AddRange(shown.Select(page => page.Dom - began));
                frame.AddRange(shown.Select(page => page.Frame - began));
                work.Add((WorkMs - worked) / pages);
                drawn.Add((Wall.WorkMs - drew) / pages);
            }

            await Task.Delay(change < 0 ? WarmUpBreath : Breath);
        }

        Console.WriteLine($"bare Blazor, {pages,2} pages: processor time per page, this process {work.Average():N2} ms, browser {drawn.Average():N2} ms");
        var figures = new Figures(dom);
        Console.WriteLine($"bare Blazor, {pages,2} pages: state → DOM {figures}{(pages == 1 ? $"; next frame {new Figures(frame)}" : "")}");
        return figures;
    }

    private static async Task StationAsync(OpenHub hub, int pages, int orders, Figures least)
    {
        await using var wall = await Wall.OpenAsync();
        await wall.HangAsync(hub.StationAddress, pages, "[data-ticket]");
        await wall.WatchAsync();
        List<double> accepted = [], asked = [], frame = [], work = [], drawn = [];

        for (var number = -WarmUps; number < orders; number++)
        {
            var order = hub.NewOrder();
            var (sent, answered) = (0d, 0d);
            var (drew, worked) = (Wall.WorkMs, WorkMs);
            var shown = await wall.ShowAsync(order, async () =>
            {
                sent = Wall.NowMs;
                await hub.PlaceAsync(order);
                answered = Wall.NowMs;
            });

            if (number >= 0)
            {
                // A page may be quicker than the answer: then nobody waited for it.
                accepted.AddRange(shown.Select(page => Math.Max(0, page.Dom - answered)));
                asked.AddRange(shown.Select(page => page.Dom - sent));
                frame.AddRange(shown.Select(page => page.Frame - sent));
                work.Add((WorkMs - worked) / pages);
                drawn.Add((Wall.WorkMs - drew) / pages);
            }

            await hub.ClearAsync(order);
            await Task.Delay(number < 0 ? WarmUpBreath : Breath);
        }

        Console.WriteLine($"station,     {pages,2} pages: processor time per page, this process {work.Average():N2} ms, browser {drawn.Average():N2} ms");
        var (after, whole) = (new Figures(accepted), new Figures(asked));
        Console.WriteLine(
            $"station,     {pages,2} pages: API answer → DOM {after} = {after.P50 / least.P50:N1}× / {after.P99 / least.P99:N1}× bare");
        Console.WriteLine(
            $"station,     {pages,2} pages: API call sent → DOM {whole}" +
            $"{(pages == 1 ? $"; next frame {new Figures(frame)}" : "")}");
    }
}
