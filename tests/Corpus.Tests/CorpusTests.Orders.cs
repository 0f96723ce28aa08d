using Microsoft.Extensions.DependencyInjection;
using RetailPos.Corpus.Tests.Simulation;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;
using static RetailPos.Corpus.Tests.Evening;

namespace RetailPos.Corpus.Tests;

public sealed partial class CorpusTests
{
    private static readonly OrderId Visit = new("visit");

    [Fact]
    public async Task Item_01_merge_or_transfer_of_tables_cooks_again()
    {
        for (var seed = 1; seed <= Evenings; seed++)
        {
            var chance = new Chance((ulong)seed);
            await using var evening = await Evening.OpenAsync();
            string[] ids = ["a", "b", "c", "d"];
            var one = await evening.OpenSaleAsync("one", Visit, "T1", [.. ids.Select(id => Line(id))]);
            var other = await evening.OpenSaleAsync("other", Visit, "T2", [.. ids.Select(id => Line(id, House.Bar))]);

            for (var step = 0; step < 12; step++)
            {
                await (chance.Next(6) switch
                {
                    0 => evening.SendAsync(one),
                    1 => evening.SendAsync(other),
                    2 => evening.PlaceAsync(Visit, [.. ids.Where(_ => chance.OneIn(2)).Select(id => Dish(id))]),
                    3 => evening.Register.SeatAsync(evening.Next(), one, new("T4"), covers: 2, By),
                    4 => evening.TellAsync(Visit, new OrderCommand.Amend(null, new TableId($"T{chance.Next(9)}"), null, null, null, By)),
                    _ => evening.RestartAsync(),
                });
            }

            await evening.SendAsync(one);
            await evening.SendAsync(other);
            Assert.Equal(ids, (await evening.CookedAsync()).Select(line => line.Value).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Item_02_reprint_or_resend_cooks_again()
    {
        await using var evening = await Evening.OpenAsync();
        var sale = await evening.OpenSaleAsync("s", Visit, "T1", Line("a"), Line("b"));
        Assert.Null((await evening.SendAsync(sale)).Refusal);

        Assert.Equal(SaleRefusal.NothingToSend, (await evening.SendAsync(sale)).Refusal);
        await evening.RestartAsync();
        Assert.Equal(SaleRefusal.NothingToSend, (await evening.SendAsync(sale)).Refusal);
        await evening.TellAsync(sale, new SaleCommand.AddLines([Line("c")], By));
        await evening.SendAsync(sale);

        // Nothing leaves the register twice, so nobody downstream must notice.
        Assert.Equal(["a", "b", "c"], (await evening.HistoryAsync()).Select(recorded => recorded.Event).OfType<SaleEvent.LinesSent>()
            .SelectMany(sent => sent.Lines.Select(line => line.Id.Value)));
        Assert.Equal(["a", "b", "c"], (await evening.CookedAsync()).Select(line => line.Value));
    }

    [Fact]
    public async Task Item_03_a_doubled_request_prints_two_slips()
    {
        await using var evening = await Evening.OpenAsync();
        var fire = new CommandId("fire");
        await evening.PlaceAsync(Visit, Dish("a"), Dish("b", step: 2), Dish("c", step: 3));

        // Said twice, "the next course" would be the one after it.
        for (var again = 0; again < 3; again++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => evening.Kitchen.TellAsync(fire, Visit, new OrderCommand.FireNextStep(By))));
            Assert.Equal(2, (await evening.OrderAsync(Visit)).OpenStep);
            await evening.RestartAsync();
        }
    }

    [Fact]
    public async Task Item_04_the_lines_of_a_kiosk_are_sent_again_by_the_register()
    {
        await using var evening = await Evening.OpenAsync();
        await evening.PlaceAsync(Visit, Dish("a"), Dish("b"));

        // The guest pays at the counter: the same order, the same lines, and one more.
        var sale = await evening.OpenSaleAsync("s", Visit, "T1", Line("a"), Line("b"), Line("c"));
        var paid = await evening.Register.PayAsync(evening.Next(), sale, PaymentMode.Cash, new(3_000), By);

        Assert.Equal((null, Money.Zero), (paid.Refusal, paid.Due));
        Assert.Equal(["a", "b", "c"], (await evening.CookedAsync()).Select(line => line.Value));
    }

    [Fact]
    public async Task Item_05_splitting_the_bill_creates_the_order_again()
    {
        await using var evening = await Evening.OpenAsync();
        var whole = await evening.OpenSaleAsync("whole", Visit, "T1", Line("a"), Line("b"));
        await evening.SendAsync(whole);
        var header = (await evening.OrderAsync(Visit)).Header;

        foreach (var part in new[] { "left", "right" })
        {
            var sale = await evening.OpenSaleAsync(part, Visit, "T2", Line(part == "left" ? "a" : "b"), Line(part));
            await evening.Register.PayAsync(evening.Next(), sale, PaymentMode.Card, new(2_000), By);
        }

        Assert.Equal(header, (await evening.OrderAsync(Visit)).Header);
        Assert.Single(await evening.HistoryAsync(), recorded => recorded.Event is OrderEvent.Placed);
        Assert.Equal(["a", "b", "left", "right"], (await evening.CookedAsync()).Select(line => line.Value));
    }

    [Fact]
    public async Task Item_06_the_kitchen_is_not_told_of_a_table_move()
    {
        for (var seed = 1; seed <= Evenings; seed++)
        {
            var chance = new Chance((ulong)seed);
            await using var evening = await Evening.OpenAsync();
            var sale = await evening.OpenSaleAsync("s", Visit, "T1", Line("a"));
            await evening.SendAsync(sale);
            var before = (await evening.OrderAsync(Visit)).Header!.Facts;
            await evening.Register.SeatAsync(evening.Next(), sale, new("T4"), covers: 1 + chance.Next(4), By);

            for (var step = 0; step < 6; step++)
            {
                await evening.TellAsync(sale, chance.Next(3) switch
                {
                    0 => new SaleCommand.TakeTable(new("T4"), chance.Next(6), By),
                    1 => new SaleCommand.SetCustomer($"Zoé {chance.Next(4)}", By),
                    _ => new SaleCommand.SetMode(chance.OneIn(2) ? ServiceMode.EatIn : ServiceMode.TakeAway, By),
                });
            }

            var (order, bill) = (await evening.OrderAsync(Visit), await evening.Register.ReadAsync(sale));
            Assert.Equal((bill.Table, bill.Covers, bill.Customer, bill.Mode),
                (order.Header!.Table, order.Header.Covers, order.Header.Customer, order.Header.Mode));
            Assert.Equal(before, order.Amendment?.Before);
        }
    }

    [Fact]
    public async Task Item_09_two_servers_on_one_table_lose_lines()
    {
        await using var evening = await Evening.OpenAsync();
        var sale = await evening.OpenSaleAsync("s", Visit, "T1", Line("first"));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async at =>
        {
            await Task.Yield();
            var id = new CommandId($"server-{at}");
            Assert.Null((await evening.Register.TellAsync(id, sale, new SaleCommand.AddLines([Line($"l{at}")], new("", $"T{at % 2}")))).Refusal);
        }));

        await evening.SendAsync(sale);
        Assert.Equal(41, (await evening.Register.ReadAsync(sale)).Lines.Count);
        Assert.Equal(41, (await evening.CookedAsync()).Distinct().Count());
    }

    [Fact]
    public async Task Item_10_back_or_reload_before_sent_loses_the_order()
    {
        await using var evening = await Evening.OpenAsync();
        var till = new TillId("T1");
        var sale = await evening.OpenSaleAsync("s", Visit, "T1", Line("a"));
        evening.House.Of<ITillScreens>().Show(till, sale);

        for (var at = 0; at < 4; at++)
        {
            await evening.TellAsync(sale, new SaleCommand.AddLines([Line($"l{at}")], By));
            await evening.RestartAsync();

            // The page that comes back asks what the till had in front of it, and it has every key that was pressed.
            Assert.Equal(sale, evening.House.Of<ITillScreens>().Showing(till));
            Assert.Equal(at + 2, (await evening.Register.ReadAsync(sale)).Lines.Count);
        }

        await evening.SendAsync(sale);
        Assert.Equal(5, (await evening.CookedAsync()).Count);
    }

    [Fact]
    public async Task Item_11_duplicates_after_a_reconnect()
    {
        await using var evening = await Evening.OpenAsync();
        var sale = await evening.OpenSaleAsync("s", Visit, "T1", Line("a"), Line("b"));
        await evening.SendAsync(sale);
        await evening.House.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House)
            .TellAsync(evening.Next(), new BeeperPoolCommand.Resize(9, By));
        await evening.Kitchen.GiveBeeperAsync(evening.Next(), Visit, number: 3, By);

        foreach (var note in new[] { "bleu", "saignant", "bleu" })
        {
            await evening.TellAsync(sale, new SaleCommand.SetNote(new("a"), [], note, By));
            await evening.TellAsync(Visit, new OrderCommand.AcknowledgeChange(
                new("a"), (await evening.OrderAsync(Visit)).Find(new("a"))!.Sent.Wish, Outcome: null, By));
        }

        // Ready with a beeper in the guest's hand: what was told once has rung.
        await evening.ReadyAsync(await evening.OrderAsync(Visit));
        Assert.Single(await evening.HistoryAsync(), recorded => recorded.Event is BeeperPoolEvent.Called);
        var before = (await evening.HistoryAsync()).Count;
        var order = await evening.OrderAsync(Visit);

        // Whoever reconnects is told everything again.
        for (var again = 0; again < 2; again++)
        {
            await evening.RestartForgetfulAsync();
            Assert.Equal(before, (await evening.HistoryAsync()).Count);
            Assert.Equal(order, await evening.OrderAsync(Visit));
        }
    }

    [Fact]
    public async Task Item_12_finished_items_come_back_when_the_table_orders_again()
    {
        await using var evening = await Evening.OpenAsync();

        for (var round = 1; round <= 6; round++)
        {
            await evening.PlaceAsync(Visit, Dish($"a{round}"), Dish($"b{round}", House.Bar));
            var order = await evening.OrderAsync(Visit);
            var view = await evening.KitchenAsync();

            Assert.All(order.Lines.SkipLast(2), line => Assert.True(line.State is LineState.Collected or LineState.Ready));
            Assert.Equal([$"a{round}"], Boards.Station(view, House.Kitchen).Tickets.Single().Lines
                .Where(line => line.Mark is not Displays.Station.LineMark.Ready).Select(line => line.Key));

            await evening.ReadyAsync(order);

            if (round % 2 == 0)
            {
                await evening.TellAsync(Visit, new OrderCommand.HandOver(By));
            }
        }
    }

    [Fact]
    public async Task Item_13_history_is_deleted_or_timers_restart_on_a_recall()
    {
        await using var evening = await Evening.OpenAsync();
        await evening.PlaceAsync(Visit, Dish("a"));
        var sent = (await evening.OrderAsync(Visit)).Lines[0].SentAt;
        var before = await evening.HistoryAsync();

        for (var again = 0; again < 3; again++)
        {
            await evening.ReadyAsync(await evening.OrderAsync(Visit));
            await evening.TellAsync(Visit, new OrderCommand.HandOver(By));

            for (var back = 0; back < 2; back++)
            {
                var order = await evening.OrderAsync(Visit);
                await evening.TellAsync(Visit, new OrderCommand.Recall([Tick.Of(order.Lines[0])], By));
            }

            Assert.Equal((LineState.Started, sent), ((await evening.OrderAsync(Visit)).Lines[0].State, (await evening.OrderAsync(Visit)).Lines[0].SentAt));
            await evening.RestartAsync();
        }

        var after = await evening.HistoryAsync();
        Assert.Equal(before, after.Take(before.Count), (one, other) => one.Position == other.Position && one.Event.Equals(other.Event));
        Assert.Equal(6, after.Count(recorded => recorded.Event is OrderEvent.LinesRecalled));
    }

    [Fact]
    public async Task Item_14_the_socket_lives_and_nothing_comes_while_the_screen_waits_for_ever()
    {
        var disk = new MemoryJournal(HouseEvents.Catalog, TimeProvider.System);
        var staged = new StagedJournal(disk, []);
        await using var house = await House.OpenAsync(staged);
        staged.HoldFeeds();

        await house.TakeAsync(ServiceMode.EatIn, ("Steak", 1_990, House.Kitchen));

        // The screen is told nothing; but it is told how far the hub is, and that it has not seen that.
        var shown = house.KitchenFeed.Current.Position;
        Assert.True(house.KitchenFeed.Head > house.KitchenFeed.SeenWith(shown));
        Assert.Equal(disk.Head, house.KitchenFeed.Head);
        staged.Die();
    }

    [Fact]
    public async Task Item_15_a_dead_device_freezes_a_screen_or_a_register()
    {
        await using var evening = await Evening.OpenAsync(services => services.AddSingleton<IPager, DeadPager>());
        await evening.House.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House)
            .TellAsync(evening.Next(), new BeeperPoolCommand.Resize(9, By));
        await evening.Kitchen.GiveBeeperAsync(evening.Next(), Visit, number: 3, By);
        await evening.PlaceAsync(Visit, Dish("a"));
        await evening.House.OrderShowsAsync(Visit, order => order.Lines.Count == 1);
        await evening.ReadyAsync(await evening.Kitchen.ReadAsync(Visit));
        await evening.House.KitchenShowsAsync(view => view.Beepers.Out[3].Call is not null);

        // The transmitter never answers. Everything else goes on.
        var sale = await evening.OpenSaleAsync("s", new("next"), "T1", Line("b"));
        var paid = await evening.Register.PayAsync(evening.Next(), sale, PaymentMode.Cash, new(1_000), By);
        Assert.Null(paid.Refusal);
        await evening.House.OrderShowsAsync(new("next"), order => order.Settled);
        await evening.TellAsync(Visit, new OrderCommand.HandOver(By));
        await evening.House.KitchenShowsAsync(view => !view.Orders.ContainsKey(Visit));
    }

    [Fact]
    public async Task Item_19_make_to_oven_to_cut_cannot_move_on()
    {
        await using var evening = await Evening.OpenAsync();
        StationId[] route = [new("make"), new("oven"), new("cut")];
        await evening.PlaceAsync(Visit, Dish("pizza") with { Card = new([.. route], Step: 1, ExpectedSeconds: 60, []) });

        foreach (var station in route)
        {
            var view = await evening.KitchenAsync();
            Assert.Equal([station], route.Where(one => Boards.Station(view, one).Tickets.Any(ticket => !ticket.ToFinish.IsEmpty)));
            await evening.ReadyAsync(await evening.OrderAsync(Visit));
        }

        Assert.Equal(OrderStage.Ready, (await evening.OrderAsync(Visit)).Stage);
    }

    [Fact]
    public async Task Item_24_who_entered_which_line_is_unknown()
    {
        await using var evening = await Evening.OpenAsync();
        var sale = await evening.OpenSaleAsync("s", Visit, "T1");
        Actor[] people = [new("Léa", "T1"), new("Hugo", "T2"), new("Inès", "T3")];

        foreach (var (who, at) in people.Select((who, at) => (who, at)))
        {
            await evening.TellAsync(sale, at == 0
                ? new SaleCommand.Open(sale, new("T1"), Visit, ServiceMode.EatIn, who, [Line("l0")])
                : new SaleCommand.AddLines([Line($"l{at}")], who));
            await evening.Register.SendAsync(evening.Next(), sale, who);
        }

        await evening.QuietAsync();
        await evening.TellAsync(Visit, new OrderCommand.Cancel([new("l1")], "erreur", people[2]));
        var history = await evening.HistoryAsync();

        Assert.Equal(people, history.Select(recorded => recorded.Event).OfType<OrderEvent.LinesAdded>().Select(added => added.By));
        Assert.Equal(people[2], history.Select(recorded => recorded.Event).OfType<OrderEvent.LinesCancelled>().Single().By);
    }

    [Fact]
    public async Task Item_25_a_missed_order_is_simply_lost()
    {
        var disk = new MemoryJournal(HouseEvents.Catalog, TimeProvider.System);
        var all = new List<Recorded>();
        var staged = new StagedJournal(disk, all);
        var house = await House.OpenAsync(staged);
        var sale = await house.TakeAsync(ServiceMode.EatIn, ("Steak", 1_990, House.Kitchen));
        var order = (await house.RegisterDesk.ReadAsync(sale)).Order;
        Assert.Null((await house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea)).Refusal);

        // The hub dies after the register was answered, and before anybody told the kitchen.
        staged.Die();
        await house.DisposeAsync();
        Assert.DoesNotContain(all, recorded => recorded.Event is OrderEvent.Placed);

        await using var next = await House.OpenAsync(disk);
        Assert.Single((await next.OrderShowsAsync(order, found => found.Lines.Count > 0)).Lines);
    }

    [Fact]
    public async Task Item_29_progress_is_lost_because_an_edit_deletes_and_inserts_the_order()
    {
        for (var seed = 1; seed <= Evenings; seed++)
        {
            var chance = new Chance((ulong)seed);
            await using var evening = await Evening.OpenAsync();
            var sale = await evening.OpenSaleAsync("s", Visit, "T1", Line("a"), Line("b"), Line("c"));
            await evening.SendAsync(sale);
            var placed = await evening.OrderAsync(Visit);
            await evening.TellAsync(Visit, new OrderCommand.Start([Tick.Of(placed.Lines[0])], By));
            await evening.TellAsync(Visit, new OrderCommand.MarkReady([Tick.Of(placed.Lines[1])], By));
            var before = await evening.OrderAsync(Visit);

            for (var step = 0; step < 4; step++)
            {
                await evening.TellAsync(sale, chance.Next(3) switch
                {
                    0 => new SaleCommand.SetNote(new(chance.OneIn(2) ? "a" : "b"), [], $"note {chance.Next(9)}", By),
                    1 => new SaleCommand.SetMode(chance.OneIn(2) ? ServiceMode.EatIn : ServiceMode.TakeAway, By),
                    _ => new SaleCommand.AddLines([Line($"l{step}")], By),
                });
                await evening.SendAsync(sale);
            }

            await evening.TellAsync(sale, new SaleCommand.SetNote(new("a"), [], "pour finir", By));
            var after = await evening.OrderAsync(Visit);
            Assert.Equal(Progress(before), Progress(after).Take(3));
        }

        static IEnumerable<object> Progress(Order order) =>
            order.Lines.Select(line => (object)(line.Id, line.State, line.SentAt, line.StartedAt, line.ReadyAt));
    }

    /// <summary>Off, unplugged, out of reach: it takes the page and never says anything.</summary>
    private sealed class DeadPager : IPager
    {
        public ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop) => NeverAsync(stop);

        public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop) => NeverAsync(stop);

        private static ValueTask<PageAnswer> NeverAsync(CancellationToken stop) =>
            new(new TaskCompletionSource<PageAnswer>().Task.WaitAsync(stop));
    }
}
