using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Grains.Tests.Selling;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>A service in which everything happens, in an order that only the seed knows. Refusals are part of it.</summary>
/// <param name="isOnlyTheKitchen">Nobody does anything but sell, cook and pay: for those who count what the kitchen did.</param>
internal sealed class RandomService(int seed, bool isOnlyTheKitchen = false)
{
    private readonly Random _chance = new(seed);
    private readonly Staff _staff = new(seed, namesOnce: true);
    private readonly List<SaleId> _sales = [];
    private int _last;
    private int _outside;

    /// <param name="between">Called after each step: time may pass there.</param>
    public async Task RunAsync(House house, QuietJournal journal, int steps, Action? between = null)
    {
        await house.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House)
            .TellAsync(NewCommand(), new BeeperPoolCommand.Resize(6, House.Lea));

        if (!isOnlyTheKitchen)
        {
            await Staff.FurnishAsync(house);
            await journal.QuietAsync(house);
        }

        for (var at = 0; at < steps; at++)
        {
            // One thing at a time, so that the seed tells the whole story.
            await (!isOnlyTheKitchen && _chance.Next(2) == 0 ? PressAsync(house, journal) : StepAsync(house));
            await journal.QuietAsync(house);
            between?.Invoke();
        }
    }

    // What the whole house does around the kitchen: legal or not, and now and then twice.
    private async Task PressAsync(House house, QuietJournal journal)
    {
        var tap = _staff.Next(house);

        for (var times = _chance.Next(8) == 0 ? 2 : 1; times > 0; times--)
        {
            var before = journal.Head;
            var refusal = await tap.PressAsync(house);
            await journal.QuietAsync(house);

            if (refusal is not null)
            {
                Tap.HoldNothingHappened(tap, refusal, await journal.ReadAllAsync(before, CancellationToken.None).ToListAsync());
            }
        }
    }

    private async Task StepAsync(House house)
    {
        if (_sales.Count == 0 || _chance.Next(14) == 0)
        {
            await TakeAsync(house);
            return;
        }

        if (!isOnlyTheKitchen && _chance.Next(20) == 0)
        {
            await (_chance.Next(2) == 0 ? FromOutsideAsync(house) : (Task)AtTheBeepersAsync(house));
            return;
        }

        // Mostly one of the last few: a sale that nobody touches again teaches nothing.
        var id = _sales[Math.Max(0, _sales.Count - 1 - _chance.Next(5))];
        var sale = await house.RegisterDesk.ReadAsync(id);
        var order = await house.KitchenDesk.ReadAsync(sale.Order);
        await (_chance.Next(2) == 0 ? AtTheRegisterAsync(house, sale, order) : InTheKitchenAsync(house, sale, order));
    }

    private async Task TakeAsync(House house)
    {
        var id = new SaleId($"sale-{seed}-{++_last}");
        var order = new OrderId($"order-{seed}-{_last}");
        _sales.Add(id);
        var mode = _chance.Next(2) == 0 ? ServiceMode.EatIn : ServiceMode.TakeAway;
        var till = new TillId($"T{1 + _chance.Next(2)}");
        await house.RegisterDesk.TellAsync(
            NewCommand(), id, new SaleCommand.Open(id, till, order, mode, House.Lea));
        await house.RegisterDesk.TellAsync(NewCommand(), id, new SaleCommand.AddLines(Lines(), House.Lea));

        if (_chance.Next(3) == 0)
        {
            await house.KitchenDesk.GiveBeeperAsync(NewCommand(), order, number: null, House.Lea);
        }
    }

    // A web shop, which numbers its lines itself; now and then it sends what it has sent before.
    private async Task FromOutsideAsync(House house)
    {
        var number = _chance.Next(4) == 0 ? Math.Max(1, _outside) : ++_outside;
        var order = new OrderId($"web-{seed}-{number}");
        var line = new LineId($"web-line-{seed}-{number}");

        if ((await house.KitchenDesk.TakeLinesAsync(NewCommand(), order, [line])).IsEmpty)
        {
            var card = new PreparationCard([House.Kitchen], Step: 1, ExpectedSeconds: 60, []);
            await house.KitchenDesk.PlaceAsync(
                NewCommand(),
                new(order, ServiceMode.TakeAway, Table: null, Covers: 0, "Zoé", "", DueAt: null, [new(line, "Plat du jour", Quantity.One, [], "", card)]),
                new("web", "web"));
        }
    }

    private Task<Told<BeeperPoolRefusal>> AtTheBeepersAsync(House house)
    {
        var number = 1 + _chance.Next(7);
        return house.BeeperDesk.TellAsync(NewCommand(), _chance.Next(3) == 0
            ? new BeeperPoolCommand.DeclareLost(number, House.Lea)
            : new BeeperPoolCommand.DeclareFound(number, House.Lea));
    }

    private Task AtTheRegisterAsync(House house, Sale sale, Order order) => _chance.Next(17) switch
    {
        0 or 1 => TellAsync(house, sale, new SaleCommand.AddLines(Lines(), House.Lea)),
        2 => Any(sale.Lines) is { } line
            ? TellAsync(house, sale, new SaleCommand.SetQuantity(line.Id, new(1_000 * (1 + _chance.Next(3))), House.Lea))
            : Task.CompletedTask,
        3 => Any(sale.Lines) is { } line
            ? WriteAsync(house, sale, line.Id, _chance.Next(3))
            : Task.CompletedTask,
        4 or 15 or 16 => Any(sale.Lines) is { } line
            ? TellAsync(house, sale, new SaleCommand.RemoveLine(line.Id, "trop long", House.Lea))
            : Task.CompletedTask,
        5 when sale.Kin is null => TellAsync(house, sale, new SaleCommand.SetMode(
            sale.Mode is ServiceMode.EatIn ? ServiceMode.TakeAway : ServiceMode.EatIn, House.Lea)),
        6 when sale.Kin is null => TellAsync(house, sale, new SaleCommand.SetCustomer($"Zoé {_chance.Next(3)}", House.Lea)),
        7 when sale.Kin is null => house.RegisterDesk.SeatAsync(NewCommand(), sale.Id, new($"T{_chance.Next(5)}"), _chance.Next(5), House.Lea),
        8 or 9 or 10 => house.RegisterDesk.SendAsync(NewCommand(), sale.Id, House.Lea),
        11 => GiveBeeperAsync(house, order, sale),
        12 => PayAsync(house, sale, PaymentMode.Cash, new(Math.Max(0, sale.Due.Cents + _chance.Next(500)))),
        13 => PayAsync(house, sale, PaymentMode.Card, new(sale.Due.Cents / 2)),
        _ => _chance.Next(3) == 0
            ? TellAsync(house, sale, new SaleCommand.Abandon("parti", House.Lea))
            : PayAsync(house, sale, PaymentMode.Card, new(sale.Due.Cents + 1)),
    };

    private Task InTheKitchenAsync(House house, Sale sale, Order order)
    {
        var open = order.Lines.Where(line => line.State is LineState.Queued or LineState.Started).Select(Tick.Of);

        return _chance.Next(order.Lines.Any(line => line.AwaitsAcknowledgement) ? 18 : 14) switch
        {
            0 or 1 => TellAsync(house, sale, new OrderCommand.Start([.. open.Take(1)], House.Lea)),
            2 or 3 or 4 => TellAsync(house, sale, new OrderCommand.MarkReady(
                [.. open.Where(tick => tick.Station == open.First().Station)], House.Lea)),
            5 => TellAsync(house, sale, new OrderCommand.Recall([.. order.Lines.Where(IsOnTheBill).Select(Tick.Of).Take(1)], House.Lea)),
            10 => TellAsync(house, sale, new OrderCommand.Prioritise(!order.IsRush, House.Lea)),
            11 => TellAsync(house, sale, new OrderCommand.Claim([.. open.Take(1)], House.Pass, House.Lea)),
            12 => SoldOutAsync(house),
            13 => ReadChangesAsync(house, sale, order),
            6 or >= 14 => order.Lines.FirstOrDefault(line => line.AwaitsAcknowledgement) is { } gone
                ? TellAsync(house, sale, new OrderCommand.AcknowledgeCancellation(gone.Id, CancellationOutcome.Waste, House.Lea))
                : Task.CompletedTask,
            7 => TellAsync(house, sale, new OrderCommand.FireNextStep(House.Lea)),
            8 => house.KitchenDesk.CallAsync(NewCommand(), sale.Order, House.Lea),
            _ => TellAsync(house, sale, new OrderCommand.HandOver(House.Lea)),
        };

        // A dish that was eaten and then taken off the bill has left the kitchen for good: nobody calls it back.
        bool IsOnTheBill(OrderLine line) =>
            line.State is not LineState.Collected || (sale.Stage is not SaleStage.Abandoned && sale.Find(line.Id) is not null);
    }

    private async Task ReadChangesAsync(House house, Sale sale, Order order)
    {
        foreach (var line in order.Lines)
        {
            await TellAsync(house, sale, new OrderCommand.AcknowledgeChange(
                line.Id, line.Sent.Wish, CancellationOutcome.NotStarted, House.Lea));
            await TellAsync(house, sale, new OrderCommand.AcknowledgeAllergies([line.Id], line.Station, AtPass: false, House.Lea));
        }

        if (order.Header is { } header)
        {
            await TellAsync(house, sale, new OrderCommand.AcknowledgeAmendment(House.Kitchen, header.Facts, House.Lea));
            await TellAsync(house, sale, new OrderCommand.AcknowledgeAllergies(
                [.. order.Lines.Select(line => line.Id)], Station: null, AtPass: true, House.Lea));
        }
    }

    // Another dish than the one that is sold: else the whole service would stand still.
    private Task<Told<SoldOutRefusal>> SoldOutAsync(House house) => house.KitchenDesk.TellAsync(NewCommand(), _chance.Next(2) == 0
        ? new SoldOutCommand.Mark(new("huitres"), "Huîtres", House.Lea)
        : new SoldOutCommand.Restore(new("huitres"), House.Lea));

    // A guest is handed a beeper when ordering, not when the food stands there.
    private Task GiveBeeperAsync(House house, Order order, Sale sale) =>
        order.Stage is OrderStage.Ready or OrderStage.Collected || sale.Stage is SaleStage.Settled or SaleStage.Abandoned
            ? Task.CompletedTask
            : house.KitchenDesk.GiveBeeperAsync(
                NewCommand(), sale.Order, _chance.Next(2) == 0 ? null : 1 + _chance.Next(7), House.Lea);

    private Task<PayAnswer> PayAsync(House house, Sale sale, PaymentMode mode, Money given) =>
        house.RegisterDesk.PayAsync(NewCommand(), sale.Id, mode, given, House.Lea);

    private Task<Told<SaleRefusal>> TellAsync(House house, Sale sale, SaleCommand command) =>
        house.RegisterDesk.TellAsync(NewCommand(), sale.Id, command);

    private Task<Told<OrderRefusal>> TellAsync(House house, Sale sale, OrderCommand command) =>
        house.KitchenDesk.TellAsync(NewCommand(), sale.Order, command);

    private async Task WriteAsync(House house, Sale sale, LineId line, int number)
    {
        await TellAsync(house, sale, new SaleCommand.SetNote(line, ["saignant"], $"note {number}", House.Lea));
        await TellAsync(house, sale, new SaleCommand.SetStep(line, 1 + number, House.Lea));
    }

    private ValueList<NewLine> Lines() => [.. Enumerable.Range(0, 1 + _chance.Next(3)).Select(_ => Line())];

    private NewLine Line()
    {
        ValueList<StationId>[] routes = [[House.Kitchen], [House.Bar], [House.Kitchen, House.Bar]];
        var card = _chance.Next(5) == 0
            ? null
            : new PreparationCard(routes[_chance.Next(routes.Length)], 1 + _chance.Next(2), ExpectedSeconds: 60, ["gluten"]);
        var article = new SoldArticle(new("plat"), "Plat du jour", new(_chance.Next(2_000)), new(1_000), new(550), card);
        ValueList<string> allergies = _chance.Next(8) == 0 ? ["arachide"] : [];
        return new(new($"line-{seed}-{++_last}"), article, Quantity.Pieces(1 + _chance.Next(2)), ["sans oignon"], "", allergies);
    }

    private SaleLine? Any(ValueList<SaleLine> lines) => lines.IsEmpty ? null : lines[_chance.Next(lines.Count)];

    private CommandId NewCommand() => new($"tap-{seed}-{++_last}");
}
