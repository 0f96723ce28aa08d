using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>Many service days of one seed, and the shortest story of the first one that fails.</summary>
internal sealed class LongRun(int seed, Action<string> say)
{
    /// <summary>A day's journal and model fit in memory many times over, and midnight lies in it.</summary>
    public const int StepsPerDay = 10_000;

    private static readonly TimeSpan ShrinkingMax = TimeSpan.FromSeconds(60);

    private const int SayEvery = 100_000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _passed;

    public Reach Reach { get; } = new();

    public async Task RunAsync(int steps)
    {
        var failures = new ConcurrentDictionary<int, Failure>();

        // Days share nothing, so they pass side by side. After a failure no other day begins.
        await Parallel.ForEachAsync(
            Enumerable.Range(1, (steps + StepsPerDay - 1) / StepsPerDay),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) },
            async (day, _) =>
            {
                var wanted = Math.Min(StepsPerDay, steps - ((day - 1) * StepsPerDay));

                if (failures.IsEmpty && await TryAsync(day, wanted, leftOut: null) is { } failure)
                {
                    failures[day] = failure;
                }
            });

        if (!failures.IsEmpty)
        {
            var (day, failure) = failures.MinBy(pair => pair.Key);
            throw new RuleBrokenException(await ExplainAsync(day, failure));
        }

        var perSecond = steps / Math.Max(0.001, _watch.Elapsed.TotalSeconds);
        say(string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}: {steps:N0} steps in {_watch.Elapsed.TotalSeconds:0.0} s, {perSecond:N0} steps a second\n{Reach}"));
    }

    private async Task<Failure?> TryAsync(int day, int steps, IReadOnlySet<int>? leftOut)
    {
        var service = new Service(seed, day, leftOut);

        try
        {
            await service.RunAsync(steps);

            lock (Reach)
            {
                Reach.Add(service.Reach);
                _passed += leftOut is null ? steps : 0;

                if (_passed % SayEvery < steps && _passed >= SayEvery)
                {
                    say(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {_passed:N0} steps so far, {_watch.Elapsed.TotalSeconds:0} s"));
                }
            }

            return null;
        }
        catch (Exception fault)
        {
            return new(service.Step, fault, [.. service.Story]);
        }
    }

    private async Task<string> ExplainAsync(int day, Failure failure)
    {
        var first = failure;
        var leftOut = new HashSet<int>();
        var watch = Stopwatch.StartNew();
        var rule = RuleOf(failure);

        // Ever smaller pieces of the day are left out, as long as the same rule still breaks.
        for (var piece = Math.Max(1, first.Step / 2); piece >= 1 && watch.Elapsed < ShrinkingMax; piece /= 2)
        {
            for (var from = 1; from < failure.Step && watch.Elapsed < ShrinkingMax; from += piece)
            {
                HashSet<int> more = [.. leftOut, .. Enumerable.Range(from, Math.Min(piece, failure.Step - from))];

                if (more.Count > leftOut.Count && await TryAsync(day, failure.Step, more) is { } still && RuleOf(still) == rule)
                {
                    (leftOut, failure) = (more, still);
                }
            }
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}, day {day}, step {first.Step}: {first.Fault.Message}\n{string.Join('\n', first.Story)}\n")
            + string.Create(CultureInfo.InvariantCulture,
            $"The same with {leftOut.Count} of {first.Step} steps left out: {failure.Fault}\n{string.Join('\n', failure.Story)}");
    }

    // What stands before the first colon: the names behind it change with what is left out.
    private static string RuleOf(Failure failure) => $"{failure.Fault.GetType().Name} {failure.Fault.Message.Split(':')[0]}";

    private sealed record Failure(int Step, Exception Fault, IReadOnlyList<string> Story);
}
