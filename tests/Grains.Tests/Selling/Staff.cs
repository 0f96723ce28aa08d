using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>
/// Everybody who works in the house. They look at what the screens show, and press what people press: mostly what makes sense,
/// and often enough what must be refused. Only the seed knows what comes next.
/// </summary>
/// <param name="namesOnce">
/// Nobody gives the bills of one party different names, modes or tables: the kitchen has one ticket for all of them, and the oldest
/// bill that is still to be paid says what stands above it. Told again after a crash, that may be another bill than it was.
/// </param>
internal sealed partial class Staff(int seed, bool namesOnce = false)
{
    private readonly bool _namesOnce = namesOnce;

    /// <summary>More open bills than that, and somebody begins to collect.</summary>
    private const int OpenMax = 14;

    /// <summary>Whom the house knows when it opens.</summary>
    private const int Guests = 3;

    public static readonly TableId[] Tables = [.. Enumerable.Range(0, 5).Select(at => new TableId($"T{at}"))];
    public static readonly TillId[] Tills = [new("T1"), new("T2")];

    private static readonly Actor[] People = [House.Lea, new("Hugo", "T2"), new("Zoé", "T1")];
    private static readonly ServiceMode[] Modes =
    [
        ServiceMode.EatIn, ServiceMode.EatIn, ServiceMode.EatIn, ServiceMode.TakeAway, ServiceMode.TakeAway, ServiceMode.Delivery, ServiceMode.Drive,
        ServiceMode.Counter, ServiceMode.Shipping, ServiceMode.RelayPoint,
    ];

    private readonly Random _chance = new(seed);
    private DateTimeOffset _now;
    private int _last;

    private Actor By => People[_chance.Next(People.Length)];

    private TillId AnyTill => Tills[_chance.Next(Tills.Length)];

    private TableId AnyTable => Tables[_chance.Next(Tables.Length)];

    /// <summary>What the office has done before the first guest comes. Done twice it is done once.</summary>
    public static async Task FurnishAsync(House house)
    {
        foreach (var (command, at) in Carte.Commands(House.Lea).Select((command, at) => (command, at)))
        {
            Assert.Null((await house.Of<ICatalogueDesk>().TellAsync(new($"carte-{at}"), command)).Refusal);
        }

        HouseRulesCommand[] rules =
        [
            new HouseRulesCommand.SetModes(Carte.Modes, House.Lea),
            new HouseRulesCommand.SetDeliveries(Carte.Deliveries, House.Lea),
            new HouseRulesCommand.SetRelays(new([Carte.Station, Carte.Bakery with { IsOn = false }]), House.Lea),
            new HouseRulesCommand.SetReceipts(Carte.Receipts, House.Lea),
            new HouseRulesCommand.SetPayments(Carte.Payments(cashStepCents: 0), House.Lea),
            new HouseRulesCommand.SetReceipts(Carte.Receipts, House.Lea),
        ];

        foreach (var (command, at) in rules.Select((command, at) => (command, at)))
        {
            Assert.Null((await house.Of<IHouseRulesDesk>().TellAsync(new($"rules-{at}"), command)).Refusal);
        }

        for (var at = 0; at < Guests; at++)
        {
            Assert.Null((await house.Of<ICustomerDesk>().TellAsync(
                new($"guest-{at}"), new($"guest-{at}"), new CustomerCommand.Enter(
                    new($"guest-{at}"), new("Société", "", "", Business: BusinessFacts.None with { VatNumber = "DE123456789" }), Money.Zero, House.Lea))).Refusal);
        }
    }

    /// <summary>What somebody does next. The house must be quiet: what they see is what is.</summary>
    public Tap Next(House house)
    {
        _now = house.Of<TimeProvider>().GetUtcNow();
        var view = house.SalesFeed.Current;
        var open = OpenOf(view);

        if (open.Count > OpenMax && !OneIn(3))
        {
            // What nobody has asked the guest for keeps it from being paid; and some of them will never come.
            var waits = Any(open);
            return HasNoAddress(waits) && !OneIn(4) ? ToTheDoor(waits) : OneIn(5) ? Of(waits, new SaleCommand.Abandon("fin", By)) : PayRest(waits);
        }

        return _chance.Next(100) switch
        {
            _ when open.Count == 0 => Open(),
            < 7 => Open(),
            < 48 => AtTheBill(Recent(open), view),
            < 54 => Aside(open),
            < 62 => InTheKitchen(house),
            < 71 => AtTheTable(AnyTable, view),
            < 79 => Afterwards(view),
            < 84 => AtTheTill(AnyTill, house),
            < 90 => AtTheDoor(house),
            < 95 => AtTheParcels(house),
            _ => InTheOffice(house),
        };
    }

    /// <summary>The same, at one bill.</summary>
    public Tap NextAt(Sale sale, House house) => AtTheBill(sale, house.SalesFeed.Current);

    public Tap NextAt(TableId table, House house) => AtTheTable(table, house.SalesFeed.Current);

    public Tap Open()
    {
        var number = ++_last;
        var (sale, order) = (new SaleId($"bill-{seed}-{number:00000}"), new OrderId($"visit-{seed}-{number:00000}"));
        var command = new SaleCommand.Open(sale, AnyTill, order, Modes[_chance.Next(Modes.Length)], By, Lines(4));
        return Of($"opens {sale} ({command.Mode})", async (house, id) => (await house.RegisterDesk.TellAsync(id, sale, command)).Refusal);
    }

    public Tap Seat(Sale sale, TableId table)
    {
        var (covers, by) = (_chance.Next(5), By);
        return Of($"seats {sale.Id} at {table}", async (house, id) =>
            await house.RegisterDesk.SeatAsync(id, sale.Id, table, covers, by) is var answer && answer.TableRefusal is { } refusal
                ? refusal
                : answer.SaleRefusal);
    }

    public static List<Sale> OpenOf(SalesView view) =>
        [.. view.Sales.Values.OrderBy(sale => sale.OpenedAt).ThenBy(sale => sale.Id.Value, StringComparer.Ordinal)];

    public bool OneIn(int times) => _chance.Next(times) == 0;

    public T Any<T>(IReadOnlyList<T> of) => of[_chance.Next(of.Count)];

    // Mostly one of the last few: a bill that nobody touches again teaches nothing.
    private Sale Recent(List<Sale> open) => open[Math.Max(0, open.Count - 1 - _chance.Next(5))];

    private Tap InTheKitchen(House house)
    {
        var orders = house.KitchenFeed.Current.Orders.Values.OrderBy(order => order.Header!.Id.Value, StringComparer.Ordinal).ToList();

        if (orders.Count == 0)
        {
            return Open();
        }

        return Cook(Any(orders));
    }

    private Tap Cook(Order order)
    {
        var open = order.Lines.Where(line => line.State is LineState.Queued or LineState.Started).Select(Tick.Of).ToList();
        OrderCommand command = _chance.Next(9) switch
        {
            0 or 1 => new OrderCommand.Start([.. open.Take(1)], By),
            2 or 3 or 4 => new OrderCommand.MarkReady([.. open.Where(tick => tick.Station == open[0].Station)], By),
            5 => new OrderCommand.FireNextStep(By),
            6 when order.Lines.FirstOrDefault(line => line.AwaitsAcknowledgement) is { } gone =>
                new OrderCommand.AcknowledgeCancellation(gone.Id, CancellationOutcome.Waste, By),
            7 when OneIn(4) => new OrderCommand.PutAway(OneIn(3) ? "" : "service fini", By),
            _ => new OrderCommand.HandOver(By),
        };
        return Of($"{command.GetType().Name} {order.Header!.Id}", async (now, id) =>
            (await now.KitchenDesk.TellAsync(id, order.Header.Id, command)).Refusal);
    }

    private Tap AtTheTable(TableId table, SalesView view)
    {
        var state = view.Floor.GetValueOrDefault(table, Table.Free);
        var other = AnyTable;
        TableCommand command = _chance.Next(14) switch
        {
            0 or 1 or 2 => new TableCommand.Move(table, other, By),
            3 or 4 or 5 => new TableCommand.Join(table, other, By),
            6 or 7 => new TableCommand.Part(table, state.Visit?.Joined is { IsEmpty: false } joined ? joined[0].Table : other, By),
            8 => new TableCommand.SetCovers(table, _chance.Next(6) == 0 ? 999 : _chance.Next(8), By),
            9 => new TableCommand.BringBill(table, By),
            10 => new TableCommand.Reserve(table, new($"r-{_chance.Next(9)}", "Martin", 2, _now.AddHours(1 + _chance.Next(9))), By),
            11 => new TableCommand.CancelReservation(
                table, state.Reservations is [var known, ..] ? known.Id : "r-none", By),
            _ => new TableCommand.Clear(table, By),
        };
        return Of($"{command.GetType().Name} {table} ({other})", async (house, id) =>
            (await house.Of<IFloorDesk>().TellAsync(id, table, command)).Refusal);
    }

    private Tap Of(string says, Func<House, CommandId, Task<Enum?>> how) => new(new($"key-{seed}-{++_last}"), says, how);

    private Tap Of(Sale sale, SaleCommand command) =>
        Of($"{command.GetType().Name} {sale.Id}", async (house, id) => (await house.RegisterDesk.TellAsync(id, sale.Id, command)).Refusal);
}
