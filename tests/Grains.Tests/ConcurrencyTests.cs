using RetailPos.Grains.Contracts;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Two people at one thing: both see what became of it, and nothing happens twice or not at all.</summary>
public sealed class ConcurrencyTests : IAsyncLifetime
{
    private readonly QuietJournal _journal = new(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
    private House _house = null!;

    public async Task InitializeAsync() => _house = await House.OpenAsync(_journal);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Two_registers_at_one_table_at_once_are_one_visit()
    {
        for (var table = 1; table <= 20; table++)
        {
            var where = new TableId($"T{table}");
            SaleId[] sales =
            [
                await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen)),
                await _house.TakeAsync(ServiceMode.EatIn, ("Soupe", 700, House.Kitchen)),
            ];

            var answers = await AtOnceAsync(2, at =>
                _house.RegisterDesk.SeatAsync(House.NewCommand(), sales[at], where, covers: 2, House.Lea));

            var winner = Array.FindIndex(answers, answer => answer.TableRefusal is null);
            Assert.Equal(TableRefusal.Taken, answers[1 - winner].TableRefusal);
            Assert.Equal(sales[winner], answers[1 - winner].TakenBy);
            Assert.Equal(where, (await _house.RegisterDesk.ReadAsync(sales[winner])).Table);
            Assert.Null((await _house.RegisterDesk.ReadAsync(sales[1 - winner])).Table);
            Assert.Equal([sales[winner]], _house.SalesFeed.Current.Tables[where].Sales);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Eight_sends_at_once_are_one_send(bool sameTap)
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen), ("Soupe", 700, House.Kitchen));
        var tap = House.NewCommand();

        var answers = await AtOnceAsync(8, _ =>
            _house.RegisterDesk.SendAsync(sameTap ? tap : House.NewCommand(), id, House.Lea));

        Assert.All(answers.Where(answer => answer.Refusal is null), answer => Assert.Equal(1, answer.CallNumber));
        Assert.All(answers, answer => Assert.True(answer.Refusal is null or SaleRefusal.NothingToSend));
        Assert.Equal(sameTap ? 8 : 1, answers.Count(answer => answer.Refusal is null));
        await _journal.QuietAsync(_house);
        var order = await _house.KitchenDesk.ReadAsync((await _house.RegisterDesk.ReadAsync(id)).Order);
        Assert.Equal(["Steak", "Soupe"], order.Lines.Select(line => line.Sent.Article));
    }

    [Fact]
    public async Task Eight_payments_at_once_pay_the_sale_once()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen));

        var answers = await AtOnceAsync(8, _ =>
            _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Card, new(1_990), House.Lea));

        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.All(answers.Where(answer => answer.Refusal is not null), answer => Assert.True(
            answer.Refusal is SaleRefusal.PaymentPending or SaleRefusal.AlreadySettled, $"{answer.Refusal}"));
        var sale = await _house.RegisterDesk.ReadAsync(id);
        Assert.Equal((SaleStage.Settled, 1), (sale.Stage, sale.Payments.Count));
        await _journal.QuietAsync(_house);
        Assert.Single((await _house.KitchenDesk.ReadAsync(sale.Order)).Lines);
    }

    [Fact]
    public async Task Eight_parts_of_a_bill_at_once_never_pay_more_than_the_bill()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Menu", 1_000, null));

        for (var round = 0; round < 8; round++)
        {
            await AtOnceAsync(8, _ =>
                _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Card, new(300), House.Lea));
        }

        var rest = await _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Cash, new(500), House.Lea);
        var sale = await _house.RegisterDesk.ReadAsync(id);
        Assert.Equal((new Money(400), SaleStage.Settled), (rest.Payment!.Change, sale.Stage));
        Assert.Equal(new Money(1_000), sale.Paid);
    }

    [Fact]
    public async Task Two_hundred_sales_at_once_have_numbers_without_gap_or_twin_and_a_chain_that_verifies()
    {
        const int Sales = 200;

        var answers = await AtOnceAsync(Sales, async at =>
        {
            var id = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, House.Kitchen), ("Sac", 10, null));
            return await _house.RegisterDesk.PayAsync(
                House.NewCommand(), id, at % 2 == 0 ? PaymentMode.Cash : PaymentMode.Card, new(1_460), House.Lea);
        });

        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        var numbers = Enumerable.Range(1, Sales);
        Assert.Equal(numbers, answers.Select(answer => (int)answer.Ticket!.Value).Order());
        await _journal.QuietAsync(_house);
        Assert.Equal(numbers, _house.KitchenFeed.Current.Orders.Values.Select(order => order.Header!.CallNumber).Order());
        Assert.All(_house.KitchenFeed.Current.Orders.Values, order => Assert.True(order is { Settled: true, Lines.Count: 1 }));

        var chain = new FiscalChain();

        await foreach (var recorded in _journal.ReadStreamAsync("till-T1", 0, CancellationToken.None))
        {
            var e = Assert.IsType<TillEvent.TicketSealed>(recorded.Event);
            chain.Add(e.Ticket.Number, Canonical.Of(e.Ticket), e.Seal);
        }

        Assert.Equal((null, (long)Sales), (chain.Fault, chain.Verified));
    }

    [Fact]
    public async Task Beepers_asked_for_at_once_go_to_one_guest_each_and_each_is_told_the_right_one()
    {
        await _house.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House)
            .TellAsync(House.NewCommand(), new Hub.Domain.Beepers.BeeperPoolCommand.Resize(30, House.Lea));
        await _house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("order-0"), number: 29, House.Lea);

        var answers = await AtOnceAsync(29, at =>
            _house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new($"order-{at}"), number: null, House.Lea));

        Assert.Equal(Enumerable.Range(1, 30).Except([29]), answers.Select(answer => answer.Number!.Value).Order());
        var pool = await _house.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House).ReadAsync();
        Assert.All(answers, answer => Assert.Equal(answer.Holder, pool.Out[answer.Number!.Value].Holder));
        var none = await _house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("late"), number: null, House.Lea);
        Assert.Equal(Hub.Domain.Beepers.BeeperPoolRefusal.AllOut, none.Refusal);
    }

    private static Task<T[]> AtOnceAsync<T>(int times, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(at => Task.Run(() => act(at))));
}
