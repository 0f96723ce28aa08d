using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Desks;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Tables that concern each other: whoever is quick, each visit is at one table, and the kitchen reads which.</summary>
public sealed class FloorTests : IAsyncLifetime
{
    private static readonly TableId T1 = new("T1");
    private static readonly TableId T2 = new("T2");
    private static readonly TableId T3 = new("T3");

    private readonly QuietJournal _journal = new(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
    private House _house = null!;

    private IFloorDesk Floor => _house.Of<IFloorDesk>();

    private IGuestDesk Guests => _house.Of<IGuestDesk>();

    public async Task InitializeAsync() => _house = await House.OpenAsync(_journal);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_visit_that_moves_takes_its_bill_and_what_the_kitchen_reads_along()
    {
        var sale = await SeatedAsync(T1, ("Steak", 1990, House.Kitchen));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea);

        var told = await MoveAsync(T1, T2);

        Assert.Null(told.Refusal);
        await _journal.QuietAsync(_house);
        var bill = await _house.RegisterDesk.ReadAsync(sale);
        Assert.Equal(T2, bill.Table);
        Assert.Equal(T2, (await _house.KitchenDesk.ReadAsync(bill.Order)).Header!.Table);
        Assert.True((await TableAsync(T1)).IsFree);
        Assert.Equal([sale], (await TableAsync(T2)).Visit!.Sales);
        await PayAsync(sale, 1_990);
        await _journal.QuietAsync(_house);
        Assert.True((await TableAsync(T2)).IsFree);
    }

    [Fact]
    public async Task A_move_to_a_taken_table_is_refused_by_that_table_and_nobody_stirs()
    {
        var (one, two) = (await SeatedAsync(T1, ("Steak", 1990, null)), await SeatedAsync(T2, ("Soupe", 700, null)));

        Assert.Equal(TableRefusal.Taken, (await MoveAsync(T1, T2)).Refusal);

        await _journal.QuietAsync(_house);
        Assert.Equal((T1, T2), ((await _house.RegisterDesk.ReadAsync(one)).Table!.Value, (await _house.RegisterDesk.ReadAsync(two)).Table!.Value));
        Assert.Null((await TableAsync(T1)).Departure);
    }

    [Fact]
    public async Task Joined_tables_are_one_visit_of_separate_bills_and_are_parted_again()
    {
        var (one, two) = (await SeatedAsync(T1, ("Steak", 1990, House.Kitchen)), await SeatedAsync(T2, ("Soupe", 700, House.Kitchen)));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), two, House.Lea);

        Assert.Null((await Floor.TellAsync(House.NewCommand(), T2, new TableCommand.Join(T2, T1, House.Lea))).Refusal);
        Assert.Null((await Floor.TellAsync(House.NewCommand(), T3, new TableCommand.Join(T3, T1, House.Lea))).Refusal);
        await _journal.QuietAsync(_house);

        var view = _house.SalesFeed.Current;
        Assert.All(new[] { T1, T2, T3 }, table => Assert.Equal([one, two], view.VisitAt(table)!.Sales));
        Assert.Equal(T1, (await _house.KitchenDesk.ReadAsync((await _house.RegisterDesk.ReadAsync(two)).Order)).Header!.Table);
        var third = await _house.TakeAsync(ServiceMode.EatIn, ("Eau", 300, null));
        var taken = await _house.RegisterDesk.SeatAsync(House.NewCommand(), third, T3, 2, House.Lea);
        Assert.Equal((TableRefusal.JoinedElsewhere, one), (taken.TableRefusal, taken.TakenBy));

        Assert.Null((await Floor.TellAsync(House.NewCommand(), T1, new TableCommand.Part(T1, T2, House.Lea))).Refusal);
        await _journal.QuietAsync(_house);
        Assert.Equal(T2, (await _house.RegisterDesk.ReadAsync(two)).Table);
        Assert.Equal(T2, (await _house.KitchenDesk.ReadAsync((await _house.RegisterDesk.ReadAsync(two)).Order)).Header!.Table);

        await PayAsync(one, 1_990);
        await _journal.QuietAsync(_house);
        Assert.True((await TableAsync(T1)).IsFree);
        Assert.True((await TableAsync(T3)).IsFree);
        Assert.Equal([two], (await TableAsync(T2)).Visit!.Sales);
    }

    [Fact]
    public async Task Joined_tables_move_to_another_with_all_their_bills_and_are_free()
    {
        var (one, two) = (await SeatedAsync(T1, ("Steak", 1990, House.Kitchen)), await SeatedAsync(T2, ("Soupe", 700, House.Kitchen)));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), two, House.Lea);
        Assert.Null((await Floor.TellAsync(House.NewCommand(), T2, new TableCommand.Join(T2, T1, House.Lea))).Refusal);
        await _journal.QuietAsync(_house);

        Assert.Null((await MoveAsync(T1, T3)).Refusal);

        await _journal.QuietAsync(_house);
        Assert.Equal(([one, two], 4), ((await TableAsync(T3)).Visit!.Sales, (await TableAsync(T3)).Visit!.Covers));
        Assert.True((await TableAsync(T1)).IsFree);
        Assert.True((await TableAsync(T2)).IsFree);
        var theirs = await _house.RegisterDesk.ReadAsync(two);
        Assert.Equal((T3, T3), (theirs.Table!.Value, (await _house.KitchenDesk.ReadAsync(theirs.Order)).Header!.Table));
        await PayAsync(one, 1_990);
        await PayAsync(two, 700);
        await _journal.QuietAsync(_house);
        Assert.True((await TableAsync(T3)).IsFree);
    }

    [Fact]
    public async Task Two_tables_that_want_the_same_free_one_at_once_do_not_both_get_it()
    {
        for (var round = 0; round < 25; round++)
        {
            TableId[] from = [new($"A{round}"), new($"B{round}")];
            var to = new TableId($"C{round}");
            SaleId[] sales = [await SeatedAsync(from[0], ("Steak", 1990, null)), await SeatedAsync(from[1], ("Soupe", 700, null))];

            var answers = await Task.WhenAll(from.Select(table => Task.Run(() => MoveAsync(table, to))));

            await _journal.QuietAsync(_house);
            var winner = Array.FindIndex(answers, answer => answer.Refusal is null);
            Assert.Equal(TableRefusal.Taken, answers[1 - winner].Refusal);
            Assert.Equal([sales[winner]], (await TableAsync(to)).Visit!.Sales);
            Assert.Equal([sales[1 - winner]], (await TableAsync(from[1 - winner])).Visit!.Sales);
            Assert.True((await TableAsync(from[winner])).IsFree);
        }
    }

    [Fact]
    public async Task One_bill_of_two_goes_to_a_free_table_and_its_dishes_say_where()
    {
        var stays = await SeatedAsync(T1, ("Steak", 1990, House.Kitchen), ("Soupe", 700, House.Kitchen));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), stays, new SaleCommand.SetCustomer("Léa", House.Lea));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), stays, House.Lea);
        var goes = await SplitAsync(stays, "part");
        await _house.RegisterDesk.TellAsync(House.NewCommand(), goes, new SaleCommand.SetCustomer("Hugo", House.Lea));
        var soup = (await _house.RegisterDesk.ReadAsync(goes)).Lines[0];

        var answer = await _house.RegisterDesk.MoveBillAsync(House.NewCommand(), goes, new("moved"), T2, House.Lea);

        Assert.Equal((null, null), (answer.TableRefusal, answer.SaleRefusal));
        await _journal.QuietAsync(_house);
        var moved = await _house.RegisterDesk.ReadAsync(new("moved"));
        Assert.Equal((T2, "Hugo", 700), (moved.Table!.Value, moved.Customer, (int)moved.Total.Cents));
        Assert.Equal([stays], (await TableAsync(T1)).Visit!.Sales);
        Assert.Equal([new SaleId("moved")], (await TableAsync(T2)).Visit!.Sales);
        var order = await _house.KitchenDesk.ReadAsync((await _house.RegisterDesk.ReadAsync(stays)).Order);
        Assert.Equal((T1, "Léa"), (order.Header!.Table!.Value, order.Header.Customer));
        Assert.Equal(["T2"], order.Find(soup.KitchenId)!.Sent.Guest!.Beside(order.Header));
        Assert.Equal(0, order.Lines[0].Sent.Guest?.Beside(order.Header).Count ?? 0);

        await PayAsync(new("moved"), 700);
        await _journal.QuietAsync(_house);
        Assert.True((await TableAsync(T2)).IsFree);
        Assert.Equal([stays], (await TableAsync(T1)).Visit!.Sales);
    }

    [Fact]
    public async Task A_bill_that_finds_the_table_taken_stays_where_it_is_whole()
    {
        var stays = await SeatedAsync(T1, ("Steak", 1990, null), ("Soupe", 700, null));
        var goes = await SplitAsync(stays, "part");
        var others = await SeatedAsync(T2, ("Eau", 300, null));

        var answer = await _house.RegisterDesk.MoveBillAsync(House.NewCommand(), goes, new("moved"), T2, House.Lea);

        Assert.Equal((TableRefusal.Taken, others), (answer.TableRefusal, answer.TakenBy));
        await _journal.QuietAsync(_house);
        Assert.Equal([stays, goes], (await TableAsync(T1)).Visit!.Sales);
        Assert.Equal(700, (await _house.RegisterDesk.ReadAsync(goes)).Total.Cents);
        Assert.Equal(SaleStage.Absent, (await _house.RegisterDesk.ReadAsync(new("moved"))).Stage);
    }

    // Asked twice with one command, as after a lost answer, it is one move; by two people with two, one of them is first.
    [Fact]
    public async Task Two_bills_that_want_the_same_free_table_at_once_do_not_both_get_it()
    {
        for (var round = 0; round < 20; round++)
        {
            TableId[] from = [new($"E{round}"), new($"F{round}")];
            var to = new TableId($"G{round}");
            SaleId[] first = [await SeatedAsync(from[0], ("Steak", 1990, null), ("Soupe", 700, null)), await SeatedAsync(from[1], ("Steak", 1990, null), ("Soupe", 700, null))];
            SaleId[] parts = [await SplitAsync(first[0], $"x{round}"), await SplitAsync(first[1], $"y{round}")];
            SaleId[] moved = [new($"mx{round}"), new($"my{round}")];

            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(at => Task.Run(() =>
                _house.RegisterDesk.MoveBillAsync(new($"go-{round}-{at}"), parts[at], moved[at], to, House.Lea))));

            await _journal.QuietAsync(_house);
            var winner = Array.FindIndex(answers, answer => answer.TableRefusal is null);
            Assert.Equal(TableRefusal.Taken, answers[1 - winner].TableRefusal);
            Assert.Equal([moved[winner]], (await TableAsync(to)).Visit!.Sales);
            Assert.Equal([first[winner]], (await TableAsync(from[winner])).Visit!.Sales);
            Assert.Equal([first[1 - winner], parts[1 - winner]], (await TableAsync(from[1 - winner])).Visit!.Sales);

            await _house.RegisterDesk.MoveBillAsync(new($"go-{round}-{winner}"), parts[winner], moved[winner], to, House.Lea);
            await _journal.QuietAsync(_house);
            Assert.Equal(700, (await _house.RegisterDesk.ReadAsync(moved[winner])).Total.Cents);
        }
    }

    // Each bill of a table has a name of its own: the head keeps the first one's, and the other's dishes say theirs.
    [Fact]
    public async Task A_name_on_the_second_bill_does_not_rename_the_order()
    {
        var one = await SeatedAsync(T1, ("Steak", 1990, House.Kitchen), ("Soupe", 700, House.Kitchen));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), one, new SaleCommand.SetCustomer("Léa", House.Lea));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), one, House.Lea);
        var two = await SplitAsync(one, "part");

        await _house.RegisterDesk.TellAsync(House.NewCommand(), two, new SaleCommand.SetCustomer("Hugo", House.Lea));

        await _journal.QuietAsync(_house);
        var order = await _house.KitchenDesk.ReadAsync((await _house.RegisterDesk.ReadAsync(one)).Order);
        Assert.Equal(("Léa", null), (order.Header!.Customer, order.Amendment));
        Assert.Equal([0, 1], order.Lines.Select(line => line.Sent.Guest?.Beside(order.Header).Count ?? 0));
        Assert.Equal(["Hugo"], order.Lines[1].Sent.Guest!.Beside(order.Header));
    }

    // The visit moves, is pushed to another and is paid, all at once: whatever comes first, no bill stays behind.
    [Fact]
    public async Task Who_moves_joins_and_pays_at_once_leaves_no_bill_behind()
    {
        for (var round = 0; round < 25; round++)
        {
            TableId[] tables = [new($"M{round}-1"), new($"M{round}-2"), new($"M{round}-3")];
            SaleId[] sales = [await SeatedAsync(tables[0], ("Steak", 1990, null)), await SeatedAsync(tables[1], ("Soupe", 700, null))];

            await Task.WhenAll(
                Task.Run(() => MoveAsync(tables[0], tables[2])),
                Task.Run(() => Floor.TellAsync(House.NewCommand(), tables[1], new TableCommand.Join(tables[1], tables[0], House.Lea))),
                Task.Run(() => Floor.TellAsync(House.NewCommand(), tables[0], new TableCommand.Join(tables[0], tables[1], House.Lea))),
                Task.Run(() => PayAsync(sales[round % 2], round % 2 == 0 ? 1_990 : 700)));
            await _journal.QuietAsync(_house);

            var open = sales[1 - (round % 2)];
            var where = tables.Where(table => _house.SalesFeed.Current.Tables.ContainsKey(table)).ToList();
            var there = Assert.Single(where);
            Assert.Equal([open], (await TableAsync(there)).Visit!.Sales);
            Assert.Equal(there, (await _house.RegisterDesk.ReadAsync(open)).Table);

            await PayAsync(open, round % 2 == 0 ? 700 : 1_990);
            await _journal.QuietAsync(_house);
            Assert.All(tables, table => Assert.False(_house.SalesFeed.Current.Floor.ContainsKey(table)));
        }
    }

    // Two bills of one visit, whichever of the two wishes the table hears first.
    [Fact]
    public async Task A_bill_that_is_split_while_its_table_moves_sits_where_its_visit_does()
    {
        for (var round = 0; round < 25; round++)
        {
            TableId[] tables = [new($"S{round}-1"), new($"S{round}-2")];
            var sale = await SeatedAsync(tables[0], ("Steak", 1990, null), ("Soupe", 700, null));
            var part = new SaleId($"part-{round}");
            var soup = (await _house.RegisterDesk.ReadAsync(sale)).Lines[1];

            var answers = await Task.WhenAll(
                Task.Run(async () => (Enum?)(await _house.RegisterDesk.MoveAsync(
                    House.NewCommand(), sale, part, isNew: true, [new(soup.Id, soup.Quantity)], House.Lea)).Refusal),
                Task.Run(async () => (Enum?)(await MoveAsync(tables[0], tables[1])).Refusal));
            await _journal.QuietAsync(_house);

            Assert.Equal([null, null], answers);
            Assert.Equal([sale, part], (await TableAsync(tables[1])).Visit!.Sales);
            Assert.Equal(tables[1], (await _house.RegisterDesk.ReadAsync(part)).Table);
            Assert.Equal(tables[1], (await _house.RegisterDesk.ReadAsync(sale)).Table);
            Assert.True((await TableAsync(tables[0])).IsFree);
        }
    }

    [Fact]
    public async Task Two_servers_at_one_table_lose_none_of_their_lines_and_each_sees_the_others()
    {
        var sale = await SeatedAsync(T1, ("Apéritif", 500, null));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(at => Task.Run(() => _house.RegisterDesk.TellAsync(
            House.NewCommand(), sale, new SaleCommand.AddLines([_house.Line($"Plat {at}", 100 + at, null)], new(at % 2 == 0 ? "Léa" : "Hugo", "T1"))))));

        var view = await _house.SalesShowAsync(now => now.Find(sale)?.Lines.Count == 41);
        Assert.Equal(
            Enumerable.Range(0, 40).Select(at => $"Plat {at}").Append("Apéritif").Order(StringComparer.Ordinal),
            view.Find(sale)!.Lines.Select(line => line.Article.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_paid_table_waits_to_be_cleared_where_the_house_wants_it()
    {
        await RuleAsync(FloorRules.Default with { MustBeCleared = true });
        var sale = await SeatedAsync(T1, ("Steak", 1990, null));

        await PayAsync(sale, 1_990);
        await _journal.QuietAsync(_house);

        Assert.True((await TableAsync(T1)).IsToClear);
        Assert.Null((await Floor.TellAsync(House.NewCommand(), T1, new TableCommand.Clear(T1, House.Lea))).Refusal);
        Assert.True((await TableAsync(T1)).IsFree);
    }

    [Fact]
    public async Task A_table_with_guests_cannot_be_taken_off_the_plan()
    {
        await SeatedAsync(T2, ("Steak", 1990, null));
        var room = FloorPlan.Usual(12) with { Name = "Salle" };

        var without = await SaveAsync(0, room with { Tables = [.. room.Tables.Where(table => table.Id != T2)] });
        Assert.Equal(FloorPlanRefusal.TableInUse, without.Refusal);

        var two = await Task.WhenAll(SaveAsync(0, room), SaveAsync(0, room with { Width = 40 }));
        Assert.Single(two, answer => answer.Refusal is FloorPlanRefusal.PlanMovedOn);
    }

    [Fact]
    public async Task Guests_order_on_a_bill_of_their_own_and_what_a_server_types_is_not_sent_with_it()
    {
        var sale = await SeatedAsync(T1, ("Steak", 1990, House.Kitchen));
        var id = House.NewCommand();
        ValueList<NewLine> lines = [_house.Line("Mousse", 600, House.Kitchen, step: 2)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Guests.OrderAsync(id, T1, new("T1"), lines))));

        await _journal.QuietAsync(_house);
        Assert.All(answers, answer => Assert.Equal((null, null), (answer.Fault, answer.Refusal)));
        var guest = await _house.RegisterDesk.ReadAsync(answers[0].Sale!.Value);
        var server = await _house.RegisterDesk.ReadAsync(sale);
        Assert.Equal((server.Order, T1, 1), (guest.Order, guest.Table!.Value, guest.Lines.Count));
        Assert.True(server.HasUnsent);
        var order = await _house.KitchenDesk.ReadAsync(server.Order);
        Assert.Equal("Mousse", Assert.Single(order.Lines).Sent.Article);
        Assert.Equal(T1, order.Header!.Table);
        Assert.Equal([sale, guest.Id], (await TableAsync(T1)).Visit!.Sales);
    }

    [Fact]
    public async Task Many_guests_at_once_share_one_bill_and_lose_nothing()
    {
        await SeatedAsync(T1, ("Eau", 300, null));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() =>
            Guests.OrderAsync(House.NewCommand(), T1, new("T1"), [_house.Line($"Plat {at}", 1_000 + at, House.Kitchen)]))));

        await _journal.QuietAsync(_house);
        var bill = await _house.RegisterDesk.ReadAsync(Assert.Single(answers.Select(answer => answer.Sale!.Value).Distinct()));
        Assert.Equal(8, bill.Lines.Count);
        Assert.All(bill.Lines, line => Assert.True(line.IsSent));
        Assert.Equal(8, (await _house.KitchenDesk.ReadAsync(bill.Order)).Lines.Count);
    }

    [Fact]
    public async Task A_free_table_takes_a_guests_order_only_where_the_house_allows_it()
    {
        ValueList<NewLine> Lines() => [_house.Line("Mousse", 600, House.Kitchen)];
        Assert.Equal(GuestFault.NotSeated, (await Guests.OrderAsync(House.NewCommand(), T1, new("T1"), Lines())).Fault);
        await RuleAsync(FloorRules.Default with { Guests = GuestOrdering.ReadOnly });
        Assert.Equal(GuestFault.Closed, (await Guests.OrderAsync(House.NewCommand(), T1, new("T1"), Lines())).Fault);
        await RuleAsync(FloorRules.Default with { Guests = GuestOrdering.AllTables });

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            Guests.OrderAsync(House.NewCommand(), T1, new("T1"), Lines()))));

        await _journal.QuietAsync(_house);
        Assert.All(answers, answer => Assert.Equal((null, null), (answer.Fault, answer.Refusal)));
        var bill = Assert.Single((await TableAsync(T1)).Visit!.Sales);
        Assert.Equal(3, (await _house.RegisterDesk.ReadAsync(bill)).Lines.Count);
    }

    [Fact]
    public async Task A_prankster_is_told_to_wait()
    {
        await SeatedAsync(T1, ("Eau", 300, null));

        for (var at = 0; at < GuestDesk.OrdersMax; at++)
        {
            Assert.Null((await Guests.OrderAsync(House.NewCommand(), T1, new("T1"), [_house.Line("Mousse", 600, null)])).Fault);
        }

        Assert.Equal(GuestFault.TooOften, (await Guests.OrderAsync(House.NewCommand(), T1, new("T1"), [_house.Line("Mousse", 600, null)])).Fault);
        Assert.Equal(GuestFault.TooMuch, (await Guests.OrderAsync(House.NewCommand(), T1, new("T1"), [])).Fault);
    }

    [Fact]
    public void A_code_opens_its_table_until_it_is_revoked_and_nothing_else()
    {
        var follow = new FollowTokens(new byte[FollowTokens.KeyBytes]);
        var codes = new TableTokens(follow);
        var token = codes.Of(T1, 0);

        Assert.Equal(22, token.Length);
        Assert.Equal(T1, codes.Find(FloorPlan.Empty, 12, token));
        Assert.Null(codes.Find(FloorPlan.Empty with { Codes = FloorPlan.Empty.Codes.SetItem(T1, 1) }, 12, token));
        Assert.NotEqual(follow.Of(new("T1")), token);
        Assert.Null(codes.Find(FloorPlan.Empty, 12, follow.Of(new("T1"))));
        Assert.Null(codes.Find(FloorPlan.Empty, 12, ""));
        Assert.NotEqual(new TableTokens(new([.. Enumerable.Repeat((byte)1, FollowTokens.KeyBytes)])).Of(T1, 0), token);
    }

    private async Task<SaleId> SeatedAsync(TableId table, params (string Name, int Cents, StationId? Station)[] articles)
    {
        var sale = await _house.TakeAsync(ServiceMode.EatIn, articles);
        var seat = await _house.RegisterDesk.SeatAsync(House.NewCommand(), sale, table, covers: 2, House.Lea);
        Assert.Equal((null, null), (seat.TableRefusal, seat.SaleRefusal));
        return sale;
    }

    private Task<Told<TableRefusal>> MoveAsync(TableId from, TableId to) =>
        Floor.TellAsync(House.NewCommand(), from, new TableCommand.Move(from, to, House.Lea));

    // The second of its lines on a bill of its own.
    private async Task<SaleId> SplitAsync(SaleId sale, string part)
    {
        var line = (await _house.RegisterDesk.ReadAsync(sale)).Lines[1];
        Assert.Null((await _house.RegisterDesk.MoveAsync(
            House.NewCommand(), sale, new(part), isNew: true, [new(line.Id, line.Quantity)], House.Lea)).Refusal);
        return new(part);
    }

    private async Task PayAsync(SaleId sale, int cents) => Assert.Null(
        (await _house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(cents), House.Lea)).Refusal);

    private async Task RuleAsync(FloorRules rules) => Assert.Null(
        (await _house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetFloor(rules, House.Lea))).Refusal);

    private Task<Told<FloorPlanRefusal>> SaveAsync(int seen, Room room) =>
        Floor.TellAsync(House.NewCommand(), new FloorPlanCommand.Save(seen, [room], House.Lea));

    private Task<Table> TableAsync(TableId table) => _house.Grains.GetGrain<ITableGrain>(table.Value).ReadAsync();
}
