using System.Globalization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>Everybody in the house: cashiers, an outside system, cooks at two screens that lag behind, and the pass.</summary>
internal sealed class Crowd(Service service)
{
    /// <summary>More is a coach party; fewer live orders are touched more often.</summary>
    private const int VisitsMax = 24;

    public static readonly StationId[] Known = [new("kitchen"), new("bar"), new("make"), new("oven"), new("cut")];

    private static readonly StationId Ghost = new("ghost");
    private static readonly Actor By = new("Léa", "T1");

    private static readonly ValueList<StationId>[] Routes =
    [
        [Known[0]], [Known[0]], [Known[1]], [Known[0], Known[1]], [Known[2], Known[3], Known[4]], [Ghost], [],
    ];

    private readonly List<Visit> _visits = [];
    private readonly List<Visit> _past = [];
    private readonly KitchenView[] _screens = [KitchenView.Empty, KitchenView.Empty];
    private int _ahead;

    /// <summary>Everywhere that a line can be: stations that are set up, one that is not, and the lane of those that have none.</summary>
    public IReadOnlyList<StationId?> Stations { get; } = [.. Known.Select(station => (StationId?)station), Ghost, null];

    private OwedHouse Owed => service.Owed;

    /// <summary>Screens that lag behind look up now and then, and visits that are over are cleared away.</summary>
    public void LookAround(Chance chance)
    {
        if (chance.OneIn(3))
        {
            _screens[chance.Next(2)] = service.House.KitchenFeed.Current;
        }

        for (var at = _visits.Count - 1; at >= 0; at--)
        {
            var visit = _visits[at];
            var isClosed = visit.Sale is not { } sale
                || (Owed.Sales.TryGetValue(sale, out var bill) ? bill.Stage is SaleStage.Settled or SaleStage.Abandoned : service.Step - visit.Step > 200);

            if (isClosed && Owed.OrderOf(visit.Order) is var order && (order.IsOver || (!order.IsPlaced && service.Step - visit.Step > 200)))
            {
                _visits.RemoveAt(at);
                _past.Add(visit);

                if (_past.Count > 12)
                {
                    _past.RemoveAt(0);
                }
            }
        }
    }

    public Letter? Write(Chance chance)
    {
        if (_visits.Count == 0 || (_visits.Count < VisitsMax && chance.OneIn(18)))
        {
            return chance.OneIn(5) ? PlaceOutside(chance) : OpenSale(chance);
        }

        if (_past.Count > 0 && chance.OneIn(80))
        {
            var back = chance.Of(_past);
            _past.Remove(back);
            _visits.Add(back);
            return Recall(chance, Owed.OrderOf(back.Order));
        }

        if (_visits.Count > VisitsMax * 3 / 4 && chance.OneIn(3))
        {
            return CloseBill(chance, _visits[0]) ?? HurryOn(chance, Owed.OrderOf(_visits[0].Order));
        }

        var visit = chance.Of(_visits);

        return visit.Sale is { } id && Owed.Sales.TryGetValue(id, out var sale) && chance.OneIn(2)
            ? AtTheRegister(chance, sale)
            : InTheKitchen(chance, Owed.OrderOf(visit.Order));
    }

    /// <summary>What brings an order to its end, one step of the work after the other.</summary>
    public List<Letter> Finish(OwedOrder order, int round)
    {
        var letters = new List<Letter>();
        var name = $"{round}-{order.Id}";
        var at = 0;

        if (order.IsAhead)
        {
            Add(new OrderCommand.Surface(By), () => order.Surface(service.Now));
        }

        foreach (var line in order.Lines)
        {
            if (line.Before is not null)
            {
                var wish = line.Wish;
                Add(new OrderCommand.AcknowledgeChange(line.Id, wish, CancellationOutcome.Waste, By), () => order.AcknowledgeChange(line.Id, wish));
            }

            if (line.AllergiesUnread)
            {
                // As it is now: the letter may come when the line has moved on.
                var station = line.Station;
                Add(new OrderCommand.AcknowledgeAllergies([line.Id], station, AtPass: false, By), () => order.AcknowledgeAllergies([line.Id], station, atPass: false));
            }

            if (line.MustBeAcknowledged)
            {
                Add(new OrderCommand.AcknowledgeCancellation(line.Id, CancellationOutcome.Waste, By), () => order.AcknowledgeCancellation(line.Id, CancellationOutcome.Waste));
            }
        }

        ValueList<LineId> all = [.. order.Lines.Select(line => line.Id)];

        foreach (var here in order.Lines.Where(line => line.IsCooking).GroupBy(line => line.Station))
        {
            ValueList<Tick> ticks = [.. here.Select(TickOf)];
            Add(new OrderCommand.MarkReady(ticks, By), () => order.MarkReady(ticks, service.Now));
        }

        if (order.Lines.Exists(line => line.AllergiesUnreadAtPass))
        {
            Add(new OrderCommand.AcknowledgeAllergies(all, Station: null, AtPass: true, By), () => order.AcknowledgeAllergies(all, station: null, atPass: true));
        }

        Add(new OrderCommand.HandOver(By), () => order.HandOver(service.Now));
        return letters;

        void Add(OrderCommand command, Func<bool> happen) => letters.Add(Kitchen(new CommandId($"end-{name}-{at++}"), order, command, happen));
    }

    private Letter? HurryOn(Chance chance, OwedOrder order) => order.IsPlaced ? chance.Of(Finish(order, service.Step)) : null;

    private Letter? CloseBill(Chance chance, Visit visit)
    {
        if (visit.Sale is not { } id || !Owed.Sales.TryGetValue(id, out var sale))
        {
            return null;
        }

        return sale.Stage is SaleStage.Settled or SaleStage.Abandoned || sale.Pending is not null || chance.OneIn(2) ? null
            : sale.HasUnsent ? Send(sale)
            : sale.Lines.Count == 0 ? Register("abandon", sale, new SaleCommand.Abandon("parti", By), sale.Abandon)
            : Pay(sale, new(Name("pay"), chance.OneIn(2) ? PaymentMode.Card : PaymentMode.Cash, new(Math.Max(1, sale.Due))));
    }

    private Letter OpenSale(Chance chance)
    {
        // Now and then a second bill of a table that has one: another register, the same order, and some of the same lines.
        var other = chance.OneIn(5) && _visits.FindLast(visit => visit.Sale is not null) is { } visit
            && Owed.Sales.TryGetValue(visit.Sale!.Value, out var first) ? first : null;
        var id = new SaleId(Text("s"));
        var order = other?.Order ?? new OrderId(Text("o"));
        var till = new TillId($"T{1 + chance.Next(2)}");
        var mode = chance.OneIn(2) ? ServiceMode.EatIn : ServiceMode.TakeAway;
        ValueList<NewLine> lines = [.. Lines(chance, 1 + chance.Next(3)), .. other?.Lines.Take(2).Select(line => line.AsNew) ?? []];
        _visits.Add(new(id, order, service.Step));

        return new(other is null ? "open a bill" : "open a second bill of one order", $"sale-{id}", $"open {id} for {order}",
            async house => Heard.From(await house.RegisterDesk.TellAsync(
                new(Text("c")), id, new SaleCommand.Open(id, till, order, mode, By, lines))),
            () =>
            {
                var sale = new OwedSale(id, till, order, mode);

                // With its lines or not at all.
                if (Owed.Sales.ContainsKey(id) || !sale.Add(lines, Owed.SoldOut))
                {
                    return false;
                }

                Owed.Sales.Add(id, sale);
                service.Touch(id);
                return true;
            });
    }

    private Letter PlaceOutside(Chance chance)
    {
        var id = new OrderId(Text("o"));
        var isAhead = chance.OneIn(3);
        ValueList<SentLine> lines = [.. Lines(chance, 1 + chance.Next(4)).Where(line => line.Article.Card is not null).Select(line => new OwedBillLine(line).AsSent())];
        _visits.Add(new(Sale: null, id, service.Step));

        if (!isAhead)
        {
            return Place(id, chance.OneIn(2) ? new TableId($"A{chance.Next(5)}") : null, lines);
        }

        var header = new OrderHeader(
            id, 5_000 + ++_ahead, ServiceMode.TakeAway, null, 0, "Zoé", "", "web", service.Now,
            service.Now.AddHours(1), service.Now.AddMinutes(30));
        return Kitchen(new(Text("c")), Owed.OrderOf(id), new OrderCommand.Send(header, lines, By),
            () => Owed.Send(Owed.OrderOf(id), header, [.. lines], service.Now), "place for later");
    }

    private Letter Place(OrderId id, TableId? table, ValueList<SentLine> lines)
    {
        var command = new CommandId(Text("c"));
        var placed = new NewOrder(id, ServiceMode.TakeAway, table, 0, "Zoé", "sans hâte", null, lines);

        return new("place from outside", $"order-{id}", placed,
            async house => await house.KitchenDesk.PlaceAsync(command, placed, new("", "web")) is var told
                ? new(told.Position > 0, told.Refusal)
                : Heard.Nothing,
            () =>
            {
                service.Touch(id);
                var header = new OrderHeader(
                    id, service.NumberOf(id), placed.Mode, table, 0, placed.Customer, placed.Note, "web", service.Now, null);
                return Owed.Send(Owed.OrderOf(id), header, OwedHouse.Routed(lines), service.Now);
            });
    }

    private Letter? AtTheRegister(Chance chance, OwedSale sale)
    {
        var line = sale.Lines.Count == 0 ? null : chance.Of(sale.Lines);

        switch (chance.Next(20))
        {
            case 0 or 1:
                ValueList<NewLine> lines = [.. Lines(chance, 1 + chance.Next(2))];
                return Register("add lines", sale, new SaleCommand.AddLines(lines, By), () => sale.Add(lines, Owed.SoldOut));
            case 2 when line is not null:
                var pieces = 1 + chance.Next(3);
                return Register("set a quantity", sale, new SaleCommand.SetQuantity(line.Id, Quantity.Pieces(pieces), By), () => sale.SetPieces(line.Id, pieces, Owed.SoldOut));
            case 3 or 4 when line is not null:
                ValueList<string> options = chance.OneIn(2) ? ["saignant"] : ["bleu"];
                ValueList<string>? allergies = chance.OneIn(6) ? (chance.OneIn(2) ? ["lait"] : []) : null;
                var note = string.Create(CultureInfo.InvariantCulture, $"note {chance.Next(3)}");
                return Register("set a note", sale, new SaleCommand.SetNote(line.Id, options, note, By, allergies), () => sale.SetNote(line.Id, options, note, allergies));
            case 5 when line is not null:
                return Register("remove a line", sale, new SaleCommand.RemoveLine(line.Id, "erreur", By), () => sale.Remove(line.Id));
            case 6:
                var mode = chance.OneIn(2) ? ServiceMode.EatIn : ServiceMode.TakeAway;
                return Register("set the mode", sale, new SaleCommand.SetMode(mode, By), () => sale.SetMode(mode));
            case 7:
                var customer = string.Create(CultureInfo.InvariantCulture, $"Zoé {chance.Next(3)}");
                return Register("set the customer", sale, new SaleCommand.SetCustomer(customer, By), () => sale.SetCustomer(customer));
            case 8 or 9:
                return Seat(chance, sale);
            case 10 or 11 or 12 or 13:
                return Send(sale);
            case 14:
                return GiveBeeper(chance, sale.Order);
            case 15:
                return Pay(sale, new(Name("pay"), PaymentMode.Cash, new(sale.Due + chance.Next(500))));
            case 16:
                return Pay(sale, new(Name("pay"), PaymentMode.Card, new(sale.Due / 2)));
            case 17:
                return Pay(sale, new(Name("pay"), PaymentMode.Card, new(sale.Due + chance.Next(2))));
            case 18 when chance.OneIn(4):
                return Register("abandon", sale, new SaleCommand.Abandon("parti", By), sale.Abandon);
            case 19:
                return SoldOut(chance);
            default:
                return null;
        }
    }

    private Letter? InTheKitchen(Chance chance, OwedOrder order)
    {
        if (!order.IsPlaced)
        {
            return null;
        }

        // What this screen last saw of it, which may have changed since; or, at the hub itself, what it is.
        var screen = chance.Next(3);
        var seen = screen < 2 ? Lines(_screens[screen], order.Id) : [.. order.Lines.Select(TickOf)];
        ValueList<Tick> open = [.. seen.Where(tick => tick.State is LineState.Queued or LineState.Started)];
        ValueList<Tick> one = open.IsEmpty ? [] : [chance.Of(open)];
        var alive = order.Lines.FindAll(owed => owed.State is not (LineState.Collected or LineState.Cancelled));
        var line = chance.Of(alive.Count > 0 && !chance.OneIn(5) ? alive : order.Lines);

        switch (chance.Next(26))
        {
            case 0 or 1 or 2:
                return Kitchen("start", order, new OrderCommand.Start(one, By), () => order.Start(one, service.Now));
            case 3 or 4 or 5:
                return Kitchen("tick", order, new OrderCommand.MarkReady(one, By), () => order.MarkReady(one, service.Now));
            case 6 or 7:
                return Kitchen("tick all", order, new OrderCommand.MarkReady(open, By), () => order.MarkReady(open, service.Now));
            case 8 or 9:
                return Recall(chance, order, seen);
            case 10 when chance.OneIn(2):
                return Kitchen("cancel", order, new OrderCommand.Cancel([line.Id], "plus envie", By), () => order.Cancel([line.Id], service.Now));
            case 11 or 12:
                var gone = order.Lines.Find(owed => owed.MustBeAcknowledged) ?? line;
                var outcome = chance.Of(Enum.GetValues<CancellationOutcome>());
                return Kitchen("acknowledge a cancellation", order, new OrderCommand.AcknowledgeCancellation(gone.Id, outcome, By), () => order.AcknowledgeCancellation(gone.Id, outcome));
            case 13:
                var wish = line.Wish with { Quantity = Quantity.Pieces(1 + chance.Next(3)), Note = chance.OneIn(2) ? "bleu" : "" };
                return Kitchen("change a line", order, new OrderCommand.ChangeLine(line.Id, wish, By), () => order.Change(line.Id, wish, service.Now));
            case 14 or 15 or 16:
                var changed = order.Lines.Find(owed => owed.IsChanged) ?? line;
                var read = chance.OneIn(5) ? line.Wish : changed.Wish;
                return Kitchen("acknowledge a change", order, new OrderCommand.AcknowledgeChange(changed.Id, read, null, By), () => order.AcknowledgeChange(changed.Id, read));
            case 17:
                var note = string.Create(CultureInfo.InvariantCulture, $"mot {chance.Next(3)}");
                var amend = new OrderCommand.Amend(Mode: null, Table: null, chance.Next(4), Customer: null, note, By);
                return Kitchen("amend", order, amend, () => order.Amend(null, null, amend.Covers, null, note));
            case 18:
                var station = chance.Of(Stations);
                var facts = order.Facts;
                return Kitchen("acknowledge an amendment", order, new OrderCommand.AcknowledgeAmendment(station, facts, By), () => order.AcknowledgeAmendment(station, facts));
            case 19:
                var atPass = chance.OneIn(2);
                var reader = atPass ? null : line.Station;
                return Kitchen("acknowledge allergies", order, new OrderCommand.AcknowledgeAllergies([line.Id], reader, atPass, By), () => order.AcknowledgeAllergies([line.Id], reader, atPass));
            case 20:
                var isRush = chance.OneIn(2);
                return Kitchen("rush", order, new OrderCommand.Prioritise(isRush, By), () => order.Prioritise(isRush));
            case 21:
                var to = chance.Of(Known);
                return Kitchen("claim", order, new OrderCommand.Claim(one, to, By), () => order.Claim(one, to));
            case 22:
                return chance.OneIn(2)
                    ? Kitchen("fire a step", order, new OrderCommand.FireNextStep(By), () => order.Fire(service.Now))
                    : Kitchen("surface", order, new OrderCommand.Surface(By), () => order.Surface(service.Now));
            case 23 or 24:
                return Kitchen("hand over", order, new OrderCommand.HandOver(By), () => order.HandOver(service.Now));
            case 25:
                return Resend(chance, order);
            default:
                return Call(order.Id);
        }
    }

    private Letter Recall(Chance chance, OwedOrder order, IReadOnlyList<Tick>? seen = null)
    {
        var ticks = seen is { Count: > 0 } ? seen : [.. order.Lines.Select(TickOf)];
        ValueList<Tick> some = chance.OneIn(2) && ticks.Count > 0 ? [chance.Of(ticks)] : [.. ticks];
        return Kitchen("recall", order, new OrderCommand.Recall(some, By), () => order.Recall(some, service.Now));
    }

    // An outside system, or a register that took a kiosk's order over, sends what the kitchen has: with something new, or not.
    private Letter Resend(Chance chance, OwedOrder order)
    {
        var known = order.Lines.ConvertAll(line => new SentLine(
            line.Id, "Encore", line.Wish.Quantity, line.Wish.Options, "encore", new([.. line.Route], line.Step, 60, []), null, null, line.Wish.Allergies));
        var fresh = chance.OneIn(3) ? Lines(chance, 1).Where(line => line.Article.Card is not null).Select(line => new OwedBillLine(line).AsSent()) : [];
        return Place(order.Id, new TableId($"A{chance.Next(5)}"), [.. known.Where(_ => !chance.OneIn(3)), .. fresh]) with { Kind = "send lines again" };
    }

    private Letter Seat(Chance chance, OwedSale sale)
    {
        var id = new CommandId(Text("c"));
        var table = new TableId($"T{chance.Next(8)}");
        var covers = chance.Next(5);

        return new("seat", $"table-{table}", $"seat {sale.Id} at {table}",
            async house => Heard.From(await house.Grains.GetGrain<ITableGrain>(table.Value)
                .TellAsync(id, new TableCommand.Seat(table, sale.Id, sale.Order, covers, By))),
            () => Owed.Seat(table, sale.Id));
    }

    private Letter Send(OwedSale sale)
    {
        var id = new CommandId(Text("c"));

        return new("send", $"sale-{sale.Id}", $"send {sale.Id}",
            async house => await house.RegisterDesk.SendAsync(id, sale.Id, By) is var told
                ? new(told.Position > 0, told.Refusal)
                : Heard.Nothing,
            () =>
            {
                service.Touch(sale.Id);
                return sale.Send(service.NumberOf(sale.Order), service.Now);
            });
    }

    private Letter Pay(OwedSale sale, Tender tender) => Register(
        "pay", sale, new SaleCommand.RequestPayment(tender, By), () => sale.RequestPayment(tender), tender.Id);

    private Letter GiveBeeper(Chance chance, OrderId order)
    {
        var id = new CommandId(Text("c"));
        int? number = chance.OneIn(2) ? null : 1 + chance.Next(13);

        return new("give a beeper", "-", $"beeper {number} to {order}",
            async house =>
            {
                await house.KitchenDesk.GiveBeeperAsync(id, order, number, By);
                return Heard.Nothing;
            },
            () => false);
    }

    private static Letter Call(OrderId order, CommandId id) => new("call", "-", $"call {order}",
        async house =>
        {
            await house.KitchenDesk.CallAsync(id, order, By);
            return Heard.Nothing;
        },
        () => false);

    private Letter Call(OrderId order) => Call(order, new(Text("c")));

    private Letter SoldOut(Chance chance)
    {
        var id = new CommandId(Text("c"));
        var article = new ArticleId($"a{chance.Next(6)}");
        SoldOutCommand command = chance.OneIn(3)
            ? new SoldOutCommand.Mark(article, "Huîtres", By)
            : new SoldOutCommand.Restore(article, By);

        return new("sold out", "sold-out-house", command,
            async house => Heard.From(await house.KitchenDesk.TellAsync(id, command)),
            () => command is SoldOutCommand.Mark ? Owed.SoldOut.Add(article) : Owed.SoldOut.Remove(article));
    }

    private Letter Register(string kind, OwedSale sale, SaleCommand command, Func<bool> happen, CommandId? id = null)
    {
        var name = id ?? new(Text("c"));

        return new(kind, $"sale-{sale.Id}", (sale.Id, command),
            async house => Heard.From(await house.RegisterDesk.TellAsync(name, sale.Id, command)),
            () =>
            {
                service.Touch(sale.Id);
                return happen();
            });
    }

    private Letter Kitchen(string kind, OwedOrder order, OrderCommand command, Func<bool> happen) =>
        Kitchen(new(Text("c")), order, command, happen, kind);

    private Letter Kitchen(CommandId id, OwedOrder order, OrderCommand command, Func<bool> happen, string kind = "finish") => new(
        kind, $"order-{order.Id}", (order.Id, command),
        async house => Heard.From(await house.KitchenDesk.TellAsync(id, order.Id, command)),
        () =>
        {
            service.Touch(order.Id);
            return happen();
        });

    private IEnumerable<NewLine> Lines(Chance chance, int count)
    {
        for (var at = 0; at < count; at++)
        {
            var article = chance.Next(6);
            var card = chance.OneIn(7) ? null : new PreparationCard(chance.Of(Routes), 1 + chance.Next(3), 60, []);
            yield return new(
                new(Text($"l{at}")),
                new(new ArticleId($"a{article}"), $"Plat {article}", new(100 + chance.Next(2_000)), new(1_000), new(550), card),
                Quantity.Pieces(1 + chance.Next(2)),
                ["à point"],
                "",
                chance.OneIn(9) ? ["arachide"] : null);
        }
    }

    private static List<Tick> Lines(KitchenView view, OrderId id) =>
        view.Orders.GetValueOrDefault(id)?.Lines.Select(Tick.Of).ToList() ?? [];

    private static Tick TickOf(OwedLine line) => new(line.Id, line.Station, line.Epoch, line.State);

    private CommandId Name(string what) => new(Text(what));

    private string Text(string what) => string.Create(CultureInfo.InvariantCulture, $"{what}-{service.Seed}-{service.Step}");

    private sealed record Visit(SaleId? Sale, OrderId Order, int Step);
}
