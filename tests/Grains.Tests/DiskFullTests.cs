using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>A full disk refuses commands with the reason, goes on showing, and forgets nothing when there is room again.</summary>
public sealed class DiskFullTests : IAsyncLifetime
{
    private readonly MemoryJournal _disk = new(HouseEvents.Catalog, TimeProvider.System);
    private House _house = null!;

    public async Task InitializeAsync() => _house = await House.OpenAsync(_disk);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Commands_are_refused_with_the_reason_and_reading_goes_on()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen));
        var sale = await _house.RegisterDesk.ReadAsync(id);
        await _house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        var order = await _house.OrderShowsAsync(sale.Order, found => found.Stage is OrderStage.ToPrepare);
        var head = _disk.Head;
        _disk.Full = true;

        await RefusedAsync(() => _house.BumpAsync(order));
        await RefusedAsync(() => _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Cash, new(5_000), House.Lea));
        await RefusedAsync(() => _house.RegisterDesk.SeatAsync(House.NewCommand(), id, new("T1"), 2, House.Lea));
        await RefusedAsync(() => _house.TakeAsync(ServiceMode.EatIn, ("Soupe", 700, House.Kitchen)));
        await RefusedAsync(() => _house.RegisterDesk.TellAsync(
            House.NewCommand(), id, new SaleCommand.AddLines([_house.Line("Café", 220, null)], House.Lea)));

        Assert.Equal(head, _disk.Head);
        Assert.Equal(OrderStage.ToPrepare, (await _house.KitchenDesk.ReadAsync(sale.Order)).Stage);
        Assert.Single((await _house.RegisterDesk.ReadAsync(id)).Lines);
        Assert.True(_house.KitchenFeed.Current.Orders.ContainsKey(sale.Order));
        Assert.Equal(head, _house.SalesFeed.Head);
    }

    [Fact]
    public async Task When_there_is_room_again_everything_goes_on()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen));
        var press = House.NewCommand();
        _disk.Full = true;
        await RefusedAsync(() => _house.RegisterDesk.PayAsync(press, id, PaymentMode.Cash, new(2_000), House.Lea));
        _disk.Full = false;

        var paid = await _house.RegisterDesk.PayAsync(press, id, PaymentMode.Cash, new(2_000), House.Lea);

        Assert.Equal((null, 1L, new Money(10)), (paid.Refusal, paid.Ticket, paid.Payment!.Change));
        var order = (await _house.RegisterDesk.ReadAsync(id)).Order;
        await _house.OrderShowsAsync(order, found => found is { Settled: true, Lines.Count: 1, Header.CallNumber: 1 });
    }

    [Fact]
    public async Task A_reaction_that_met_the_full_disk_does_its_work_when_there_is_room()
    {
        var journal = new FullAfterSending(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(journal);
        var id = await house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen));

        var sent = await house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);

        Assert.Null(sent.Refusal);
        await journal.Refused.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var order = (await house.RegisterDesk.ReadAsync(id)).Order;
        Assert.Equal(OrderStage.Absent, (await house.KitchenDesk.ReadAsync(order)).Stage);

        journal.Full = false;

        await house.OrderShowsAsync(order, found => found.Stage is OrderStage.ToPrepare);
    }

    private static async Task RefusedAsync(Func<Task> command) =>
        Assert.Contains("Make room", (await Assert.ThrowsAsync<JournalUnwritableException>(command)).Message, StringComparison.Ordinal);

    /// <summary>The send itself is the last thing that finds room.</summary>
    private sealed class FullAfterSending(IJournal disk) : JournalAround(disk)
    {
        private volatile bool _full;

        public bool Full
        {
            set => _full = value;
        }

        public TaskCompletionSource Refused { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ValueTask<Appended> AppendAsync(
            string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop)
        {
            if (_full)
            {
                Refused.TrySetResult();
                throw new JournalUnwritableException("The disk is full. Make room; nothing was written.");
            }

            _full = events[0] is SaleEvent.LinesSent;
            return base.AppendAsync(stream, expected, cause, events, stop);
        }
    }
}
