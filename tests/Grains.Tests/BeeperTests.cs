using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

public sealed class BeeperTests
{
    private readonly MemoryJournal _disk = new(HouseEvents.Catalog, TimeProvider.System);

    [Theory]
    [InlineData(PageOutcome.Sent)]
    [InlineData(PageOutcome.Failed)]
    [InlineData(PageOutcome.Doubtful)]
    public async Task What_the_transmitter_said_is_shown_and_ready_waits_for_nothing(PageOutcome outcome)
    {
        await using var house = await House.OpenAsync(_disk, pager: new() { Outcome = outcome });
        var order = await OrderWithBeeperAsync(house);

        await house.BumpAsync(order);

        await house.OrderShowsAsync(order.Header!.Id, found => found.Stage is OrderStage.Ready);
        var view = await house.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Outcome is not null);
        Assert.Equal(outcome, view.Beepers.Out[7].Call!.Outcome);
        Assert.Equal([7], house.Pager.Paged);
    }

    [Fact]
    public async Task A_failed_page_can_be_tried_again_by_hand()
    {
        await using var house = await House.OpenAsync(_disk, pager: new() { Outcome = PageOutcome.Failed });
        var order = await OrderWithBeeperAsync(house);
        await house.BumpAsync(order);
        await house.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Outcome is PageOutcome.Failed);
        house.Pager.Outcome = PageOutcome.Sent;

        await house.KitchenDesk.CallAsync(House.NewCommand(), order.Header!.Id, House.Lea);

        await house.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Outcome is PageOutcome.Sent);
        Assert.Equal([7, 7], house.Pager.Paged);
    }

    [Fact]
    public async Task A_transmitter_that_does_not_answer_holds_up_neither_ready_nor_the_hand_over()
    {
        var pager = new StuckPager();
        await using var house = await OpenAsync(pager);
        var order = await OrderWithBeeperAsync(house);
        await house.BumpAsync(order);
        await pager.Asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await house.OrderShowsAsync(order.Header!.Id, found => found.Stage is OrderStage.Ready);
        await house.KitchenDesk.TellAsync(House.NewCommand(), order.Header.Id, new OrderCommand.HandOver(House.Lea));

        await house.KitchenShowsAsync(view => view.Orders.IsEmpty && view.Beepers.Out.IsEmpty);
    }

    [Fact]
    public async Task A_driver_that_throws_is_a_doubtful_page_and_not_the_end_of_paging()
    {
        await using var house = await OpenAsync(new BrokenPager());
        var order = await OrderWithBeeperAsync(house);

        await house.BumpAsync(order);

        await house.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Outcome is PageOutcome.Doubtful);
    }

    [Fact]
    public async Task A_call_that_nobody_wrote_down_before_the_hub_died_rings_again_and_is_doubtful()
    {
        var pager = new StuckPager();
        var house = await OpenAsync(pager);
        var order = await OrderWithBeeperAsync(house);
        await house.BumpAsync(order);
        await pager.Asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await house.DisposeAsync();

        await using var again = await House.OpenAsync(_disk);

        await again.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Outcome is PageOutcome.Doubtful);
        Assert.Equal([7], again.Pager.Paged);
    }

    [Fact]
    public async Task A_report_that_found_no_room_on_the_disk_does_not_ring_a_second_time()
    {
        var journal = new NoRoomForReports(_disk);
        await using var house = await House.OpenAsync(journal);
        var order = await OrderWithBeeperAsync(house);

        await house.BumpAsync(order);

        await house.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Outcome is PageOutcome.Sent);
        Assert.Equal((3, 0), (journal.Refused, journal.Left));
        Assert.Equal([7], house.Pager.Paged);
    }

    [Fact]
    public async Task A_beeper_of_a_sale_that_was_given_up_before_it_was_sent_is_free()
    {
        await using var house = await House.OpenAsync(_disk);
        await SizeAsync(house);
        var id = await house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, House.Kitchen));
        var sale = await house.RegisterDesk.ReadAsync(id);
        await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), sale.Order, number: 7, House.Lea);
        await house.KitchenShowsAsync(view => view.Beepers.Out.ContainsKey(7));

        await house.RegisterDesk.TellAsync(House.NewCommand(), id, new SaleCommand.Abandon("parti", House.Lea));

        await house.KitchenShowsAsync(view => view.Beepers.Out.IsEmpty);
    }

    [Fact]
    public async Task The_beeper_that_is_told_is_the_one_that_was_given_even_when_the_order_holds_a_higher_one()
    {
        await using var house = await House.OpenAsync(_disk);
        await SizeAsync(house);
        await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("o1"), number: 9, House.Lea);
        var tap = House.NewCommand();

        var given = await house.KitchenDesk.GiveBeeperAsync(tap, new("o1"), number: null, House.Lea);

        Assert.Equal((null, 1), (given.Refusal, given.Number));
        await house.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House)
            .TellAsync(House.NewCommand(), new BeeperPoolCommand.TakeBack(new("o1"), House.Lea));
        var again = await house.KitchenDesk.GiveBeeperAsync(tap, new("o1"), number: null, House.Lea);
        Assert.Equal((null, null), (again.Refusal, again.Number));
    }

    [Fact]
    public async Task A_beeper_that_is_taken_names_who_holds_it()
    {
        await using var house = await House.OpenAsync(_disk);
        await SizeAsync(house);
        await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("o1"), number: 9, House.Lea);

        var answer = await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("o2"), number: 9, House.Lea);

        Assert.Equal((BeeperPoolRefusal.Taken, null, new OrderId("o1")), (answer.Refusal, answer.Number, answer.Holder));
    }

    private Task<House> OpenAsync(IPager pager) => House.OpenAsync(_disk, also: services => services.AddSingleton(pager));

    private static async Task SizeAsync(House house) =>
        await house.Grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House)
            .TellAsync(House.NewCommand(), new BeeperPoolCommand.Resize(20, House.Lea));

    private static async Task<Order> OrderWithBeeperAsync(House house)
    {
        await SizeAsync(house);
        var id = await house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, House.Kitchen));
        var sale = await house.RegisterDesk.ReadAsync(id);
        await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), sale.Order, number: 7, House.Lea);
        await house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        return await house.OrderShowsAsync(sale.Order, found => found.Stage is OrderStage.ToPrepare);
    }

    private sealed class StuckPager : IPager
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<PageOutcome> PageAsync(int number, string message, CancellationToken stop)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return PageOutcome.Sent;
        }
    }

    private sealed class BrokenPager : IPager
    {
        public ValueTask<PageOutcome> PageAsync(int number, string message, CancellationToken stop) =>
            throw new InvalidOperationException("A fault of the driver.");
    }

    private sealed class NoRoomForReports(IJournal inner) : JournalAround(inner)
    {
        public int Refused { get; private set; }

        public int Left { get; private set; } = 3;

        public override ValueTask<Appended> AppendAsync(
            string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop)
        {
            if (events[0] is BeeperPoolEvent.Reported && Left > 0)
            {
                (Left, Refused) = (Left - 1, Refused + 1);
                throw new JournalUnwritableException("The disk is full. Make room; nothing was written.");
            }

            return base.AppendAsync(stream, expected, cause, events, stop);
        }
    }
}
