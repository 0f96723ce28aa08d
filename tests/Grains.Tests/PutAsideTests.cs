using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Accounting;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Reporting;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>What is put aside (features.md L20): paid in several goes, made when all is paid, or taken back to the cent.</summary>
public sealed class PutAsideTests
{
    private static readonly TillId Till = new("T1");
    private static readonly PaymentKeyId Cash = new("cash");
    private static readonly SaleId Sale = new("sale-1");

    [Fact]
    public async Task Each_deposit_is_sealed_and_the_kitchen_hears_of_it_when_all_is_paid()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await PutAsideAsync(house);

        Assert.Equal(SaleRefusal.WaitsForPayment, (await house.RegisterDesk.SendAsync(new("send"), Sale, House.Lea)).Refusal);
        Assert.Null((await PayAsync(house, "one", 2_000)).Refusal);
        Assert.Null((await PayAsync(house, "two", 1_500)).Refusal);
        await quiet.QuietAsync(house);
        Assert.True((await house.RegisterDesk.ReadAsync(Sale)).HasUnsent);
        Assert.Equal((Sale, HistoryState.PutAside, new Money(1_500)), Assert.Single((await FindAsync(house, HistoryKind.PutAside)).Rows) is var row ? (row.Sale, row.State, row.Due) : default);

        Assert.Null((await PayAsync(house, "three", 1_500)).Refusal);
        await quiet.QuietAsync(house);

        var sale = await house.RegisterDesk.ReadAsync(Sale);
        Assert.Equal((SaleStage.Settled, false, Money.Zero), (sale.Stage, sale.HasUnsent, sale.Due));
        Assert.Single(house.KitchenFeed.Current.Orders);
        var all = await TillEventsAsync(house);
        Assert.Equal((1, 2), (all.OfType<TillEvent.TicketSealed>().Count(), all.OfType<TillEvent.PaymentSealed>().Count()));
        Assert.Empty((await FindAsync(house, HistoryKind.PutAside)).Rows);
    }

    [Fact]
    public async Task Given_up_the_deposits_go_back_and_nothing_is_left_of_it_at_any_rate_in_the_drawer_or_in_the_books()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await house.Of<IHouseRulesDesk>().TellAsync(
            new("rule"), new HouseRulesCommand.SetTillDay(TillDayRules.Default with { AllSalesClosedBeforeClosing = true }, House.Lea));
        await PutAsideAsync(house);
        await PayAsync(house, "one", 2_000);
        Assert.Null((await CloseAsync(house, 2_000)).Refusal); // What waits for weeks holds up no evening.
        await PayAsync(house, "two", 1_234);

        Assert.Equal(
            SaleRefusal.PutAsideAsAWhole,
            (await house.RegisterDesk.RefundAsync(new("part"), Sale, new(Till, Cash, Lines: null, new Money(100), "Plus envie"), House.Lea)).Refusal);
        var back = await GiveUpAsync(house, "back");
        var again = await GiveUpAsync(house, "back");
        await quiet.QuietAsync(house);

        Assert.Equal((null, new Money(3_234), null), (back.Refusal, back.Refund?.Back, again.Refusal));
        var sale = await house.RegisterDesk.ReadAsync(Sale);
        Assert.Equal((SaleStage.Settled, Money.Zero, new Money(1_766)), (sale.Stage, sale.Due, sale.Forgone));
        var till = await house.Grains.GetGrain<ITillGrain>(Till.Value).ReadAsync();
        Assert.True(till.Open.IsEmpty);
        Assert.Equal(Money.Zero, till.Session!.ExpectedIn(PaymentMode.Cash));

        var all = await TillEventsAsync(house);
        var tickets = all.OfType<TillEvent.TicketSealed>().Select(one => one.Ticket).ToList();
        Assert.Equal([new Money(5_000), new(-5_000)], tickets.Select(ticket => ticket.Total));
        Assert.Equal([new Money(3_000), new(-1_766)], tickets.Select(ticket => ticket.Due));
        Assert.All(
            tickets.SelectMany(ticket => ticket.Vat).GroupBy(share => share.Rate),
            rate => Assert.Equal((Money.Zero, Money.Zero), (rate.Sum(share => share.TaxIncluded), rate.Sum(share => share.Tax))));
        AssertChain(all);
        AssertBooks(all);
        Assert.Equal([HistoryState.Refund, HistoryState.Abandoned], (await FindAsync(house, HistoryKind.All)).Rows.Select(one => one.State).Order());
    }

    [Fact]
    public async Task A_deposit_and_giving_up_at_once_leave_the_drawer_with_what_the_sale_says()
    {
        for (var round = 0; round < 8; round++)
        {
            var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
            await using var house = await House.OpenAsync(quiet);
            await PutAsideAsync(house);
            await PayAsync(house, "one", 2_000);

            await Task.WhenAll(PayAsync(house, "two", 700), GiveUpAsync(house, "back"));
            await quiet.QuietAsync(house);

            var sale = await house.RegisterDesk.ReadAsync(Sale);
            var till = await house.Grains.GetGrain<ITillGrain>(Till.Value).ReadAsync();
            Assert.Equal((null, null), (sale.Pending, sale.Refunding));
            Assert.Equal(sale.Paid - sale.Refunded, till.Session!.ExpectedIn(PaymentMode.Cash));
            Assert.Equal(sale.Due, till.Open.GetValueOrDefault(Sale)?.Due ?? Money.Zero);
            AssertBooks(await TillEventsAsync(house));
        }
    }

    [Theory]
    [InlineData(Fault.BeforeWriting, true)]
    [InlineData(Fault.AfterWriting, true)]
    public async Task Whatever_write_fails_it_is_put_aside_once_paid_once_and_given_back_once(Fault fault, bool killed)
    {
        var appends = await FaultWalk.WalkAsync(fault, killed, Job, CheckAsync);

        Assert.InRange(appends, 8, 60);
    }

    [Fact]
    public async Task Only_what_nobody_eats_yet_is_put_aside_and_under_a_name()
    {
        await using var house = await House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        var sale = await house.TakeAsync(ServiceMode.TakeAway, ("Bûche", 3_000, House.Kitchen));

        Assert.Equal(SaleRefusal.CustomerMissing, (await AsideAsync(house, sale)).Refusal);
        await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetCustomer("Zoé", House.Lea));
        await house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea);
        Assert.Equal(SaleRefusal.CannotBePutAside, (await AsideAsync(house, sale)).Refusal);
    }

    private static IEnumerable<Func<House, Task>> Job() =>
    [
        PutAsideAsync,
        house => PayAsync(house, "one", 2_000),
        house => PayAsync(house, "two", 1_000),
        house => GiveUpAsync(house, "back"),
    ];

    private static async Task CheckAsync(House house, ScriptedPager pager, string when)
    {
        var all = await TillEventsAsync(house);
        Assert.True(all.OfType<TillEvent.TicketSealed>().Count() == 2 && all.OfType<TillEvent.PaymentSealed>().Count() == 1, when);
        Assert.True((await house.RegisterDesk.ReadAsync(Sale)) is { Stage: SaleStage.Settled, Refunds.Count: 1, Due.IsZero: true }, when);
        Assert.True((await house.Grains.GetGrain<ITillGrain>(Till.Value).ReadAsync()) is { Open.IsEmpty: true } till && till.Session!.ExpectedIn(PaymentMode.Cash).IsZero, when);
    }

    private static void AssertChain(List<TillEvent> all)
    {
        var chain = new FiscalChain();
        all.OfType<TillEvent.TicketSealed>().ToList().ForEach(one => chain.Add(one.Ticket.Number, Canonical.Of(one.Ticket), one.Seal));
        Assert.Null(chain.Fault);
    }

    private static void AssertBooks(List<TillEvent> all)
    {
        var book = new AccountingBook(AccountingRules.Default, _ => null, id => id.Value);
        var pieces = all.Select(one => book.Of(Till, one)).OfType<Piece>().ToList();
        Assert.All(pieces, piece => Assert.Equal(Money.Zero, piece.Postings.Sum(posting => posting.Amount)));

        // Whatever was paid of a service and given back again is nothing, at every rate.
        var days = new DayRange(new(2000, 1, 1), new(2200, 1, 1));
        var report = new EReportBook(days, days);
        all.ForEach(one => report.Hear(one, DateOnly.FromDateTime(one.At.DateTime)));

        if (all.OfType<TillEvent.TicketSealed>().Any(one => one.Ticket.Refund is not null))
        {
            Assert.All(report.Report().Sold.SelectMany(day => day.Shares), share => Assert.Equal((Money.Zero, Money.Zero), (share.TaxIncluded, share.Tax)));
            Assert.Equal(Money.Zero, report.Report().Paid.SelectMany(day => day.Amounts).Sum(rate => rate.Amount));
        }
    }

    private static async Task PutAsideAsync(House house)
    {
        await house.RegisterDesk.TellAsync(new("open"), Sale, new SaleCommand.Open(
            Sale, Till, new("order-1"), ServiceMode.TakeAway, House.Lea,
            [
                new(new("line-1"), new SoldArticle(Id: null, "Coffret", new(3_000), new(2_000), new(2_000), Card: null), Quantity.One, [], ""),
                new(new("line-2"), new SoldArticle(Id: null, "Bûche", new(2_000), new(1_000), new(550), new([House.Kitchen], 1, 60, [])), Quantity.One, [], ""),
            ]));
        await house.RegisterDesk.TellAsync(new("name"), Sale, new SaleCommand.SetCustomer("Mme Durand", House.Lea));
        Assert.Null((await AsideAsync(house, Sale, "aside")).Refusal);
    }

    private static Task<Told<SaleRefusal>> AsideAsync(House house, SaleId sale, string? id = null) =>
        house.RegisterDesk.TellAsync(id is null ? House.NewCommand() : new(id), sale, new SaleCommand.PutAside(IsOn: true, House.Lea));

    private static Task<PayAnswer> PayAsync(House house, string id, long cents) => house.RegisterDesk.PayAsync(new(id), Sale, Cash, new(cents), House.Lea);

    private static Task<RefundAnswer> GiveUpAsync(House house, string id) =>
        house.RegisterDesk.RefundAsync(new(id), Sale, new(Till, Cash, Lines: null, Amount: null, "Plus envie"), House.Lea);

    private static Task<Told<TillRefusal>> CloseAsync(House house, long cents) =>
        house.Of<ITillDesk>().TellAsync(new("close"), Till, new TillCommand.Close([new(PaymentMode.Cash, new(cents))], new(cents), House.Lea));

    private static Task<SalesHistory> FindAsync(House house, HistoryKind kind)
    {
        var history = house.Of<ISalesHistoryDesk>();
        return history.ReadAsync(new(history.Today.AddDays(-1), 3, kind), CancellationToken.None);
    }

    private static async Task<List<TillEvent>> TillEventsAsync(House house)
    {
        var all = new List<TillEvent>();

        await foreach (var recorded in house.Journal.ReadStreamAsync($"till-{Till}", 0, CancellationToken.None))
        {
            all.Add((TillEvent)recorded.Event);
        }

        return all;
    }
}
