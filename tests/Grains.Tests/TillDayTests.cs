using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Tills that are opened, sell and are closed while others do the same.</summary>
public sealed class TillDayTests : IAsyncLifetime
{
    private static readonly TillId First = new("T1");
    private static readonly TillId Second = new("T2");
    private static readonly PaymentKeyId CashKey = new("cash");

    private readonly MemoryJournal _journal = new(HouseEvents.Catalog, TimeProvider.System);
    private House _house = null!;

    private ITillDesk Tills => _house.Of<ITillDesk>();

    private ISalesHistoryDesk History => _house.Of<ISalesHistoryDesk>();

    public async Task InitializeAsync() => _house = await House.OpenAsync(_journal);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Two_tills_sell_at_once_each_with_its_own_session_and_drawer()
    {
        await OpenAsync(First, 10_000);
        await OpenAsync(Second, 5_000);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async at =>
        {
            var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 100, null));
            var paid = await _house.RegisterDesk.PayAsync(
                House.NewCommand(), sale, CashKey, new(200), House.Lea, at: at % 4 == 0 ? Second : First);
            Assert.Null(paid.Refusal);
        }));

        var (one, two) = (await StateAsync(First), await StateAsync(Second));
        Assert.Equal((15L, 5L), (one.Tickets.Number, two.Tickets.Number));
        Assert.Equal(
            (new Money(11_500), new Money(5_500)),
            (one.Session!.ExpectedIn(PaymentMode.Cash), two.Session!.ExpectedIn(PaymentMode.Cash)));

        await CloseAsync(First, 11_490);
        Assert.Null((await StateAsync(First)).Session);
        Assert.NotNull((await StateAsync(Second)).Session);
        Assert.Equal(new Money(-10), (await StateAsync(First)).Last!.Difference);
    }

    [Fact]
    public async Task Every_session_is_remembered_with_its_counts_movements_and_hands()
    {
        await OpenAsync(First, 10_000);
        await Tills.TellAsync(House.NewCommand(), First, new TillCommand.MoveCash(House.NewCommand(), MovementKind.PettyCashOut, new(500), "pain", House.Lea));
        await Tills.TellAsync(House.NewCommand(), First, new TillCommand.Count([new(PaymentMode.Cash, new(9_500))], House.Lea));
        await Tills.TellAsync(House.NewCommand(), First, new TillCommand.HandOver("Hugo", [new(PaymentMode.Cash, new(9_400))], House.Lea));
        await CloseAsync(First, 9_300);

        // The next one is opened by its first payment, with what was left.
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 100, null));
        Assert.Null((await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, CashKey, new(100), House.Lea, at: First)).Refusal);
        var feed = _house.Of<IFeed<SessionsView>>();
        var sessions = (await feed.ReachAsync(feed.Head, CancellationToken.None)).Of(First);

        Assert.Equal([1, 2], sessions.Select(session => session.Number));
        Assert.Equal(["pain"], sessions[0].Movements.Select(movement => movement.Reason));
        Assert.Equal([(false, new Money(0)), (true, new Money(-100))], sessions[0].Counts.Select(count => (count.IsHandOver, count.Difference)));
        Assert.Equal(new Money(-200), sessions[0].Difference);
        Assert.Equal(["Léa", "Hugo"], sessions[0].People);
        Assert.Equal((null, sessions[0].Closed!.Left), (sessions[1].Closed, sessions[1].OpeningCash));
    }

    [Fact]
    public async Task A_closed_register_cannot_sell_where_the_house_says_so()
    {
        await RuleAsync(TillDayRules.Default with { MustBeOpened = true });
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, House.Kitchen));
        var refused = await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Cash, new(1_450), House.Lea);

        Assert.Equal(SaleRefusal.TillClosed, refused.Refusal);
        Assert.True((await _house.RegisterDesk.ReadAsync(sale)).HasUnsent);

        await OpenAsync(First, 0);
        Assert.Null((await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Cash, new(1_450), House.Lea)).Refusal);
        await CloseAsync(First, 1_450);
        var back = await _house.RegisterDesk.RefundAsync(
            House.NewCommand(), sale, new(First, CashKey, Lines: null, Amount: null, "froid"), House.Lea);
        Assert.Equal(SaleRefusal.TillClosed, back.Refusal);
    }

    [Fact]
    public async Task A_payment_that_races_with_the_closing_is_in_the_session_or_refused_and_never_in_between()
    {
        await RuleAsync(TillDayRules.Default with { MustBeOpened = true });

        for (var round = 1; round <= 15; round++)
        {
            await OpenAsync(First, 0);
            var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 100, null));
            var pay = _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Cash, new(100), House.Lea);
            var close = Tills.TellAsync(House.NewCommand(), First, new TillCommand.Close([new(PaymentMode.Cash, Money.Zero)], Money.Zero, House.Lea));
            await Task.WhenAll(pay, close);

            var last = (await StateAsync(First)).Last!;
            Assert.Null((await close).Refusal);
            Assert.Equal(round, last.Number);
            Assert.Equal(
                (await pay).Refusal is null ? (null, 1, -100L) : ((SaleRefusal?)SaleRefusal.TillClosed, 0, 0L),
                ((await pay).Refusal, last.Totals.Tickets, last.Difference.Cents));
            Assert.Null((await StateAsync(First)).Session);
        }
    }

    [Fact]
    public async Task A_till_with_sales_that_nobody_finished_is_not_closed_where_the_house_says_so()
    {
        await RuleAsync(TillDayRules.Default with { AllSalesClosedBeforeClosing = true });
        await OpenAsync(First, 0);
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 100, null));
        var close = new TillCommand.Close([new(PaymentMode.Cash, Money.Zero)], Money.Zero, House.Lea);

        Assert.Equal(TillRefusal.SalesStillOpen, (await Tills.TellAsync(House.NewCommand(), First, close)).Refusal);
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.Abandon("", House.Lea));
        Assert.Null((await Tills.TellAsync(House.NewCommand(), First, close)).Refusal);
    }

    [Fact]
    public async Task The_history_finds_a_ticket_by_what_is_remembered_of_it()
    {
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 1_234, null));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetCustomer("Dupont", House.Lea));
        await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Cash, new(2_000), House.Lea);
        await _house.RegisterDesk.RefundAsync(House.NewCommand(), sale, new(First, CashKey, Lines: null, Amount: new(200), "froid"), House.Lea);
        var open = await _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 100, null));

        foreach (var search in new[] { "1", "#1", "12,34", "dupont", sale.Value })
        {
            Assert.Equal([sale], (await LookAsync(HistoryKind.Paid, search)).Select(row => row.Sale));
        }

        Assert.Empty(await LookAsync(HistoryKind.Paid, "nobody"));
        Assert.Equal([new Money(-200)], (await LookAsync(HistoryKind.Refunded)).Select(row => row.Total));
        Assert.Equal([open], (await LookAsync(HistoryKind.Open)).Select(row => row.Sale));
        Assert.Equal(3, (await LookAsync(HistoryKind.All)).Count);
        Assert.Equal(2, (await LookAsync(HistoryKind.Created)).Count);

        var row = Assert.Single(await LookAsync(HistoryKind.Paid));
        var ticket = await History.FindAsync(row.Position!.Value, CancellationToken.None);
        Assert.Equal((0, 0, 1, new Money(200)), (ticket!.Copies, ticket.At, ticket.Session, ticket.Sale.Refunded));
        var back = Assert.Single(await LookAsync(HistoryKind.Refunded));
        Assert.Equal(1, (await History.FindAsync(back.Position!.Value, CancellationToken.None))!.At);
        Assert.Equal("Sac", Assert.Single((await History.ReadSaleAsync(open))!.Lines).Article.Name);
        Assert.Null(await History.ReadSaleAsync(new("never")));
        Assert.Null(await History.FindAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task The_history_is_narrowed_to_a_register_a_way_of_paying_and_what_was_written_down()
    {
        var usual = PaymentRules.Default;
        await _house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetPayments(
            usual with { Keys = [.. usual.Keys.Select(key => key with { IsOn = true })] }, House.Lea));
        await _house.Of<ICustomerDesk>().TellAsync(
            House.NewCommand(), new("c-1"), new CustomerCommand.Enter(new("c-1"), new("Mme Durand", "", ""), Money.Zero, House.Lea));
        var (cash, card, owed) = (await SacAsync(), await SacAsync(), await SacAsync());
        await PayAsync(cash, "cash", First);
        await PayAsync(card, "card", Second);
        await PayAsync(owed, "on-account", First, "c-1");

        Assert.Equal([card], await FindAsync(new(History.Today, 1, HistoryKind.All, Till: Second)));
        Assert.Equal([cash], await FindAsync(new(History.Today, 1, HistoryKind.Paid, Mode: PaymentMode.Cash)));
        Assert.Equal([owed], await FindAsync(new(History.Today, 1, HistoryKind.OnAccount)));
        Assert.Empty(await FindAsync(new(History.Today, 1, HistoryKind.OnAccount, Till: Second)));

        Task<SaleId> SacAsync() => _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 100, null));
        async Task PayAsync(SaleId sale, string key, TillId at, string? owes = null) => Assert.Null((await _house.RegisterDesk.PayAsync(
            House.NewCommand(), sale, new PaymentKeyId(key), new(100), House.Lea, customer: owes is null ? null : new(owes), at: at)).Refusal);
    }

    [Fact]
    public async Task A_debt_that_is_paid_is_expected_in_the_drawer_where_it_was_paid_and_a_closed_till_takes_none()
    {
        var durand = new CustomerId("c-1");
        await _house.Of<ICustomerDesk>().TellAsync(
            House.NewCommand(), durand, new CustomerCommand.Enter(durand, new("Mme Durand", "", ""), Money.Zero, House.Lea));
        await OpenAsync(First, 10_000);
        await OpenAsync(Second, 0);
        await Task.WhenAll(SettleAsync("s-1", 300), SettleAsync("s-1", 300), SettleAsync("s-2", 200));

        Assert.Equal((new Money(10_500), new Money(500)), ((await StateAsync(First)).Session!.ExpectedIn(PaymentMode.Cash), (await StateAsync(First)).Session!.Totals.Settled));
        Assert.Equal(Money.Zero, (await StateAsync(Second)).Session!.ExpectedIn(PaymentMode.Cash));
        Assert.Equal(new Money(-500), (await _house.Of<ICustomerDesk>().ReadAsync(durand)).Owed);

        await RuleAsync(TillDayRules.Default with { MustBeOpened = true });
        await CloseAsync(First, 10_500);
        Assert.Equal(Money.Zero, (await StateAsync(First)).Last!.Difference);
        Assert.Equal(CustomerRefusal.TillClosed, (await SettleAsync("s-3", 100)).Refusal);
        Assert.Equal(CustomerRefusal.PaymentKeyUnknown, (await SettleAsync("s-4", 100, "on-account")).Refusal);
        Assert.Equal(new Money(-500), (await _house.Of<ICustomerDesk>().ReadAsync(durand)).Owed);

        Task<Told<CustomerRefusal>> SettleAsync(string id, long cents, string key = "cash") => _house.Of<ICustomerDesk>().TellAsync(
            new(id), durand, new CustomerCommand.Settle(new(id), First, new(key), new(cents), House.Lea));
    }

    private async Task<IEnumerable<SaleId>> FindAsync(HistoryWish wish)
    {
        await _house.SalesFeed.ReachAsync(_journal.Head, CancellationToken.None);
        return (await History.ReadAsync(wish, CancellationToken.None)).Rows.Select(row => row.Sale);
    }

    private async Task<ValueList<HistoryRow>> LookAsync(HistoryKind kind, string search = "")
    {
        await _house.SalesFeed.ReachAsync(_journal.Head, CancellationToken.None);
        return (await History.ReadAsync(new(History.Today, 1, kind, search), CancellationToken.None)).Rows;
    }

    private async Task OpenAsync(TillId till, long cents) =>
        Assert.Null((await Tills.TellAsync(House.NewCommand(), till, new TillCommand.Open(new(cents), House.Lea))).Refusal);

    private async Task CloseAsync(TillId till, long counted) => Assert.Null((await Tills.TellAsync(
        House.NewCommand(), till, new TillCommand.Close([new(PaymentMode.Cash, new(counted))], Money.Zero, House.Lea))).Refusal);

    private Task<Till> StateAsync(TillId till) => _house.Grains.GetGrain<ITillGrain>(till.Value).ReadAsync();

    private async Task RuleAsync(TillDayRules rules) =>
        Assert.Null((await _house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetTillDay(rules, House.Lea))).Refusal);
}
