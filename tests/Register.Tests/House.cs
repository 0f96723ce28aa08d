using System.Collections.Immutable;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Tests;

/// <summary>A hub of one house in memory: the real sale decider behind the desks, and feeds that say what it decided.</summary>
public sealed class House(TimeProvider clock) : IRegisterDesk, IKitchenDesk, ICatalogueDesk, ITillScreens, IHouseRulesDesk, IPictureStore
{
    private readonly Dictionary<SaleId, Sale> _sales = [];
    private ImmutableDictionary<TableId, TableVisit> _tables = ImmutableDictionary<TableId, TableVisit>.Empty;
    private ImmutableDictionary<TableId, Table> _floor = ImmutableDictionary<TableId, Table>.Empty;
    private long _tickets = 117;
    private int _calls = 46;

    public FakeFeed<CatalogueView> Catalogue { get; } = new(new(1, Menu.Catalogue));

    public FakeFeed<HouseRulesView> Rules { get; } = new(new(1, HouseRules.Default));

    public FakeFeed<SalesView> Sales { get; } = new(SalesView.Empty with { Position = 1 });

    public FakeFeed<KitchenView> Kitchen { get; } = new(KitchenView.Empty with
    {
        Position = 1,
        Beepers = new(Size: 9, ImmutableSortedDictionary<int, Beeper>.Empty, Pages: 0),
    });

    /// <summary>Of the journal that this house does not keep.</summary>
    public long Head { get; private set; } = 1;

    public Dictionary<TillId, SaleId?> Showing { get; } = [];

    /// <summary>Every payment that was asked for, with its attempt.</summary>
    public List<(CommandId Attempt, PaymentMode Mode, Money Given)> Asked { get; } = [];

    public List<(CommandId Id, bool DryRun, int Files)> Imports { get; } = [];

    public ImportReport Report { get; set; } = new([], 0, Refusal: null, Stations: 3, Departments: 6, Articles: 42, Changed: 12);

    /// <summary>Until this is complete a payment is on its way.</summary>
    public Task Line { get; set; } = Task.CompletedTask;

    public bool IsBroken { get; set; }

    /// <summary>What the desk knows to be sold out, though this register may not have heard of it yet.</summary>
    public List<ArticleId> SoldOutAtTheDesk { get; } = [];

    /// <summary>The table that somebody else takes in the very moment before this register does.</summary>
    public SaleId? QuickerAtTable { get; set; }

    public Sale The(SaleId id) => _sales[id];

    public Sale Only => _sales.Values.Single(sale => sale.Stage is not SaleStage.Abandoned);

    public IReadOnlyCollection<Sale> All => _sales.Values;

    public Task<ActionPress> PressAsync(ActionKeyId key, TillId at, Money? typed) =>
        Task.FromResult(Rules.Current.Rules.Actions.Press(key, at, typed));

    /// <summary>The bills that were sent to other tables.</summary>
    public List<(SaleId Bill, TableId To)> MovedBills { get; } = [];

    public Task<SeatAnswer> MoveBillAsync(CommandId id, SaleId from, SaleId to, TableId table, Actor by)
    {
        MovedBills.Add((from, table));
        return Task.FromResult(new SeatAnswer(TableRefusal: null, SaleRefusal: null, TakenBy: null, Head));
    }

    public Task<Told<SaleRefusal>> TellAsync(CommandId id, SaleId sale, SaleCommand command) =>
        IsBroken ? throw new JournalUnwritableException("The disk is full.") : Task.FromResult(Tell(sale, command switch
        {
            SaleCommand.AddLines adds => adds with
            {
                SoldOut = [.. SoldOutAtTheDesk],
                Choices = adds.Lines
                    .Select(line => ChoiceRules.Check(Catalogue.Current.Catalogue.SetsOf(line.Article.Id), line.Choices ?? []))
                    .FirstOrDefault(fault => fault is not null),
            },
            SaleCommand.AddQuantity adds => adds with { SoldOut = [.. SoldOutAtTheDesk] },
            SaleCommand.SetChoices sets => sets with
            {
                Fault = ChoiceRules.Check(Catalogue.Current.Catalogue.SetsOf(The(sale).Find(sets.Line)?.Article.Id), sets.Choices),
            },
            _ => command,
        }));

    public Told<SaleRefusal> Tell(SaleId id, SaleCommand command)
    {
        var sale = _sales.GetValueOrDefault(id) ?? Sale.None;
        var decision = SaleDecider.Decide(sale, WithHouse(command), clock.GetUtcNow());

        if (decision.Refusal is { } refusal)
        {
            return new(refusal, 0);
        }

        foreach (var happened in decision)
        {
            sale = SaleDecider.Evolve(sale, happened);
            Head++;
            Translate(happened);
        }

        _sales[id] = sale;
        Publish();
        return new(null, Head);
    }

    /// <summary>Whom the desk finds behind the customer of a sale, with a VAT number.</summary>
    public Exemption? Buyer { get; set; }

    private SaleCommand WithHouse(SaleCommand command) => command switch
    {
        SaleCommand.Open opens => opens with { House = Rules.Current.Rules },
        SaleCommand.SetMode sets => sets with { House = Rules.Current.Rules },
        SaleCommand.SetDestination sets => sets with { House = Rules.Current.Rules },
        SaleCommand.Send sends => sends with { House = Rules.Current.Rules },
        SaleCommand.SetExemption exempts => exempts with { House = Rules.Current.Rules, Buyer = Buyer },
        SaleCommand.RequestPayment pays => pays with { House = Rules.Current.Rules, CallNumber = 47 },
        _ => command,
    };

    public Task<Told<HouseRulesRefusal>> TellAsync(CommandId id, HouseRulesCommand command)
    {
        var decision = HouseRulesDecider.Decide(Rules.Current.Rules, command, clock.GetUtcNow());

        if (!decision.Events.IsEmpty)
        {
            Rules.Push(new(Rules.Current.Position + 1, decision.Events.Aggregate(Rules.Current.Rules, HouseRulesDecider.Evolve)));
        }

        return Task.FromResult(new Told<HouseRulesRefusal>(decision.Refusal, Rules.Current.Position));
    }

    public Task<Sale> ReadAsync(SaleId sale) => Task.FromResult(_sales[sale]);

    public Task<SendAnswer> SendAsync(CommandId id, SaleId sale, Actor by)
    {
        var number = _sales[sale].CallNumber ?? ++_calls;
        var told = Tell(sale, new SaleCommand.Send(number, by));
        return Task.FromResult(new SendAnswer(told.Refusal, DayIsFull: false, told.Refusal is null ? number : null, told.Position));
    }

    public Task<PayAnswer> PayAsync(CommandId id, SaleId sale, PaymentMode mode, Money given, Actor by) =>
        PayAsync(id, sale, new SaleCommand.RequestPayment(new(id, mode, given), by));

    public Task<PayAnswer> PayAsync(
        CommandId id, SaleId sale, PaymentKeyId key, Money given, Actor by, Money tip, ValueList<LinePart>? parts, CustomerId? customer, TillId? at) =>
        PayAsync(id, sale, new SaleCommand.RequestPayment(
            new(id, Rules.Current.Rules.Payments.Find(key)!.Mode, given, tip, Terms: null, parts, customer), by, key, Rules.Current.Rules.Payments));

    public Task<MoveAnswer> MoveAsync(CommandId id, SaleId from, SaleId to, bool isNew, ValueList<LinePart> parts, Actor by)
    {
        if (Tell(from, new SaleCommand.Move(id, to, isNew, parts, by)) is { Refusal: { } refusal })
        {
            return Task.FromResult(new MoveAnswer(refusal, 0));
        }

        var taken = Tell(to, new SaleCommand.TakeIn(_sales[from].Moving!, by));
        Tell(from, taken.Refusal is { } reason
            ? new SaleCommand.RefuseMove(id, reason)
            : new SaleCommand.ConfirmMove(id, _sales[to].Table, by));
        return Task.FromResult(new MoveAnswer(taken.Refusal, Head));
    }

    public Task<RefundAnswer> RefundAsync(CommandId id, SaleId sale, RefundWish wish, Actor by)
    {
        var told = Tell(sale, new SaleCommand.RequestRefund(
            id, wish.Till, PaymentMode.Other, wish.Lines, wish.Amount, wish.Reason, by, wish.Key, Rules.Current.Rules.Payments));

        if (told.Refusal is null)
        {
            Tell(sale, new SaleCommand.ConfirmRefund(id, wish.Till, ++_tickets));
        }

        return Task.FromResult(new RefundAnswer(told.Refusal, _sales[sale].Refunds is [.., var refund] ? refund : null, Head));
    }

    private async Task<PayAnswer> PayAsync(CommandId id, SaleId sale, SaleCommand.RequestPayment command)
    {
        var by = command.By;
        Asked.Add((id, command.Tender.Mode, command.Tender.Given));
        await Line;

        if (_sales[sale].HasUnsent)
        {
            await SendAsync(id.Then("send"), sale, by);
        }

        if (Tell(sale, command) is { Refusal: { } refusal })
        {
            return new(refusal, Ticket: null, Payment: null, _sales[sale].Due, 0);
        }

        if (_sales[sale].Pending is { } pending)
        {
            var payment = Tendering.Take(pending, _sales[sale].Due);
            Tell(sale, new SaleCommand.ConfirmPayment(_sales[sale].Ticket ?? ++_tickets, payment));
        }

        var after = _sales[sale];
        return new(null, after.Ticket, after.Payments.Last(payment => payment.Id == id), after.Due, Head);
    }

    public Task<SeatAnswer> SeatAsync(
        CommandId id, SaleId sale, TableId table, int covers, Actor by, string? reservation = null)
    {
        if (QuickerAtTable is { } quicker)
        {
            Sit(quicker, table);
        }

        if (_tables.TryGetValue(table, out var visit) && !visit.Sales.Contains(sale))
        {
            return Task.FromResult(new SeatAnswer(TableRefusal.Taken, SaleRefusal: null, visit.Sales[0], 0));
        }

        Sit(sale, table);
        var told = Tell(sale, new SaleCommand.TakeTable(table, covers, by));
        return Task.FromResult(new SeatAnswer(TableRefusal: null, told.Refusal, TakenBy: null, told.Position));
    }

    public void Sit(SaleId sale, TableId table)
    {
        Put(table, new(new TableVisit(_sales[sale].Order, [sale], Covers: 2, clock.GetUtcNow())));
    }

    public Task<BeeperAnswer> GiveBeeperAsync(CommandId id, OrderId order, int? number, Actor by)
    {
        var pool = Kitchen.Current.Beepers;
        var asked = number ?? pool.NextFree!.Value;

        if (pool.Out.TryGetValue(asked, out var beeper) && beeper.Holder != order)
        {
            return Task.FromResult(new BeeperAnswer(BeeperPoolRefusal.Taken, asked, beeper.Holder));
        }

        Head++;
        Kitchen.Push(Kitchen.Current with { Position = Head, Beepers = pool with { Out = pool.Out.SetItem(asked, new(order, null)) } });
        return Task.FromResult(new BeeperAnswer(Refusal: null, asked, Holder: null));
    }

    public Task<ImportReport> ImportAsync(
        CommandId id, IReadOnlyList<CatalogueFile> files, bool dryRun, Actor by, CancellationToken stop)
    {
        Imports.Add((id, dryRun, files.Count));
        return Task.FromResult(Report);
    }

    public Task<Told<CatalogueRefusal>> TellAsync(CommandId id, CatalogueCommand command)
    {
        var before = Catalogue.Current.Catalogue;
        var decision = CatalogueDecider.Decide(before, command, clock.GetUtcNow());

        if (decision.Events.IsEmpty)
        {
            return Task.FromResult(new Told<CatalogueRefusal>(decision.Refusal, 0));
        }

        Head++;
        Catalogue.Push(new(Head, decision.Events.Aggregate(before, CatalogueDecider.Evolve)));
        return Task.FromResult(new Told<CatalogueRefusal>(null, Head));
    }

    public Task<ValueList<PriceChange>> ReadPricesAsync(ArticleId article) =>
        Task.FromResult<ValueList<PriceChange>>([new(clock.GetUtcNow(), null, new(1_990), new("", "office"))]);

    /// <summary>Pictures that were kept, by their id.</summary>
    public Dictionary<string, ReadOnlyMemory<byte>> Pictures { get; } = [];

    public ValueTask<string?> KeepAsync(ReadOnlyMemory<byte> content)
    {
        var id = Picture.KindOf(content.Span) is { } kind ? $"picture-{Pictures.Count}.{kind}" : null;

        if (id is not null)
        {
            Pictures[id] = content;
        }

        return ValueTask.FromResult(id);
    }

    public string? Find(string id) => null;

    /// <summary>What the kitchen does with the lines of a sale.</summary>
    public void Cook(Sale sale, LineState state)
    {
        var lines = sale.Lines.Where(line => line.Article.Card is not null).Select(line => new OrderLine(
            new(line.Id, line.Article.Name, line.Quantity, line.Options, line.Note, line.Article.Card!),
            state, RouteIndex: 0, Epoch: 0, IsLate: false, clock.GetUtcNow(), null, null, null, null));
        var header = new OrderHeader(
            sale.Order, sale.CallNumber ?? 1, sale.Mode, sale.Table, sale.Covers, sale.Customer, "", "C1", clock.GetUtcNow(), null);
        Head++;
        Kitchen.Push(Kitchen.Current with
        {
            Position = Head,
            Orders = Kitchen.Current.Orders.SetItem(sale.Order, Order.None with { Header = header, Lines = [.. lines], OpenStep = 1 }),
        });
    }

    SaleId? ITillScreens.Showing(TillId till) => Showing.GetValueOrDefault(till);

    public void Show(TillId till, SaleId? sale) => Showing[till] = sale;

    public TillFace Facing(TillId till) => new(Showing.GetValueOrDefault(till));

    public void Blank(TillId till) => throw new NotSupportedException();

    public IDisposable Subscribe(TillId till, Action<TillFace> changed) => throw new NotSupportedException();

    public Task<Told<OrderRefusal>> TellAsync(CommandId id, OrderId order, OrderCommand command) =>
        Task.FromResult(Tell(order, command));

    public Task<Told<SoldOutRefusal>> TellAsync(CommandId id, SoldOutCommand command) => Task.FromResult(Tell(command));

    public Told<OrderRefusal> Tell(OrderId id, OrderCommand command)
    {
        var order = Kitchen.Current.Orders.GetValueOrDefault(id) ?? Order.None;
        var decision = OrderDecider.Decide(order, command, clock.GetUtcNow());
        Head++;

        if (decision.Refusal is null)
        {
            Kitchen.Push(Kitchen.Current with
            {
                Position = Head,
                Orders = Kitchen.Current.Orders.SetItem(id, decision.Events.Aggregate(order, OrderDecider.Evolve)),
            });
        }

        return new(decision.Refusal, Head);
    }

    public Told<SoldOutRefusal> Tell(SoldOutCommand command)
    {
        var decision = SoldOutDecider.Decide(Kitchen.Current.SoldOut, command, clock.GetUtcNow());
        Head++;
        Kitchen.Push(Kitchen.Current with
        {
            Position = Head, SoldOut = decision.Events.Aggregate(Kitchen.Current.SoldOut, SoldOutDecider.Evolve),
        });
        return new(decision.Refusal, Head);
    }

    /// <summary>The kitchen gets what a sale has sent, as the house's reaction gives it.</summary>
    public void Reach(Sale sale) => Tell(sale.Order, new OrderCommand.Send(
        new(sale.Order, sale.CallNumber ?? 1, sale.Mode, sale.Table, sale.Covers, sale.Customer, "", "C1", clock.GetUtcNow(), null),
        [
            .. sale.Lines.Where(line => line.IsSent).Select(line => new SentLine(
                line.Id, line.Article.Name, line.Quantity, line.Options, line.Note, line.Article.Card!, line.Article.Id,
                line.Article.Department, line.Allergies)),
        ],
        new("", "C1")));

    public Task<Told<StationRefusal>> TellAsync(CommandId id, StationId station, StationCommand command) => throw new NotSupportedException();

    public Task<ValueList<LineId>> TakeLinesAsync(CommandId id, OrderId order, IEnumerable<LineId> lines) =>
        throw new NotSupportedException();

    public Task<PlaceAnswer> PlaceAsync(CommandId id, NewOrder order, Actor by) => throw new NotSupportedException();

    Task<Order> IKitchenDesk.ReadAsync(OrderId order) => throw new NotSupportedException();

    public Task<Told<BeeperPoolRefusal>> CallAsync(CommandId id, OrderId order, Actor by) => throw new NotSupportedException();

    // Only for orders that a test has let reach the kitchen.
    private void Translate(SaleEvent happened)
    {
        if (happened is SaleEvent.SentLineChanged changed && Kitchen.Current.Orders.ContainsKey(changed.Order))
        {
            var line = changed.Line;
            Tell(changed.Order, new OrderCommand.ChangeLine(
                line.Id, new(line.Quantity, line.Options, line.Note, line.Allergies ?? []), changed.By));
        }
        else if (happened is SaleEvent.LineRemoved { SentTo: { } order } removed && Kitchen.Current.Orders.ContainsKey(order))
        {
            Tell(order, new OrderCommand.Cancel([removed.Line], removed.Reason, removed.By));
        }
    }

    private void Publish() => Sales.Push(new(
        Head,
        _sales.Where(sale => sale.Value.Stage is SaleStage.Open or SaleStage.Sealed).ToImmutableDictionary(),
        [.. _sales.Values.Where(sale => sale.Stage is SaleStage.Settled or SaleStage.Abandoned).Reverse()],
        _tables) { Floor = _floor });

    /// <summary>A table as its own decider leaves it.</summary>
    public void Put(TableId id, Table table)
    {
        Head++;
        _floor = _floor.SetItem(id, table);
        _tables = table.Visit is { } visit ? _tables.SetItem(id, visit) : _tables.Remove(id);
        Publish();
    }
}

public sealed class FakeFeed<TView>(TView start) : IFeed<TView>
    where TView : IView
{
    private readonly List<Action<TView>> _listeners = [];

    public TView Current { get; private set; } = start;

    public long Head => Current.Position;

    public int Listeners => _listeners.Count;

    public void Push(TView view)
    {
        Current = view;
        Say(view);
    }

    /// <summary>Tells the listeners, without it being the newest.</summary>
    public void Say(TView view) => _listeners.ToList().ForEach(listener => listener(view));

    public IDisposable Subscribe(Action<TView> changed)
    {
        _listeners.Add(changed);
        return new Unsubscriber(() => _listeners.Remove(changed));
    }

    public ValueTask<TView> ReachAsync(long position, CancellationToken stop) => ValueTask.FromResult(Current);

    private sealed class Unsubscriber(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}

/// <summary>A small menu: steak (kitchen, 10 % / 5,5 %, options), beer (bar, 20 %), jam (nobody prepares it).</summary>
public static class Menu
{
    public static readonly Catalogue Catalogue = new(
        Keyed<StationId, StationEntry>(entry => entry.Id,
            new(new("chaud"), "Cuisine chaude", Backup: null, Capacity: 3, Rank: 0),
            new(new("bar"), "Bar", Backup: null, Capacity: 1, Rank: 1)),
        Keyed<DepartmentId, Department>(entry => entry.Id,
            new(new("plats"), "Plats", [new StationId("chaud")], Step: 2, Rank: 0),
            new(new("boissons"), "Boissons", [new StationId("bar")], Step: 1, Rank: 1),
            new(new("epicerie"), "Épicerie", [], Step: 1, Rank: 2)),
        Keyed<ArticleId, Article>(entry => entry.Id,
            Article("steak", "plats", "Steak frites", 1990, 1000, 550, 0, ["saignant", "à point"]),
            Article("poulet", "plats", "Poulet rôti", 1690, 1000, 550, 1, []),
            Article("biere", "boissons", "Bière pression", 450, 2000, 2000, 0, []),
            Article("creme", "plats", "Crème brûlée", 750, 1000, 550, 2, []),
            Article("confiture", "epicerie", "Confiture de figue", 650, 550, 550, 0, [])));

    public static SoldArticle Sold(string id) => Catalogue.Sold(Catalogue.Articles[new(id)]);

    private static Article Article(
        string id, string department, string name, long cents, int eatIn, int takeAway, int rank, ValueList<string> options) =>
        new(new(id), new(department), name, new(cents), new(eatIn), new(takeAway), Route: null, Step: null, ExpectedSeconds: 300, [], options, rank);

    private static ImmutableDictionary<TId, T> Keyed<TId, T>(Func<T, TId> id, params T[] entries)
        where TId : notnull => entries.ToImmutableDictionary(id);
}
