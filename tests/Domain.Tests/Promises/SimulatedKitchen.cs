using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.Promises;

/// <summary>
/// A kitchen whose truth is known: its cooks take the oldest line, need a time drawn from a known distribution, and press
/// start and ready. Everything goes through the order's own decider, so the book learns from real events. One seed, one run.
/// </summary>
internal sealed class SimulatedKitchen(int seed)
{
    public static readonly StationId Grill = new("grill");
    public static readonly StationId Cold = new("cold");
    public static readonly StationId Bar = new("bar");
    public static readonly StationId Dough = new("dough");
    public static readonly StationId Oven = new("oven");

    /// <summary>Deciles of a real time against its mean: a long tail, as cooking has.</summary>
    private static readonly int[] Spread = [600, 720, 800, 870, 930, 990, 1_060, 1_140, 1_250, 1_420, 1_900];

    public static readonly Dish[] Menu =
    [
        new("entrecote", [Grill], CardSeconds: 540, TruePerMille: 1_150),
        new("burger", [Grill], CardSeconds: 420, TruePerMille: 900),
        new("fish", [Grill], CardSeconds: 600, TruePerMille: 1_000),
        new("salad", [Cold], CardSeconds: 180, TruePerMille: 1_300),
        new("tartare", [Cold], CardSeconds: 240, TruePerMille: 1_000),
        new("wine", [Bar], CardSeconds: 60, TruePerMille: 1_000),
        new("cocktail", [Bar], CardSeconds: 150, TruePerMille: 1_400),
        new("pizza", [Dough, Oven], CardSeconds: 480, TruePerMille: 1_000),
    ];

    private readonly Random _chance = new(seed);
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Turn)> _agenda = new();
    private readonly Dictionary<OrderId, Order> _orders = [];
    private readonly Dictionary<StationId, int> _busy = [];
    private readonly List<(OrderId Order, LineId Line, StationId Station)> _waiting = [];
    private long _turns;
    private int _lastOrder;
    private DateTimeOffset _now;

    public PromiseBook Book { get; private set; } = PromiseBook.Empty;

    /// <summary>Every event that happened, with the order it happened to, in the order of the journal.</summary>
    public List<(OrderId Order, OrderEvent Event)> Journal { get; } = [];

    /// <summary>All promises that can be judged: when made, and whether they held.</summary>
    public List<(int Evening, PromisedWindow Window, DateTimeOffset MadeAt, PromiseOutcome Outcome)> Judged { get; } = [];

    /// <summary>The whole kitchen's true speed: 1 000 as the menu says, 1 500 with a cook who needs half as long again.</summary>
    public int TruthPerMille { get; set; } = 1_000;

    public static int CapacityOf(StationId station) => station.Value switch
    {
        "grill" => 6,
        "cold" => 3,
        "oven" => 2,
        _ => 1,
    };

    public static ServiceHour HourOf(DateTimeOffset time) =>
        new(DateOnly.FromDateTime(time.UtcDateTime).DayNumber, time.UtcDateTime.Hour);

    /// <summary>Four hours of guests, and what is left cooked to the end.</summary>
    public void Evening(int number, int ordersPerHour, params Dish[] menu)
    {
        var opens = new DateTimeOffset(2026, 3, 1, 18, 0, 0, TimeSpan.Zero).AddDays(number);

        for (var at = opens.AddSeconds(Gap(ordersPerHour)); at < opens.AddHours(4); at = at.AddSeconds(Gap(ordersPerHour)))
        {
            Later(at, () => Order(number, menu.Length == 0 ? Menu : menu));
        }

        while (_agenda.TryDequeue(out var act, out var when))
        {
            _now = when.At;
            act();
        }
    }

    /// <returns>Of the promises of these evenings, how many held, in per cent.</returns>
    public double HeldPercent(int from, int to)
    {
        var judged = Judged.Where(promise => promise.Evening >= from && promise.Evening < to).ToList();
        return judged.Count(promise => promise.Outcome is PromiseOutcome.Held) * 100.0 / judged.Count;
    }

    public double MeanWidthMinutes(int from, int to) => Judged
        .Where(promise => promise.Evening >= from && promise.Evening < to)
        .Average(promise => (promise.Window.To - promise.Window.From).TotalMinutes);

    /// <summary>The true time of one piece at a share of its quantile, when nothing stands before it.</summary>
    public static double TrueSeconds(Dish dish, int level)
    {
        var (decile, rest) = Math.DivRem(level, 1_000);
        var factor = decile >= 10 ? Spread[10] : Spread[decile] + ((Spread[decile + 1] - Spread[decile]) * rest / 1_000.0);
        return dish.CardSeconds * dish.TruePerMille / 1_000.0 * factor / 1_000.0;
    }

    private double Gap(int ordersPerHour) => -Math.Log(1 - _chance.NextDouble()) * 3_600 / ordersPerHour;

    private void Order(int evening, Dish[] menu)
    {
        var id = new OrderId($"o-{++_lastOrder}");
        var count = menu.Length == 1 ? 1 : _chance.Next(1, 5);
        var lines = Enumerable.Range(1, count).Select(line => menu[_chance.Next(menu.Length)].Line($"{id}-{line}"));
        var header = new OrderHeader(
            id, _lastOrder % 9_999 + 1, ServiceMode.TakeAway, Table: null, Covers: 0, Customer: "", Note: "", Source: "till-1", _now, DueAt: null);

        Tell(id, new OrderCommand.Send(header, [.. lines], Scenario.Anna));
        var madeAt = _now;
        var offer = Book.Offers[id];
        Tell(id, new OrderCommand.Promise(offer.Window));
        _judges[id] = readyAt => Judged.Add((evening, offer.Window, madeAt, PromiseRules.Judge(offer.Window, readyAt)));
        TakeUp();
    }

    private readonly Dictionary<OrderId, Action<DateTimeOffset>> _judges = [];

    private void Tell(OrderId id, OrderCommand command)
    {
        var before = _orders.GetValueOrDefault(id, Hub.Domain.Orders.Order.None);
        var decision = OrderDecider.Decide(before, command, _now);
        Assert.Null(decision.Refusal);

        foreach (var happened in decision.Events)
        {
            var after = OrderDecider.Evolve(before, happened);
            Book = Book.After(id, before, after, happened, HourOf(happened.At), CapacityOf);
            Journal.Add((id, happened));
            NoteQueued(id, before, after);
            before = _orders[id] = after;

            if (happened is OrderEvent.BecameReady)
            {
                _judges[id](happened.At);
            }
        }
    }

    private void NoteQueued(OrderId id, Order before, Order after) => _waiting.AddRange(after.Lines
        .Where(line => line.State is LineState.Queued
            && (before.Find(line.Id) is not { State: LineState.Queued } earlier || earlier.RouteIndex != line.RouteIndex))
        .Select(line => (id, line.Id, line.Station!.Value)));

    // The oldest line of each station goes to the next free hand.
    private void TakeUp()
    {
        for (var index = 0; index < _waiting.Count;)
        {
            var (id, line, station) = _waiting[index];

            if (_busy.GetValueOrDefault(station) >= CapacityOf(station))
            {
                index++;
                continue;
            }

            _waiting.RemoveAt(index);
            _busy[station] = _busy.GetValueOrDefault(station) + 1;
            var standing = _orders[id].Find(line)!;
            Tell(id, new OrderCommand.Start([Tick.Of(standing)], Scenario.Anna));
            Later(_now.AddSeconds(Draw(standing)), () => Finish(id, line, station));
        }
    }

    private void Finish(OrderId id, LineId line, StationId station)
    {
        _busy[station]--;
        Tell(id, new OrderCommand.MarkReady([Tick.Of(_orders[id].Find(line)!)], Scenario.Anna));
        TakeUp();
    }

    private double Draw(OrderLine line)
    {
        var dish = Menu.Single(dish => dish.Name == line.Sent.Article);
        var whole = TrueSeconds(dish, _chance.Next(10_000)) * TruthPerMille / 1_000 * line.Sent.Quantity.Thousandths / 1_000;
        return whole / dish.Route.Length;
    }

    private void Later(DateTimeOffset at, Action act) => _agenda.Enqueue(act, (at, ++_turns));
}

/// <param name="TruePerMille">Its true mean against its card.</param>
internal sealed record Dish(string Name, StationId[] Route, int CardSeconds, int TruePerMille)
{
    public SentLine Line(string id) =>
        new(new(id), Name, Quantity.One, [], "", new([.. Route], Step: 1, CardSeconds, []));
}
