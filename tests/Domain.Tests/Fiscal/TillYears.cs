using FsCheck;
using FsCheck.Fluent;
using RetailPos.Domain.Tests.Sales;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Fiscal;

/// <summary>
/// One till over many days: sales, refunds, later payments, sessions, cash, closings by hand and by the clock, and days on which
/// nobody came. Time goes on by minutes or by weeks, and now and then the clock is set back.
/// </summary>
internal sealed class TillYears
{
    private static readonly ValueList<ModeCount> Drawer = [new(PaymentMode.Cash, new(12_345))];

    private readonly FiscalCalendar _calendar;
    private readonly List<Sale> _paid = [];
    private int _keys;

    private TillYears(FiscalCalendar calendar) => _calendar = calendar;

    public Till Till { get; private set; } = Till.New;

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 20, 11, 0, 0, TimeSpan.FromHours(1));

    public List<TillEvent> Journal { get; } = [];

    public IEnumerable<Closure> Closures => Journal.OfType<TillEvent.PeriodClosed>().Select(closed => closed.Closure);

    public static Gen<(FiscalCalendar Calendar, Step[] Steps)> Any =>
        from hour in Gen.Choose(0, 12)
        from month in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 28)
        from atEnd in Gen.Elements(true, false)
        from wait in Gen.Choose(1, 12)
        from steps in AnyStep.ArrayOf()
        select (new FiscalCalendar(hour, new(month, atEnd ? DateTime.DaysInMonth(2024, month) : day, wait)), steps);

    private static Gen<Step> AnyStep =>
        from kind in Gen.Frequency(
            (8, Gen.Constant(Kind.Sell)), (2, Gen.Constant(Kind.SellPart)), (2, Gen.Constant(Kind.GiveBack)), (2, Gen.Constant(Kind.Open)),
            (2, Gen.Constant(Kind.Move)), (2, Gen.Constant(Kind.CloseTill)), (2, Gen.Constant(Kind.CloseDay)), (3, Gen.Constant(Kind.Bell)))
        from cents in Gen.Choose(1, 5_000)
        from minutes in Gen.Frequency(
            (6, Gen.Choose(1, 300)), (4, Gen.Choose(300, 2_000)), (1, Gen.Choose(2_000, 60_000)), (1, Gen.Choose(-600, 0)))
        select new Step(kind, cents, minutes);

    public static TillYears Of(FiscalCalendar calendar, IEnumerable<Step> steps)
    {
        var years = new TillYears(calendar);

        foreach (var step in steps)
        {
            years.Now = years.Now.AddMinutes(step.Minutes);
            years.Take(step);
        }

        return years;
    }

    public Decision<TillEvent, TillRefusal> Tell(TillCommand command)
    {
        var decision = Counter.AtTheTill.Decide(Till, command with { House = new(_calendar, IsTraining: false) }, Now);
        Till = decision.Events.Aggregate(Till, TillDecider.Evolve);
        Journal.AddRange(decision.Events);
        return decision;
    }

    private void Take(Step step)
    {
        _keys++;

        switch (step.Kind)
        {
            case Kind.Sell or Kind.SellPart:
                var sale = SaleOf(step.Cents);
                var given = step.Kind is Kind.Sell ? sale.Total.Cents : (sale.Total.Cents + 1) / 2;

                if (Tell(new TillCommand.Pay(sale, Counter.Card($"p-{_keys}", given), Anna)).Refusal is null)
                {
                    _paid.Add(sale with { Ticket = Till.Tickets.Number });
                }

                break;
            case Kind.GiveBack when _paid.Count > 0:
                var back = _paid[step.Cents % _paid.Count];
                Tell(new TillCommand.GiveBack(
                    back,
                    new(new($"r-{_keys}"), PaymentMode.Cash, back.Total, [new(back.Lines[0].Id, Quantity.One, back.Total)], [], "froid"),
                    Counter.TheTill, Anna));
                break;
            case Kind.Open:
                Tell(new TillCommand.Open(new(10_000), Anna));
                break;
            case Kind.Move:
                Tell(new TillCommand.MoveCash(new($"m-{_keys}"), (MovementKind)(step.Cents % 4), new(step.Cents), "courses", Anna));
                break;
            case Kind.CloseTill:
                Tell(new TillCommand.Close(Drawer, Money.Zero, Anna));
                break;
            case Kind.CloseDay:
                Tell(new TillCommand.CloseDay(Anna));
                break;
            case Kind.Bell:
                Tell(new TillCommand.CloseOver(ClosureCause.Scheduled, Actor.Hub));
                break;
        }
    }

    // Now and then on its margin, now and then untaxed.
    private Sale SaleOf(int cents) => Counter.After(
    [
        .. cents % 5 == 0 ? Counter.OpenedExempt : [Counter.Opened],
        Counter.Added(
            cents % 4 == 0
                ? Counter.OfMargin($"l-{_keys}", cents, cents * 2L / 3, cents % 8 == 0 ? VatScheme.Art : VatScheme.SecondHand)
                : Counter.Line($"l-{_keys}", cents, cents % 3 == 0 ? 2_000 : 1_000, 550)),
    ]) with { Id = new($"s-{_keys}") };

    internal enum Kind
    {
        Sell,
        SellPart,
        GiveBack,
        Open,
        Move,
        CloseTill,
        CloseDay,
        Bell,
    }

    internal sealed record Step(Kind Kind, int Cents, int Minutes);
}
