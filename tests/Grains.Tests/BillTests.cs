using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Bills that are split, joined, paid apart and refunded, with everything that follows elsewhere.</summary>
public sealed class BillTests
{
    private static readonly SaleId First = new("sale-1");
    private static readonly SaleId Second = new("sale-2");
    private static readonly OrderId Order = new("order-1");
    private static readonly TableId Table = new("T4");
    private static readonly LineId Burger = new("l1");
    private static readonly NewLine[] Lines = [Line("l1", 1_450, 3, 1_000), Line("l2", 600, 1, 2_000)];

    // Scenario 7 of features.md §17.
    [Fact]
    public async Task A_table_order_split_three_to_one_after_sending_prints_nothing_and_keeps_the_kitchen_and_the_vat()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await OpenAsync(house, pieces: 4);
        var before = await house.OrderShowsAsync(Order, order => order.Lines.Count == 2);
        await house.KitchenDesk.TellAsync(new("start"), Order, new OrderCommand.Start([Tick.Of(before.Lines[0])], House.Lea));
        await quiet.QuietAsync(house);
        var cooking = await house.KitchenDesk.ReadAsync(Order);
        var rates = Pricing.Of(await house.RegisterDesk.ReadAsync(First)).ByRow;

        var answer = await house.RegisterDesk.MoveAsync(new("split"), First, Second, isNew: true, [new(Burger, Quantity.One)], House.Lea);
        await quiet.QuietAsync(house);

        var (one, two) = (await house.RegisterDesk.ReadAsync(First), await house.RegisterDesk.ReadAsync(Second));
        Assert.Null(answer.Refusal);
        Assert.Equal((Quantity.Pieces(3), Quantity.One), (one.Find(Burger)!.Quantity, two.Lines[0].Quantity));
        Assert.Equal((Table, 2, Order, one.CallNumber), (two.Table!.Value, two.Covers, two.Order, two.CallNumber));
        Assert.Equal(Burger, two.Lines[0].KitchenId);
        Assert.Equal(cooking, await house.KitchenDesk.ReadAsync(Order));
        Assert.Equal(rates, [.. Pricing.Of(one).ByRow.Select(rate => rate with
        {
            TaxIncluded = rate.TaxIncluded + Pricing.Of(two).ByRow.Where(other => other.Row == rate.Row).Sum(other => other.TaxIncluded),
        })]);
        Assert.Equal<IEnumerable<SaleId>>([First, Second], house.SalesFeed.Current.Tables[Table].Sales);

        // Both pay; the kitchen hears of it with the last, and so does the table.
        await house.RegisterDesk.PayAsync(new("pay-2"), Second, new PaymentKeyId("card"), two.Due, House.Lea);
        await quiet.QuietAsync(house);
        Assert.False((await house.KitchenDesk.ReadAsync(Order)).Settled);
        Assert.True(house.SalesFeed.Current.Tables.ContainsKey(Table));

        await house.RegisterDesk.PayAsync(new("pay-1"), First, new PaymentKeyId("cash"), one.Due, House.Lea);
        await quiet.QuietAsync(house);
        Assert.True((await house.KitchenDesk.ReadAsync(Order)).Settled);
        Assert.Empty(house.SalesFeed.Current.Tables);
    }

    [Fact]
    public async Task A_part_that_is_taken_back_is_so_much_less_for_the_kitchen()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await OpenAsync(house, pieces: 3);
        await house.RegisterDesk.MoveAsync(new("split"), First, Second, isNew: true, [new(Burger, Quantity.One)], House.Lea);
        var part = (await house.RegisterDesk.ReadAsync(Second)).Lines[0].Id;

        await house.RegisterDesk.TellAsync(new("less"), First, new SaleCommand.SetQuantity(Burger, Quantity.One, House.Lea));
        await quiet.QuietAsync(house);
        Assert.Equal(Quantity.Pieces(2), (await house.KitchenDesk.ReadAsync(Order)).Find(Burger)!.Sent.Quantity);

        await house.RegisterDesk.TellAsync(new("gone"), Second, new SaleCommand.RemoveLine(part, "froid", House.Lea));
        await house.RegisterDesk.TellAsync(new("all"), First, new SaleCommand.RemoveLine(Burger, "froid", House.Lea));
        await quiet.QuietAsync(house);
        Assert.Equal(LineState.Cancelled, (await house.KitchenDesk.ReadAsync(Order)).Find(Burger)!.State);
    }

    [Fact]
    public async Task Two_registers_that_refund_one_sale_at_once_never_give_back_more_than_it_cost()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await OpenAsync(house, pieces: 3);
        var due = (await house.RegisterDesk.ReadAsync(First)).Due;
        await house.RegisterDesk.PayAsync(new("pay"), First, new PaymentKeyId("cash"), due, House.Lea);

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(till => house.RegisterDesk.RefundAsync(
            new($"refund-{till}"), First, new(new($"T{till}"), new("cash"), null, null, "froid"), House.Lea)));

        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.Equal(due, (await house.RegisterDesk.ReadAsync(First)).Refunded);
    }

    [Theory]
    [InlineData(Fault.BeforeWriting, false)]
    [InlineData(Fault.AfterWriting, false)]
    [InlineData(Fault.BeforeWriting, true)]
    [InlineData(Fault.AfterWriting, true)]
    public async Task Whatever_write_fails_a_split_and_a_refund_happen_once(Fault fault, bool killed)
    {
        var appends = await FaultWalk.WalkAsync(fault, killed, Job, CheckAsync);

        Assert.InRange(appends, 20, 80);
    }

    private static IEnumerable<Func<House, Task>> Job() =>
    [
        house => OpenAsync(house, pieces: 3),
        house => house.RegisterDesk.TellAsync(new("ten"), First, new SaleCommand.ApplyReduction(
            new("r-1"), "Remise", -1_000, Money.Zero, FixedPrice: null, Lines: null, House.Lea)),
        house => house.RegisterDesk.MoveAsync(new("split"), First, Second, isNew: true, [new(Burger, Quantity.One)], House.Lea),
        house => house.SalesShowAsync(view => view.Find(Second) is not null && view.Find(First)?.Moving is null),
        house => house.RegisterDesk.PayAsync(new("pay-1"), First, new PaymentKeyId("card"), new(3_150), House.Lea),
        house => house.RegisterDesk.PayAsync(new("pay-2"), Second, new PaymentKeyId("cash"), new(2_000), House.Lea),
        house => house.SalesShowAsync(view => view.Find(Second)?.Stage is SaleStage.Settled),
        house => house.RegisterDesk.RefundAsync(new("refund"), Second, new(new("T9"), new("cash"), null, new(500), "froid"), House.Lea),
    ];

    private static async Task CheckAsync(House house, ScriptedPager pager, string when)
    {
        var all = new List<object>();

        await foreach (var recorded in house.Journal.ReadAllAsync(0, CancellationToken.None))
        {
            all.Add(recorded.Event);
        }

        var (one, two) = (await house.RegisterDesk.ReadAsync(First), await house.RegisterDesk.ReadAsync(Second));
        Assert.True((one.Stage, two.Stage) == (SaleStage.Settled, SaleStage.Settled), $"{when}: {one.Stage}, {two.Stage}");
        Assert.True(one.Total + two.Total == new Money(4_455), when); // 3 × 14.50 and 6.00, less ten per cent.
        Assert.True(two.Refunded == new Money(500) && two.Refunds!.Count == 1, when);
        Assert.Single(all.OfType<SaleEvent.TakenIn>());
        Assert.Equal(3, all.OfType<TillEvent.TicketSealed>().Count());
        Assert.Single(all.OfType<OrderEvent.Placed>());
        Assert.DoesNotContain(all, happened => happened is OrderEvent.LineChanged or OrderEvent.LinesCancelled);
        Assert.Single(all.OfType<OrderEvent.Settled>());

        var order = await house.KitchenDesk.ReadAsync(Order);
        Assert.True(order is { Settled: true, Lines.Count: 2 } && order.Find(Burger)!.Sent.Quantity == Quantity.Pieces(3), when);
        Assert.True(house.SalesFeed.Current.Tables.IsEmpty && house.SalesFeed.Current.Sales.IsEmpty, when);
    }

    private static async Task OpenAsync(House house, int pieces)
    {
        await house.RegisterDesk.TellAsync(new("open"), First, new SaleCommand.Open(
            First, new("T1"), Order, ServiceMode.EatIn, House.Lea, [Lines[0] with { Quantity = Quantity.Pieces(pieces) }, Lines[1]]));
        await house.RegisterDesk.SeatAsync(new("seat"), First, Table, covers: 2, House.Lea);
        await house.RegisterDesk.SendAsync(new("send"), First, House.Lea);
    }

    private static NewLine Line(string id, int cents, int pieces, int rate) => new(
        new(id), new(new ArticleId($"article-{id}"), id, new(cents), new(rate), new(rate), new([House.Kitchen], 1, 60, [])),
        Quantity.Pieces(pieces), [], "");
}
