using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Reactions;
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
    [InlineData(PageOutcome.NotPossible)]
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

    // Scenario 2 of features.md §17.
    [Fact]
    public async Task A_drink_and_a_dish_ring_once_when_both_are_ready_and_the_hand_over_frees_the_beeper()
    {
        await using var house = await House.OpenAsync(_disk);
        await SizeAsync(house);
        var id = await house.TakeAsync(ServiceMode.TakeAway, ("Kir", 550, House.Bar), ("Burger", 1450, House.Kitchen));
        var sale = await house.RegisterDesk.ReadAsync(id);
        await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), sale.Order, number: 7, House.Lea);
        await house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        var order = await house.OrderShowsAsync(sale.Order, found => found.Stage is OrderStage.ToPrepare);

        await ReadyAsync(house, order, House.Bar);
        var bar = await house.OrderShowsAsync(sale.Order, found => found.Lines.Any(line => line.State is LineState.Ready));
        Assert.Equal((OrderStage.ToPrepare, null), (bar.Stage, house.KitchenFeed.Current.Beepers.Out[7].Call));

        await ReadyAsync(house, order, House.Kitchen);
        await house.KitchenShowsAsync(view => view.Beepers.Out.GetValueOrDefault(7)?.Call?.Outcome is PageOutcome.Sent);

        await house.KitchenDesk.TellAsync(House.NewCommand(), sale.Order, new OrderCommand.HandOver(House.Lea));
        var view = await house.KitchenShowsAsync(view =>
            view.Orders.IsEmpty && view.Beepers.Returned.Any(back => back.Stop?.Outcome is PageOutcome.Sent));
        Assert.True(view.Beepers.IsFree(7));
        Assert.Equal([7], house.Pager.Paged);
        Assert.Equal([7], house.Pager.Stopped);
    }

    // Scenario 3 of features.md §17.
    [Fact]
    public async Task A_beeper_of_an_open_order_is_refused_with_its_holder_and_an_empty_pool_stops_no_order()
    {
        await using var house = await House.OpenAsync(_disk);
        await house.BeeperDesk.TellAsync(House.NewCommand(), new BeeperPoolCommand.Resize(7, House.Lea));
        var first = await SendAsync(house);
        await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), first.Header!.Id, number: 7, House.Lea);
        var second = await SendAsync(house);

        var taken = await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), second.Header!.Id, number: 7, House.Lea);
        Assert.Equal((BeeperPoolRefusal.Taken, first.Header.Id), (taken.Refusal, taken.Holder));

        for (var number = 1; number <= 6; number++)
        {
            await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), first.Header.Id, number, House.Lea);
        }

        var none = await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), second.Header.Id, number: null, House.Lea);
        Assert.Equal(BeeperPoolRefusal.AllOut, none.Refusal);
        await house.BumpAsync(second);
        await house.OrderShowsAsync(second.Header.Id, found => found.Stage is OrderStage.Ready);
    }

    [Fact]
    public async Task A_house_that_rings_by_hand_does_not_ring_at_ready()
    {
        await using var house = await House.OpenAsync(
            _disk, also: services => services.AddSingleton(new PagingSettings { Automatic = false }));
        var order = await OrderWithBeeperAsync(house);
        await house.BumpAsync(order);
        await house.OrderShowsAsync(order.Header!.Id, found => found.Stage is OrderStage.Ready);

        await house.KitchenDesk.CallAsync(House.NewCommand(), order.Header.Id, House.Lea);

        // The reaction to "ready" has been told of it before: reactions follow in order, and this call came later.
        await house.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Outcome is PageOutcome.Sent);
        Assert.Equal([7], house.Pager.Paged);
        Assert.Equal(1, house.KitchenFeed.Current.Beepers.Pages);
    }

    [Fact]
    public async Task A_page_that_fails_is_tried_again_after_growing_pauses_four_times_and_no_more()
    {
        var clock = new FakeClock(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
        var pager = new ScriptedPager { Outcome = PageOutcome.Failed, MayHelpAgain = true };
        await using var house = await House.OpenAsync(_disk, clock, pager);
        var order = await OrderWithBeeperAsync(house);
        await house.BumpAsync(order);
        var pauses = new List<TimeSpan>();

        for (var attempt = 1; attempt < BeeperPoolDecider.AttemptsMax; attempt++)
        {
            var failed = (await house.KitchenShowsAsync(view => HasFailed(view, attempt))).Beepers.Out[7].Call!;
            pauses.Add(FailedPagesAreTriedAgain.DueAt(failed)!.Value - clock.GetUtcNow());
            Assert.Equal(attempt, pager.Paged.Count);
            clock.Advance(pauses[^1]);
        }

        var last = (await house.KitchenShowsAsync(view => HasFailed(view, BeeperPoolDecider.AttemptsMax))).Beepers.Out[7].Call!;
        Assert.Equal((null, 4), (FailedPagesAreTriedAgain.DueAt(last), pager.Paged.Count));
        Assert.Equal([3, 12, 30], pauses.Select(pause => pause.TotalSeconds));
        await house.OrderShowsAsync(order.Header!.Id, found => found.Stage is OrderStage.Ready);
    }

    [Fact]
    public async Task A_try_that_was_due_while_the_hub_was_down_is_made_at_its_start()
    {
        var clock = new FakeClock(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
        var house = await House.OpenAsync(_disk, clock, new() { Outcome = PageOutcome.Failed, MayHelpAgain = true });
        var order = await OrderWithBeeperAsync(house);
        await house.BumpAsync(order);
        await house.KitchenShowsAsync(view => HasFailed(view, attempt: 1));
        await house.DisposeAsync();

        clock.Advance(TimeSpan.FromMinutes(1));
        await using var again = await House.OpenAsync(_disk, clock);

        var call = (await again.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Outcome is PageOutcome.Sent)).Beepers.Out[7].Call!;
        Assert.Equal(2, call.Attempt);
        Assert.Equal([7], again.Pager.Paged);
    }

    [Fact]
    public async Task A_beeper_that_came_back_is_not_tried_again()
    {
        var clock = new FakeClock(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
        var pager = new ScriptedPager { Outcome = PageOutcome.Failed, MayHelpAgain = true };
        await using var house = await House.OpenAsync(_disk, clock, pager);
        var order = await OrderWithBeeperAsync(house);
        await house.BumpAsync(order);
        await house.KitchenShowsAsync(view => HasFailed(view, attempt: 1));

        await house.BeeperDesk.TellAsync(House.NewCommand(), new BeeperPoolCommand.TakeBackOne(7, House.Lea));
        await house.KitchenShowsAsync(view => view.Beepers.IsFree(7));
        clock.Advance(TimeSpan.FromMinutes(5));
        await house.BeeperDesk.TellAsync(House.NewCommand(), new BeeperPoolCommand.Resize(21, House.Lea));
        await house.KitchenShowsAsync(view => view.Beepers.Size is 21);

        Assert.Equal([7], pager.Paged);
        Assert.Empty(pager.Stopped);
    }

    [Theory]
    [InlineData(PageOutcome.Sent)]
    [InlineData(PageOutcome.NotPossible)]
    public async Task A_beeper_is_silenced_by_hand_and_what_became_of_it_is_shown(PageOutcome outcome)
    {
        await using var house = await House.OpenAsync(_disk, pager: new() { StopOutcome = outcome });
        var order = await OrderWithBeeperAsync(house);
        await house.BumpAsync(order);
        await house.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Outcome is PageOutcome.Sent);

        await house.BeeperDesk.TellAsync(House.NewCommand(), new BeeperPoolCommand.Stop(7, House.Lea));

        var view = await house.KitchenShowsAsync(view => view.Beepers.Out[7].Call?.Stop?.Outcome is not null);
        Assert.Equal((outcome, outcome is not PageOutcome.Sent), (view.Beepers.Out[7].Call!.Stop!.Outcome, view.Beepers.Out[7].Call!.MayRing));
        Assert.Equal([7], house.Pager.Stopped);
    }

    [Fact]
    public async Task The_stop_for_the_last_guest_never_silences_the_next_one()
    {
        await using var house = await House.OpenAsync(_disk, also: services => services.AddSingleton<IPager, OneAfterTheOther>());
        await SizeAsync(house);
        var pager = (OneAfterTheOther)house.Of<IPager>();

        for (var round = 0; round < 25; round++)
        {
            var order = new OrderId($"o{round}");
            await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), order, number: 7, House.Lea);
            await house.KitchenDesk.CallAsync(House.NewCommand(), order, House.Lea);
            await house.BeeperDesk.TellAsync(House.NewCommand(), new BeeperPoolCommand.TakeBackOne(7, House.Lea));
        }

        await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("last"), number: 7, House.Lea);
        await house.KitchenDesk.CallAsync(House.NewCommand(), new("last"), House.Lea);
        await house.KitchenShowsAsync(view => view.Beepers.Out.GetValueOrDefault(7)?.Call?.Outcome is PageOutcome.Sent);

        Assert.Equal("page", pager.Last);
    }

    [Fact]
    public async Task A_lost_beeper_is_refused_with_whoever_had_it_and_found_again_it_is_given()
    {
        await using var house = await House.OpenAsync(_disk);
        await SizeAsync(house);
        await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("o1"), number: 1, House.Lea);
        await house.BeeperDesk.TellAsync(House.NewCommand(), new BeeperPoolCommand.DeclareLost(1, House.Lea));

        var lost = await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("o2"), number: 1, House.Lea);
        var next = await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("o2"), number: null, House.Lea);
        await house.BeeperDesk.TellAsync(House.NewCommand(), new BeeperPoolCommand.DeclareFound(1, House.Lea));
        var found = await house.KitchenDesk.GiveBeeperAsync(House.NewCommand(), new("o3"), number: 1, House.Lea);

        Assert.Equal((BeeperPoolRefusal.Lost, new OrderId("o1")), (lost.Refusal, lost.Holder));
        Assert.Equal((2, 1), (next.Number, found.Number));
    }

    private static bool HasFailed(KitchenView view, int attempt) =>
        view.Beepers.Out.GetValueOrDefault(7)?.Call is { Outcome: PageOutcome.Failed } call && call.Attempt == attempt;

    private static Task<Told<OrderRefusal>> ReadyAsync(House house, Order order, StationId station) => house.KitchenDesk.TellAsync(
        House.NewCommand(), order.Header!.Id,
        new OrderCommand.MarkReady([.. order.Lines.Where(line => line.Station == station).Select(Tick.Of)], House.Lea));

    private static async Task<Order> SendAsync(House house)
    {
        var id = await house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, House.Kitchen));
        var sale = await house.RegisterDesk.ReadAsync(id);
        await house.RegisterDesk.SendAsync(House.NewCommand(), id, House.Lea);
        return await house.OrderShowsAsync(sale.Order, found => found.Stage is OrderStage.ToPrepare);
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

        public async ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return PageAnswer.Sent;
        }

        public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop) => PageAsync(number, "", stop);
    }

    private sealed class OneAfterTheOther : IPager
    {
        public string Last { get; private set; } = "";

        public ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop) => NoteAsync("page");

        public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop) => NoteAsync("stop");

        private ValueTask<PageAnswer> NoteAsync(string what)
        {
            Last = what;
            return ValueTask.FromResult(PageAnswer.Sent);
        }
    }

    private sealed class BrokenPager : IPager
    {
        public ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop) =>
            throw new InvalidOperationException("A fault of the driver.");

        public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop) => PageAsync(number, "", stop);
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
