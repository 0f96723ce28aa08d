using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>From a sale to a plate to a sealed ticket, through grains, feeds and reactions.</summary>
public sealed class MainJobTests : IAsyncLifetime
{
    private House _house = null!;

    public async Task InitializeAsync() =>
        _house = await House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_counter_order_is_cooked_called_handed_over_and_sealed()
    {
        var beepers = _house.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House);
        await beepers.TellAsync(House.NewCommand(), new BeeperPoolCommand.Resize(20, House.Lea));
        var id = await _house.TakeAsync(
            ServiceMode.TakeAway, ("Burger", 1450, House.Kitchen), ("Bière", 600, House.Bar), ("Sac", 10, null));
        var sale = await _house.RegisterDesk.ReadAsync(id);
        await _house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), sale.Order, number: 7, House.Lea);

        var paid = await _house.RegisterDesk.PayAsync(
            House.NewCommand(), id, PaymentMode.Cash, new(5_000), House.Lea);

        Assert.Null(paid.Refusal);
        Assert.Equal((1L, new Money(2_940), Money.Zero), (paid.Ticket!.Value, paid.Payment!.Change, paid.Due));

        var order = await _house.OrderShowsAsync(sale.Order, found => found.Settled);
        Assert.Equal(["Burger", "Bière"], order.Lines.Select(line => line.Sent.Article));
        Assert.Equal(1, order.Header!.CallNumber);
        Assert.Equal(OrderStage.ToPrepare, order.Stage);

        await _house.BumpAsync(order);
        await _house.KitchenShowsAsync(view => view.Beepers.Out.GetValueOrDefault(7)?.Call?.Outcome is PageOutcome.Sent);
        Assert.Equal([7], _house.Pager.Paged);

        await _house.KitchenDesk.TellAsync(House.NewCommand(), sale.Order, new OrderCommand.HandOver(House.Lea));
        await _house.KitchenShowsAsync(view => view.Orders.IsEmpty && view.Beepers.Out.IsEmpty);
    }

    [Fact]
    public async Task A_table_that_has_eaten_and_paid_is_free_and_its_order_collected()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen));
        var sale = await _house.RegisterDesk.ReadAsync(id);
        var seat = await _house.RegisterDesk.SeatAsync(House.NewCommand(), id, new("T4"), covers: 2, House.Lea);
        Assert.Null(seat.TableRefusal);
        await _house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        var order = await _house.OrderShowsAsync(sale.Order, found => found.Stage is OrderStage.ToPrepare);
        Assert.Equal(new TableId("T4"), order.Header!.Table);
        await _house.BumpAsync(order);
        await _house.OrderShowsAsync(sale.Order, found => found.Stage is OrderStage.Ready);

        await _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Card, new(1_990), House.Lea);

        await _house.OrderShowsAsync(sale.Order, found => found.Stage is OrderStage.Collected);
        await _house.SalesShowAsync(view => view.Tables.IsEmpty && view.Sales.IsEmpty);
    }

    [Fact]
    public async Task A_taken_table_names_the_sale_that_sits_there()
    {
        var first = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen));
        var second = await _house.TakeAsync(ServiceMode.EatIn, ("Soupe", 700, House.Kitchen));
        await _house.RegisterDesk.SeatAsync(House.NewCommand(), first, new("T4"), covers: 2, House.Lea);

        var seat = await _house.RegisterDesk.SeatAsync(House.NewCommand(), second, new("T4"), covers: 2, House.Lea);

        Assert.Equal(first, seat.TakenBy);
    }

    [Fact]
    public async Task A_line_taken_back_from_the_bill_is_cancelled_in_the_kitchen()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen), ("Soupe", 700, House.Kitchen));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        var sale = await _house.RegisterDesk.ReadAsync(id);

        await _house.RegisterDesk.TellAsync(
            House.NewCommand(), id, new SaleCommand.RemoveLine(sale.Lines[1].Id, "trop long", House.Lea));

        var order = await _house.OrderShowsAsync(sale.Order, found => found.Lines.Any(line => line.AwaitsAcknowledgement));
        Assert.Equal(LineState.Cancelled, order.Find(sale.Lines[1].Id)!.State);
    }

    [Fact]
    public async Task The_same_payment_key_pressed_eight_times_at_once_is_one_payment()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Café", 220, null));
        var press = House.NewCommand();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            _house.RegisterDesk.PayAsync(press, id, PaymentMode.Cash, new(500), House.Lea))));

        Assert.All(answers, answer => Assert.Equal(1, answer.Ticket));
        Assert.Single((await _house.RegisterDesk.ReadAsync(id)).Payments);
        Assert.Equal(1, (await _house.Grains.GetGrain<ITillGrain>("T1").ReadAsync()).Tickets.Number);
    }

    [Fact]
    public async Task A_bill_paid_in_two_parts_is_one_ticket_and_one_later_payment()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Menu", 1_500, null));

        var card = await _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Card, new(1_000), House.Lea);
        var cash = await _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Cash, new(500), House.Lea);

        Assert.Equal((1L, new Money(500)), (card.Ticket!.Value, card.Due));
        Assert.Equal((1L, Money.Zero), (cash.Ticket!.Value, cash.Due));
        Assert.Equal(SaleStage.Settled, (await _house.RegisterDesk.ReadAsync(id)).Stage);
        var till = await _house.Grains.GetGrain<ITillGrain>("T1").ReadAsync();
        Assert.Equal((1L, 1L), (till.Tickets.Number, till.Payments.Number));
        Assert.Empty(till.Open);
    }

    [Fact]
    public async Task What_a_register_has_in_front_of_it_is_there_after_a_restart()
    {
        var journal = new MemoryJournal(HouseEvents.Catalog, TimeProvider.System);
        var (till, other) = (new TillId("T1"), new TillId("T2"));
        var house = await House.OpenAsync(journal);
        house.Of<ITillScreens>().Show(till, new SaleId("given up"));
        house.Of<ITillScreens>().Show(other, new SaleId("sale-2"));
        house.Of<ITillScreens>().Show(till, new SaleId("sale-1"));
        house.Of<ITillScreens>().Show(other, null);
        await house.DisposeAsync();

        await using var again = await House.OpenAsync(journal);

        Assert.Equal(new SaleId("sale-1"), again.Of<ITillScreens>().Showing(till));
        Assert.Null(again.Of<ITillScreens>().Showing(other));
    }

    [Fact]
    public async Task A_card_payment_above_what_is_due_is_refused_and_the_sale_goes_on()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Café", 220, null));

        var answer = await _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Card, new(500), House.Lea);

        Assert.Equal(SaleRefusal.CardAboveDue, answer.Refusal);
        Assert.Null((await _house.RegisterDesk.ReadAsync(id)).Pending);
    }

    [Fact]
    public async Task What_was_not_sent_is_sent_with_the_payment_also_what_was_added_since()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        await _house.RegisterDesk.TellAsync(
            House.NewCommand(), id, new SaleCommand.AddLines([_house.Line("Soupe", 700, House.Kitchen)], House.Lea));

        var paid = await _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Card, new(2_690), House.Lea);

        Assert.Null(paid.Refusal);
        var sale = await _house.RegisterDesk.ReadAsync(id);
        Assert.All(sale.Lines, line => Assert.True(line.IsSent));
        await _house.OrderShowsAsync(sale.Order, found => found.Lines.Count == 2);
    }

    [Fact]
    public async Task A_payment_tried_again_under_the_same_key_sends_what_was_added_in_between()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen));
        var press = House.NewCommand();
        var tooMuch = await _house.RegisterDesk.PayAsync(press, id, PaymentMode.Card, new(2_690), House.Lea);
        Assert.Equal(SaleRefusal.CardAboveDue, tooMuch.Refusal);
        Assert.True((await _house.RegisterDesk.ReadAsync(id)).HasUnsent);
        await _house.RegisterDesk.TellAsync(
            House.NewCommand(), id, new SaleCommand.AddLines([_house.Line("Soupe", 700, House.Kitchen)], House.Lea));

        var paid = await _house.RegisterDesk.PayAsync(press, id, PaymentMode.Card, new(2_690), House.Lea);

        Assert.Null(paid.Refusal);
        Assert.Equal(SaleStage.Settled, (await _house.RegisterDesk.ReadAsync(id)).Stage);
    }

    [Fact]
    public async Task A_payment_asked_for_past_the_desk_is_refused_while_the_kitchen_has_not_heard()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen));

        var told = await _house.RegisterDesk.TellAsync(House.NewCommand(), id, new SaleCommand.RequestPayment(
            new(House.NewCommand(), PaymentMode.Card, new(1_990)), House.Lea));

        Assert.Equal(SaleRefusal.UnsentLines, told.Refusal);
    }
}
