using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>The main job with one fault, at every write that it makes: whatever fails, everything ends up there exactly once.</summary>
public sealed class FaultWalkTests
{
    private static readonly SaleId Sale = new("sale-1");
    private static readonly OrderId Order = new("order-1");
    private static readonly TableId Table = new("T4");
    private static readonly NewLine[] Lines =
    [
        LineOf("l1", "Burger", 1450, House.Kitchen), LineOf("l2", "Bière", 600, House.Bar), LineOf("l3", "Sac", 10, null),
    ];

    [Theory]
    [InlineData(Fault.BeforeWriting, false)]
    [InlineData(Fault.AfterWriting, false)]
    [InlineData(Fault.BeforeWriting, true)]
    [InlineData(Fault.AfterWriting, true)]
    public async Task Whatever_write_fails_everything_is_there_once(Fault fault, bool killed)
    {
        var appends = await FaultWalk.WalkAsync(fault, killed, MainJob, CheckAsync);

        Assert.InRange(appends, 15, 60);
    }

    private static IEnumerable<Func<House, Task>> MainJob() =>
    [
        house => house.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House)
            .TellAsync(new("size"), new BeeperPoolCommand.Resize(20, House.Lea)),
        house => house.RegisterDesk.TellAsync(
            new("open"), Sale, new SaleCommand.Open(Sale, new("T1"), Order, ServiceMode.EatIn, House.Lea)),
        house => house.RegisterDesk.TellAsync(new("lines"), Sale, new SaleCommand.AddLines([.. Lines], House.Lea)),
        house => house.KitchenDesk.GiveBeeperAsync(new("beeper"), Order, number: 7, House.Lea),
        house => house.RegisterDesk.SeatAsync(new("seat"), Sale, Table, covers: 2, House.Lea),
        house => house.RegisterDesk.PayAsync(new("pay-card"), Sale, PaymentMode.Card, new(1_000), House.Lea),
        house => house.RegisterDesk.PayAsync(new("pay-cash"), Sale, PaymentMode.Cash, new(2_000), House.Lea),
        async house =>
        {
            // Settled first: what is ready when its table pays counts as eaten, and rings nobody.
            var order = await house.OrderShowsAsync(Order, found => found is { Lines.Count: 2, Settled: true });

            foreach (var station in order.Lines.Select(Tick.Of).GroupBy(tick => tick.Station))
            {
                await house.KitchenDesk.TellAsync(
                    new($"bump-{station.Key}"), Order, new OrderCommand.MarkReady([.. station], House.Lea));
            }
        },
        house => house.KitchenShowsAsync(view => view.Beepers.Out.GetValueOrDefault(7)?.Call?.Outcome is not null),
        house => house.KitchenDesk.TellAsync(new("hand-over"), Order, new OrderCommand.HandOver(House.Lea)),
    ];

    private static async Task CheckAsync(House house, ScriptedPager pager, string when)
    {
        var all = new List<Recorded>();

        await foreach (var recorded in house.Journal.ReadAllAsync(0, CancellationToken.None))
        {
            all.Add(recorded);
        }

        var ticket = Assert.Single(all.Select(recorded => recorded.Event).OfType<TillEvent.TicketSealed>()).Ticket;
        Assert.True((1L, 3, new Money(2_060)) == (ticket.Number, ticket.Lines.Count, ticket.Total), when);
        Assert.Single(all, recorded => recorded.Event is TillEvent.PaymentSealed);
        Assert.Single(all, recorded => recorded.Event is OrderEvent.Placed);
        Assert.Single(all, recorded => recorded.Event is RetailPos.Hub.Domain.CallNumbers.CallNumbersEvent.Given);
        Assert.Single(all, recorded => recorded.Event is OrderEvent.Settled);

        var order = await house.KitchenDesk.ReadAsync(Order);
        Assert.True(order.Lines.Select(line => line.Id.Value).SequenceEqual(["l1", "l2"]), when);
        Assert.True(order is { Settled: true, Stage: OrderStage.Collected, Header.CallNumber: 1 }, when);

        var sale = await house.RegisterDesk.ReadAsync(Sale);
        Assert.True(sale is { Stage: SaleStage.Settled, Pending: null, Payments.Count: 2, Table: not null }, when);

        var view = house.SalesFeed.Current;
        Assert.True(view.Tables.IsEmpty && view.Sales.IsEmpty && view.Closed.Count == 1, when);

        // The beeper rang once; or more than once, and then it says that it is in doubt.
        var report = Assert.Single(all.Select(recorded => recorded.Event).OfType<BeeperPoolEvent.Reported>());
        Assert.True(pager.Paged.Count == 1 || report.Outcome is PageOutcome.Doubtful, when);
        Assert.True(pager.Paged.All(number => number == 7) && house.KitchenFeed.Current.Beepers.Out.IsEmpty, when);
    }

    private static NewLine LineOf(string id, string name, int cents, StationId? station) => new(
        new(id),
        new(new ArticleId($"article-{id}"), name, new(cents), new(1_000), new(550),
            station is { } where ? new([where], Step: 1, ExpectedSeconds: 60, []) : null),
        Quantity.One,
        [],
        "");
}
