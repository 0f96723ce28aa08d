using System.Collections.Immutable;
using System.Text.Json;
using RetailPos.Domain.Tests.Sales;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Fiscal;

public sealed class ClosureTests
{
    private static readonly Sale Bill = Counter.After(Counter.Opened, Counter.Added(Counter.Steak, Counter.Wine));
    private static readonly TillHouse Real = TillHouse.Default;
    private static readonly TillHouse School = Real with { IsTraining = true };

    private readonly List<TillEvent> _journal = [];
    private Till _till = Till.New;
    private int _keys;

    [Fact]
    public void A_ticket_of_tomorrow_closes_today_first_and_says_that_it_is_late()
    {
        Sell(Noon);
        var second = Sell(Noon.AddDays(1));

        Assert.Collection(
            second,
            closed => Assert.Equal((ClosureKind.Day, true, ClosureCause.BeforeRecord), Of(closed)),
            ticket => Assert.Equal(2, Assert.IsType<TillEvent.TicketSealed>(ticket).Ticket.Number));
    }

    [Fact]
    public void The_night_belongs_to_the_evening_until_the_house_s_hour()
    {
        Sell(At(14, 23, 50));
        Assert.Single(Sell(At(15, 0, 10)));
        Assert.Single(Sell(At(15, 4, 59)));
        Assert.Equal(2, Sell(At(15, 5, 0)).Length);
    }

    [Fact]
    public void A_sale_across_the_end_of_the_day_belongs_to_the_session_that_somebody_opened()
    {
        Tell(At(14, 18, 0), new TillCommand.Open(Money.Zero, Anna));
        Assert.Single(Sell(At(15, 6, 0)));
        Tell(At(15, 6, 30), Closing);
        var closed = Assert.Single(Tell(At(15, 6, 31), new TillCommand.CloseDay(Anna)), happened => happened is TillEvent.PeriodClosed);

        Assert.Equal((ClosureKind.Day, false, ClosureCause.ByHand), Of(closed));
        Assert.Equal(new DateOnly(2026, 3, 14), Assert.IsType<TillEvent.PeriodClosed>(closed).Closure.To);
    }

    [Fact]
    public void A_session_that_nobody_closes_is_waited_for_until_nine_and_then_it_is_late()
    {
        Tell(At(14, 18, 0), new TillCommand.Open(Money.Zero, Anna));
        Sell(At(14, 20, 0));
        Assert.Empty(Tell(At(15, 8, 59), Bell));
        var closed = Assert.Single(Tell(At(15, 9, 0), Bell));

        Assert.Equal((ClosureKind.Day, true, ClosureCause.Scheduled), Of(closed));
        Assert.NotNull(_till.Session);
        Assert.Single(Sell(At(15, 9, 1)));
    }

    [Fact]
    public void A_session_that_a_payment_opened_is_waited_for_by_nobody()
    {
        Sell(At(14, 20, 0));
        Assert.Equal((ClosureKind.Day, false, ClosureCause.Scheduled), Of(Assert.Single(Tell(At(15, 5, 0), Bell))));
    }

    [Fact]
    public void A_day_is_not_closed_by_hand_while_somebody_s_session_is_open_nor_twice()
    {
        Assert.Equal(TillRefusal.NothingToClose, Refused(Noon, new TillCommand.CloseDay(Anna)));
        Tell(Noon, new TillCommand.Open(Money.Zero, Anna));
        Assert.Equal(TillRefusal.SessionStillOpen, Refused(Noon, new TillCommand.CloseDay(Anna)));
        Tell(Noon, Closing);
        Tell(Noon, new TillCommand.CloseDay(Anna));
        Assert.Equal(TillRefusal.NothingToClose, Refused(Noon.AddHours(1), new TillCommand.CloseDay(Anna)));
    }

    [Fact]
    public void What_is_sold_after_the_closing_belongs_to_the_next_day()
    {
        Sell(Noon);
        Tell(Noon.AddHours(1), new TillCommand.CloseDay(Anna));
        Assert.Single(Sell(Noon.AddHours(2)));
        Assert.Equal(TillRefusal.NothingToClose, Refused(Noon.AddHours(3), new TillCommand.CloseDay(Anna)));
        var next = Assert.Single(Tell(Noon.AddDays(1).AddHours(10), new TillCommand.CloseDay(Anna)));
        Assert.Equal(new Money(2_270), Assert.IsType<TillEvent.PeriodClosed>(next).Closure.Totals.Total);
    }

    [Fact]
    public void A_year_has_365_days_12_months_and_1_year_whether_the_shop_was_open_or_not()
    {
        Sell(new(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(1)));
        Tell(new(2027, 1, 1, 5, 0, 0, TimeSpan.FromHours(1)), new TillCommand.CloseOver(ClosureCause.AtStart, Actor.Hub));

        Assert.Equal(
            [(ClosureKind.Day, 365), (ClosureKind.Month, 12), (ClosureKind.Year, 1)],
            Closures.GroupBy(closure => closure.Kind).Select(kind => (kind.Key, kind.Count())).Order());
        Assert.Equal(Closures.Count() - 3, Closures.Count(closure => closure.IsLate)); // The last day, its month and its year are in time.
        Assert.All(Closures, closure => Assert.Equal(new Money(2_270), closure.PerpetualAlgebraic));
        Assert.Equal(new Money(2_270), Closures.Last().Totals.Total);
    }

    [Theory]
    [InlineData(2027, 2, 29, 2027, 2, 28)] // The last day of a short February.
    [InlineData(2028, 2, 29, 2028, 2, 29)]
    [InlineData(2027, 6, 15, 2027, 6, 15)]
    public void The_year_ends_when_the_house_says(int year, int month, int day, int endYear, int endMonth, int endDay)
    {
        var calendar = new FiscalCalendar(5, new(month, day, 4));
        var end = new DateOnly(endYear, endMonth, endDay);

        Assert.Equal(year, end.Year);
        Assert.True(calendar.EndsYear(end) && calendar.EndsMonth(end));
        Assert.Single(Enumerable.Range(0, 365).Select(at => new DateOnly(year, 1, 1).AddDays(at)), calendar.EndsYear);
    }

    [Fact]
    public void Clocks_that_are_put_forward_or_back_leave_out_no_day_and_close_none_twice()
    {
        var calendar = new FiscalCalendar(2, ClosingRules.Default);
        TimeSpan winter = TimeSpan.FromHours(1), summer = TimeSpan.FromHours(2);

        // 29 March 2026: 01:59 is followed by 03:00. 25 October: 02:59 is followed by 02:00.
        Assert.Equal(new DateOnly(2026, 3, 28), calendar.DayOf(new(2026, 3, 29, 1, 59, 0, winter)));
        Assert.Equal(new DateOnly(2026, 3, 29), calendar.DayOf(new(2026, 3, 29, 3, 0, 0, summer)));
        Assert.Equal(new DateOnly(2026, 10, 24), calendar.DayOf(new(2026, 10, 25, 1, 59, 0, summer)));
        Assert.Equal(new DateOnly(2026, 10, 25), calendar.DayOf(new(2026, 10, 25, 2, 59, 0, summer)));
        Assert.Equal(new DateOnly(2026, 10, 25), calendar.DayOf(new(2026, 10, 25, 2, 0, 0, winter)));
    }

    [Fact]
    public void A_clock_that_is_set_back_opens_no_day_again()
    {
        Sell(Noon.AddDays(1));
        Tell(Noon.AddDays(2), Bell);
        Assert.Single(Sell(Noon));
        Assert.Equal(new Money(2_270), _till.Books.Day.Total);
    }

    [Fact]
    public void The_canonical_text_begins_with_the_fields_of_the_grand_total()
    {
        Sell(Noon);
        var closed = Assert.IsType<TillEvent.PeriodClosed>(Assert.Single(Tell(Noon.AddHours(1), new TillCommand.CloseDay(Anna))));

        Assert.Equal(
            "DAY1,1000:1850|2000:420,2270,2270,20260314130000+0100,20260314,1,till-1,20260314,20260314,2270,1000:168|2000:70,Cash:2270:1,1,2270,0,0,1,1,0,0,0,0,0,0,N,ByHand,Anna,grill-1,N,",
            closed.Seal.Text);
    }

    [Fact]
    public void Tips_rounding_debts_and_cash_are_in_the_closure_and_in_no_turnover()
    {
        Tell(Noon, new TillCommand.Open(new(5_000), Anna));
        Tell(Noon, new TillCommand.Pay(Bill, Counter.Cash("p-1", 3_000) with { Tip = new(200) }, Anna));
        Tell(Noon, new TillCommand.TakeSettling(new(new("d-1"), new("c-1"), "Mme Durand", new("cash"), PaymentMode.Cash, new(700), Anna)));
        Tell(Noon, new TillCommand.MoveCash(new("m-1"), MovementKind.CashOut, new(300), "banque", Anna));
        Tell(Noon, new TillCommand.Close([new(PaymentMode.Cash, new(7_800))], Money.Zero, Anna));
        var totals = Assert.IsType<TillEvent.PeriodClosed>(Assert.Single(Tell(Noon, new TillCommand.CloseDay(Anna)))).Closure.Totals;

        Assert.Equal((2_270L, 200L, 700L, 300L, 0L), (totals.Total.Cents, totals.Tips.Cents, totals.Settled.Cents, totals.CashOut.Cents, totals.CashIn.Cents));
        Assert.Equal(new Money(7_800 - 5_000 - 2_470 - 700 + 300), totals.Difference);
        Assert.Equal(new Money(2_270), _till.Books.PerpetualAlgebraic);
    }

    [Fact]
    public void The_books_do_not_grow_with_the_years()
    {
        Sell(Noon);
        Tell(Noon.AddDays(2), Bell);
        var small = JsonSerializer.Serialize(_till.Books).Length;

        for (var day = 3; day < 800; day += 3)
        {
            Sell(Noon.AddDays(day));
        }

        Assert.InRange(JsonSerializer.Serialize(_till.Books).Length, small, small * 3);
    }

    [Fact]
    public void Training_is_numbered_and_sealed_beside_the_real_chains_and_counts_for_nothing()
    {
        Tell(Noon, new TillCommand.Open(new(5_000), Anna), School);
        Tell(Noon, Pay(), School);
        var second = Assert.IsType<TillEvent.Trained>(Assert.Single(Tell(Noon.AddDays(3), Pay(), School)));
        var trained = Assert.IsType<TillEvent.TicketSealed>(second.What);

        Assert.Equal(2, trained.Ticket.Number);
        Assert.StartsWith("TRAINTICKET1,", trained.Seal.Text, StringComparison.Ordinal);
        Assert.True(trained.Seal.IsTraining);
        Assert.Equal(TillBooks.New, _till.Books);

        var real = Assert.IsType<TillEvent.TicketSealed>(Assert.Single(Tell(Noon.AddDays(4), Pay())));
        Assert.Equal((1L, Seal.NoPrevious, 1), (real.Ticket.Number, real.Seal.Previous, real.Session));
        Assert.False(_till.IsTraining);
        Assert.Equal(new Money(2_270), _till.Books.PerpetualAlgebraic);
        Assert.Single(_till.Session!.Totals.Modes);
    }

    [Fact]
    public void Nothing_is_trained_at_a_till_that_has_sealed_for_real()
    {
        Sell(Noon);
        Assert.Equal(TillRefusal.TrainingIsOver, Refused(Noon, Pay(), School));
    }

    [Fact]
    public void What_was_paid_in_training_is_neither_paid_on_nor_given_back_for_real()
    {
        var trained = Bill with { InTraining = true, Ticket = 1 };
        Assert.Equal(TillRefusal.TrainingIsOver, Refused(Noon, new TillCommand.Pay(trained, Counter.Cash("p-9", 1), Anna)));
        Assert.Equal(TillRefusal.TrainingIsOver, Refused(Noon, new TillCommand.GiveBack(
            trained, new(new("r"), PaymentMode.Cash, new(1), [new(Bill.Lines[0].Id, Quantity.One, new(1))], [], "x"), Counter.TheTill, Anna)));
    }

    [Fact]
    public void Debts_and_closures_are_not_trained()
    {
        Tell(Noon, Pay(), School);
        Assert.Equal(TillRefusal.NotInTraining, Refused(Noon, new TillCommand.CloseDay(Anna), School));
        Assert.Equal(TillRefusal.NotInTraining, Refused(Noon, new TillCommand.Pay(
            Bill with { Id = new("s-9") }, Counter.Cash("p-9", 2_270) with { Mode = PaymentMode.OnAccount }, Anna), School));
    }

    [Fact]
    public void A_house_in_training_draws_neither_invoice_nor_quote()
    {
        var sealedTicket = Tell(Noon, Pay(), School).OfType<TillEvent.Trained>().Select(trained => trained.What).OfType<TillEvent.TicketSealed>().Single();

        Assert.Equal(TillRefusal.NotInTraining, Refused(Noon, new TillCommand.DrawInvoice(
            new(sealedTicket.Ticket, sealedTicket.Seal, []), Corrects: null, Invoices.Bills.Frame, Invoices.Bills.Buyer, Anna), School));
        Assert.Equal(TillRefusal.NotInTraining, Refused(Noon, new TillCommand.DrawQuote(Bill, Invoices.Bills.Frame, Invoices.Bills.Buyer, Anna), School));
    }

    private static TillCommand Bell => new TillCommand.CloseOver(ClosureCause.Scheduled, Actor.Hub);

    private static TillCommand Closing => new TillCommand.Close([new(PaymentMode.Cash, Money.Zero)], Money.Zero, Anna);

    private IEnumerable<Closure> Closures => _journal.OfType<TillEvent.PeriodClosed>().Select(closed => closed.Closure);

    private static (ClosureKind Kind, bool IsLate, ClosureCause Cause) Of(TillEvent happened) =>
        Assert.IsType<TillEvent.PeriodClosed>(happened).Closure is var closure ? (closure.Kind, closure.IsLate, closure.Cause) : default;

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 3, day, hour, minute, 0, TimeSpan.FromHours(1));

    private TillCommand.Pay Pay() => new TillCommand.Pay(Bill with { Id = new($"s-{++_keys}") }, Counter.Cash($"p-{_keys}", 2_270), Anna);

    private ImmutableArray<TillEvent> Sell(DateTimeOffset at) => Tell(at, Pay());

    private TillRefusal? Refused(DateTimeOffset at, TillCommand command, TillHouse? house = null) =>
        Counter.AtTheTill.Decide(_till, command with { House = house ?? Real }, at).Refusal;

    private ImmutableArray<TillEvent> Tell(DateTimeOffset at, TillCommand command, TillHouse? house = null)
    {
        var decision = Counter.AtTheTill.Decide(_till, command with { House = house ?? Real }, at);
        Assert.Null(decision.Refusal);
        _till = decision.Events.Aggregate(_till, TillDecider.Evolve);
        _journal.AddRange(decision.Events);
        return decision.Events;
    }
}
