using System.Net;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Hub.Tests;

public sealed class OrdersApiTests(OpenHub hub) : IClassFixture<OpenHub>
{
    private static readonly object Fries = new
    {
        mode = "eat-in",
        table = "T4",
        covers = 2,
        customer = "Léa",
        note = "vite",
        lines = new object[]
        {
            new
            {
                name = "Frites maison", quantity = 2, options = new[] { "Sans sel" }, note = "bien dorées",
                route = new[] { "kitchen" }, expectedSeconds = 300, allergens = new[] { "Gluten" },
            },
        },
    };

    [Fact]
    public async Task An_order_is_placed_and_read_back_with_its_call_number()
    {
        var placed = await hub.PlaceAsync(Fries);
        var read = await hub.GetAsync($"orders/{placed.Text("id")}");

        Assert.Equal(201, placed.Status);
        Assert.Equal($"/api/v1/orders/{placed.Text("id")}", $"{placed.Message.Headers.Location}");
        Assert.InRange(placed.Number("callNumber"), 1, 9_999);
        Assert.Equal("to-prepare", placed.Text("stage"));
        Assert.Equal(OpenHub.Client, placed.Text("source"));
        Assert.Equal("queued", placed.Body.GetProperty("lines")[0].GetProperty("state").GetString());
        Assert.Equal("kitchen", placed.Body.GetProperty("lines")[0].GetProperty("station").GetString());
        Assert.Equal(200, read.Status);
        Assert.Equal($"{placed.Body.GetProperty("lines")}", $"{read.Body.GetProperty("lines")}");
        Assert.True(read.Body.GetProperty("promisedFrom").GetDateTimeOffset() <= read.Body.GetProperty("promisedTo").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_same_key_again_answers_the_same_order_and_places_nothing()
    {
        var first = await hub.PlaceAsync(Fries, key: "twice");
        var head = hub.Journal.Head;
        var again = await hub.PostAsync("orders", Fries, key: "twice");

        Assert.Equal((201, 200), (first.Status, again.Status));
        Assert.Equal($"{first.Body.GetProperty("lines")}", $"{again.Body.GetProperty("lines")}");
        Assert.Equal(first.Text("id"), again.Text("id"));
        Assert.Equal(head, hub.Journal.Head);
    }

    [Fact]
    public async Task Eight_at_once_with_the_same_key_place_one_order()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hub.PostAsync("orders", Fries, key: "at-once")));

        Assert.All(answers, answer => Assert.InRange(answer.Status, 200, 201));
        Assert.Single(answers.Select(answer => answer.Text("id")).Distinct());
        Assert.Single(answers.Select(answer => answer.Number("callNumber")).Distinct());
        Assert.All(answers, answer => Assert.Equal(1, answer.Body.GetProperty("lines").GetArrayLength()));
        Assert.Single(answers, answer => answer.Status == 201);
    }

    [Fact]
    public async Task The_same_key_with_another_content_is_a_conflict()
    {
        await hub.PostAsync("orders", Fries, key: "reused");
        var other = await hub.PostAsync(
            "orders", new { mode = "eat-in", lines = new[] { new { name = "Soupe", route = new[] { "kitchen" } } } }, key: "reused");

        Assert.Equal((409, "line-known-otherwise"), (other.Status, other.Code));
    }

    [Fact]
    public async Task A_second_send_adds_to_the_order_and_keeps_its_number()
    {
        var id = $"own-{Guid.NewGuid():N}";
        object Line(string line) => new { id, mode = "take-away", lines = new[] { new { id = $"{id}-{line}", name = line, route = new[] { "bar" } } } };
        var first = await hub.PostAsync("orders", Line("one"));
        var second = await hub.PostAsync("orders", Line("two"));
        var again = await hub.PostAsync("orders", Line("two"));

        Assert.Equal(id, second.Text("id"));
        Assert.Equal(first.Number("callNumber"), second.Number("callNumber"));
        Assert.Equal(2, second.Body.GetProperty("lines").GetArrayLength());
        Assert.Equal($"{second.Body.GetProperty("lines")}", $"{again.Body.GetProperty("lines")}");
    }

    [Fact]
    public async Task An_order_goes_its_way_from_start_to_hand_over()
    {
        var id = (await hub.PostAsync("orders", Fries)).Text("id");

        Assert.Equal("started", StateOf(await hub.PostAsync($"orders/{id}/start", new { })));
        Assert.Equal("ready", StateOf(await hub.PostAsync($"orders/{id}/ready", new { })));
        Assert.Equal("started", StateOf(await hub.PostAsync($"orders/{id}/recall", new { })));
        Assert.Equal("ready", StateOf(await hub.PostAsync($"orders/{id}/ready", new { })));
        var over = await hub.PostAsync($"orders/{id}/hand-over", new { });
        Assert.Equal("collected", StateOf(over));
        Assert.Equal("collected", over.Text("stage"));
    }

    [Fact]
    public async Task One_call_marks_no_more_than_the_stations_allow()
    {
        var desk = hub.Of<IKitchenDesk>();
        var two = new { mode = "eat-in", lines = new[] { Dish("cold"), Dish("cold"), Dish("pastry") } };
        var id = (await hub.PostAsync("orders", two)).Text("id");

        var everywhere = await hub.PostAsync($"orders/{id}/ready", new { });
        Assert.Equal((409, "whole-ticket-off"), (everywhere.Status, everywhere.Text("code")));

        await desk.TellAsync(new("off"), new("cold"), new StationCommand.SetRules(new(WholeTicketRule.Off), Actor.Hub));
        var lines = (await hub.GetAsync($"orders/{id}")).Body.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("id").GetString()).ToArray();
        Assert.Equal(409, (await hub.PostAsync($"orders/{id}/ready", new { lines = lines[..2] })).Status);
        Assert.Equal(200, (await hub.PostAsync($"orders/{id}/ready", new { lines = lines[..1] })).Status);

        await desk.TellAsync(new("on"), new("cold"), new StationCommand.SetRules(new(WholeTicketRule.WholeOrder), Actor.Hub));
        await desk.TellAsync(new("on"), new("pastry"), new StationCommand.SetRules(new(WholeTicketRule.WholeOrder), Actor.Hub));
        Assert.Equal("ready", (await hub.PostAsync($"orders/{id}/ready", new { })).Text("stage"));
        await desk.TellAsync(new("as-it-was"), new("cold"), new StationCommand.SetRules(StationRules.Default, Actor.Hub));
        await desk.TellAsync(new("as-it-was"), new("pastry"), new StationCommand.SetRules(StationRules.Default, Actor.Hub));

        static object Dish(string station) => new { name = "Plat", route = new[] { station } };
    }

    [Fact]
    public async Task What_cannot_be_now_is_refused_with_its_code()
    {
        var id = (await hub.PostAsync("orders", Fries)).Text("id");
        var early = await hub.PostAsync($"orders/{id}/hand-over", new { });
        var cancelled = await hub.PostAsync($"orders/{id}/cancel", new { reason = "erreur" });
        var unknown = await hub.PostAsync("orders/nobody/start", new { });
        var notItsOwn = await hub.PostAsync($"orders/{id}/start", new { lines = new[] { "stranger" } });

        Assert.Equal((409, "nothing-ready"), (early.Status, early.Code));
        Assert.Equal("cancelled", StateOf(cancelled));
        Assert.Equal((404, "order-unknown"), (unknown.Status, unknown.Code));
        Assert.Equal(400, notItsOwn.Status);
        Assert.True(notItsOwn.Body.GetProperty("errors").TryGetProperty("lines[0]", out _));
    }

    [Theory]
    [InlineData("orders/two%20words")]
    [InlineData("orders/%3Cscript%3E")]
    [InlineData("sales/n%00l")]
    [InlineData("orders/an-id-that-is-longer-than-any-id-of-the-house-could-possibly-be-in-its-life")]
    public async Task What_is_no_id_is_bad_input(string path) => Assert.Equal(400, (await hub.GetAsync(path)).Status);

    [Theory]
    [InlineData("X-Api-Key", "")]
    [InlineData("X-Api-Key", "rp_wrong")]
    [InlineData("Authorization", "Bearer rp_wrong")]
    [InlineData("Authorization", "Basic c2hvcDpzaG9w")]
    public async Task Without_the_right_key_nobody_gets_in(string header, string value)
    {
        using var stranger = new HttpClient { BaseAddress = hub.Api.BaseAddress };
        stranger.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        using var message = await stranger.GetAsync("orders/any");
        var answer = await Answer.OfAsync(message);

        Assert.Equal((401, "application/problem+json", "api-key-missing-or-unknown"), (answer.Status, answer.ContentType, answer.Code));
        Assert.True(message.Headers.WwwAuthenticate.Count > 0);
    }

    [Fact]
    public async Task The_key_may_come_as_a_bearer_token()
    {
        using var client = new HttpClient { BaseAddress = hub.Api.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", hub.Key);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("catalogue/articles")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_was_taken_back_is_refused_from_then_on()
    {
        var secret = (await Cli.GoodAsync("api-key", "add", "leaver", "--data", hub.Folder.Path)).Trim();
        using var client = new HttpClient { BaseAddress = hub.Api.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Api-Key", secret);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("catalogue/articles")).StatusCode);
        await Cli.GoodAsync("api-key", "remove", "leaver", "--data", hub.Folder.Path);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("catalogue/articles")).StatusCode);
    }

    private static string StateOf(Answer answer) => answer.Body.GetProperty("lines")[0].GetProperty("state").GetString()!;
}
