using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Reactions;
using RetailPos.Hub;
using RetailPos.Hub.Storage;
using RetailPos.Tests;

namespace RetailPos.Benchmarks;

/// <summary>What a long past costs: at the start, and with every command.</summary>
internal static class Startup
{
    private const long Events = 1_000_000;
    private const int Starts = 5;
    private const int CommandRounds = 4;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task RunAsync()
    {
        using var scratch = new Scratch();
        var (young, old) = (scratch.File("young"), scratch.File("old"));
        await GrowOldAsync(old);

        await StartAsync(young);
        Console.WriteLine($"first start on {Events:N0} events, no feed has a snapshot: ready after {(await StartAsync(old)).TotalSeconds:N1} s");
        List<double> empty = [], million = [];

        for (var start = 0; start < Starts; start++)
        {
            empty.Add((await StartAsync(young)).TotalMilliseconds);
            million.Add((await StartAsync(old)).TotalMilliseconds);
        }

        var (few, many) = (new Figures(empty), new Figures(million));
        Console.WriteLine($"process start → /health ok, median of {Starts}: empty {few.P50:N0} ms, {Events:N0} events {many.P50:N0} ms ({many.P50 / few.P50:N2}×)");

        foreach (var callers in (int[])[1, 64])
        {
            await CommandsAsync(young, old, callers);
        }
    }

    private static async Task GrowOldAsync(string folder)
    {
        var began = Stopwatch.GetTimestamp();
        await using (var journal = new SqliteJournal(Path.Combine(folder, "journal.db"), HouseEvents.Catalog, TimeProvider.System))
        {
            await new PastService().WriteAsync(journal, Events);

            // What the reactions had to do was done on the day, and each of them remembers it.
            foreach (var reaction in ReactionsOf(folder))
            {
                await journal.SaveCheckpointAsync(reaction, journal.Head, CancellationToken.None);
            }
        }

        Console.WriteLine(
            $"{Events:N0} events written in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s, " +
            $"{new FileInfo(Path.Combine(folder, "journal.db")).Length / 1_000_000:N0} MB");
    }

    private static List<string> ReactionsOf(string folder)
    {
        var builder = HubApplication.CreateBuilder([], Path.Combine(folder, "names"));
        using var app = (IDisposable)builder.Build();
        return [.. ((WebApplication)app).Services.GetServices<IReaction>().Select(reaction => reaction.Name)];
    }

    private static async Task<TimeSpan> StartAsync(string folder)
    {
        var port = FreePort();
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        var began = Stopwatch.GetTimestamp();
        using var hub = Process.Start(new ProcessStartInfo(
            "dotnet", [BuiltFrom.Hub, "run", "--People:SignIn", "Off", "--Register:StartInTraining", "false", "--data", folder, "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
        })!;
        hub.OutputDataReceived += (_, _) => { };
        hub.BeginOutputReadLine();

        while (!await IsReadyAsync(http))
        {
            if (hub.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException($"The hub on {folder} did not get ready.");
            }

            await Task.Delay(5);
        }

        var ready = Stopwatch.GetElapsedTime(began);
        using var stop = Process.Start("kill", ["-TERM", $"{hub.Id}"]);
        await hub.WaitForExitAsync();
        return ready;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health");
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Turn by turn, so that what else the machine does meets both alike.
    private static async Task CommandsAsync(string young, string old, int callers)
    {
        await using var few = new SqliteJournal(Path.Combine(young, "journal.db"), HouseEvents.Catalog, TimeProvider.System);
        await using var many = new SqliteJournal(Path.Combine(old, "journal.db"), HouseEvents.Catalog, TimeProvider.System);
        await using var atFew = await House.OpenAsync(few);
        await using var atMany = await House.OpenAsync(many);
        List<(double Rate, double P50, double P99)> empty = [], million = [];

        for (var round = -1; round < CommandRounds; round++)
        {
            var one = await DurableCommands.CommandsAsync(atFew, callers, Round);
            var other = await DurableCommands.CommandsAsync(atMany, callers, Round);

            if (round >= 0)
            {
                empty.Add(one);
                million.Add(other);
            }
        }

        Console.WriteLine(
            $"commands, {callers,2} callers: empty {empty.Average(one => one.Rate):N0}/s p50 {empty.Average(one => one.P50):N3} ms, " +
            $"{Events:N0} events {million.Average(one => one.Rate):N0}/s p50 {million.Average(one => one.P50):N3} ms: " +
            $"cost {empty.Average(one => one.Rate) / million.Average(one => one.Rate):N2}×");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
