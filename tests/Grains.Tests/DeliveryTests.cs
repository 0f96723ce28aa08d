using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>From the register to the guest's door, with real grains: who has it, what is paid, what is cooked.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private static readonly GeoPoint Shop = new(45_760_000, 4_830_000);

    private readonly MemoryJournal _journal = new(HouseEvents.Catalog, TimeProvider.System);
    private House _house = null!;

    private IDeliveryDesk Desk => _house.Of<IDeliveryDesk>();

    public async Task InitializeAsync()
    {
        _house = await House.OpenAsync(_journal);
        await RuleAsync(_house, KitchenStart.OnSend);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_sale_that_is_sent_has_its_delivery_and_its_number_out_of_the_modes_own_series()
    {
        var sale = await SentAsync();

        var job = (await ShownAsync(view => view.Open.ContainsKey(sale))).Open[sale].Job!;

        Assert.Equal((800, "Zoé", "0612345678", "1 rue Basse"), (job.CallNumber, job.Customer, job.Phone, job.Address));
    }

    [Fact]
    public async Task Of_two_couriers_who_take_it_at_once_one_has_it_and_the_other_is_told()
    {
        var sale = await SentAsync();
        await ShownAsync(view => view.Open.ContainsKey(sale));
        string[] couriers = ["Ali", "Eva", "Ida", "Max"];

        var told = await Task.WhenAll(couriers.Select(courier =>
            Task.Run(() => Desk.AssignAsync(House.NewCommand(), sale, courier, House.Lea))));

        Assert.Equal(1, told.Count(answer => answer.Refusal is null));
        Assert.Equal(3, told.Count(answer => answer.Refusal is DeliveryRefusal.Taken));
        Assert.Single(await HappenedAsync<DeliveryEvent.Assigned>());
    }

    [Fact]
    public async Task What_is_still_cooking_does_not_leave_the_house_and_what_leaves_is_off_the_pass()
    {
        var sale = await SentAsync();
        await ShownAsync(view => view.Open.ContainsKey(sale));
        await Desk.AssignAsync(House.NewCommand(), sale, "Ali", House.Lea);

        Assert.Equal(DeliveryRefusal.NotReady, (await Desk.TakeOutAsync(House.NewCommand(), sale, "Ali", House.Lea)).Refusal);
        await CookAsync(sale);
        Assert.Null((await Desk.TakeOutAsync(House.NewCommand(), sale, "Ali", House.Lea)).Refusal);

        var order = (await _house.RegisterDesk.ReadAsync(sale)).Order;
        await _house.OrderShowsAsync(order, found => found.Lines.All(line => line.State is LineState.Collected));
    }

    [Fact]
    public async Task What_the_guest_gives_at_the_door_pays_the_sale_and_stays_the_couriers_debt_until_it_is_handed_in()
    {
        var sale = await OnTheWayAsync("Ali");
        var due = (await _house.RegisterDesk.ReadAsync(sale)).Due;

        Assert.Null((await Desk.CollectAsync(House.NewCommand(), sale, "Ali", due, CollectedAs.Cash, House.Lea)).Refusal);
        Assert.Equal(
            DeliveryRefusal.AboveDue,
            (await Desk.CollectAsync(House.NewCommand(), sale, "Ali", due, CollectedAs.Cash, House.Lea)).Refusal);
        await Desk.DeliverAsync(House.NewCommand(), sale, "Ali", House.Lea);

        await _house.SalesShowAsync(view => view.Find(sale)?.Stage is SaleStage.Settled);
        var owing = await ShownAsync(view => view.Open.GetValueOrDefault(sale)?.Stage is DeliveryStage.Delivered);
        Assert.Equal(new CourierAccount("Ali", due, Money.Zero), Assert.Single(owing.Accounts));
        Assert.Equal("Ali", (await HappenedAsync<SaleEvent.PaymentRequested>()).Single().By.Person);

        var key = House.NewCommand();
        Assert.Equal(due, await Desk.HandInAsync(key, "Ali", House.Lea));
        Assert.Equal(Money.Zero, await Desk.HandInAsync(key, "Ali", House.Lea));
        await ShownAsync(view => view.Open.IsEmpty && !view.Accounts.Any() && view.Done.Count == 1);
    }

    [Fact]
    public async Task A_sale_that_is_no_delivery_any_more_waits_for_no_courier_and_costs_no_fee()
    {
        var sale = await SentAsync();
        await ShownAsync(view => view.Open.ContainsKey(sale));

        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetMode(ServiceMode.TakeAway, House.Lea));

        await ShownAsync(view => view.Open.IsEmpty);
        Assert.Equal(new Money(3_000), (await _house.RegisterDesk.ReadAsync(sale)).Total);
    }

    [Fact]
    public async Task A_mode_that_the_office_switches_off_is_refused_by_the_very_next_key()
    {
        await _house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetModes(ModeRules.Default, House.Lea));
        var id = new SaleId("late");

        var told = await _house.RegisterDesk.TellAsync(
            House.NewCommand(), id, new SaleCommand.Open(id, new("T1"), new("o-late"), ServiceMode.Delivery, House.Lea));

        Assert.Equal(SaleRefusal.ModeOff, told.Refusal);
    }

    [Fact]
    public async Task Where_the_kitchen_waits_for_the_money_sending_is_refused_and_takes_no_number()
    {
        await RuleAsync(_house, KitchenStart.OnPayment);
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, House.Kitchen));

        Assert.Equal(SaleRefusal.WaitsForPayment, (await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea)).Refusal);
        Assert.Empty(await HappenedAsync<RetailPos.Hub.Domain.CallNumbers.CallNumbersEvent.Given>());

        await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(1_000), House.Lea);
        Assert.Empty(await HappenedAsync<SaleEvent.LinesSent>());
        await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(450), House.Lea);

        var order = (await _house.RegisterDesk.ReadAsync(sale)).Order;
        Assert.Equal(1, (await _house.OrderShowsAsync(order, found => found is { Settled: true })).Header!.CallNumber);
    }

    [Theory]
    [InlineData(Fault.BeforeWriting, false)]
    [InlineData(Fault.AfterWriting, false)]
    [InlineData(Fault.BeforeWriting, true)]
    [InlineData(Fault.AfterWriting, true)]
    public async Task Whatever_write_fails_what_is_paid_is_cooked_once(Fault fault, bool killed)
    {
        var (sale, order) = (new SaleId("sale-1"), new OrderId("order-1"));

        var appends = await FaultWalk.WalkAsync(fault, killed, Job, CheckAsync);

        Assert.InRange(appends, 6, 40);

        IEnumerable<Func<House, Task>> Job() =>
        [
            house => RuleAsync(house, KitchenStart.OnPayment, "rules"),
            house => house.RegisterDesk.TellAsync(new("open"), sale, new SaleCommand.Open(
                sale, new("T1"), order, ServiceMode.TakeAway, House.Lea,
                [new(new("l1"), new(new ArticleId("burger"), "Burger", new(1_450), new(1_000), new(550), new([House.Kitchen], 1, 60, [])), Quantity.One, [], "")])),
            house => house.RegisterDesk.PayAsync(new("pay-1"), sale, PaymentMode.Card, new(1_000), House.Lea),
            house => house.RegisterDesk.PayAsync(new("pay-2"), sale, PaymentMode.Cash, new(500), House.Lea),
            house => house.OrderShowsAsync(order, found => found is { Lines.Count: 1, Settled: true }),
        ];

        async Task CheckAsync(House house, ScriptedPager pager, string when)
        {
            var paid = await house.RegisterDesk.ReadAsync(sale);
            var cooking = await house.KitchenDesk.ReadAsync(order);
            Assert.True(paid is { Stage: SaleStage.Settled, HasUnsent: false, CallNumber: 1, Payments.Count: 2 }, when);
            Assert.True(cooking is { Settled: true, Stage: OrderStage.ToPrepare, Header.CallNumber: 1, Lines.Count: 1 }, when);
            Assert.True(1 == (await AllOf<SaleEvent.LinesSent>(house.Journal)).Count, when);
            Assert.True(1 == (await AllOf<TillEvent.TicketSealed>(house.Journal)).Count, when);
        }
    }

    [Theory]
    [InlineData(Fault.BeforeWriting, true)]
    [InlineData(Fault.AfterWriting, true)]
    public async Task Whatever_write_fails_what_a_courier_collected_is_booked_once(Fault fault, bool killed)
    {
        var (sale, order) = (new SaleId("sale-1"), new OrderId("order-1"));

        await FaultWalk.WalkAsync(fault, killed, Job, CheckAsync);

        IEnumerable<Func<House, Task>> Job() =>
        [
            house => RuleAsync(house, KitchenStart.OnSend, "rules"),
            house => house.RegisterDesk.TellAsync(new("open"), sale, new SaleCommand.Open(
                sale, new("T1"), order, ServiceMode.Delivery, House.Lea,
                [new(new("l1"), new(new ArticleId("burger"), "Burger", new(3_000), new(1_000), new(550), new([House.Kitchen], 1, 60, [])), Quantity.One, [], "")])),
            house => house.RegisterDesk.TellAsync(new("name"), sale, new SaleCommand.SetCustomer("Zoé", House.Lea)),
            house => house.RegisterDesk.TellAsync(new("phone"), sale, new SaleCommand.SetPhone("0612345678", House.Lea)),
            house => house.RegisterDesk.TellAsync(new("to"), sale, new SaleCommand.SetDestination("1 rue Basse", Shop, null, House.Lea)),
            house => house.RegisterDesk.SendAsync(new("send"), sale, House.Lea),
            house => ShownAsync(house, view => view.Open.ContainsKey(sale)),
            house => house.Of<IDeliveryDesk>().AssignAsync(new("take"), sale, "Ali", House.Lea),
            async house =>
            {
                var cooking = await house.OrderShowsAsync(order, found => found.Lines.Count == 1);
                await house.KitchenDesk.TellAsync(new("ready"), order, new OrderCommand.MarkReady([Tick.Of(cooking.Lines[0])], House.Lea));
            },
            house => house.Of<IDeliveryDesk>().TakeOutAsync(new("out"), sale, "Ali", House.Lea),
            house => house.Of<IDeliveryDesk>().CollectAsync(new("cash"), sale, "Ali", new(3_350), CollectedAs.Cash, House.Lea),
            house => house.Of<IDeliveryDesk>().DeliverAsync(new("done"), sale, "Ali", House.Lea),
            house => house.SalesShowAsync(view => view.Find(sale)?.Stage is SaleStage.Settled),
            house => house.Of<IDeliveryDesk>().HandInAsync(new("purse"), "Ali", House.Lea),
        ];

        async Task CheckAsync(House house, ScriptedPager pager, string when)
        {
            var delivery = await house.Of<IDeliveryDesk>().ReadAsync(sale);
            Assert.True(delivery is { Stage: DeliveryStage.Delivered, Tries: 1, Collected.Count: 1, Held.IsZero: true }, when);
            Assert.True((await house.RegisterDesk.ReadAsync(sale)) is { Stage: SaleStage.Settled, Payments.Count: 1 }, when);
            Assert.True(1 == (await AllOf<TillEvent.TicketSealed>(house.Journal)).Count, when);
            Assert.True((await house.KitchenDesk.ReadAsync(order)).Stage is OrderStage.Collected, when);
        }
    }

    private static async Task RuleAsync(House house, KitchenStart start, string key = "rules-")
    {
        var modes = ModeRules.Default with
        {
            Modes = [.. ModeRules.Default.Modes.Select(rule => rule.Mode switch
            {
                ServiceMode.Delivery => rule with { IsOn = true, Numbers = new(800, 999) },
                ServiceMode.TakeAway => rule with { Start = start },
                _ => rule,
            })],
        };
        var zones = new DeliveryRules(Shop, [new("Ville", Shop, RadiusMetres: 3_000, new(350), new(1_000))], "Livraison", new(2_000));
        var desk = house.Of<IHouseRulesDesk>();
        await desk.TellAsync(new($"{key}{start}-modes"), new HouseRulesCommand.SetModes(modes, House.Lea));
        await desk.TellAsync(new($"{key}{start}-zones"), new HouseRulesCommand.SetDeliveries(zones, House.Lea));
    }

    private async Task<SaleId> SentAsync()
    {
        var sale = await _house.TakeAsync(ServiceMode.Delivery, ("Burger", 3000, House.Kitchen));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetCustomer("Zoé", House.Lea));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetPhone("0612345678", House.Lea));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetDestination("1 rue Basse", Shop, Zone: null, House.Lea));
        Assert.Null((await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea)).Refusal);
        return sale;
    }

    private async Task CookAsync(SaleId sale)
    {
        var order = await _house.OrderShowsAsync(
            (await _house.RegisterDesk.ReadAsync(sale)).Order, found => found.Stage is OrderStage.ToPrepare);
        await _house.BumpAsync(order);
    }

    private async Task<SaleId> OnTheWayAsync(string courier)
    {
        var sale = await SentAsync();
        await ShownAsync(view => view.Open.ContainsKey(sale));
        await CookAsync(sale);
        await Desk.AssignAsync(House.NewCommand(), sale, courier, House.Lea);
        Assert.Null((await Desk.TakeOutAsync(House.NewCommand(), sale, courier, House.Lea)).Refusal);
        return sale;
    }

    private Task<DeliveriesView> ShownAsync(Func<DeliveriesView, bool> holds) => ShownAsync(_house, holds);

    private static Task<DeliveriesView> ShownAsync(House house, Func<DeliveriesView, bool> holds) =>
        house.Of<IFeed<DeliveriesView>>().UntilAsync(holds, TimeSpan.FromSeconds(20), TimeProvider.System);

    private Task<List<T>> HappenedAsync<T>() => AllOf<T>(_journal);

    private static async Task<List<T>> AllOf<T>(IJournal journal)
    {
        var all = new List<T>();

        await foreach (var recorded in journal.ReadAllAsync(0, CancellationToken.None))
        {
            if (recorded.Event is T happened)
            {
                all.Add(happened);
            }
        }

        return all;
    }
}
