using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace RetailPos.Browser.Tests;

/// <summary>The demo restaurant with a hub of its own, the screens that hang in it, and a client of its API.</summary>
public sealed class Bistro : IAsyncDisposable
{
    private readonly Chromium _chromium;
    private readonly List<Screen> _screens = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retailpos-browser-");
    private readonly HttpClient _client;
    private bool _hasKey;

    private Bistro(Chromium chromium)
    {
        _chromium = chromium;
        Hub = new(_folder.FullName);
        _client = new() { BaseAddress = Hub.Root, Timeout = TimeSpan.FromMilliseconds(Chromium.PatienceMs) };
    }

    public HubProcess Hub { get; }

    public IReadOnlyList<Screen> Screens => _screens;

    public string Board => $"board/{File.ReadAllText(Path.Combine(_folder.FullName, "board-token")).Trim()}";

    /// <param name="before">Writes what happened before the doors open; null for a house in which nothing ever has.</param>
    public static async Task<Bistro> OpenAsync(Chromium chromium, Func<string, Task>? before = null)
    {
        var bistro = new Bistro(chromium);

        if (before is not null)
        {
            await before(bistro._folder.FullName);
        }

        await bistro.Hub.StartAsync();
        return bistro;
    }

    /// <summary>Opens a screen and waits until it is up to date.</summary>
    public async Task<Screen> OpenAsync(string path, ScreenWish? wish = null)
    {
        var screen = await Screen.HangAsync(_chromium.Browser, Hub.Root, path, wish ?? new());
        _screens.Add(screen);
        await screen.GoAsync();
        return screen;
    }

    public async Task<long> HeadAsync() =>
        (await _client.GetFromJsonAsync<JsonElement>("health")).GetProperty("head").GetInt64();

    public async Task<JsonElement> PostAsync(string path, JsonNode body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? $"{Guid.NewGuid():N}");
        await KnowKeyAsync();
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>An order of one line at each of the stations named, as an outside register would place it.</summary>
    public async Task<JsonElement> PlaceAsync(string id, string[] stations, string? table = null, string? customer = null, int seconds = 300) =>
        await PostAsync(
            "orders",
            new JsonObject
            {
                ["id"] = id,
                ["mode"] = table is null ? "take-away" : "eat-in",
                ["table"] = table,
                ["customer"] = customer,
                ["lines"] = new JsonArray([.. stations.Select((station, at) => new JsonObject
                {
                    ["id"] = $"{id}-{at}",
                    ["name"] = Dishes.At(station, id),
                    ["quantity"] = 1 + (at % 2),
                    ["route"] = new JsonArray(station),
                    ["expectedSeconds"] = seconds,
                })]),
            },
            id);

    /// <summary>Sixty tickets at once: a full service, some of it late before it has begun.</summary>
    public async Task RushAsync(int tickets = 60, string name = "rush")
    {
        string[][] routes = [["kitchen"], ["bar", "cold"], ["kitchen", "bar"], ["cold"], ["oven", "kitchen", "pastry"], ["bar"]];

        for (var at = 0; at < tickets; at++)
        {
            var isTable = at % 3 != 0;
            await PlaceAsync(
                $"{name}-{at}", routes[at % routes.Length], isTable ? $"T{1 + (at % 12)}" : null, isTable ? null : Dishes.Guest(at),
                seconds: at % 4 == 0 ? 1 : 900);

            if (at % 5 == 1)
            {
                await PostAsync($"orders/{name}-{at}/start", new JsonObject());
            }
            else if (at % 7 == 3)
            {
                // Each station for itself, as the house has it.
                for (var line = 0; line < routes[at % routes.Length].Length; line++)
                {
                    await PostAsync($"orders/{name}-{at}/ready", new JsonObject { ["lines"] = new JsonArray($"{name}-{at}-{line}") });
                }
            }
        }
    }

    /// <summary>What one stream's journal holds, read beside the hub that writes it.</summary>
    public async Task<List<(long Position, string Name, JsonElement Payload)>> EventsAsync(string stream)
    {
        await using var journal = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "journal.db")};Mode=ReadOnly;Pooling=False");
        await journal.OpenAsync();
        await using var command = journal.CreateCommand();
        command.CommandText = """
            SELECT event.position, event_name.name, event.payload FROM event
            JOIN stream ON stream.id = event.stream JOIN event_name ON event_name.id = event.name
            WHERE stream.name = $stream ORDER BY event.position
            """;
        command.Parameters.AddWithValue("$stream", stream);
        await using var rows = await command.ExecuteReaderAsync();
        var events = new List<(long, string, JsonElement)>();

        while (await rows.ReadAsync())
        {
            events.Add((rows.GetInt64(0), rows.GetString(1), JsonDocument.Parse(rows.GetString(2)).RootElement));
        }

        return events;
    }

    /// <summary>The hub is gone, and all that it ever acknowledged is in the journal, in order and sealed.</summary>
    public async Task VerifyAsync()
    {
        foreach (var screen in _screens)
        {
            screen.IsCutOff = true;
        }

        await Hub.KillAsync();
        var (code, said) = await Hub.SayAsync("verify");
        Assert.True(code == 0, said);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var screen in _screens)
        {
            await screen.DisposeAsync();
        }

        _client.Dispose();
        Hub.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task KnowKeyAsync()
    {
        if (!_hasKey)
        {
            var (code, said) = await Hub.SayAsync("api-key", "add", "browser-tests");
            Assert.True(code == 0, said);
            var key = said.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).MaxBy(word => word.Length)!;
            _client.DefaultRequestHeaders.Add("X-Api-Key", key);
            _hasKey = true;
        }
    }
}

/// <summary>What is ordered in a rush, by station.</summary>
internal static class Dishes
{
    private static readonly Dictionary<string, string[]> ByStation = new()
    {
        ["kitchen"] = ["Onglet à l'échalote", "Bœuf bourguignon", "Six escargots de Bourgogne", "Gratin dauphinois"],
        ["cold"] = ["Salade de chèvre chaud", "Tartare de bœuf au couteau", "Burrata et tomates"],
        ["bar"] = ["Blonde pression 25 cl", "Côtes de Provence rosé 12 cl", "Expresso"],
        ["oven"] = ["Quatre fromages", "Savoyarde"],
        ["pastry"] = ["Crème brûlée", "Profiteroles"],
    };

    private static readonly string[] Guests = ["Léa", "Hugo", "Chloé", "Nadia", "Paul", "Inès", "Marc", "Zoé"];

    public static string At(string station, string order) =>
        ByStation[station][order.Sum(sign => sign) % ByStation[station].Length];

    public static string Guest(int at) => Guests[at % Guests.Length];
}
