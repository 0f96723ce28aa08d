using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using RetailPos.Domain.Tests.Sales;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Tills;

public sealed class TillDayTests
{
    private static readonly Sale Bill = After(Counter.Opened, Added(Steak, Wine));

    [Fact]
    public void A_till_is_opened_counted_and_closed_and_what_is_missing_is_written_down()
    {
        var till = Till.New;
        Tell(ref till, new TillCommand.Open(new(10_000), Anna));
        Tell(ref till, Pay(Counter.Cash("p-1", 5_000)));
        Tell(ref till, new TillCommand.MoveCash(new("m-1"), MovementKind.PettyCashOut, new(420), "pain", Anna));
        var closed = Assert.IsType<TillEvent.Closed>(Assert.Single(
            Tell(ref till, new TillCommand.Close([new(PaymentMode.Cash, new(11_800))], new(10_000), Anna)))).Session;

        Assert.Equal(new CountedMode(PaymentMode.Cash, new(11_850), new(11_800)), Assert.Single(closed.Counts));
        Assert.Equal((new Money(-50), new Money(1_800), new Money(-420)), (closed.Difference, closed.TakenOut, closed.Moved));
        Assert.Equal([(1_000, 1_850L), (2_000, 420L)], closed.Totals.Vat.Select(share => (share.Rate.BasisPoints, share.TaxIncluded.Cents)));
        Assert.Equal((null, new Money(10_000), closed), (till.Session, till.Left, till.Last));
    }

    [Fact]
    public void The_first_payment_opens_a_till_that_nobody_opened_with_what_was_left_in_it()
    {
        var till = Till.New;
        Tell(ref till, Pay(Counter.Cash("p-1", 2_270)));
        Assert.Equal((1, Money.Zero, new Money(2_270)), (till.Session!.Number, till.Session.OpeningCash, till.Session.ExpectedIn(PaymentMode.Cash)));

        Tell(ref till, new TillCommand.Close([new(PaymentMode.Cash, new(2_270))], new(270), Anna));
        Tell(ref till, Pay(Counter.Card("p-2", 2_270), "s-2"));
        Assert.Equal((2, new Money(270), new Money(270)), (till.Session!.Number, till.Session.OpeningCash, till.Session.ExpectedIn(PaymentMode.Cash)));
    }

    [Fact]
    public void A_sale_after_midnight_belongs_to_the_session_that_is_open()
    {
        var till = Till.New;
        Tell(ref till, new TillCommand.Open(Money.Zero, Anna));
        var late = Assert.IsType<TillEvent.TicketSealed>(Assert.Single(
            Counter.AtTheTill.Decide(till, Pay(Counter.Cash("p-1", 2_270)), Noon.AddHours(14)).Events));

        Assert.Equal((1, Noon.AddHours(14)), (late.Session, late.Ticket.SealedAt));
    }

    [Fact]
    public void Change_is_cash_whatever_it_is_given_on()
    {
        var till = Till.New;
        var terms = new PaymentTerms(new("cheque"), "", GivesChange: true, Min: null, Max: null, CashStepCents: 0);
        Tell(ref till, new TillCommand.Open(new(5_000), Anna));
        Tell(ref till, Pay(new(new("p-1"), PaymentMode.Cheque, new(3_000), Terms: terms)));

        Assert.Equal(
            (new Money(3_000), new Money(4_270)),
            (till.Session!.ExpectedIn(PaymentMode.Cheque), till.Session.ExpectedIn(PaymentMode.Cash)));
    }

    [Fact]
    public void Whoever_takes_over_answers_for_the_drawer_and_the_session_goes_on()
    {
        var till = Till.New;
        Tell(ref till, new TillCommand.Open(new(5_000), Anna));
        Tell(ref till, new TillCommand.HandOver("Léa", [new(PaymentMode.Cash, new(4_990))], Anna));

        Assert.Equal((1, "Léa", new Money(5_000)), (till.Session!.Number, till.Session.Cashier, till.Session.ExpectedIn(PaymentMode.Cash)));
    }

    [Theory]
    [InlineData(PaymentMode.Cash, 10_500, 0)]
    [InlineData(PaymentMode.Card, 10_000, 500)]
    public void A_debt_that_is_paid_lies_in_the_drawer_of_its_mode_and_is_no_turnover(PaymentMode mode, long cash, long card)
    {
        var till = Till.New;
        Tell(ref till, new TillCommand.Open(new(10_000), Anna));
        Tell(ref till, new TillCommand.TakeSettling(new(new("s-1"), new("c-1"), "Mme Durand", new("key"), mode, new(500), Anna)));

        Assert.Equal(
            (new Money(cash), new Money(card)),
            (till.Session!.ExpectedIn(PaymentMode.Cash), till.Session.ExpectedIn(PaymentMode.Card)));
        Assert.Equal((new Money(500), Money.Zero, 0), (till.Session.Totals.Settled, till.Session.Totals.Turnover, till.Session.Totals.Tickets));
    }

    [Fact]
    public void A_journal_whose_till_counted_copies_is_still_read()
    {
        var till = Till.New;
        Tell(ref till, Pay(Counter.Cash("p-1", 2_270)));

        Assert.Equal(till, TillDecider.Evolve(till, new TillEvent.TicketReprinted(1, 1, Anna, Noon)));
    }

    [Fact]
    public void What_was_sealed_before_there_were_sessions_belongs_to_none()
    {
        var ticket = Ticket.Of(Bill, 1, Taken(Counter.Cash("p-1", 2_270), 2_270), Anna, Noon);
        var till = Counter.AtTheTill.Replay([new TillEvent.TicketSealed(ticket, Seal.Of(Canonical.Of(ticket), Seal.NoPrevious), Noon)]);

        Assert.Equal((null, 0, 1L), (till.Session, till.Sessions, till.Tickets.Number));
    }

    [Fact]
    public void The_float_is_what_was_left_or_what_the_house_has_fixed()
    {
        var fixedFloat = TillDayRules.Default with { Opening = FloatKind.Fixed, FixedFloat = new(15_000) };

        Assert.Equal((new Money(80), new Money(15_000)), (TillDayRules.Default.FloatAfter(new(80)), fixedFloat.FloatAfter(new(80))));
        Assert.Equal(HouseRulesRefusal.FloatInvalid, (fixedFloat with { FixedFloat = new(-1) }).Check());
        Assert.Null(fixedFloat.Check());
    }

    /// <summary>The drawer of a random day, counted again from nothing but what happened.</summary>
    [Fact]
    public void What_is_expected_in_the_drawer_is_a_recount_of_what_happened() => Prop.ForAll(Days.ToArbitrary(), steps =>
    {
        var (till, journal) = (Till.New, new List<TillEvent>());

        foreach (var (step, at) in steps.Select((step, at) => (step, at)))
        {
            journal.AddRange(Tell(ref till, CommandOf(step, at, till)));
        }

        var replayed = Counter.AtTheTill.Replay(journal);
        return Recount(journal) == (till.Session?.ExpectedIn(PaymentMode.Cash) ?? till.Left)
            && (replayed.Session, replayed.Last, replayed.Left) == (till.Session, till.Last, till.Left)
            && journal.OfType<TillEvent.Closed>().Select(closed => closed.Session.Number).SequenceEqual(
                journal.OfType<TillEvent.Closed>().Select((_, at) => at + 1));
    }).QuickCheckThrowOnFailure();

    // Without this, the property could hold because nothing ever happens.
    [Fact]
    public void Random_days_reach_what_the_property_speaks_of()
    {
        var reached = Days.Sample(numberOfSamples: 300, new Rnd(20260401, 1), size: 60).SelectMany(steps =>
        {
            var (till, journal) = (Till.New, new List<TillEvent>());

            foreach (var (step, at) in steps.Select((step, at) => (step, at)))
            {
                journal.AddRange(Tell(ref till, CommandOf(step, at, till)));
            }

            return journal;
        }).ToList();

        Assert.True(reached.OfType<TillEvent.Closed>().Count() > 100);
        Assert.True(reached.OfType<TillEvent.CashMoved>().Count() > 100);
        Assert.True(reached.OfType<TillEvent.TicketSealed>().Count(e => e.Ticket.Refund is not null) > 50);
        Assert.True(reached.OfType<TillEvent.TicketSealed>().Count(e => !e.Ticket.First.Change.IsZero) > 100);
        Assert.True(reached.OfType<TillEvent.PaymentSealed>().Any());
    }

    private static Gen<Step[]> Days => Gen.Elements(Enum.GetValues<What>())
        .SelectMany(what => Gen.Choose(1, 6_000).Select(cents => new Step(what, cents))).ArrayOf();

    private static TillCommand CommandOf(Step step, int at, Till till) => step.What switch
    {
        What.Open => new TillCommand.Open(new(step.Cents), Anna),
        What.Cash => Pay(Counter.Cash($"p-{at}", step.Cents), $"s-{at}"),
        What.Card => Pay(Counter.Card($"p-{at}", Math.Min(step.Cents, 2_270)), $"s-{at}"),
        What.Rest => Pay(
            Counter.Cash($"p-{at}", step.Cents),
            till.Open.Keys.Select(id => id.Value).Order().FirstOrDefault() ?? "s-none") is var rest
                ? rest with { Sale = rest.Sale with { Stage = SaleStage.Sealed, Ticket = 1 } } : rest,
        What.GiveBack => new TillCommand.GiveBack(
            Bill with { Id = new($"s-{at}"), Ticket = 1 },
            new(new($"r-{at}"), PaymentMode.Cash, new(step.Cents), [new(Steak.Id, Quantity.One, new(step.Cents))], [], "froid"),
            TheTill,
            Anna),
        What.MoveIn => new TillCommand.MoveCash(new($"m-{at}"), MovementKind.CashIn, new(step.Cents), "banque", Anna),
        What.MoveOut => new TillCommand.MoveCash(new($"m-{at}"), MovementKind.PettyCashOut, new(step.Cents), "pain", Anna),
        What.HandOver => new TillCommand.HandOver("Léa", [new(PaymentMode.Cash, new(step.Cents))], Anna),
        What.Close => new TillCommand.Close([new(PaymentMode.Cash, new(step.Cents))], new(step.Cents / 2), Anna),
        _ => throw new InvalidOperationException(),
    };

    private static Money Recount(IEnumerable<TillEvent> journal) => journal.Aggregate(Money.Zero, (drawer, happened) => happened switch
    {
        TillEvent.Opened e => e.OpeningCash,
        TillEvent.TicketSealed e => drawer + InCash(e.Ticket.First),
        TillEvent.PaymentSealed e => drawer + InCash(e.Payment.Payment),
        TillEvent.CashMoved { Movement.Kind: MovementKind.CashIn } e => drawer + e.Movement.Amount,
        TillEvent.CashMoved e => drawer - e.Movement.Amount,
        TillEvent.Closed e => e.Session.Left,
        _ => drawer,
    });

    private static Money InCash(Payment payment) => payment.Mode is PaymentMode.Cash ? payment.Given - payment.Change : Money.Zero;

    private static ImmutableArray<TillEvent> Tell(ref Till till, TillCommand command)
    {
        var events = Counter.AtTheTill.Decide(till, command, Noon).Events;
        till = events.Aggregate(till, TillDecider.Evolve);
        return events;
    }

    private static TillCommand.Pay Pay(Tender tender, string sale = "s-1") => new(Bill with { Id = new(sale) }, tender, Anna);

    private sealed record Step(What What, int Cents);

    private enum What
    {
        Open,
        Cash,
        Card,
        Rest,
        GiveBack,
        MoveIn,
        MoveOut,
        HandOver,
        Close,
    }
}
