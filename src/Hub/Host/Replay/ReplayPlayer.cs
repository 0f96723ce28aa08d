using System.Net.Http.Json;
using System.Text.Json;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Replay;

/// <summary>Plays a service: guests order and pay through the API, cooks bake by the expected seconds, the pass hands over.</summary>
public sealed class ReplayPlayer(
    HttpClient api, IKitchenDesk desk, IFeed<KitchenView> kitchen, ReplayClock clock, Action<ReplayProgress> report)
{
    /// <summary>A guest needs as long from hearing the number to taking the box.</summary>
    public const int PickUpSeconds = 45;

    /// <summary>How long anything may take to be seen. Past it the replay is broken, not slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Actor Cook = new("", PizzaMenu.Oven.Value);

    /// <summary>A field that the API has renamed is a fault here and not an empty value.</summary>
    private static readonly JsonSerializerOptions Answers = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    private readonly PriorityQueue<Happening, (DateTimeOffset At, int Rank, long Turn)> _coming = new();
    private readonly Queue<(OrderId Order, OrderLine Line)> _queued = new();
    private int _ovenFree = PizzaMenu.OvenCapacity;
    private long _turn;
    private int _commands;
    private int _orders;

    public async Task PlayAsync(IReadOnlyList<PizzaOrder> orders, CancellationToken stop)
    {
        foreach (var order in orders.Where(order => !order.Lines.IsEmpty))
        {
            Expect(order.PlacedAt.In(clock.LocalTimeZone), new Happening.Arrives(order));
        }

        while (_coming.TryDequeue(out var next, out var when))
        {
            await clock.GoToAsync(when.At, stop);
            await (next switch
            {
                Happening.Arrives e => TakeAsync(e.Order, stop),
                Happening.IsBaked e => BumpAsync(e),
                Happening.IsFetched e => TellAsync(e.Order, new OrderCommand.HandOver(Cook)),
                _ => throw new System.Diagnostics.UnreachableException($"{next} cannot be played."),
            });
            await FillOvenAsync();
            report(new(when.At, _orders, _commands));
        }
    }

    private async Task TakeAsync(PizzaOrder order, CancellationToken stop)
    {
        var key = $"pizza-{order.Number}";
        var lines = order.Lines.Select(line => new { article = line.Pizza, quantity = line.Quantity });
        var sale = await PostAsync<SaleTaken>(
            "sales", key, new { id = key, till = "T1", mode = "take-away", lines }, stop);
        await PostAsync<SalePaid>(
            $"sales/{key}/payments",
            $"{key}-pay",
            new { mode = order.Number % 3 == 0 ? "cash" : "card", givenCents = sale.TotalCents },
            stop);
        _orders++;

        var placed = new OrderId(sale.OrderId);
        var view = await kitchen.UntilAsync(now => now.Orders.ContainsKey(placed), Patience, TimeProvider.System);

        foreach (var line in view.Orders[placed].Lines)
        {
            _queued.Enqueue((placed, line));
        }
    }

    // Everything that finds a place at this moment goes in together: one command for each order.
    private async Task FillOvenAsync()
    {
        var taken = new List<(OrderId Order, OrderLine Line)>();

        while (_ovenFree > taken.Count && _queued.TryDequeue(out var next))
        {
            taken.Add(next);
        }

        _ovenFree -= taken.Count;

        foreach (var order in taken.GroupBy(next => next.Order, next => next.Line))
        {
            await TellAsync(order.Key, new OrderCommand.Start([.. order.Select(Tick.Of)], Cook));

            foreach (var line in order)
            {
                var baked = clock.GetUtcNow().AddSeconds(line.Sent.Card.ExpectedSeconds);
                Expect(baked, new Happening.IsBaked(order.Key, line));
            }
        }
    }

    private async Task BumpAsync(Happening.IsBaked e)
    {
        _ovenFree++;
        await TellAsync(e.Order, new OrderCommand.MarkReady([Tick.Of(e.Line)], Cook));

        if ((await desk.ReadAsync(e.Order)).Stage is OrderStage.Ready)
        {
            Expect(clock.GetUtcNow().AddSeconds(PickUpSeconds), new Happening.IsFetched(e.Order));
        }
    }

    private async Task TellAsync(OrderId order, OrderCommand command)
    {
        var told = await desk.TellAsync(new($"replay-{++_commands}-{order}"), order, command);

        if (told.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The kitchen refused {command}: {refusal}.");
        }
    }

    private async Task<T> PostAsync<T>(string path, string key, object body, CancellationToken stop)
    {
        _commands++;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await api.SendAsync(request, stop);

        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<T>(Answers, stop))!
            : throw new InvalidOperationException(
                $"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
    }

    // At the same second a place in the oven is freed before the next guest is served.
    private void Expect(DateTimeOffset at, Happening what) =>
        _coming.Enqueue(what, (at, what is Happening.Arrives ? 1 : 0, _turn++));

    private abstract record Happening
    {
        public sealed record Arrives(PizzaOrder Order) : Happening;

        public sealed record IsBaked(OrderId Order, OrderLine Line) : Happening;

        public sealed record IsFetched(OrderId Order) : Happening;
    }

    private sealed record SaleTaken(string OrderId, long TotalCents);

    private sealed record SalePaid(long Ticket);
}

/// <param name="Now">Where the replay's clock stands.</param>
public sealed record ReplayProgress(DateTimeOffset Now, int Orders, int Commands);

internal static class WallClock
{
    /// <summary>A time on the wall of that zone, as a moment.</summary>
    public static DateTimeOffset In(this DateTime wall, TimeZoneInfo zone) => new(wall, zone.GetUtcOffset(wall));
}
