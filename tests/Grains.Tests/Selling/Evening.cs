using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>
/// One evening of a whole house: tables, bills, drawers and stoves, two or three people at one thing at once, keys that are
/// pressed again, and a hub that dies in the middle of something and comes back. The books are asked after every step.
/// </summary>
/// <remarks>What people want is the seed's; who of two is quicker is the machine's, as it is in a restaurant.</remarks>
internal sealed class Evening(int seed, int steps)
{
    private readonly Random _chance = new(seed);
    private readonly Staff _staff = new(seed);
    private readonly Books _books = new();
    private readonly MemoryJournal _disk = new(HouseEvents.Catalog, TimeProvider.System);
    private readonly Queue<string> _story = new();
    private FaultyJournal _mortal = null!;
    private QuietJournal _quiet = null!;
    private House _house = null!;
    private int _step;

    public IReadOnlyDictionary<string, int> Seen => _books.Seen;

    public int Lives { get; private set; }

    public async Task RunAsync()
    {
        try
        {
            await OpenAsync();
            await Staff.FurnishAsync(_house);
            await QuietAsync();
            await ReadAsync(); // Setting the house up is nobody's tap.

            for (_step = 1; _step <= steps; _step++)
            {
                await StepAsync();
            }

            await GoHomeAsync();
            await _house.DisposeAsync();
        }
        catch (Exception fault)
        {
            var history = fault is BrokenPromiseException ? string.Join('\n', await HistoryOfAsync(fault.Message)) : $"{fault}";
            throw new BrokenPromiseException(string.Create(CultureInfo.InvariantCulture,
                $"seed {seed}, step {_step}: {fault.Message}\n  {string.Join("\n  ", _story)}\n{history}"));
        }
    }

    private async Task StepAsync()
    {
        Tap[] taps = _chance.Next(3) == 0 ? Rivals() : [_staff.Next(_house)];
        var before = _disk.Head;
        var refusals = await LiveAsync(() => Task.WhenAll(taps.Select(tap => Task.Run(() => tap.PressAsync(_house)))));
        Tell(taps, refusals);
        await QuietAsync();
        var happened = await ReadAsync();

        if (refusals is [{ } refusal])
        {
            Tap.HoldNothingHappened(taps[0], refusal, happened);
        }

        // The answer was lost, or the hub died over it: the same key again. What was done once is done.
        if (refusals is null || _chance.Next(5) == 0)
        {
            var isKnown = refusals is [null];
            before = _disk.Head;
            refusals = await LiveAsync(() => Task.WhenAll(taps.Select(tap => Task.Run(() => tap.PressAsync(_house)))));
            Tell(taps, refusals);
            await QuietAsync();
            happened = await ReadAsync();
            Books.Hold(!isKnown || happened.Count == 0, $"{taps[0]}, pressed again, did {string.Join(", ", happened.Select(recorded => recorded.Event))}.");
        }

        Check();
    }

    /// <summary>Two or three who want something of the same thing, or one who presses twice.</summary>
    private Tap[] Rivals()
    {
        var view = _house.SalesFeed.Current;
        var open = Staff.OpenOf(view);

        if (open.Count < 2)
        {
            return [_staff.Open(), _staff.Open()];
        }

        var (one, other) = (open[^1], _staff.Any(open));
        var table = other.Table ?? _staff.Any(Staff.Tables);

        var shelved = open.FindAll(sale => sale.IsPutAside);

        switch (_chance.Next(14))
        {
            case 0: // One free chair.
                var free = _staff.Any(Staff.Tables);
                return [.. open.Where(sale => sale.Table is null).Take(3).Select(sale => _staff.Seat(sale, free)), _staff.NextAt(free, _house)];
            case 1:
                return [_staff.Split(other), _staff.PayRest(other), _staff.NextAt(other, _house)];
            case 2:
                return [_staff.Merge(one, other, whole: true), _staff.Send(other), _staff.Send(one)];
            case 3: // To and fro.
                return [_staff.Merge(one, other, whole: true), _staff.Merge(other, one, whole: false), _staff.NextAt(one, _house)];
            case 4:
                return [_staff.Split(other), _staff.NextAt(table, _house), _staff.NextAt(table, _house)];
            case 5:
                return [_staff.PayRest(other), _staff.NextAt(table, _house), _staff.PaySome(other)];
            case 6 when !view.Closed.IsEmpty:
                return [_staff.Refund(view.Closed[0]), _staff.Refund(view.Closed[0]), _staff.AtTheTill(_staff.Any(Staff.Tills), _house)];
            case 7:
                var twice = _staff.NextAt(other, _house);
                return [twice, twice, _staff.NextAt(other, _house)];
            case 8 when shelved.Count > 0:
                var aside = _staff.Any(shelved);
                return [_staff.PaySome(aside), _staff.GiveUp(aside), _staff.PaySome(aside)];
            case 9: // One person in two records, who eats at two tables.
                var (kept, twin) = (_staff.AnyCustomer, _staff.AnyCustomer);
                return [_staff.MergeGuests(kept, twin), _staff.PayOnAccount(one, twin), _staff.PayOnAccount(other, kept)];
            case 10: // Two who merge the same two crosswise, and somebody pays.
                var (first, second) = (_staff.AnyCustomer, _staff.AnyCustomer);
                return [_staff.MergeGuests(first, second), _staff.MergeGuests(second, first), _staff.SettleDebt(second)];
            case 11 when !view.Closed.IsEmpty:
                return [_staff.Expense(view.Closed[0]), _staff.Expense(view.Closed[0]), _staff.Expense(view.Closed[0])];
            default:
                return [_staff.NextAt(other, _house), _staff.NextAt(other, _house), _staff.Next(_house)];
        }
    }

    private void Check()
    {
        _books.Close();

        foreach (var (till, state) in _house.Of<IFeed<TillsView>>().Current.Tills)
        {
            Books.Hold(state.Session is not { } session || session.ExpectedIn(PaymentMode.Cash) == _books.DrawerOf(till),
                $"{till} expects {state.Session?.ExpectedIn(PaymentMode.Cash)}, and {_books.DrawerOf(till)} are in the drawer.");
        }

        var view = _house.SalesFeed.Current;
        Books.Hold(view.Sales.Values.ToHashSet().SetEquals(_books.Open), $"The screens show other bills than the journal.");
        Books.Hold(_house.Of<IFeed<ShipmentsView>>().Current.Open.Keys.ToHashSet().SetEquals(_books.ToSend), $"The screens show other parcels than the journal.");
        Books.Hold(Staff.Tables.All(table => view.Floor.GetValueOrDefault(table, Table.Free) == _books.Tables.GetValueOrDefault(table, Table.Free)),
            $"The screens show other tables than the journal.");
    }

    /// <summary>Everybody pays, tables are pulled apart and cleared, drawers are counted: nothing is left over.</summary>
    private async Task GoHomeAsync()
    {
        Tell("everybody goes home");
        await TellAsync(house => house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetTillDay(TillDayRules.Default, House.Lea)));
        await TellAsync(house => house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetModes(Carte.Modes, House.Lea)));

        foreach (var sale in _books.Open.ToList())
        {
            // Sent with the first payment, it may cost more than before: what the house offered by itself is offered no longer.
            for (var tries = 0; tries < 3 && await _house.RegisterDesk.ReadAsync(sale.Id) is { Stage: SaleStage.Open or SaleStage.Sealed } now; tries++)
            {
                await LiveAsync(() => _staff.PayRest(now).PressAsync(_house));
            }

            // Nothing on it, or nobody to bring it to: it comes to nothing.
            if (await _house.RegisterDesk.ReadAsync(sale.Id) is { Stage: SaleStage.Open })
            {
                await TellAsync(house => house.RegisterDesk.TellAsync(House.NewCommand(), sale.Id, new SaleCommand.Abandon("fin", House.Lea)));
            }
        }

        await QuietAsync();
        await ReadAsync();

        foreach (var (table, host) in _books.Tables.Where(table => table.Value.JoinedTo is not null).Select(table => (table.Key, table.Value.JoinedTo!.Value)))
        {
            await TellAsync(house => house.Of<IFloorDesk>().TellAsync(House.NewCommand(), host, new TableCommand.Part(host, table, House.Lea)));
        }

        foreach (var till in Staff.Tills)
        {
            await TellAsync(house => house.Of<ITillDesk>().TellAsync(
                House.NewCommand(), till, new TillCommand.Close([new(PaymentMode.Cash, new(Math.Max(0, _books.DrawerOf(till).Cents)))], Money.Zero, House.Lea)));
        }

        await QuietAsync();
        await ReadAsync();
        Check();
        _books.CheckNobodyIsLeft();
    }

    private async Task OpenAsync()
    {
        if (++Lives == 1)
        {
            // Whatever is given out goes into its outbox, and the house is busy with sales and not with paper.
            var printer = PrinterSetup.Usual(new("desk"), "Caisse", "127.0.0.1:9100") with { Tills = [.. Staff.Tills] };
            await _disk.AppendAsync(
                "devices-house", expected: 0, new("set-up"), [new HouseDevicesEvent.PrinterSetUp(null, printer, House.Lea, DateTimeOffset.UtcNow)], CancellationToken.None);
        }

        // Every other life ends in the middle of something, at a write that only the seed knows.
        var failAt = _chance.Next(2) == 0 ? 60 + _chance.Next(240) : 0;
        _mortal = new(_disk, failAt, (Fault)_chance.Next(2), dies: true);
        _quiet = new(_mortal);
        _house = await House.OpenAsync(_quiet, also: Devices);
    }

    public static void Devices(IServiceCollection services) => services
        .AddSingleton<IMailer, NoMailer>()
        .AddSingleton<IReceiptWords, PlainReceiptWords>()
        .AddSingleton<IInvoiceWords, PlainInvoiceWords>()
        .AddSingleton(new FollowTokens(new byte[FollowTokens.KeyBytes]));

    /// <summary>Null when the hub died of it; then another is there already.</summary>
    private async Task<T?> LiveAsync<T>(Func<Task<T>> act)
    {
        var doing = act();
        await Task.WhenAny(doing, _mortal.Failed);

        if (!_mortal.Failed.IsCompleted)
        {
            return await doing;
        }

        _ = doing.ContinueWith(left => left.Exception, TaskScheduler.Default);
        Tell("the hub dies");
        await _house.DisposeAsync();
        await OpenAsync();
        return default;
    }

    private async Task TellAsync<TRefusal>(Func<House, Task<Told<TRefusal>>> tell)
        where TRefusal : struct, Enum
    {
        if (await LiveAsync(async () => (object)await tell(_house)) is null)
        {
            await tell(_house);
        }
    }

    private async Task QuietAsync()
    {
        while (await LiveAsync(async () =>
        {
            await _quiet.QuietAsync(_house);
            return this;
        }) is null)
        {
            // Another hub, which must come to rest too.
        }
    }

    // All that the journal says of what the broken promise names first.
    private async Task<List<string>> HistoryOfAsync(string message)
    {
        var names = Regex.Matches(message, "(dish|part|bill|visit|guest|key)-[0-9a-f-]+").Select(match => match.Value).ToHashSet();
        var history = new List<string>();

        await foreach (var recorded in _disk.ReadAllAsync(0, CancellationToken.None))
        {
            var text = JsonSerializer.Serialize(recorded.Event, recorded.Event.GetType(), JournalJson.Options);

            if (names.Any(name => text.Contains(name, StringComparison.Ordinal) || recorded.Stream.EndsWith(name, StringComparison.Ordinal)))
            {
                history.Add($"{recorded.Position} {recorded.Stream} {HouseEvents.Catalog.NameOf(recorded.Event)} {text[..Math.Min(text.Length, 4_000)]}");
            }
        }

        return history.TakeLast(60).ToList();
    }

    private Task<List<Recorded>> ReadAsync() => _books.ReadAsync(_disk);

    private void Tell(Tap[] taps, Enum?[]? refusals) => Tell(string.Join(" | ", taps.Select((tap, at) =>
        $"{tap} → {(refusals is null ? "?" : refusals[at]?.ToString() ?? "done")}")));

    private void Tell(string what)
    {
        _story.Enqueue($"{_step}: {what}");

        if (_story.Count > 25)
        {
            _story.Dequeue();
        }
    }
}
