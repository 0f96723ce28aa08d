using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Storage;

namespace RetailPos.Hub.Tests;

public sealed class HubFrontTests(OpenHub hub) : IClassFixture<OpenHub>
{
    [Fact]
    public async Task Health_tells_the_head_without_a_key_and_leaves_the_journal_alone()
    {
        using var client = new HttpClient { BaseAddress = hub.Root };
        var head = hub.Journal.Head;
        var answer = await Answer.OfAsync(await client.GetAsync("health"));

        Assert.Equal((200, "ok"), (answer.Status, answer.Text("status")));
        Assert.Equal(head, answer.Number("head"));
        Assert.Equal(head, hub.Journal.Head);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_commands_are_refused_while_reading_goes_on()
    {
        var other = new OpenHub();
        var journal = new MemoryJournal(HouseEvents.Catalog, TimeProvider.System);
        await journal.AppendAsync("station-kitchen", 0, new("test"),
            [new Domain.Stations.StationEvent.WasSetUp(new(new("kitchen"), "Cuisine", null, 1, 0), DateTimeOffset.UnixEpoch)], default);
        await other.StartAsync(services => services.AddSingleton<IJournal>(journal));
        using var client = new HttpClient { BaseAddress = other.Root };

        try
        {
            journal.Full = true;
            var health = await Answer.OfAsync(await client.GetAsync("health"));
            var order = await other.PostAsync("orders", new { mode = "eat-in", lines = new[] { new { name = "a" } } });

            Assert.Equal((503, "journal-unwritable"), (health.Status, health.Text("status")));
            Assert.Equal((503, "journal-unwritable"), (order.Status, order.Code));
            Assert.NotNull(order.Message.Headers.RetryAfter);
            Assert.Equal(200, (await other.GetAsync("catalogue/articles")).Status);
        }
        finally
        {
            journal.Full = false;
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task Version_names_the_program()
    {
        using var client = new HttpClient { BaseAddress = hub.Root };

        Assert.Equal("RetailPos", (await Answer.OfAsync(await client.GetAsync("version"))).Text("name"));
    }

    [Fact]
    public async Task The_openapi_document_lists_every_address_with_words_limits_and_refusals()
    {
        using var client = new HttpClient { BaseAddress = hub.Root };
        var document = (await Answer.OfAsync(await client.GetAsync("openapi/v1.json"))).Body;
        var paths = document.GetProperty("paths");

        Assert.Equal(
            [
                "/api/v1/calls", "/api/v1/catalogue/articles", "/api/v1/customers", "/api/v1/customers/{id}", "/api/v1/customers/{id}/settlements",
                "/api/v1/deliveries/zones", "/api/v1/deliveries/{sale}", "/api/v1/orders", "/api/v1/orders/{id}", "/api/v1/orders/{id}/acknowledge",
                "/api/v1/orders/{id}/amend", "/api/v1/orders/{id}/cancel", "/api/v1/orders/{id}/events",
                "/api/v1/orders/{id}/fire", "/api/v1/orders/{id}/hand-over", "/api/v1/orders/{id}/lines/{line}/change",
                "/api/v1/orders/{id}/ready", "/api/v1/orders/{id}/recall", "/api/v1/orders/{id}/rush",
                "/api/v1/orders/{id}/start", "/api/v1/put-aside", "/api/v1/relay-points", "/api/v1/sales", "/api/v1/sales/{id}", "/api/v1/sales/{id}/moves",
                "/api/v1/sales/{id}/payments", "/api/v1/sales/{id}/put-aside", "/api/v1/sales/{id}/reductions", "/api/v1/sales/{id}/reductions/{reduction}", "/api/v1/sales/{id}/refunds", "/api/v1/shipments/{sale}",
                "/api/v1/sold-out", "/api/v1/sold-out/{article}", "/health", "/version",
            ],
            paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));

        foreach (var operation in paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
        {
            Assert.True(operation.Value.TryGetProperty("summary", out _), $"{operation}");
            Assert.True(operation.Value.TryGetProperty("operationId", out _), $"{operation}");
        }

        var place = paths.GetProperty("/api/v1/orders").GetProperty("post");
        Assert.True(place.GetProperty("responses").GetProperty("400").GetProperty("content").TryGetProperty("application/problem+json", out _));
        Assert.Contains(place.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");
        Assert.True(place.TryGetProperty("requestBody", out _));
        var line = document.GetProperty("components").GetProperty("schemas").GetProperty("PlaceOrderLine").GetProperty("properties");
        Assert.Equal(80, line.GetProperty("name").GetProperty("maxLength").GetInt32());
        Assert.NotEmpty(line.GetProperty("quantity").GetProperty("description").GetString()!);
    }

    [Theory]
    [InlineData("", "fr")]
    [InlineData("?lang=en", "en")]
    [InlineData("?lang=xx", "fr")]
    public async Task A_page_says_which_language_it_speaks(string query, string language)
    {
        using var client = new HttpClient { BaseAddress = hub.Root };
        var message = await client.GetAsync($"not-found{query}");

        Assert.Contains($"<html lang=\"{language}\">", await message.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", message.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", message.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task The_language_stays_once_it_was_chosen()
    {
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = hub.Root };
        await client.GetAsync("not-found?lang=en");

        Assert.Contains("<html lang=\"en\">", await client.GetStringAsync("not-found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browsers_language_counts_when_nobody_chose()
    {
        using var client = new HttpClient { BaseAddress = hub.Root };
        client.DefaultRequestHeaders.Add("Accept-Language", "en-GB,en;q=0.8");

        Assert.Contains("<html lang=\"en\">", await client.GetStringAsync("not-found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_gets_a_page_and_a_404()
    {
        using var client = new HttpClient { BaseAddress = hub.Root };
        var message = await client.GetAsync("nowhere/at/all");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (message.StatusCode, message.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("")]
    [InlineData("register/T1")]
    [InlineData("customer/T1")]
    [InlineData("station/kitchen")]
    [InlineData("pass")]
    [InlineData("office/import")]
    [InlineData("office/routing")]
    public async Task Every_screen_has_an_address_and_all_that_its_page_names_is_there(string path)
    {
        using var client = new HttpClient { BaseAddress = hub.Root };
        var page = await client.GetStringAsync(path);
        var assets = System.Text.RegularExpressions.Regex.Matches(page, "(?:src|href)=\"([^\"]+\\.(?:js|css))\"")
            .Select(match => match.Groups[1].Value)
            .ToList();

        Assert.Contains(assets, asset => asset.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Contains(assets, asset => asset.Contains("look", StringComparison.Ordinal) && asset.EndsWith(".js", StringComparison.Ordinal));

        foreach (var asset in assets)
        {
            var answer = await client.GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
