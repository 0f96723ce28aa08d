using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Corpus.Tests;

/// <summary>A house for one item of the corpus: grains, feeds and reactions on a journal that outlives them.</summary>
internal sealed class Evening : IAsyncDisposable
{
    public static readonly Actor By = new("Léa", "T1");

    private readonly MemoryJournal _disk = new(HouseEvents.Catalog, TimeProvider.System);
    private readonly Action<IServiceCollection>? _also;
    private QuietJournal _journal = null!;
    private int _last;

    private Evening(Action<IServiceCollection>? also) => _also = also;

    public House House { get; private set; } = null!;

    public IRegisterDesk Register => House.RegisterDesk;

    public IKitchenDesk Kitchen => House.KitchenDesk;

    public static async Task<Evening> OpenAsync(Action<IServiceCollection>? also = null)
    {
        var evening = new Evening(also);
        await evening.OpenAsync(disk => disk);
        return evening;
    }

    /// <summary>The hub ends and is started again on what the disk holds.</summary>
    public Task RestartAsync() => RestartAsync(disk => disk);

    /// <summary>The same, and every reaction is told everything again from the beginning.</summary>
    public Task RestartForgetfulAsync() => RestartAsync(disk => new ForgetfulJournal(disk));

    /// <summary>What the kitchen shows when all that follows has followed.</summary>
    public async Task<KitchenView> KitchenAsync()
    {
        await QuietAsync();
        return House.KitchenFeed.Current;
    }

    public async Task<Order> OrderAsync(OrderId order)
    {
        await QuietAsync();
        return await Kitchen.ReadAsync(order);
    }

    public Task QuietAsync() => _journal.QuietAsync(House);

    public CommandId Next() => new($"tap-{++_last}");

    /// <summary>A bill at a till with these lines, not sent.</summary>
    public async Task<SaleId> OpenSaleAsync(string id, OrderId order, string till, params NewLine[] lines)
    {
        var sale = new SaleId(id);
        await Register.TellAsync(Next(), sale, new SaleCommand.Open(sale, new(till), order, ServiceMode.EatIn, By, [.. lines]));
        return sale;
    }

    public Task<SendAnswer> SendAsync(SaleId sale) => Register.SendAsync(Next(), sale, By);

    public Task<Told<SaleRefusal>> TellAsync(SaleId sale, SaleCommand command) => Register.TellAsync(Next(), sale, command);

    public Task<Told<OrderRefusal>> TellAsync(OrderId order, OrderCommand command) => Kitchen.TellAsync(Next(), order, command);

    /// <summary>As an outside register or a kiosk places it.</summary>
    public Task<PlaceAnswer> PlaceAsync(OrderId order, params SentLine[] lines) => Kitchen.PlaceAsync(
        Next(), new(order, ServiceMode.TakeAway, Table: null, Covers: 0, "Zoé", "", DueAt: null, [.. lines]), new("", "kiosk"));

    /// <summary>Every station bumps its own.</summary>
    public async Task ReadyAsync(Order order)
    {
        foreach (var here in order.Lines.Where(line => line.State is LineState.Queued or LineState.Started).GroupBy(line => line.Station))
        {
            await TellAsync(order.Header!.Id, new OrderCommand.MarkReady([.. here.Select(Tick.Of)], By));
        }
    }

    public async Task<List<Recorded>> HistoryAsync()
    {
        await QuietAsync();
        var all = new List<Recorded>();

        await foreach (var recorded in _disk.ReadAllAsync(0, CancellationToken.None))
        {
            all.Add(recorded);
        }

        return all;
    }

    /// <summary>Every line that ever came into the kitchen, as often as it came.</summary>
    public async Task<List<LineId>> CookedAsync() => [.. (await HistoryAsync())
        .Select(recorded => recorded.Event)
        .OfType<OrderEvent.LinesAdded>()
        .SelectMany(added => added.Lines.Select(line => line.Id))];

    public static NewLine Line(string id, StationId? station = null, int step = 1) => new(
        new(id), new(new("plat"), $"Plat {id}", new(1_000), new(1_000), new(550), new([station ?? House.Kitchen], step, 60, [])),
        Quantity.One, [], "");

    public static SentLine Dish(string id, StationId? station = null, int step = 1, int pieces = 1, string? article = null) => new(
        new(id), article ?? $"Plat {id}", Quantity.Pieces(pieces), [], "", new([station ?? House.Kitchen], step, 60, []));

    public async ValueTask DisposeAsync() => await House.DisposeAsync();

    private async Task RestartAsync(Func<IJournal, IJournal> around)
    {
        await House.DisposeAsync();
        await OpenAsync(around);
    }

    private async Task OpenAsync(Func<IJournal, IJournal> around)
    {
        _journal = new(around(_disk));
        House = await House.OpenAsync(_journal, also: _also);
    }
}
