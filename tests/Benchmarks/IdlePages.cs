using System.Globalization;

namespace RetailPos.Benchmarks;

/// <summary>What an open screen that nobody touches costs the hub, beside the barest page of the same run.</summary>
internal static class IdlePages
{
    private const int Pages = 20;

    /// <summary>Opened before the first reading: what is loaded once is not a page's cost.</summary>
    private const int WarmUps = 2;

    private const int StandingOrders = 8;

    public static async Task RunAsync()
    {
        using var scratch = new Scratch();
        await using var bare = await BareSite.OpenAsync();
        await MeasureAsync("bare Blazor page", bare.Address, "b");

        await using var hub = await OpenHub.OpenAsync(scratch.File("hub"));
        await MeasureAsync("station page, empty board", hub.StationAddress, "[data-test=empty]");

        for (var standing = 0; standing < StandingOrders; standing++)
        {
            await hub.PlaceAsync(hub.NewOrder());
        }

        await MeasureAsync(
            string.Create(CultureInfo.InvariantCulture, $"station page, {StandingOrders} tickets of 3 dishes"), hub.StationAddress, "[data-ticket]");
    }

    private static async Task MeasureAsync(string what, string address, string ready)
    {
        await using var wall = await Wall.OpenAsync();
        await wall.HangAsync(address, WarmUps, ready);
        var before = await HeldAsync();
        await wall.HangAsync(address, WarmUps + Pages, ready);
        var after = await HeldAsync();
        await Task.Delay(TimeSpan.FromSeconds(30));
        var later = await HeldAsync();
        Console.WriteLine(
            $"{what}: {(after - before) / Pages / 1_000d:N0} kB a page with {Pages} pages; 30 s later {(later - before) / Pages / 1_000d:N0} kB");
    }

    private static async Task<long> HeldAsync()
    {
        // The last messages of opening pages are on their way for a moment.
        await Task.Delay(TimeSpan.FromSeconds(2));

        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
