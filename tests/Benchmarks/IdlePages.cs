using System.Diagnostics;
using System.Globalization;

namespace RetailPos.Benchmarks;

/// <summary>What an open screen that nobody touches costs the hub, beside the barest page of the same run.</summary>
/// <remarks>The hub is a process of its own, so that what drives the browser is not counted; each figure has a fresh one.</remarks>
internal static class IdlePages
{
    /// <summary>The part that is the hub of this part: it answers each line that it is given by a number.</summary>
    public const string HubPart = "memory-hub";

    private const int Pages = 20;

    /// <summary>Opened before the first reading: what is loaded once is not a page's cost.</summary>
    private const int WarmUps = 2;

    private const int StandingOrders = 8;

    public static async Task RunAsync()
    {
        await MeasureAsync("bare Blazor page", bare: true, orders: 0, "b");
        await MeasureAsync("station page, empty board", bare: false, orders: 0, "[data-test=empty]");
        await MeasureAsync($"station page, {StandingOrders} tickets of 3 dishes", bare: false, StandingOrders, "[data-ticket]");
    }

    /// <summary>Says where its pages are, then for every line how many bytes it holds.</summary>
    public static async Task ServeAsync()
    {
        using var scratch = new Scratch();
        await using var bare = await BareSite.OpenAsync();
        await using var hub = await OpenHub.OpenAsync(scratch.File("hub"));
        Console.WriteLine(bare.Address);
        Console.WriteLine(hub.StationAddress);

        while (await Console.In.ReadLineAsync() is { } said)
        {
            for (var order = 0; order < int.Parse(said, CultureInfo.InvariantCulture); order++)
            {
                await hub.PlaceAsync(hub.NewOrder());
            }

            Console.WriteLine(Held());
        }
    }

    private static async Task MeasureAsync(string what, bool bare, int orders, string ready)
    {
        using var hub = Process.Start(new ProcessStartInfo("dotnet", [typeof(IdlePages).Assembly.Location, HubPart])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        var addresses = (Bare: await hub.StandardOutput.ReadLineAsync(), Station: await hub.StandardOutput.ReadLineAsync());
        await AskAsync(hub, orders);
        await using var wall = await Wall.OpenAsync();
        var address = bare ? addresses.Bare! : addresses.Station!;

        await wall.HangAsync(address, WarmUps, ready);
        var before = await SettledAsync(hub);
        await wall.HangAsync(address, WarmUps + Pages, ready);
        var after = await SettledAsync(hub);
        await Task.Delay(TimeSpan.FromSeconds(30));
        var later = await SettledAsync(hub);
        hub.StandardInput.Close();
        await hub.WaitForExitAsync();

        Console.WriteLine(
            $"{what}: {(after - before) / Pages / 1_000d:N0} kB a page with {Pages} pages, {(later - before) / Pages / 1_000d:N0} kB half a minute later");
    }

    // The last messages of opening pages are on their way for a moment.
    private static async Task<long> SettledAsync(Process hub)
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        return await AskAsync(hub, newOrders: 0);
    }

    private static async Task<long> AskAsync(Process hub, int newOrders)
    {
        await hub.StandardInput.WriteLineAsync(newOrders.ToString(CultureInfo.InvariantCulture));
        return long.Parse((await hub.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    private static long Held()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
