using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Watch;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Days that end while the house sells, sleeps, or is switched off; and a house that learns before it sells.</summary>
public sealed class ClosureTests : IAsyncLifetime
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly TillId First = new("T1");
    private static readonly TillId Second = new("T2");

    private readonly MemoryJournal _journal = new(HouseEvents.Catalog, TimeProvider.System);
    private FakeClock _clock = ClockAt(new(2026, 3, 14, 20, 0, 0, TimeSpan.FromHours(1)));
    private House _house = null!;

    private ITillDesk Tills => _house.Of<ITillDesk>();

    private IClosureDesk Desk => _house.Of<IClosureDesk>();

    private ClosingRounds Rounds => _house.Of<ClosingRounds>();

    public async Task InitializeAsync() => _house = await House.OpenAsync(_journal, _clock);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Nothing_of_tomorrow_is_sealed_before_today_is_closed_however_many_pay_at_once()
    {
        await SellAsync();
        _clock.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => SellAsync(at % 2 == 0 ? First : Second)));

        var rows = await RowsAsync(First);
        Assert.Equal(
            [(ClosureKind.Day, 1L, 100L), (ClosureKind.Day, 2L, 0L)], rows.Select(row => (row.Kind, row.Number, row.Total.Cents)));
        Assert.All(rows, row => Assert.Equal((true, ClosureCause.BeforeRecord), (row.IsLate, row.Cause)));
        Assert.Empty(await RowsAsync(Second)); // It was used for the first time today.
        Assert.Equal(new Money(1_100), (await Desk.ReadOpenAsync(First))!.PerpetualAlgebraic);
        Assert.Equal(new Money(1_000), (await Desk.ReadOpenAsync(First))!.Totals.Total);
    }

    [Fact]
    public async Task The_bell_closes_every_till_once_and_in_time_and_knows_when_it_rings_next()
    {
        await SellAsync();
        await SellAsync(Second);
        Assert.Equal(At(15, 5), await Rounds.RunAsync(ClosureCause.AtStart, CancellationToken.None));
        Assert.Empty(await RowsAsync(First));

        _clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(At(16, 5), await Rounds.RunAsync(ClosureCause.Scheduled, CancellationToken.None));
        await Rounds.RunAsync(ClosureCause.Scheduled, CancellationToken.None);

        foreach (var till in new[] { First, Second })
        {
            var row = Assert.Single(await RowsAsync(till));
            Assert.Equal((false, ClosureCause.Scheduled, new DateOnly(2026, 3, 14)), (row.IsLate, row.Cause, row.To));
        }

        Assert.Equal((true, 0, null), (Desk.Schedule.IsRunning, Desk.Schedule.MadeUp, Desk.Schedule.Fault));
    }

    [Fact]
    public async Task What_was_missed_while_the_hub_was_off_is_closed_at_its_start_day_by_day_and_says_so()
    {
        await SellAsync();
        await RestartAsync(TimeSpan.FromDays(3));
        await Rounds.RunAsync(ClosureCause.AtStart, CancellationToken.None);

        Assert.Equal(
            [(14, 100L, true), (15, 0L, true), (16, 0L, true)],
            (await RowsAsync(First)).Select(row => (row.To.Day, row.Total.Cents, row.IsLate)));
        Assert.All(await RowsAsync(First), row => Assert.Equal(ClosureCause.AtStart, row.Cause));
        Assert.Equal(3, Desk.Schedule.MadeUp);
    }

    [Fact]
    public async Task The_bell_waits_for_a_session_until_nine_and_sales_until_then_are_the_evening_s()
    {
        Assert.Null((await Tills.TellAsync(House.NewCommand(), First, new TillCommand.Open(Money.Zero, House.Lea))).Refusal);
        _clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(At(15, 9), await Rounds.RunAsync(ClosureCause.Scheduled, CancellationToken.None));
        await SellAsync();
        Assert.Empty(await RowsAsync(First));

        _clock.Advance(TimeSpan.FromHours(4));
        await Rounds.RunAsync(ClosureCause.Scheduled, CancellationToken.None);
        var row = Assert.Single(await RowsAsync(First));
        Assert.Equal((true, new DateOnly(2026, 3, 14), new Money(100)), (row.IsLate, row.To, row.Total));
        Assert.NotNull((await TillAsync(First)).Session);
    }

    [Fact]
    public async Task The_night_that_loses_an_hour_ends_at_five_by_the_clock_on_the_wall()
    {
        await RestartAsync(At(28, 22) - _clock.GetUtcNow());
        await SellAsync();
        var due = (await Desk.ReadOpenAsync(First))!.DueAt;
        Assert.Equal(new(2026, 3, 29, 5, 0, 0, TimeSpan.FromHours(2)), due);
        Assert.Equal(TimeSpan.FromHours(6), due - _clock.GetUtcNow());

        _clock.Advance(due - _clock.GetUtcNow());
        Assert.Equal(new(2026, 3, 30, 5, 0, 0, TimeSpan.FromHours(2)), await Rounds.RunAsync(ClosureCause.Scheduled, CancellationToken.None));
        Assert.Equal(new(2026, 3, 28), Assert.Single(await RowsAsync(First)).To);
    }

    [Fact]
    public async Task New_year_s_night_closes_a_day_a_month_and_a_year()
    {
        await RestartAsync(new DateTimeOffset(2026, 12, 31, 23, 50, 0, TimeSpan.FromHours(1)) - _clock.GetUtcNow());
        await SellAsync();
        _clock.Advance(TimeSpan.FromMinutes(20));
        await SellAsync();
        _clock.Advance(TimeSpan.FromHours(5));
        await Rounds.RunAsync(ClosureCause.Scheduled, CancellationToken.None);

        var rows = await RowsAsync(First);
        Assert.Equal([ClosureKind.Day, ClosureKind.Month, ClosureKind.Year], rows.Select(row => row.Kind));
        Assert.All(rows, row => Assert.Equal((new Money(200), new DateOnly(2026, 12, 31), false), (row.Total, row.To, row.IsLate)));
        var year = (await Desk.FindAsync(rows[^1].Position, CancellationToken.None))!;
        Assert.StartsWith("YEAR1,", year.Seal.Text, StringComparison.Ordinal);
        Assert.Null(await Desk.FindAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task The_day_is_closed_by_hand_once_the_till_is()
    {
        await Tills.TellAsync(House.NewCommand(), First, new TillCommand.Open(Money.Zero, House.Lea));
        await SellAsync();
        Assert.Equal(TillRefusal.SessionStillOpen, await CloseDayAsync());
        await Tills.TellAsync(House.NewCommand(), First, new TillCommand.Close([new(PaymentMode.Cash, new(100))], Money.Zero, House.Lea));
        Assert.Null(await CloseDayAsync());
        Assert.Equal(TillRefusal.NothingToClose, await CloseDayAsync());
        Assert.Equal((ClosureCause.ByHand, "Léa"), (await RowsAsync(First)).Select(row => (row.Cause, row.Person)).Single());
    }

    [Fact]
    public async Task The_fiscal_year_ends_when_the_house_says_from_the_next_day_on()
    {
        await SellAsync();
        Assert.Null((await _house.Of<IHouseRulesDesk>().TellAsync(
            House.NewCommand(), new HouseRulesCommand.SetClosing(new(3, 14, 2), House.Lea))).Refusal);
        _clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(At(16, 5), await Rounds.RunAsync(ClosureCause.Scheduled, CancellationToken.None));
        Assert.Equal([ClosureKind.Day, ClosureKind.Month, ClosureKind.Year], (await RowsAsync(First)).Select(row => row.Kind));
    }

    [Fact]
    public async Task A_house_in_training_seals_beside_the_real_chains_and_begins_at_one_when_it_has_left()
    {
        await RuleAsync(new HouseRulesCommand.BeginTraining(Actor.Hub));
        var trained = await SellAsync();
        await SellAsync();
        Assert.True((await _house.RegisterDesk.ReadAsync(trained)).InTraining);
        await AllIsMarkedAsync();
        Assert.Equal(TillRefusal.NotInTraining, await CloseDayAsync());
        _clock.Advance(TimeSpan.FromDays(40));
        await Rounds.RunAsync(ClosureCause.Scheduled, CancellationToken.None);
        Assert.Empty(await RowsAsync(First));
        Assert.Null(await Desk.ReadOpenAsync(First));

        var half = await _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 100, null));
        await _house.RegisterDesk.PayAsync(House.NewCommand(), half, PaymentMode.Card, new(40), House.Lea);
        Assert.Equal(HouseRulesRefusal.TrainingTicketsOpen, await LeaveAsync());
        await _house.RegisterDesk.PayAsync(House.NewCommand(), half, PaymentMode.Card, new(60), House.Lea);
        Assert.Null(await LeaveAsync());
        Assert.Equal(HouseRulesRefusal.TrainingIsOver, await LeaveAsync());

        var real = await SellAsync();
        Assert.Equal(1, (await _house.RegisterDesk.ReadAsync(real)).Ticket);
        Assert.False((await _house.RegisterDesk.ReadAsync(real)).InTraining);
        Assert.Equal(new Money(100), (await Desk.ReadOpenAsync(First))!.PerpetualAlgebraic);
        Assert.NotNull((await _house.RegisterDesk.RefundAsync(
            House.NewCommand(), trained, new(First, new("cash"), Lines: null, Amount: null, "froid"), House.Lea)).Refusal);
        Assert.Equal(1, (await TillAsync(First)).Tickets.Number);

        // Begun again by nobody, not even by a house that is started anew.
        await RestartAsync(TimeSpan.Zero);
        Assert.Equal(HouseRulesRefusal.TrainingIsOver, (await _house.Of<IHouseRulesDesk>().TellAsync(
            House.NewCommand(), new HouseRulesCommand.BeginTraining(Actor.Hub))).Refusal);
        Assert.Equal(2, (await _house.RegisterDesk.ReadAsync(await SellAsync())).Ticket);
    }

    private async Task AllIsMarkedAsync()
    {
        await foreach (var recorded in _journal.ReadStreamAsync("till-T1", afterVersion: 0, CancellationToken.None))
        {
            var trained = Assert.IsType<TillEvent.Trained>(recorded.Event);
            Assert.True(Assert.IsType<TillEvent.TicketSealed>(trained.What).Seal.IsTraining);
        }
    }

    private static FakeClock ClockAt(DateTimeOffset now) => new(now) { Zone = Paris };

    // Winter until the 29th, summer from then on.
    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.FromHours(day > 28 ? 2 : 1));

    private async Task<SaleId> SellAsync(TillId? at = null)
    {
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Sac", 100, null));
        Assert.Null((await _house.RegisterDesk.PayAsync(
            House.NewCommand(), sale, new PaymentKeyId("cash"), new(100), House.Lea, at: at ?? First)).Refusal);
        return sale;
    }

    private async Task<ValueList<ClosureRow>> RowsAsync(TillId till) =>
        (await _house.Of<IFeed<ClosuresView>>().ReachAsync(_journal.Head, CancellationToken.None)).Of(till);

    private Task<Till> TillAsync(TillId till) => _house.Grains.GetGrain<ITillGrain>(till.Value).ReadAsync();

    private async Task<TillRefusal?> CloseDayAsync() =>
        (await Tills.TellAsync(House.NewCommand(), First, new TillCommand.CloseDay(House.Lea))).Refusal;

    private async Task<HouseRulesRefusal?> LeaveAsync() => (await Desk.LeaveTrainingAsync(House.NewCommand(), House.Lea)).Refusal;

    private async Task RuleAsync(HouseRulesCommand command) =>
        Assert.Null((await _house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), command)).Refusal);

    private async Task RestartAsync(TimeSpan later)
    {
        await _house.DisposeAsync();
        _clock = ClockAt(_clock.GetUtcNow() + later);
        _house = await House.OpenAsync(_journal, _clock);
    }
}
