using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Feeds;
using RetailPos.Grains.Reactions;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.CallNumbers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>
/// One service day of a house in which everything happens, everything fails and nobody waits, beside a model of what it owes.
/// One seed and one day tell the whole story, step by step.
/// </summary>
internal sealed class Service(int seed, int day, IReadOnlySet<int>? leftOut = null)
{
    /// <summary>Grains, feeds and reactions are quiet well before; more is a loop.</summary>
    private const int HandsMax = 5_000;

    private static readonly DateTimeOffset Opening = new(2026, 3, 14, 20, 0, 0, TimeSpan.Zero);

    private static readonly Type[] ByTime = [typeof(OrdersForLaterSurface), typeof(FailedPagesAreTriedAgain)];

    private readonly SimulatedClock _clock = new(Opening);
    private readonly SimulatedPager _pager = new();
    private readonly List<Recorded> _all = [];
    private readonly OwedHouse _owed = new();
    private readonly HashSet<OrderId> _touchedOrders = [];
    private readonly HashSet<SaleId> _touchedSales = [];
    private readonly Dictionary<(OrderId, int), DateTimeOffset> _given = [];
    private int _beepersAt;
    private readonly List<Letter> _late = [];
    private readonly Queue<(int Step, object Says)> _story = new();
    private MemoryJournal _disk = null!;
    private StagedJournal _journal = null!;
    private House _house = null!;
    private string[] _reactions = [];
    private int _step;
    private int _numbersAt;

    public Reach Reach { get; } = new();

    public OwedHouse Owed => _owed;

    public House House => _house;

    public DateTimeOffset Now => _clock.Now;

    public int Step => _step;

    public int Seed => seed;

    public IEnumerable<string> Story => _story.Select(told => $"  {told.Step}: {told.Says}");

    public async Task RunAsync(int steps)
    {
        _disk = new(HouseEvents.Catalog, _clock);
        await OpenAsync(kept => kept);
        await FurnishAsync();
        var crowd = new Crowd(this);

        try
        {
            for (_step = 1; _step <= steps; _step++)
            {
                if (leftOut?.Contains(_step) is not true)
                {
                    await StepAsync(crowd, Chance.Of(seed, day, _step));
                }
            }

            await CloseAsync(crowd);
        }
        finally
        {
            _journal.Die();
            await _house.DisposeAsync();
        }
    }

    public void Tell(object says)
    {
        _story.Enqueue((_step, says));

        if (_story.Count > 30)
        {
            _story.Dequeue();
        }
    }

    private async Task StepAsync(Crowd crowd, Chance chance)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(chance.Next(4_000)));
        _pager.Next = chance.Next(8) switch { 0 => PageOutcome.Failed, 1 => PageOutcome.Doubtful, 2 => null, _ => PageOutcome.Sent };

        if (chance.OneIn(120))
        {
            _journal.Fail(1 + chance.Next(5), chance.OneIn(2) ? WriteFault.Before : WriteFault.After, dies: chance.OneIn(15));
        }

        if (chance.OneIn(3_000))
        {
            await CrashAsync(chance);
        }
        else if (chance.OneIn(12) && _late.Count > 0)
        {
            var late = _late[chance.Next(_late.Count)];
            _late.Remove(late);
            Reach.Count(late.IsKnown ? "letter again" : "letter late");
            await DeliverAsync(late, chance);
        }
        else if (crowd.Write(chance) is { } letter)
        {
            await SendAsync(letter, chance);
        }

        switch (chance.Next(10))
        {
            case 0:
                break;
            case 1:
                await HandAsync(chance.Of(_reactions));
                break;
            case 2:
                await _journal.HandFeedsAsync();
                break;
            default:
                await SettleAsync(chance);
                CheckTouched();
                break;
        }

        if (_journal.IsDead)
        {
            await CrashAsync(chance);
        }

        if (_step % 97 == 0)
        {
            await SettleAsync(chance);
            CheckBoards(crowd);
        }

        if (_step % 4_001 == 0)
        {
            await CheckAllAsync(chance);
        }

        crowd.LookAround(chance);
    }

    private Task SendAsync(Letter letter, Chance chance)
    {
        switch (chance.Next(20))
        {
            case 0:
                _late.Add(letter); // It comes when another has come first, or never.
                Trim();
                return Task.CompletedTask;
            case 1:
                _late.Add(letter); // And once more later.
                Trim();
                break;
            case 2:
                Reach.Count("letter twice at once");
                return DeliverTwiceAsync(letter, chance);
        }

        return DeliverAsync(letter, chance);
    }

    private void Trim()
    {
        if (_late.Count > 40)
        {
            _late.RemoveAt(0);
        }
    }

    private async Task DeliverTwiceAsync(Letter letter, Chance chance)
    {
        await DeliverAsync(letter, chance);
        await DeliverAsync(letter, chance);
    }

    private Task DeliverAsync(Letter letter, Chance chance) => DeliverAsync(letter, isRetried: !chance.OneIn(4));

    private async Task DeliverAsync(Letter letter, bool isRetried)
    {
        Tell(letter.Says);
        Reach.Count(letter.Kind);

        for (var tries = 0; tries < 5 && !_journal.IsDead; tries++)
        {
            try
            {
                // Some desks wait for a view to reach what they ask about; the screens lag behind in their own memory.
                await _journal.HandFeedsAsync();
                var (happened, refusal) = await letter.Tell(_house);
                var wanted = !letter.IsKnown && letter.Happen();
                Checks.Hold(happened is null || happened == wanted,
                    $"{letter.Kind}: something happened: {happened} ({refusal}); it should have: {wanted}. {letter.Says}");
                Reach.Count(wanted ? "happened" : "nothing happened");
                letter.IsKnown |= wanted;
                return;
            }
            catch (JournalUnwritableException)
            {
                Reach.Count(_journal.LastFault.IsOnDisk ? "fault after a write" : "fault before a write");

                if (_journal.LastFault is { IsOnDisk: true, Stream: var stream } && stream == letter.Stream && !letter.IsKnown)
                {
                    letter.IsKnown = letter.Happen();
                    Checks.Hold(letter.IsKnown, $"{letter.Kind} was written, and nothing should have happened. {letter.Says}");
                }

                if (!isRetried)
                {
                    _late.Add(letter); // The person turns to something else first.
                    return;
                }

                Tell("the same again");
                Reach.Count("retry");
            }
        }

        _late.Add(letter); // The hub is dead: the person tries again when it is back.
    }

    /// <summary>Until every reaction has been told everything and every feed is at the head.</summary>
    private Task SettleAsync(Chance chance)
    {
        var first = chance.Next(_reactions.Length);
        return SettleAsync(first);
    }

    private async Task SettleAsync(int first)
    {
        var hands = 0;
        bool goesOn;

        do
        {
            goesOn = false;

            for (var at = 0; at < _reactions.Length && !_journal.IsDead; at++)
            {
                while (await HandAsync(_reactions[(first + at) % _reactions.Length]))
                {
                    goesOn = true;
                    Checks.Hold(++hands < HandsMax, "The reactions never come to rest.");
                }
            }
        }
        while (goesOn);

        if (!_journal.IsDead)
        {
            await _journal.HandFeedsAsync();
        }
    }

    private async Task<bool> HandAsync(string reaction)
    {
        if (_journal.IsDead || _journal.NextFor(reaction) is not { } next)
        {
            return false;
        }

        var faults = _journal.Faults;
        await _journal.HandFeedsAsync(); // Some reactions wait until a view has seen what they are told.
        await _journal.HandAsync(reaction, next);
        var failed = _journal.Faults > faults;

        if (!failed || _journal.LastFault.IsOnDisk)
        {
            Touch(next);
            Reach.Count(_owed.Handled(reaction, next, _clock.Now, order => _touchedOrders.Add(order)) ? "told" : "told again");
        }

        if (failed)
        {
            Tell($"{reaction} failed at {next.Position}, on the disk: {_journal.LastFault.IsOnDisk}");
            Reach.Count("fault in a reaction");
            await (_journal.IsDead ? Task.CompletedTask : _journal.AllWaitAsync(Followers));
        }

        return true;
    }

    public void Touch(SaleId sale) => _touchedSales.Add(sale);

    public void Touch(OrderId order) => _touchedOrders.Add(order);

    /// <summary>The number that the house has given the order.</summary>
    public int NumberOf(OrderId order)
    {
        for (; _numbersAt < _all.Count; _numbersAt++)
        {
            if (_all[_numbersAt].Event is CallNumbersEvent.Given e)
            {
                Checks.Hold(_owed.Numbers.TryAdd(e.Order, e.Number), $"Rule 6: order {e.Order} was given two numbers.");
            }
        }

        return _owed.Numbers.GetValueOrDefault(order);
    }

    // By the journal and not by what somebody was answered: an answer may be lost, and a beeper comes to one order twice.
    private Dictionary<(OrderId, int), DateTimeOffset> GivenSince()
    {
        for (; _beepersAt < _all.Count; _beepersAt++)
        {
            if (_all[_beepersAt].Event is BeeperPoolEvent.Given e)
            {
                _given[(e.Order, e.Number)] = e.At;
            }
        }

        return _given;
    }

    private void Touch(Recorded recorded)
    {
        switch (recorded.Event)
        {
            case TillEvent.TicketSealed e:
                _touchedSales.Add(e.Ticket.Sale);
                break;
            case TillEvent.PaymentSealed e:
                _touchedSales.Add(e.Payment.Sale);
                break;
            case SaleEvent:
                _touchedSales.Add(new(recorded.Stream["sale-".Length..]));
                break;
        }
    }

    private void CheckTouched()
    {
        if (_journal.IsDead)
        {
            return;
        }

        var kitchen = _house.KitchenFeed.Current;
        var sales = _house.SalesFeed.Current;

        foreach (var id in _touchedOrders)
        {
            // Long done and forgotten by the screens: the full check asks the grain.
            if (Shown(kitchen, id) is { } shown || !_owed.OrderOf(id).IsOver)
            {
                Checks.Order(_owed.OrderOf(id), Shown(kitchen, id));
            }
        }

        foreach (var id in _touchedSales)
        {
            if (sales.Find(id) is { } shown)
            {
                Checks.Sale(_owed.Sales[id], shown);
            }
        }

        _touchedOrders.Clear();
        _touchedSales.Clear();
    }

    private void CheckBoards(Crowd crowd)
    {
        if (_journal.IsDead)
        {
            return;
        }

        var view = _house.KitchenFeed.Current;
        Checks.EverythingIsSeen(view, _owed, crowd.Stations);
        Checks.OneNumber(view, _owed, _clock.Now);
        Checks.Beepers(view, _owed, GivenSince());
        Reach.Count("boards checked");
        Reach.Count("open orders on the boards", view.Orders.Count);
        Reach.Count("lines changed and unread", view.Orders.Values.Sum(order => order.Lines.Count(line => line.IsChanged)));
    }

    private Task CheckAllAsync(Chance chance) => CheckAllAsync(SettleAsync(chance));

    /// <summary>Everybody is asked, and the whole journal is read again from its beginning.</summary>
    private async Task CheckAllAsync(Task settled)
    {
        await settled;

        if (_journal.IsDead)
        {
            return;
        }

        foreach (var order in _owed.Orders.Values)
        {
            Checks.Order(order, await _house.KitchenDesk.ReadAsync(order.Id));
        }

        foreach (var sale in _owed.Sales.Values)
        {
            Checks.Sale(sale, await _house.RegisterDesk.ReadAsync(sale.Id));
        }

        var tables = _house.SalesFeed.Current.Tables;
        Checks.Hold(tables.Count == _owed.Tables.Count && tables.All(table => table.Value.Sales.Contains(_owed.Tables[table.Key])),
            "Who sits where differs.");
        CheckJournal();
        Checks.SameKitchen(_house.KitchenFeed.Current, await ReplayAsync(_house.Of<IFold<KitchenView>>()));
        Checks.SameSales(_house.SalesFeed.Current, await ReplayAsync(_house.Of<IFold<SalesView>>()));
        Reach.Count("everything checked");
    }

    /// <summary>What the journal itself must never say, whoever reads it.</summary>
    private void CheckJournal()
    {
        var lines = new HashSet<LineId>();
        var numbers = new Dictionary<int, string>();
        var tickets = new Dictionary<SaleId, long>();
        long sealedCents = 0;
        var last = new Dictionary<TillId, long>();

        foreach (var recorded in _all)
        {
            switch (recorded.Event)
            {
                case OrderEvent.LinesAdded e:
                    foreach (var line in e.Lines)
                    {
                        Checks.Hold(lines.Add(line.Id), $"Rule 1: line {line.Id} came into the kitchen twice.");
                    }

                    break;
                case OrderEvent.Placed e:
                    Checks.Hold(numbers.TryAdd(e.Header.CallNumber, recorded.Stream), $"Rule 6: two orders are called {e.Header.CallNumber}.");
                    break;
                case TillEvent.TicketSealed e:
                    Checks.Hold(tickets.TryAdd(e.Ticket.Sale, e.Ticket.Number), $"Sums: sale {e.Ticket.Sale} has two tickets.");
                    var till = new TillId(recorded.Stream["till-".Length..]);
                    Checks.Hold(e.Ticket.Number == last.GetValueOrDefault(till) + 1, $"Sums: ticket {e.Ticket.Number} of {till} is out of order.");
                    last[till] = e.Ticket.Number;
                    sealedCents += e.Ticket.Total.Cents;
                    break;
            }
        }

        var sold = _owed.Sales.Values.Where(sale => sale.Stage is SaleStage.Sealed or SaleStage.Settled).Sum(sale => sale.Total);
        Checks.Hold(sealedCents == sold, $"Sums: {sealedCents} were sealed and {sold} were sold.");
        Checks.Hold(lines.Count == _owed.Orders.Values.Sum(order => order.Lines.Count), $"Rule 1: the kitchen had {lines.Count} lines.");
    }

    private async Task<TView> ReplayAsync<TView>(IFold<TView> fold)
        where TView : IView
    {
        var view = fold.Empty;

        foreach (var recorded in _all)
        {
            view = fold.At(await fold.FoldAsync(view, recorded, CancellationToken.None), recorded.Position);
        }

        return view;
    }

    private Task CrashAsync(Chance chance) => CrashAsync(isKilled: _journal.IsDead || chance.OneIn(2), back: chance.OneIn(3) ? chance.Next(60) : 0);

    private async Task CrashAsync(bool isKilled, int back)
    {
        Tell(isKilled ? "killed" : "restarted");
        Reach.Count(isKilled ? "killed" : "restarted");

        if (isKilled)
        {
            _journal.Die();
        }

        await _house.DisposeAsync();
        await OpenAsync(kept => Math.Max(0, kept - back));
    }

    private async Task OpenAsync(Func<long, long> checkpoint)
    {
        _journal = new(_disk, _all) { Checkpoint = checkpoint };
        _house = await House.OpenAsync(_journal, _clock, also: Also);
        _reactions = [.. _house.Of<IEnumerable<IReaction>>().Select(reaction => reaction.Name)];
        await _journal.AllWaitAsync(Followers);
        _journal.HoldFeeds();
    }

    // What follows from time alone acts whenever a thread has time for it: the crowd does it here, in its turn.
    private void Also(IServiceCollection services)
    {
        services.AddSingleton<IPager>(_pager);

        foreach (var keeper in services.Where(service => service.ImplementationType is { } type && ByTime.Contains(type)).ToList())
        {
            services.Remove(keeper);
        }
    }

    // Each feed and each reaction follows the journal once.
    private int Followers => _reactions.Length
        + _house.Of<IEnumerable<IHostedService>>().Count(service => service.GetType().Name.StartsWith("Feed`", StringComparison.Ordinal));

    private async Task FurnishAsync()
    {
        await _house.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House)
            .TellAsync(new("furnish-beepers"), new BeeperPoolCommand.Resize(12, House.Lea));

        foreach (var (station, rank) in Crowd.Known.Select((station, rank) => (station, rank)))
        {
            await _house.Grains.GetGrain<IStationGrain>(station.Value).TellAsync(
                new(string.Create(CultureInfo.InvariantCulture, $"furnish-{rank}")),
                new StationCommand.SetUp(new(station, $"Poste {rank}", Backup: null, Capacity: 2, rank)));
        }
    }

    /// <summary>The evening ends: everything is read, cooked, handed over, and then counted.</summary>
    private async Task CloseAsync(Crowd crowd)
    {
        _late.Clear();
        _journal.Fail(0, WriteFault.None, dies: false);
        _step++;
        await CheckAllAsync(SettleAsync(0));

        foreach (var order in _owed.Orders.Values.Where(order => !order.IsOver).ToList())
        {
            for (var round = 0; round < 60 && !order.IsOver && order.IsPlaced; round++)
            {
                foreach (var letter in crowd.Finish(order, round))
                {
                    await DeliverAsync(letter, isRetried: true);
                }
            }
        }

        await CheckAllAsync(SettleAsync(0));
        var lines = _owed.Orders.Values.SelectMany(order => order.Lines).ToList();
        Checks.Hold(lines.TrueForAll(line => line.State is LineState.Collected or LineState.Cancelled),
            "Rule 1: something was ordered and neither cooked nor cancelled.");
        Checks.Hold(_house.KitchenFeed.Current.Orders.IsEmpty, "Rule 1: the kitchen still owes something when everything is done.");
        Reach.Count("lines collected", lines.Count(line => line.State is LineState.Collected));
        Reach.Count("lines cancelled", lines.Count(line => line.State is LineState.Cancelled));
        Reach.Count("lines late", lines.Count(line => line.IsLate));
        Reach.Count("orders", _owed.Orders.Values.Count(order => order.IsPlaced));
        Reach.Count("bills settled", _owed.Sales.Values.Count(sale => sale.Stage is SaleStage.Settled));
        Reach.Count("bills abandoned", _owed.Sales.Values.Count(sale => sale.Stage is SaleStage.Abandoned));
        Reach.Count("events", _all.Count);

        foreach (var happened in _all)
        {
            Reach.Count($"event {happened.Event.GetType().DeclaringType?.Name}.{happened.Event.GetType().Name}");
        }
    }

    private static Order? Shown(KitchenView view, OrderId id) =>
        view.Orders.GetValueOrDefault(id) ?? view.Done.Find(done => done.Header!.Id == id);
}
