using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>Those who follow an order: told from the journal itself, so that no change is skipped and each has its position.</summary>
public sealed class OrderFollowers(IJournal journal, TimeProvider clock, IHostApplicationLifetime life)
{
    /// <summary>Each costs a connection and a reader of the tail. A web shop follows its orders with one or two each.</summary>
    public const int Max = 500;

    /// <summary>Well below the minute after which proxies and firewalls drop a silent connection.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);

    private int _open;

    /// <param name="lastEventId">The position up to which the client knows the order; empty for a first look.</param>
    public IResult Follow(OrderId order, string lastEventId)
    {
        long? known = null;

        if (lastEventId.Length > 0)
        {
            if (!long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position > journal.Head)
            {
                var faults = new Faults();
                faults.Add("Last-Event-ID", $"must be a position that this hub has sent, 0–{journal.Head}");
                return ApiProblem.Of(faults);
            }

            known = position;
        }

        return new EventStream(this, order, known);
    }

    private async IAsyncEnumerable<OrderChange> ChangesAsync(
        OrderId id, long? known, [EnumeratorCancellation] CancellationToken stop)
    {
        var head = journal.Head;
        var (order, at) = (Order.None, 0L);

        await foreach (var recorded in journal.ReadStreamAsync(OrderStreams.Of(id), afterVersion: 0, stop))
        {
            (order, at) = (OrderDecider.Evolve(order, (OrderEvent)recorded.Event), recorded.Position);

            if (recorded.Position > known)
            {
                yield return OrderChange.Of(recorded, order);
            }
        }

        if (known is null)
        {
            yield return new("order", at, OrderAnswer.Of(order));
        }

        if (order.Stage is OrderStage.Collected)
        {
            yield break;
        }

        await foreach (var batch in journal.FollowAsync(head, stop))
        {
            foreach (var recorded in batch.Where(recorded => recorded.Stream == OrderStreams.Of(id) && recorded.Position > at))
            {
                order = OrderDecider.Evolve(order, (OrderEvent)recorded.Event);
                yield return OrderChange.Of(recorded, order);

                if (recorded.Event is OrderEvent.Completed)
                {
                    yield break;
                }
            }
        }
    }

    private sealed record OrderChange(string Name, long Position, OrderAnswer Order)
    {
        public static OrderChange Of(Recorded recorded, Order order) =>
            new(HouseEvents.Catalog.NameOf(recorded.Event), recorded.Position, OrderAnswer.Of(order));
    }

    private sealed class EventStream(OrderFollowers followers, OrderId order, long? known) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (Interlocked.Increment(ref followers._open) > Max)
            {
                Interlocked.Decrement(ref followers._open);
                httpContext.Response.Headers.RetryAfter = "10";
                await ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, "too-many-followers", $"{Max} streams are open, which is the limit.")
                    .ExecuteAsync(httpContext);
                return;
            }

            // A hub that stops does not wait for those who only listen.
            using var end = CancellationTokenSource.CreateLinkedTokenSource(
                httpContext.RequestAborted, followers.Life.ApplicationStopping);

            try
            {
                await SpeakAsync(httpContext.Response, end.Token);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                // The listener has left, or the hub is leaving: both know.
            }
            finally
            {
                Interlocked.Decrement(ref followers._open);
            }
        }

        private async Task SpeakAsync(HttpResponse response, CancellationToken stop)
        {
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-store";
            await response.StartAsync(stop);
            await using var changes = followers.ChangesAsync(order, known, stop).GetAsyncEnumerator(stop);

            while (await NextAsync(changes, response, stop))
            {
                await WriteAsync(response, changes.Current, stop);
            }
        }

        private async Task<bool> NextAsync(IAsyncEnumerator<OrderChange> changes, HttpResponse response, CancellationToken stop)
        {
            var next = changes.MoveNextAsync().AsTask();

            while (!next.IsCompleted)
            {
                using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);

                if (await Task.WhenAny(next, Task.Delay(BeatEvery, followers.Clock, waiting.Token)) == next)
                {
                    await waiting.CancelAsync();
                    break;
                }

                await response.WriteAsync(": still here\n\n", stop);
                await response.Body.FlushAsync(stop);
            }

            return await next;
        }

        // JSON on one line: a line break would end the event.
        private static async Task WriteAsync(HttpResponse response, OrderChange change, CancellationToken stop)
        {
            await response.WriteAsync(
                $"id: {change.Position}\nevent: {change.Name}\ndata: {JsonSerializer.Serialize(change.Order, ApiJson.Options)}\n\n", stop);
            await response.Body.FlushAsync(stop);
        }
    }

    private TimeProvider Clock => clock;

    private IHostApplicationLifetime Life => life;
}
