using System.Diagnostics;
using RetailPos.Grains.Contracts;
using RetailPos.Hub.Storage;
using RetailPos.Tests;

namespace RetailPos.Benchmarks;

/// <summary>How many calls a second one caller gets out of one grain, when nothing is written.</summary>
internal static class GrainCalls
{
    private const int Calls = 2_000_000;

    public static async Task RunAsync()
    {
        await using var house = await House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        var till = house.Grains.GetGrain<ITillGrain>("T1");

        await RoundAsync(till, Calls / 10);
        var taken = await RoundAsync(till, Calls);
        Console.WriteLine($"embedded grain, one caller: {Calls / taken.TotalSeconds:N0} calls/s");
    }

    private static async Task<TimeSpan> RoundAsync(ITillGrain till, int calls)
    {
        var start = Stopwatch.GetTimestamp();

        for (var call = 0; call < calls; call++)
        {
            await till.ReadAsync();
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
