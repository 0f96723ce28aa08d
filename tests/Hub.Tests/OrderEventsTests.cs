using System.Globalization;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace RetailPos.Hub.Tests;

public sealed class OrderEventsTests(OpenHub hub) : IClassFixture<OpenHub>
{
    private static readonly object Soup = new { mode = "take-away", lines = new[] { new { name = "Soupe", route = new[] { "kitchen" } } } };

    [Fact]
    public async Task A_follower_sees_an_order_from_placed_to_completed_in_order_and_to_the_end()
    {
        var id = (await hub.PostAsync("orders", Soup)).Text("id");
        await using var following = await Following.OfAsync(hub, id);

        var first = await following.NextAsync();
        Assert.Equal(("order", "queued"), (first.Name, first.State));

        await hub.PostAsync($"orders/{id}/start", new { });
        await hub.PostAsync($"orders/{id}/ready", new { });
        await hub.PostAsync($"orders/{id}/hand-over", new { });
        var rest = await following.RestAsync();

        Assert.Equal(
            ["order.lines-started", "order.lines-ready", "order.became-ready", "order.lines-collected", "order.completed"],
            rest.Select(change => change.Name));
        Assert.Equal(["started", "ready", "ready", "collected", "collected"], rest.Select(change => change.State));
        Assert.Equal(rest.Select(change => change.Position).Order(), rest.Select(change => change.Position));
        Assert.True(rest[0].Position > first.Position);
    }

    [Fact]
    public async Task A_follower_that_comes_back_is_told_only_what_it_missed()
    {
        var id = (await hub.PostAsync("orders", Soup)).Text("id");
        long seen;

        await using (var first = await Following.OfAsync(hub, id))
        {
            seen = (await first.NextAsync()).Position;
        }

        await hub.PostAsync($"orders/{id}/start", new { });
        await hub.PostAsync($"orders/{id}/ready", new { });
        await hub.PostAsync($"orders/{id}/hand-over", new { });
        await using var back = await Following.OfAsync(hub, id, $"{seen}");

        Assert.Equal(
            ["order.lines-started", "order.lines-ready", "order.became-ready", "order.lines-collected", "order.completed"],
            (await back.RestAsync()).Select(change => change.Name));
    }

    [Fact]
    public async Task An_order_that_is_over_is_told_once_and_the_stream_ends()
    {
        var id = (await hub.PostAsync("orders", Soup)).Text("id");
        await hub.PostAsync($"orders/{id}/ready", new { });
        await hub.PostAsync($"orders/{id}/hand-over", new { });
        await using var following = await Following.OfAsync(hub, id);

        Assert.Equal("collected", Assert.Single(await following.RestAsync()).State);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("999999999")]
    public async Task A_position_that_was_never_sent_is_refused(string lastEventId)
    {
        var id = (await hub.PostAsync("orders", Soup)).Text("id");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"orders/{id}/events");
        request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await Answer.OfAsync(await hub.Api.SendAsync(request));

        Assert.Equal(400, answer.Status);
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty("Last-Event-ID", out _));
    }

    [Fact]
    public async Task An_order_that_nobody_placed_cannot_be_followed() =>
        Assert.Equal((404, "order-unknown"), await StatusOf("orders/nobody/events"));

    [Fact]
    public async Task A_hub_that_stops_does_not_wait_for_its_followers()
    {
        var other = new OpenHub();
        await other.InitializeAsync();
        var id = (await other.PostAsync("orders", Soup)).Text("id");
        var following = await Following.OfAsync(other, id);
        await following.NextAsync();

        await other.DisposeAsync().WaitAsync(TimeSpan.FromSeconds(10));
        await following.DisposeAsync();
    }

    private async Task<(int Status, string Code)> StatusOf(string path)
    {
        var answer = await hub.GetAsync(path);
        return (answer.Status, answer.Code);
    }

    private sealed record Change(string Name, long Position, string State);

    private sealed class Following(HttpResponseMessage message, Stream stream, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public static async Task<Following> OfAsync(OpenHub hub, string id, string? lastEventId = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"orders/{id}/events");
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));

            if (lastEventId is not null)
            {
                request.Headers.Add("Last-Event-ID", lastEventId);
            }

            var message = await hub.Api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal("text/event-stream", message.Content.Headers.ContentType?.MediaType);
            var stream = await message.Content.ReadAsStreamAsync();
            return new(message, stream, SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator());
        }

        public async Task<Change> NextAsync()
        {
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(OpenHub.Patience), "The stream ended.");
            return Current();
        }

        public async Task<List<Change>> RestAsync()
        {
            var changes = new List<Change>();

            while (await events.MoveNextAsync().AsTask().WaitAsync(OpenHub.Patience))
            {
                changes.Add(Current());
            }

            return changes;
        }

        public async ValueTask DisposeAsync()
        {
            message.Dispose();
            await stream.DisposeAsync();
        }

        private Change Current() => new(
            events.Current.EventType,
            long.Parse(events.Current.EventId!, CultureInfo.InvariantCulture),
            JsonDocument.Parse(events.Current.Data).RootElement.GetProperty("lines")[0].GetProperty("state").GetString()!);
    }
}
