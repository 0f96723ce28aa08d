using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Desks;
using RetailPos.Hub.Domain.CallNumbers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

public sealed class RegisterDeskTests : IAsyncLifetime
{
    private readonly MemoryJournal _journal = new(HouseEvents.Catalog, TimeProvider.System);
    private House _house = null!;

    public async Task InitializeAsync() => _house = await House.OpenAsync(_journal);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_day_without_numbers_refuses_the_payment_that_would_have_sent_nothing()
    {
        await FillTheDayAsync();
        var id = await _house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, House.Kitchen));

        var sent = await _house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        var paid = await _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Card, new(1_450), House.Lea);

        Assert.True(sent.DayIsFull);
        Assert.Equal(SaleRefusal.CallNumberOutOfRange, paid.Refusal);
        Assert.Equal(SaleStage.Open, (await _house.RegisterDesk.ReadAsync(id)).Stage);
    }

    [Fact]
    public async Task What_nobody_prepares_is_sold_on_a_day_without_numbers()
    {
        await FillTheDayAsync();
        var id = await _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 10, null));

        var paid = await _house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Card, new(10), House.Lea);

        Assert.Equal((null, 1L), (paid.Refusal, paid.Ticket));
    }

    [Fact]
    public async Task A_sale_that_is_given_up_cancels_what_was_not_handed_over_yet()
    {
        var id = await _house.TakeAsync(ServiceMode.EatIn, ("Steak", 1990, House.Kitchen), ("Bière", 600, House.Bar));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        var sale = await _house.RegisterDesk.ReadAsync(id);
        var order = await _house.OrderShowsAsync(sale.Order, found => found.Stage is OrderStage.ToPrepare);
        await _house.KitchenDesk.TellAsync(
            House.NewCommand(), sale.Order, new OrderCommand.MarkReady([Tick.Of(order.Lines[1])], House.Lea));
        await _house.KitchenDesk.TellAsync(House.NewCommand(), sale.Order, new OrderCommand.HandOver(House.Lea));

        await _house.RegisterDesk.TellAsync(House.NewCommand(), id, new SaleCommand.Abandon("partis", House.Lea));

        var after = await _house.OrderShowsAsync(sale.Order, found => found.Lines[0].State is LineState.Cancelled);
        Assert.Equal(LineState.Collected, after.Lines[1].State);
    }

    [Fact]
    public void A_display_that_throws_does_not_stop_the_register()
    {
        var screens = _house.Of<ITillScreens>();
        var shown = new List<TillFace>();
        using var broken = screens.Subscribe(new("T1"), _ => throw new InvalidOperationException("A broken display."));
        using var good = screens.Subscribe(new("T1"), shown.Add);
        using var other = screens.Subscribe(new("T2"), _ => shown.Clear());

        screens.Show(new("T1"), new SaleId("sale-1"));
        screens.Show(new("T1"), null);

        Assert.Equal([new SaleId("sale-1"), null], shown.Select(face => face.Sale));
        Assert.Null(screens.Showing(new("T1")));
    }

    [Fact]
    public void A_bill_faces_the_guest_of_the_register_that_works_on_it_and_no_other()
    {
        var screens = _house.Of<ITillScreens>();
        screens.Show(new("T1"), new SaleId("sale-1"));

        screens.Show(new("T2"), new SaleId("sale-1"));

        Assert.Equal((TillFace.Blank, new TillFace(new SaleId("sale-1"))), (screens.Facing(new("T1")), screens.Facing(new("T2"))));
        Assert.Equal(new SaleId("sale-1"), screens.Showing(new("T1")));
    }

    [Fact]
    public void A_blank_display_says_nothing_until_something_is_done_at_its_register()
    {
        var screens = _house.Of<ITillScreens>();
        screens.Show(new("T1"), new SaleId("sale-1"));
        screens.Show(new("T2"), new SaleId("sale-2"));

        screens.Blank(new("T1"));

        Assert.Equal((TillFace.Blank, new SaleId("sale-1")), (screens.Facing(new("T1")), screens.Showing(new("T1"))));
        Assert.Equal(new SaleId("sale-2"), screens.Facing(new("T2")).Sale);

        screens.Show(new("T1"), new SaleId("sale-1"));

        Assert.Equal(new TillFace(new SaleId("sale-1")), screens.Facing(new("T1")));
    }

    private async Task FillTheDayAsync()
    {
        var day = ServiceDay.Of(TimeProvider.System.GetLocalNow(), _house.Of<SiteSettings>());
        await _journal.AppendAsync(
            $"call-numbers-{day}", 0, House.NewCommand(),
            [new CallNumbersEvent.Given(new("the last guest"), Limits.CallNumberMax, DateTimeOffset.UnixEpoch)],
            CancellationToken.None);
    }
}
