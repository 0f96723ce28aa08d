using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>
/// An evening of the pizza place at sixty times its pace, on eight screens with cooks at them. In its middle two stations'
/// screens freeze and a third is torn off the wall. Every line is cooked once, and the journal explains each escalation.
/// </summary>
/// <remarks>
/// RETAILPOS_EVENING names the folder with the files of the real place; its busiest day is then played (a quarter of an hour).
/// Without it the sample's noon is.
/// </remarks>
public sealed class EveningTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    private const int Speed = 60;

    private static readonly string[] Stations = ["prep", "oven", "kitchen", "bar"];

    /// <summary>Those whose screens freeze or die.</summary>
    private static readonly string[] Troubled = ["prep", "kitchen", "bar"];

    [Fact]
    public Task An_evening_with_two_frozen_screens_and_a_dead_one_ends_with_every_line_cooked_once() => LiveAsync(async bistro =>
    {
        var evening = PizzaEvening.Read();
        var cooks = new List<Cook>();

        foreach (var station in Stations)
        {
            cooks.Add(new(station, await bistro.OpenAsync($"station/{station}")));
        }

        var pass = await bistro.OpenAsync("pass");
        await bistro.OpenAsync(bistro.Board);
        await bistro.OpenAsync("register/T1");
        await bistro.OpenAsync("customer/T1");
        using var closing = new CancellationTokenSource();
        var working = cooks.Select(cook => cook.WorkAsync("[data-test^='ready-']", closing.Token)).ToList();
        working.Add(new Cook("pass", pass).WorkAsync("[data-test^='hand-over-'].key-primary", closing.Token));

        var trouble = evening.Count / 3;
        var relief = evening.Count * 2 / 3;
        var before = evening[0].At;

        for (var at = 0; at < evening.Count; at++)
        {
            await Task.Delay((evening[at].At - before) / Speed);
            before = evening[at].At;

            if (at == trouble)
            {
                await Task.WhenAll(cooks[0].FreezeAsync(), cooks[3].FreezeAsync(), cooks[2].DieAsync());
            }

            if (at == relief)
            {
                // Whoever is not missed is not covered: the lines of the noon come to the kitchen when they come.
                await UntilAsync(() => Troubled.All(station => Journal.Covered(bistro.Hub.Data, station)));
                await Task.WhenAll(cooks[0].ThawAsync(), cooks[3].ThawAsync());
                cooks[2].Revive(await bistro.OpenAsync("station/kitchen"));
            }

            await bistro.PostAsync("orders", evening[at].Body, evening[at].Id);
        }

        // An empty pass is no end by itself: the last order may not have come to it yet. The journal knows.
        await UntilAsync(() => Journal.Collected(bistro.Hub.Data) >= evening.Sum(order => order.Lines.Count));
        await Expect(pass.Page.Locator("tr.row")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await closing.CancelAsync();
        await Task.WhenAll(working);

        // A revived screen's page was closed on purpose; the others ended as they should.
        var journal = Journal.Read(bistro.Hub.Data);
        journal.EveryLineWasCookedOnce(evening);
        var covers = journal.EveryCoverIsExplainedAndOver();
        Assert.Superset(Troubled.ToHashSet(), covers.ToHashSet());
        Output.WriteLine($"{evening.Count} orders, {evening.Sum(order => order.Lines.Count)} lines; covered: {string.Join(", ", covers)}");
        await bistro.VerifyAsync();
    });

    /// <summary>Past the limit the assertions say what is missing.</summary>
    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        while (!isSo() && !limit.IsCancellationRequested)
        {
            await Task.Delay(250, CancellationToken.None);
        }
    }

    /// <summary>Taps whatever there is to tap on one screen, one after the other, as long as it answers.</summary>
    private sealed class Cook(string name, Screen screen)
    {
        private ICDPSession? _inspector;

        private Screen? Screen { get; set; } = screen;

        private bool IsFrozen { get; set; }

        public async Task WorkAsync(string keys, CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                var key = Screen?.Page.Locator(keys).First;

                try
                {
                    if (key is null || IsFrozen || await key.CountAsync() == 0)
                    {
                        await Task.Delay(100, CancellationToken.None);
                    }
                    else
                    {
                        await key.ClickAsync(new() { Timeout = 2_000 });
                    }
                }
                catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
                {
                    // The ticket was quicker than the finger, or the screen is dead or frozen: look again.
                }
            }
        }

        /// <summary>Its scripts stand still, as on a tablet whose processor has gone away.</summary>
        public async Task FreezeAsync()
        {
            // When it wakes, its circuit is long gone, and what it wanted to say meanwhile ends in its console.
            (IsFrozen, Screen!.IsCutOff) = (true, true);
            _inspector = await Screen!.Page.Context.NewCDPSessionAsync(Screen.Page);
            await _inspector.SendAsync("Debugger.enable");
            await _inspector.SendAsync("Debugger.pause");
        }

        public async Task ThawAsync()
        {
            await _inspector!.SendAsync("Debugger.disable");
            IsFrozen = false;
        }

        public async Task DieAsync()
        {
            var dying = Screen!;
            Screen = null;
            await dying.Page.CloseAsync();
        }

        public void Revive(Screen screen) => Screen = screen;

        public override string ToString() => name;
    }

    /// <summary>What happened, read from the file itself by a reader of its own.</summary>
    private sealed class Journal(List<(string Stream, string Name, JsonElement Payload)> events)
    {
        /// <returns>How many lines were handed over.</returns>
        public static int Collected(string data) =>
            Number(data, "SELECT coalesce(sum(json_array_length(payload, '$.lines')), 0) FROM history WHERE name = 'order.lines-collected'");

        public static bool Covered(string data, string station) =>
            Number(data, "SELECT count(*) FROM history WHERE name = 'station.covered' AND stream = $of", $"station-{station}") > 0;

        public static Journal Read(string data)
        {
            var events = new List<(string, string, JsonElement)>();
            using var file = Open(data);
            using var query = file.CreateCommand();
            query.CommandText = "SELECT stream, name, payload FROM history ORDER BY position";
            using var rows = query.ExecuteReader();

            while (rows.Read())
            {
                using var payload = JsonDocument.Parse(rows.GetString(2));
                events.Add((rows.GetString(0), rows.GetString(1), payload.RootElement.Clone()));
            }

            return new(events);
        }

        public void EveryLineWasCookedOnce(IReadOnlyList<PizzaTicket> evening)
        {
            var ordered = evening.SelectMany(order => order.Lines).ToDictionary(line => line.Id, line => line.Route.Count);
            var added = Lines("order.lines-added", line => line.GetProperty("id").GetString()!);
            var doneOnTheWay = Lines("order.lines-moved-on", line => line.GetString()!);
            var done = Lines("order.lines-ready", line => line.GetString()!);
            var collected = Lines("order.lines-collected", line => line.GetString()!);

            Assert.Equal(ordered.Keys.Order(), added.Order());
            Assert.Equal(ordered.Keys.Order(), done.Order());
            Assert.Equal(ordered.Keys.Order(), collected.Order());
            Assert.Equal(
                ordered.SelectMany(line => Enumerable.Repeat(line.Key, line.Value - 1)).Order(), doneOnTheWay.Order());
        }

        /// <returns>The stations that were covered, in order.</returns>
        public List<string> EveryCoverIsExplainedAndOver()
        {
            var covered = new List<string>();

            foreach (var station in events.Where(e => e.Stream.StartsWith("station-", StringComparison.Ordinal)).GroupBy(e => e.Stream))
            {
                var isCovered = false;

                foreach (var (_, name, payload) in station)
                {
                    if (name == "station.covered")
                    {
                        Assert.Contains(payload.GetProperty("reason").GetString(), (string[])["Silent", "NoScreen"]);
                        Assert.NotEmpty(payload.GetProperty("lines").EnumerateArray());
                        Assert.True(payload.GetProperty("silentSince").GetDateTimeOffset() <= payload.GetProperty("at").GetDateTimeOffset());
                        isCovered = true;
                    }
                    else if (name == "station.handed-back")
                    {
                        Assert.True(isCovered, $"{station.Key} was handed back and not covered.");
                        isCovered = false;
                        covered.Add(station.Key["station-".Length..]);
                    }
                }

                Assert.False(isCovered, $"{station.Key} is still covered.");
            }

            return covered;
        }

        private static int Number(string data, string question, string of = "")
        {
            using var file = Open(data);
            using var query = file.CreateCommand();
            query.CommandText = question;
            query.Parameters.AddWithValue("$of", of);
            return Convert.ToInt32(query.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        private static SqliteConnection Open(string data)
        {
            var file = new SqliteConnection($"Data Source={Path.Combine(data, "journal.db")};Mode=ReadOnly");
            file.Open();
            return file;
        }

        private List<string> Lines(string name, Func<JsonElement, string> idOf) =>
        [
            .. events.Where(e => e.Name == name).SelectMany(e => e.Payload.GetProperty("lines").EnumerateArray()).Select(idOf),
        ];
    }
}

/// <summary>What the pizza place sold on one day, as orders for the bistro's stations.</summary>
internal sealed record PizzaTicket(string Id, DateTime At, IReadOnlyList<PizzaTicket.Line> Lines)
{
    public JsonNode Body => new JsonObject
    {
        ["id"] = Id,
        ["mode"] = "take-away",
        ["lines"] = new JsonArray([.. Lines.Select(line => new JsonObject
        {
            ["id"] = line.Id,
            ["name"] = line.Name,
            ["quantity"] = line.Quantity,
            ["route"] = new JsonArray([.. line.Route.Select(station => (JsonNode)station)]),
            ["expectedSeconds"] = 240,
        })]),
    };

    internal sealed record Line(string Id, string Name, int Quantity, IReadOnlyList<string> Route);
}

internal static class PizzaEvening
{
    // Made, baked and cut in the kitchen; every second guest drinks something.
    public static IReadOnlyList<PizzaTicket> Read()
    {
        var folder = Environment.GetEnvironmentVariable("RETAILPOS_EVENING") ?? Path.Combine(Source.Root, "tests", "Replay.Sample");
        var details = Rows(folder, "order_details.csv", ';').GroupBy(row => row[0]).ToDictionary(order => order.Key, order => order.ToList());
        var busiest = Rows(folder, "orders.csv", ',').GroupBy(row => row[1]).MaxBy(day => day.Count())!;
        var tickets = new List<PizzaTicket>();

        foreach (var (row, at) in busiest.Select((row, at) => (row, at)))
        {
            var id = $"evening-{at}";
            var pizzas = details.GetValueOrDefault(row[0], []).Select((pizza, line) => new PizzaTicket.Line(
                $"{id}-{line}",
                pizza[1],
                int.Parse(pizza[3], CultureInfo.InvariantCulture),
                ["prep", "oven", "kitchen"])).ToList();

            if (at % 2 == 0 || pizzas.Count == 0)
            {
                pizzas.Add(new($"{id}-drink", "Blonde pression 25 cl", 1, ["bar"]));
            }

            tickets.Add(new(
                id, DateTime.Parse($"{row[1]}T{row[2]}", CultureInfo.InvariantCulture), pizzas));
        }

        return [.. tickets.OrderBy(ticket => ticket.At)];
    }

    private static IEnumerable<string[]> Rows(string folder, string file, char separator) =>
        File.ReadLines(Path.Combine(folder, file)).Skip(1).Where(row => row.Length > 0).Select(row => row.Split(separator));
}
