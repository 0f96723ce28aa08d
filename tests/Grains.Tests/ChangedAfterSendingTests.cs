using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>What a register changes after it has sent it: the kitchen reads old → new, once, whatever fails on the way.</summary>
public sealed class ChangedAfterSendingTests
{
    private static readonly SaleId Sale = new("sale-1");
    private static readonly OrderId Order = new("order-1");
    private static readonly TableId Table = new("T4");
    private static readonly LineId Burger = new("l1");
    private static readonly LineId Soup = new("l2");
    private static readonly LineId Cake = new("l3");

    private static readonly SaleCommand[] Changes =
    [
        new SaleCommand.SetQuantity(Burger, Quantity.Pieces(2), House.Lea),
        new SaleCommand.SetOption(Burger, "saignant", IsOn: true, House.Lea),
        new SaleCommand.SetNote(Burger, Options: null, "sans sauce", House.Lea),
        new SaleCommand.SetAllergy(Burger, "Lait", IsOn: true, House.Lea),
        new SaleCommand.SetAllergy(Burger, "Œufs", IsOn: true, House.Lea),
        new SaleCommand.AddQuantity(Soup, -1_000, House.Lea),
        new SaleCommand.SetNote(Cake, Options: null, "une bougie", House.Lea),
        new SaleCommand.RemoveLine(Soup, "trop long", House.Lea),
        new SaleCommand.SetMode(ServiceMode.TakeAway, House.Lea),
        new SaleCommand.SetCustomer("Zoé", House.Lea),
    ];

    [Theory]
    [InlineData(Fault.BeforeWriting, false)]
    [InlineData(Fault.AfterWriting, false)]
    [InlineData(Fault.BeforeWriting, true)]
    [InlineData(Fault.AfterWriting, true)]
    public async Task Whatever_write_fails_every_change_is_in_the_kitchen_once_as_old_and_new(Fault fault, bool killed)
    {
        var appends = await FaultWalk.WalkAsync(fault, killed, Job, CheckAsync);

        Assert.InRange(appends, 18, 60);
    }

    [Fact]
    public async Task Two_registers_that_change_one_table_at_once_lose_nothing()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await SendAsync(house);
        string[] words = ["lait", "œufs", "soja", "lupin", "céleri", "sésame"];

        await Task.WhenAll(words.SelectMany((word, at) => new SaleCommand[]
        {
            new SaleCommand.SetAllergy(Burger, word, IsOn: true, House.Lea),
            new SaleCommand.SetOption(Burger, word, IsOn: true, new("Hugo", "T2")),
            new SaleCommand.AddLines([LineOf($"more-{at}", pieces: 1, step: 1)], new("Hugo", "T2")),
        }).Select(command => Task.Run(() => house.RegisterDesk.TellAsync(House.NewCommand(), Sale, command))));
        await Task.WhenAll(
            house.RegisterDesk.TellAsync(House.NewCommand(), Sale, new SaleCommand.AddQuantity(Burger, -1_000, House.Lea)),
            house.RegisterDesk.TellAsync(House.NewCommand(), Sale, new SaleCommand.AddQuantity(Burger, -1_000, new("Hugo", "T2"))),
            house.RegisterDesk.SendAsync(House.NewCommand(), Sale, House.Lea),
            house.RegisterDesk.SendAsync(House.NewCommand(), Sale, new("Hugo", "T2")));
        await quiet.QuietAsync(house);

        var sale = await house.RegisterDesk.ReadAsync(Sale);
        var order = await house.KitchenDesk.ReadAsync(Order);
        Assert.Equal(words.Order(), sale.Find(Burger)!.Allergies!.Order());
        Assert.Equal(words.Order(), sale.Find(Burger)!.Options.Order());
        Assert.Equal(Quantity.One, sale.Find(Burger)!.Quantity);
        Assert.Equal(3 + words.Length, sale.Lines.Count);
        AssertSame(sale, order);
        Assert.Equal(Quantity.Pieces(3), order.Find(Burger)!.Before!.Quantity);
    }

    [Fact]
    public async Task A_change_that_comes_after_the_guest_has_the_dish_stays_on_the_bill_and_is_logged()
    {
        var log = new Noted();
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet, also: services => services.AddSingleton<ILoggerProvider>(log).AddLogging(
            logging => logging.AddFilter<Noted>(level => level >= LogLevel.Information)));
        await SendAsync(house);
        await quiet.QuietAsync(house);
        var order = await house.KitchenDesk.ReadAsync(Order);
        await house.KitchenDesk.TellAsync(House.NewCommand(), Order, new OrderCommand.MarkReady([Tick.Of(order.Find(Burger)!)], House.Lea));
        await house.KitchenDesk.TellAsync(House.NewCommand(), Order, new OrderCommand.HandOver(House.Lea));
        var before = await house.KitchenDesk.ReadAsync(Order);

        await house.RegisterDesk.TellAsync(
            House.NewCommand(), Sale, new SaleCommand.SetQuantity(Burger, Quantity.One, House.Lea));
        await quiet.QuietAsync(house);

        Assert.Equal(Quantity.One, (await house.RegisterDesk.ReadAsync(Sale)).Find(Burger)!.Quantity);
        Assert.Equal(before, await house.KitchenDesk.ReadAsync(Order));
        Assert.Contains(log.Lines, line => line.Contains("handed over or cancelled before it could be changed", StringComparison.Ordinal));
    }

    private static IEnumerable<Func<House, Task>> Job() =>
    [
        SendAsync,
        house => house.OrderShowsAsync(Order, found => found.Lines.Count == 3),
        .. Changes.Select<SaleCommand, Func<House, Task>>((change, at) =>
            house => house.RegisterDesk.TellAsync(new($"change-{at}"), Sale, change)),
        house => house.RegisterDesk.SeatAsync(new("seat"), Sale, Table, covers: 2, House.Lea),
    ];

    private static async Task SendAsync(House house)
    {
        await house.RegisterDesk.TellAsync(new("open"), Sale, new SaleCommand.Open(
            Sale, new("T1"), Order, ServiceMode.EatIn, House.Lea,
            [LineOf("l1", pieces: 3, step: 1), LineOf("l2", pieces: 2, step: 1), LineOf("l3", pieces: 1, step: 2)]));
        await house.RegisterDesk.SendAsync(new("send"), Sale, House.Lea);
    }

    private static async Task CheckAsync(House house, ScriptedPager pager, string when)
    {
        var sale = await house.RegisterDesk.ReadAsync(Sale);
        var order = await house.KitchenDesk.ReadAsync(Order);
        AssertSame(sale, order);

        var burger = order.Find(Burger)!;
        Assert.True(burger.Sent.Wish == new LineWish(Quantity.Pieces(2), ["saignant"], "sans sauce", ["Lait", "Œufs"]), when);
        Assert.True(burger.Before == new LineWish(Quantity.Pieces(3), [], "", []), when);
        Assert.True(burger is { IsChanged: true, AllergiesUnread: true, AllergiesUnreadAtPass: true }, when);
        Assert.True(order.Find(Soup) is { State: LineState.Cancelled, AwaitsAcknowledgement: true }, when);

        // Nobody has seen a held line, so nobody must read what it was.
        Assert.True(order.Find(Cake) is { Before: null, Sent.Note: "une bougie", State: LineState.Held }, when);
        Assert.True(
            order.Header!.Facts == new HeaderFacts(ServiceMode.TakeAway, Table, Covers: 2, "Zoé", ""), when);
        Assert.True(
            order.Amendment is { ReadBy.IsEmpty: true, Before: { Mode: ServiceMode.EatIn, Table: null, Customer: "" } }, when);

        var happened = new List<object>();

        await foreach (var recorded in house.Journal.ReadStreamAsync("order-order-1", 0, CancellationToken.None))
        {
            happened.Add(recorded.Event);
        }

        Assert.Single(happened.OfType<OrderEvent.LinesAdded>());
        Assert.Single(happened.OfType<OrderEvent.LineChanged>(), change => change.Line == Cake);
        Assert.Single(happened.OfType<OrderEvent.LinesCancelled>());

        // The kitchen is told what the bill says now, so quick changes may arrive as one: each from where the last one left off.
        var changes = happened.OfType<OrderEvent.LineChanged>().Where(change => change.Line == Burger).ToList();
        Assert.InRange(changes.Count, 1, 5);
        Assert.Equal(changes.SkipLast(1).Select(change => change.After), changes.Skip(1).Select(change => change.Before));
        var amended = happened.OfType<OrderEvent.Amended>().ToList();
        Assert.InRange(amended.Count, 1, 3);
        Assert.Equal(amended.SkipLast(1).Select(change => change.After), amended.Skip(1).Select(change => change.Before));
    }

    private static void AssertSame(Sale sale, Order order) => Assert.All(sale.Lines, line => Assert.Equal(
        new LineWish(line.Quantity, line.Options, line.Note, line.Allergies ?? []), order.Find(line.Id)!.Sent.Wish));

    private static NewLine LineOf(string id, int pieces, int step) => new(
        new(id),
        new(new ArticleId($"article-{id}"), id, new(1_000), new(1_000), new(550), new([House.Kitchen], step, ExpectedSeconds: 60, [])),
        Quantity.Pieces(pieces),
        [],
        "");

    /// <summary>Remembers what was logged.</summary>
    private sealed class Noted : ILoggerProvider, ILogger
    {
        private readonly Lock _gate = new();
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_gate)
                {
                    return [.. _lines];
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_gate)
            {
                _lines.Add(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
