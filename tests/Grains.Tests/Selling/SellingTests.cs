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

        foreach (var (what, perHundredThousand) in Wanted)
        {
            Assert.True(seen.GetValueOrDefault(what) >= (long)perHundredThousand * Steps / 100_000, $"Only {seen.GetValueOrDefault(what)} times: {what}");
        }
    }

    /// <summary>How often, in a hundred thousand steps, each must have happened at least: else the evenings prove little.</summary>
    private static readonly (string What, int PerHundredThousand)[] Wanted =
    [
        ("SaleEvent.Opened", 2_000), ("SaleEvent.LinesSent", 2_000), ("SaleEvent.LineRemoved", 300), ("SaleEvent.SentPartCut", 40),
        ("SaleEvent.MoveConfirmed", 3_000), ("SaleEvent.MoveRefused", 1_000), ("SaleEvent.TakenIn", 3_000), ("SaleEvent.Adjusted", 600),
        ("SaleEvent.OffersChanged", 1_000), ("SaleEvent.ModeSet", 100), ("SaleEvent.PaymentConfirmed", 3_000), ("SaleEvent.Settled", 2_500),
        ("SaleEvent.RefundConfirmed", 300), ("SaleEvent.Abandoned", 500), ("OrderEvent.LinesReady", 400), ("OrderEvent.LineChanged", 40),
        ("OrderEvent.LinesCancelled", 40), ("OrderEvent.LinesServedTo", 300), ("TableEvent.Seated", 700), ("TableEvent.SaleAdded", 300), ("TableEvent.TookIn", 100),
        ("TableEvent.MovedIn", 80), ("TableEvent.MoveRefused", 300), ("TableEvent.Parted", 100), ("TillEvent.PaymentSealed", 200),
        ("TillEvent.CashMoved", 80), ("TillEvent.Closed", 100), ("SaleEvent.ExemptionSet", 200),
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
