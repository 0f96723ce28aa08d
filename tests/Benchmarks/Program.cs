using RetailPos.Benchmarks;

// Which parts to run; all of them without arguments. Figures go to BENCHMARKS.md by hand, with machine, date and command.
Dictionary<string, Func<Task>> parts = new(StringComparer.Ordinal)
{
    ["grains"] = GrainCalls.RunAsync,
    ["commands"] = DurableCommands.RunAsync,
    ["chain"] = ChainWalk.RunAsync,
    ["startup"] = Startup.RunAsync,
    ["paint"] = Painting.RunAsync,
    ["silence"] = Silence.RunAsync,
    ["memory"] = IdlePages.RunAsync,
    ["chaos"] = ChaosEvening.RunAsync,
    ["search"] = ArticleSearch.RunAsync,
};

if (args is [IdlePages.HubPart])
{
    await IdlePages.ServeAsync();
    return 0;
}

foreach (var part in args.Length == 0 ? [.. parts.Keys] : args)
{
    if (!parts.TryGetValue(part, out var run))
    {
        Console.Error.WriteLine($"'{part}' is no part. There are: {string.Join(", ", parts.Keys)}.");
        return 1;
    }

    Console.WriteLine($"## {part}");
    await run();
    Console.WriteLine();
}

return 0;
