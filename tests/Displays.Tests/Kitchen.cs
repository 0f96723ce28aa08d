using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

/// <summary>Orders as the decider makes them, so that no board is tested with a state that cannot be.</summary>
public static class Kitchen
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly StationId Hot = new("hot");

    public static readonly StationId Bar = new("bar");

    private static readonly ImmutableDictionary<StationId, StationSetup> Stations = new StationSetup[]
    {
        new(Hot, "Cuisine chaude", Backup: null, Capacity: 2, Rank: 0),
        new(Bar, "Bar", Backup: null, Capacity: 1, Rank: 1),
    }.ToImmutableDictionary(setup => setup.Id);

    public static KitchenView View(long position, params Order[] orders) => KitchenView.Empty with
    {
        Position = position,
        Stations = Stations,
        Orders = orders.ToImmutableDictionary(order => order.Header!.Id),
    };

    public static KitchenView WithBeepers(this KitchenView view, int size, params (int Number, int Order)[] given) =>
        view with
        {
            Beepers = new(size, given.ToImmutableSortedDictionary(
                one => one.Number, one => new Beeper(new($"o{one.Order}"), Call: null)), Pages: 0),
        };

    /// <summary>The view after this was put to its pool, as the decider decides.</summary>
    public static KitchenView Pool(this KitchenView view, DateTimeOffset at, params BeeperPoolCommand[] commands)
    {
        var pool = view.Beepers;

        foreach (var command in commands)
        {
            var decision = BeeperPoolDecider.Decide(pool, command, at);
            Assert.Null(decision.Refusal);
            pool = decision.Events.Aggregate(pool, BeeperPoolDecider.Evolve);
        }

        return view with { Beepers = pool };
    }

    public static SentLine Line(
        string id, string article, StationId? station, int quantity = 1, int step = 1, int seconds = 0) => new(
        new(id), article, Quantity.Pieces(quantity), [], Note: "",
        new(station is { } known ? [known] : [], step, seconds, []));

    /// <summary>An order at the counter, called o + its number.</summary>
    public static Order Placed(int number, DateTimeOffset at, params SentLine[] lines) =>
        Placed(number, at, header => header, lines);

    public static Order Placed(
        int number, DateTimeOffset at, Func<OrderHeader, OrderHeader> with, params SentLine[] lines)
    {
        var header = new OrderHeader(
            new($"o{number}"), number, ServiceMode.TakeAway, Table: null, Covers: 0, Customer: "", Note: "",
            Source: "t1", at, DueAt: null);
        return Order.None.Then(new OrderCommand.Send(with(header), [.. lines], Actor.Hub), at);
    }

    public static Order Then(this Order order, OrderCommand command, DateTimeOffset at)
    {
        var decision = OrderDecider.Decide(order, command, at);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(order, OrderDecider.Evolve);
    }

    public static Order Ready(this Order order, DateTimeOffset at, params string[] lines) =>
        order.Then(new OrderCommand.MarkReady(order.Ticks(lines), Actor.Hub), at);

    public static Order Started(this Order order, DateTimeOffset at, params string[] lines) =>
        order.Then(new OrderCommand.Start(order.Ticks(lines), Actor.Hub), at);

    public static Order Cancelled(this Order order, DateTimeOffset at, string line) =>
        order.Then(new OrderCommand.Cancel([new(line)], Reason: "", Actor.Hub), at);

    public static Order HandedOver(this Order order, DateTimeOffset at) =>
        order.Then(new OrderCommand.HandOver(Actor.Hub), at);

    public static ValueList<Tick> Ticks(this Order order, params string[] lines) =>
        lines.Select(line => Tick.Of(order.Find(new(line))!)).ToValueList();
}
