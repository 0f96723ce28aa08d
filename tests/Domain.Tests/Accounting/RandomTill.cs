using FsCheck;
using FsCheck.Fluent;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Accounting;

/// <summary>Everything that can happen at a till, in any order, with amounts that hold what the till promises and nothing more.</summary>
internal static class RandomTill
{
    public static readonly TillId T1 = new("T1");

    private static readonly Seal NoSeal = Seal.Of("X1", "");
    private static readonly Rate[] Rates = [new(210), new(550), new(1_000), new(2_000)];

    public static Gen<TillEvent[]> Events => Gen.Frequency(
        (6, Tickets), (2, Later), (1, Settled), (1, Moved), (1, Opened), (1, Closed)).ArrayOf();

    public static Gen<TillEvent> Tickets =>
        from lines in Line.NonEmptyListOf()
        from isRefund in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from mode in Gen.Elements(Enum.GetValues<ServiceMode>())
        from number in Gen.Choose(1, 1_000_000)
        let sold = lines.Select((line, at) => line with { Id = new($"l{at}") }).Select(line => isRefund ? Back(line) : line).ToList()
        let total = sold.Sum(line => line.Total)
        from due in isRefund ? Gen.Constant(Money.Zero) : Gen.Choose(0, (int)total.Cents).Select(cents => new Money(cents))
        from payment in PaymentOf(total - due)
        select (TillEvent)new TillEvent.TicketSealed(
            new(
                T1, number, Noon, new($"s{number}"), mode, Table: null, Covers: 0, CallNumber: null, Anna, [.. sold], total,
                VatShare.Of(sold),
                payment, due, isRefund ? new(T1, 1, new("r"), "froid") : null),
            NoSeal, Noon, Session: 1);

    private static Gen<TicketLine> Line =>
        from article in Gen.Choose(1, 5)
        from cents in Gen.Choose(0, 5_000)
        from rate in Gen.Elements(Rates)
        from scheme in Gen.Frequency((5, Gen.Constant(VatScheme.Standard)), (3, Gen.Elements(Enum.GetValues<VatScheme>())))
        from margin in Gen.Choose(0, cents)
        let plain = new TicketLine(new("l"), new($"a{article}"), $"Plat {article}", Quantity.One, new(cents), rate, new(cents))
        select scheme is VatScheme.IntraCommunity ? plain with { Rate = default, Scheme = scheme }
            : scheme.IsMargin() ? plain with { Scheme = scheme, Purchase = new(cents - margin), Margin = new(margin) }
            : plain;

    private static Gen<TillEvent> Later =>
        from applied in Gen.Choose(1, 5_000)
        from payment in PaymentOf(new(applied))
        select (TillEvent)new TillEvent.PaymentSealed(
            new(T1, 1, 1, new("s1"), payment, Money.Zero, Anna, Noon), NoSeal, Noon, Session: 1);

    private static Gen<TillEvent> Settled =>
        from cents in Gen.Choose(1, 9_000)
        select (TillEvent)new TillEvent.DebtSettled(
            1, new(new("d"), new("c1"), "Mme Durand", new("cash"), PaymentMode.Cash, new(cents), Anna), Noon);

    private static Gen<TillEvent> Moved =>
        from cents in Gen.Choose(1, 9_000)
        from kind in Gen.Elements(Enum.GetValues<MovementKind>())
        select (TillEvent)new TillEvent.CashMoved(1, new(new("m"), kind, new(cents), "pain", Anna, Noon), Noon);

    private static Gen<TillEvent> Opened =>
        from cents in Gen.Choose(0, 9_000)
        from expected in Gen.Choose(0, 9_000)
        select (TillEvent)new TillEvent.Opened(1, new(cents), new(expected), Anna, Noon);

    private static Gen<TillEvent> Closed =>
        from counted in Gen.Choose(0, 9_000)
        from expected in Gen.Choose(-500, 9_000)
        from card in Gen.Choose(-100, 100)
        from left in Gen.Choose(0, 9_000)
        select (TillEvent)new TillEvent.Closed(
            new(
                1, Noon, Anna, "Anna", Money.Zero, Money.Zero, SessionTotals.None,
                [new(PaymentMode.Cash, new(expected), new Money(counted)), new(PaymentMode.Card, new(7_000), new Money(7_000 + card)), new(PaymentMode.Cheque, new(10), null)],
                new(Math.Min(left, counted)), Anna, Noon),
            Noon);

    // Given = applied + rounding + tip + change: what the till promises of every payment it takes.
    private static Gen<Payment> PaymentOf(Money applied) =>
        from mode in Gen.Elements(Enum.GetValues<PaymentMode>())
        from tip in Gen.Choose(0, 300)
        from rounding in Gen.Choose(-2, 2)
        from change in Gen.Choose(0, 900)
        select new Payment(
            new("p"), mode, applied + new Money(rounding + tip + change), applied, new(change), new(tip), new(rounding),
            Customer: mode is PaymentMode.OnAccount ? new CustomerId("c1") : null);

    private static TicketLine Back(TicketLine line) => line with { Quantity = new(-1_000), Total = -line.Total, Purchase = null, Margin = line.Margin is { } margin ? -margin : null };
}
