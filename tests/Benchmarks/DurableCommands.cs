using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Benchmarks;

/// <summary>Durable commands through grains, with feeds and reactions running, against the bare append rate of the same disk.</summary>
internal static class DurableCommands
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        using var scratch = new Scratch();
        var raw = Raw(scratch.File("raw.db"));
        Console.WriteLine($"raw, one row a commit, WAL, synchronous=FULL: {raw:N0}/s");

        await using var journal = new SqliteJournal(scratch.File("journal.db"), HouseEvents.Catalog, TimeProvider.System);
        await using var house = await House.OpenAsync(journal);

        foreach (var callers in (int[])[1, 8, 64])
        {
            await CommandsAsync(house, callers, TimeSpan.FromSeconds(1));
            var (rate, p50, p99) = await CommandsAsync(house, callers, Round);
            Console.WriteLine(
                $"grain commands, {callers,2} callers: {rate:N0}/s = {rate / raw:N2}× raw, p50 {p50:N3} ms, p99 {p99:N3} ms");
        }
    }

    private static double Raw(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        Execute("PRAGMA journal_mode=WAL");
        Execute("PRAGMA synchronous=FULL");
        Execute("CREATE TABLE event(position INTEGER PRIMARY KEY, payload TEXT NOT NULL) STRICT");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO event(payload) VALUES (@payload)";
        insert.Parameters.AddWithValue("@payload", new string('x', 90));
        insert.Prepare();

        var rows = 0;
        var start = Stopwatch.GetTimestamp();

        for (; Stopwatch.GetElapsedTime(start) < Round; rows++)
        {
            insert.ExecuteNonQuery();
        }

        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    public static async Task<(double Rate, double P50Ms, double P99Ms)> CommandsAsync(
        House house, int callers, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var rounds = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallerAsync(house, start, duration))));
        var taken = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var all = rounds.SelectMany(round => round).Order().ToList();
        return (all.Count / taken, all[all.Count / 2], all[all.Count * 99 / 100]);
    }

    // One order of a few lines, started and taken back for ever: a command of the usual size, one event each.
    private static async Task<List<double>> CallerAsync(House house, long start, TimeSpan duration)
    {
        var id = await house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen), ("Soupe", 700, House.Kitchen));
        var sale = await house.RegisterDesk.ReadAsync(id);
        await house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        await house.OrderShowsAsync(sale.Order, found => found.Stage is OrderStage.ToPrepare);
        var grain = house.Grains.GetGrain<IOrderGrain>(sale.Order.Value);
        var (line, station) = (sale.Lines[0].Id, House.Kitchen);
        var times = new List<double>();

        for (var epoch = 0; Stopwatch.GetElapsedTime(start) < duration; epoch++)
        {
            await TimeAsync(new OrderCommand.Start([new(line, station, epoch, LineState.Queued)], House.Lea));
            await TimeAsync(new OrderCommand.Recall([new(line, station, epoch, LineState.Started)], House.Lea));
        }

        return times;

        async Task TimeAsync(OrderCommand command)
        {
            var began = Stopwatch.GetTimestamp();
            var told = await grain.TellAsync(House.NewCommand(), command);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);

            if (told.Position == 0)
            {
                throw new InvalidOperationException($"{command} had no effect: {told.Refusal}.");
            }
        }
    }
}
