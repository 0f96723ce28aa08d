using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Embedded;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Tests;

/// <summary>The whole house without its doors: grains, feeds, reactions and desks on a journal of the test's choosing.</summary>
public sealed class House : IAsyncDisposable
{
    public static readonly Actor Lea = new("Léa", "T1");
    public static readonly StationId Kitchen = new("kitchen");
    public static readonly StationId Bar = new("bar");

    /// <summary>Where no dish of these tests is at home: it only takes over.</summary>
    public static readonly StationId Pass = new("pass");

    private readonly IHost _host;
    private int _last;

    private House(IHost host) => _host = host;

    public ScriptedPager Pager { get; private init; } = null!;

    public IJournal Journal => Of<IJournal>();

    public IKitchenDesk KitchenDesk => Of<IKitchenDesk>();

    public IBeeperDesk BeeperDesk => Of<IBeeperDesk>();

    public IRegisterDesk RegisterDesk => Of<IRegisterDesk>();

    public IFeed<KitchenView> KitchenFeed => Of<IFeed<KitchenView>>();

    public IFeed<PromisesView> PromisesFeed => Of<IFeed<PromisesView>>();

    public ISlotDesk SlotDesk => Of<ISlotDesk>();

    public IFeed<SalesView> SalesFeed => Of<IFeed<SalesView>>();

    public IGrainFactory Grains => Of<IGrainFactory>();

    public static async Task<House> OpenAsync(
        IJournal journal, TimeProvider? clock = null, ScriptedPager? pager = null, Action<IServiceCollection>? also = null)
    {
        var transmitter = pager ?? new ScriptedPager();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(journal)
            .AddSingleton<ISealer>(HashOnlySealer.Instance)
            .AddSingleton<IPager>(transmitter)
            .AddSingleton(new SiteSettings { ServiceDayStartHour = 5 })
            .AddSingleton(new KitchenSettings())
            .AddSingleton(new PagingSettings())
            .AddEmbeddedGrains(_ => { }, typeof(HouseServices).Assembly, typeof(IOrderGrain).Assembly)
            .AddHouse();
        also?.Invoke(builder.Services);

        var house = new House(builder.Build()) { Pager = transmitter };
        await house._host.StartAsync();
        return house;
    }

    public T Of<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public static CommandId NewCommand() => new($"tap-{Guid.CreateVersion7():N}");

    public LineId NewLine() => new($"line-{Interlocked.Increment(ref _last)}-{Guid.CreateVersion7():N}");

    /// <summary>A sale at till T1 with these articles, not sent.</summary>
    public async Task<SaleId> TakeAsync(ServiceMode mode, params (string Name, int Cents, StationId? Station)[] articles)
    {
        var sale = new SaleId(Guid.CreateVersion7().ToString("N"));
        var order = new OrderId(Guid.CreateVersion7().ToString("N"));
        await RegisterDesk.TellAsync(NewCommand(), sale, new SaleCommand.Open(
            sale, new("T1"), order, mode, Lea, [.. articles.Select(article => Line(article.Name, article.Cents, article.Station))]));
        return sale;
    }

    public NewLine Line(string name, int cents, StationId? station, int step = 1) => new(
        NewLine(),
        new(new ArticleId($"article-{cents}"), name, new(cents), new(1_000), new(550),
            station is { } where ? new([where], step, ExpectedSeconds: 60, []) : null),
        Quantity.One,
        [],
        "");

    /// <summary>A printer as somebody has set it up in the office.</summary>
    public async Task SetUpPrinterAsync(PrinterSetup printer)
    {
        await Of<IDeviceDesk>().TellAsync(NewCommand(), new HouseDevicesCommand.SetUpPrinter(printer, Lea));
        await DevicesShowAsync(view => view.Devices.Find(printer.Id) == printer);
    }

    public Task<DevicesView> DevicesShowAsync(Func<DevicesView, bool> holds) => ShowsAsync(Of<IFeed<DevicesView>>(), holds);

    /// <summary>Waits, without polling, for the kitchen to show this.</summary>
    public Task<KitchenView> KitchenShowsAsync(Func<KitchenView, bool> holds) => ShowsAsync(KitchenFeed, holds);

    public Task<SalesView> SalesShowAsync(Func<SalesView, bool> holds) => ShowsAsync(SalesFeed, holds);

    public Task<Order> OrderShowsAsync(OrderId order, Func<Order, bool> holds) =>
        KitchenShowsAsync(view => Find(view, order) is { } found && holds(found))
            .ContinueWith(shown => Find(shown.Result, order)!, TaskScheduler.Default);

    /// <summary>Every station finishes what it owes, one after the other. The last answer.</summary>
    public async Task<Told<OrderRefusal>> BumpAsync(Order order)
    {
        var told = new Told<OrderRefusal>(Refusal: null, Position: 0);

        foreach (var station in order.Lines.Where(line => line.IsToPrepare).Select(Tick.Of).GroupBy(tick => tick.Station))
        {
            told = await KitchenDesk.TellAsync(NewCommand(), order.Header!.Id, new OrderCommand.MarkReady([.. station], Lea));
        }

        return told;
    }

    private static Order? Find(KitchenView view, OrderId order) =>
        view.Orders.GetValueOrDefault(order) ?? view.Done.Find(done => done.Header!.Id == order);

    private static async Task<TView> ShowsAsync<TView>(IFeed<TView> feed, Func<TView, bool> holds)
        where TView : IView
    {
        var shown = new TaskCompletionSource<TView>(TaskCreationOptions.RunContinuationsAsynchronously);

        using var subscription = feed.Subscribe(Look);
        Look(feed.Current);
        return await shown.Task.WaitAsync(TimeSpan.FromSeconds(20));

        void Look(TView view)
        {
            if (holds(view))
            {
                shown.TrySetResult(view);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

/// <summary>A transmitter that does as it is told, and remembers what it was asked.</summary>
public sealed class ScriptedPager : IPager
{
    private readonly Lock _gate = new();
    private readonly List<int> _paged = [];

    private readonly List<int> _stopped = [];

    public PageOutcome Outcome { get; set; } = PageOutcome.Sent;

    /// <summary>What it says when it is asked to silence a beeper.</summary>
    public PageOutcome StopOutcome { get; set; } = PageOutcome.Sent;

    /// <summary>Whether it says that asking again may help, when it did not send.</summary>
    public bool MayHelpAgain { get; set; }

    public IReadOnlyList<int> Stopped
    {
        get
        {
            lock (_gate)
            {
                return [.. _stopped];
            }
        }
    }

    public IReadOnlyList<int> Paged
    {
        get
        {
            lock (_gate)
            {
                return [.. _paged];
            }
        }
    }

    public ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop)
    {
        lock (_gate)
        {
            _paged.Add(number);
        }

        return ValueTask.FromResult(new PageAnswer(Outcome, Reason: "", MayHelpAgain && Outcome is not PageOutcome.Sent));
    }

    public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop)
    {
        lock (_gate)
        {
            _stopped.Add(number);
        }

        return ValueTask.FromResult(new PageAnswer(StopOutcome));
    }
}
