using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Tills;

using Answer = Decision<TillEvent, TillRefusal>;

/// <summary>A till's day: opened with a float, counted, handed over, closed. What is missing is written down, never mended.</summary>
internal static class TillDay
{
    /// <summary>100 000.00: what a drawer and a terminal see in the best week.</summary>
    private static readonly Money CountMax = new(10_000_000);

    public static Answer Open(Till till, TillCommand.Open c, DateTimeOffset now, Sealing sealing) =>
        till.Session is not null ? TillRefusal.AlreadyOpened
        : !IsCash(c.OpeningCash) ? TillRefusal.CashOutOfRange
        : [
            sealing.Movement(
                till, number => new TillEvent.Opened(till.Sessions + 1, c.OpeningCash, till.Left, c.By, now, Number: number),
                Canonical.Of, (e, seal) => e with { Seal = seal }),
        ];

    public static Answer MoveCash(Till till, TillCommand.MoveCash c, DateTimeOffset now, Sealing sealing) =>
        till.Session is not { } session ? TillRefusal.NotOpened
        : c.Amount.IsZero || !IsCash(c.Amount) ? TillRefusal.CashOutOfRange
        : !Enum.IsDefined(c.Kind) ? TillRefusal.MovementInvalid
        : string.IsNullOrWhiteSpace(c.Reason) || !Text.IsNote(c.Reason) ? TillRefusal.MovementReasonMissing
        : session.Movements.Count >= TillSession.MovementsMax ? TillRefusal.TooManyMovements
        : [
            sealing.Movement(
                till, number => new TillEvent.CashMoved(session.Number, new(c.Id, c.Kind, c.Amount, c.Reason, c.By, now), now, Number: number),
                Canonical.Of, (e, seal) => e with { Seal = seal }),
        ];

    /// <param name="session">The one that is open, or that this opens.</param>
    public static Answer TakeSettling(Till till, TillCommand.TakeSettling c, int session, DateTimeOffset now, Sealing sealing) =>
        c.Settling.Amount.IsZero || !IsCash(c.Settling.Amount) ? TillRefusal.CashOutOfRange
        : !Enum.IsDefined(c.Settling.Mode) || c.Settling.Mode is PaymentMode.OnAccount ? TillRefusal.SettlingInvalid
        : [
            sealing.Movement(
                till, number => new TillEvent.DebtSettled(session, c.Settling, now, Number: number),
                Canonical.Of, (e, seal) => e with { Seal = seal }),
        ];

    public static Answer Count(Till till, TillCommand.Count c, DateTimeOffset now, Sealing sealing) =>
        till.Session is not { } session ? TillRefusal.NotOpened
        : CheckCounts(c.Counts) is { } fault ? fault
        : [
            sealing.Movement(
                till, number => new TillEvent.Counted(session.Number, Counted(session, c.Counts), c.By, now, Number: number),
                Canonical.Of, (e, seal) => e with { Seal = seal }),
        ];

    public static Answer HandOver(Till till, TillCommand.HandOver c, DateTimeOffset now, Sealing sealing) =>
        till.Session is not { } session ? TillRefusal.NotOpened
        : CheckCounts(c.Counts) is { } fault ? fault
        : !Text.IsName(c.To) ? TillRefusal.PersonMissing
        : [
            sealing.Movement(
                till, number => new TillEvent.HandedOver(
                    session.Number, session.Cashier, c.To, Counted(session, c.Counts), c.By, now, Number: number),
                Canonical.Of, (e, seal) => e with { Seal = seal }),
        ];

    public static Answer Close(Till till, TillCommand.Close c, DateTimeOffset now, Sealing sealing) =>
        till.Session is not { } session ? TillRefusal.NotOpened
        : CheckCounts(c.Counts) is { } fault ? fault
        : c.Left.IsNegative || c.Left > c.Counts.First(count => count.Mode is PaymentMode.Cash).Counted ? TillRefusal.LeftTooMuch
        : c.OpenCards > 0 ? TillRefusal.CardsUnknown
        : c.Day is { AllSalesClosedBeforeClosing: true } && (c.OpenSales > 0 || till.Open.Values.Any(open => !open.IsPutAside)) ? TillRefusal.SalesStillOpen
        : [
            sealing.Movement(
                till, number => new TillEvent.Closed(
                    new(
                        session.Number, session.OpenedAt, session.OpenedBy, session.Cashier, session.OpeningCash, session.Moved, session.Totals,
                        Counted(session, c.Counts), c.Left, c.By, now),
                    now, Number: number),
                Canonical.Of, (e, seal) => e with { Seal = seal }),
        ];

    /// <summary>The till after money was taken or given back in a session: the first of a closed till opens one.</summary>
    public static Till Took(
        this Till till, int session, Actor by, DateTimeOffset at, Func<SessionTotals, SessionTotals> counts)
    {
        if (session is 0)
        {
            return till; // Sealed before there were sessions.
        }

        var open = till.Session ?? TillSession.New(session, till.Left, by, at);
        return till with { Sessions = session, Session = open with { Totals = counts(open.Totals) } };
    }

    // Whatever was taken stands there, counted or not, and whatever was counted, expected or not.
    private static ValueList<CountedMode> Counted(TillSession session, ValueList<ModeCount> counts) =>
    [
        .. session.Totals.Modes.Select(total => total.Mode)
            .Concat(counts.Select(count => count.Mode))
            .Distinct()
            .Order()
            .Select(mode => new CountedMode(
                mode, session.ExpectedIn(mode), counts.FirstOrDefault(count => count.Mode == mode)?.Counted)),
    ];

    private static TillRefusal? CheckCounts(ValueList<ModeCount> counts) =>
        counts.Any(count => !Enum.IsDefined(count.Mode) || !TillSession.IsInDrawer(count.Mode))
            || counts.DistinctBy(count => count.Mode).Count() < counts.Count
            || counts.Any(count => count.Counted.IsNegative || count.Counted > CountMax) ? TillRefusal.CountInvalid
        : !counts.Any(count => count.Mode is PaymentMode.Cash) ? TillRefusal.CashNotCounted
        : null;

    private static bool IsCash(Money amount) => !amount.IsNegative && amount <= Tendering.GivenMax;
}
