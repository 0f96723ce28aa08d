using System.Globalization;
using Xunit.Abstractions;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>
/// Goal: whatever is done to tables, bills and drawers, by whomever at once and however often the hub dies, no cent and no dish
/// is created or lost. Method: random evenings of the whole house, and an accountant who reads its journal.
/// </summary>
public sealed class SellingTests(ITestOutputHelper output)
{
    private const int StepsPerEvening = 200;

    private static readonly int Steps = Setting("RETAILPOS_SELLING_STEPS", 1_200);
    private static readonly int Seed = Setting("RETAILPOS_PROPERTY_SEED", 20_260_314);

    [Fact]
    public async Task No_evening_creates_or_loses_a_cent_or_a_dish()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var evenings = Math.Max(1, Steps / StepsPerEvening);
        var lives = 0;
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, evenings),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) },
            async (at, _) =>
            {
                var evening = new Evening(Seed + at, Math.Min(Steps, StepsPerEvening));
                await evening.RunAsync();

                lock (seen)
                {
                    lives += evening.Lives;

                    foreach (var (what, times) in evening.Seen)
                    {
                        seen[what] = seen.GetValueOrDefault(what) + times;
                    }
                }
            });

        Say(string.Create(CultureInfo.InvariantCulture,
            $"seeds {Seed} to {Seed + evenings - 1}: {evenings} evenings of {StepsPerEvening} steps in {watch.Elapsed.TotalSeconds:0.0} s, {lives - evenings} times the hub died"));
        Say(string.Join(", ", seen.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")));

        foreach (var (what, perThousand) in Wanted)
        {
            Assert.True(seen.GetValueOrDefault(what) >= perThousand * Steps / 1_000, $"Only {seen.GetValueOrDefault(what)} times: {what}");
        }
    }

    /// <summary>How often, in a thousand steps, each must have happened at least: else the evenings prove little.</summary>
    private static readonly (string What, int PerThousand)[] Wanted =
    [
        ("SaleEvent.Opened", 30), ("SaleEvent.LinesSent", 30), ("SaleEvent.LineRemoved", 5), ("SaleEvent.SentPartCut", 1),
        ("SaleEvent.MoveConfirmed", 50), ("SaleEvent.MoveRefused", 20), ("SaleEvent.TakenIn", 50), ("SaleEvent.Adjusted", 10),
        ("SaleEvent.OffersChanged", 20), ("SaleEvent.ModeSet", 3), ("SaleEvent.PaymentConfirmed", 50), ("SaleEvent.Settled", 40),
        ("SaleEvent.RefundConfirmed", 8), ("SaleEvent.Abandoned", 10), ("OrderEvent.LinesReady", 10), ("OrderEvent.LineChanged", 1),
        ("OrderEvent.LinesCancelled", 1), ("TableEvent.Seated", 15), ("TableEvent.SaleAdded", 8), ("TableEvent.TookIn", 4),
        ("TableEvent.MovedIn", 3), ("TableEvent.MoveRefused", 10), ("TableEvent.Parted", 4), ("TillEvent.PaymentSealed", 5),
        ("TillEvent.CashMoved", 3), ("TillEvent.Closed", 5),
    ];

    private void Say(string line)
    {
        output.WriteLine(line);

        if (Environment.GetEnvironmentVariable("RETAILPOS_PROPERTY_REPORT") is { Length: > 0 } report)
        {
            File.AppendAllText(report, line + '\n');
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
