using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Tills;

/// <summary>A till from its opening to its closing, across midnight when the evening is long.</summary>
/// <param name="Number">Gapless within the till, from 1.</param>
/// <param name="Cashier">Who answers for the drawer now; empty where nobody is known by name.</param>
/// <param name="Movements">In the order they were made; <see cref="MovementsMax"/> at most.</param>
public sealed record TillSession(
    int Number,
    DateTimeOffset OpenedAt,
    Actor OpenedBy,
    string Cashier,
    Money OpeningCash,
    SessionTotals Totals,
    ValueList<CashMovement> Movements)
{
    /// <summary>One every two minutes of a long day. More is not a drawer but a bank.</summary>
    public const int MovementsMax = 500;

    /// <summary>False where the first payment opened it: then nobody is waited for to close it.</summary>
    public bool IsOpenedByHand { get; init; }

    public static TillSession New(int number, Money cash, Actor by, DateTimeOffset at) =>
        new(number, at, by, by.Person, cash, SessionTotals.None, []);

    public Money Moved => Movements.Sum(movement => movement.Effect);

    /// <summary>What should lie there: in cash with the float and what was moved, otherwise what was taken.</summary>
    public Money ExpectedIn(PaymentMode mode) =>
        mode is PaymentMode.Cash ? OpeningCash + Totals.In(mode) + Moved : Totals.In(mode);

    /// <summary>Whether there is anything to count: what is owed or sent by a bank lies in no drawer.</summary>
    public static bool IsInDrawer(PaymentMode mode) => mode is not (PaymentMode.OnAccount or PaymentMode.Transfer);
}

/// <summary>What a session took, in the words that a closure needs: by payment mode and by rate.</summary>
/// <param name="Modes">What came in less what went back; change is cash, whatever it was given on.</param>
/// <param name="Vat">Of the tickets and refunds that were sealed in it, whenever they are paid.</param>
/// <param name="Tips">In the modes' totals, and no turnover.</param>
/// <param name="Rounding">What the smallest coin made of the last cents; in the total of cash.</param>
/// <param name="Settled">Of customers' debts: in the modes' totals, and no turnover.</param>
public sealed record SessionTotals(
    ValueList<ModeTotal> Modes, ValueList<VatShare> Vat, int Tickets, int Refunds, Money Tips, Money Rounding, Money Settled = default)
{
    public static readonly SessionTotals None = new([], [], Tickets: 0, Refunds: 0, Money.Zero, Money.Zero);

    public Money Turnover => Vat.Sum(share => share.TaxIncluded);

    public Money In(PaymentMode mode) => Modes.FirstOrDefault(total => total.Mode == mode)?.Amount ?? Money.Zero;

    public SessionTotals With(Payment payment) =>
        Add(payment.Mode, payment.Given, 1) is var given && payment.Change.IsZero
            ? Noted(given, payment)
            : Noted(given.Add(PaymentMode.Cash, -payment.Change, 0), payment);

    public SessionTotals With(Ticket ticket) => With(ticket.First) with
    {
        Vat = ticket.Vat.Aggregate(Vat, Add),
        Tickets = Tickets + (ticket.Refund is null ? 1 : 0),
        Refunds = Refunds + (ticket.Refund is null ? 0 : 1),
    };

    public SessionTotals With(DebtSettling settling) =>
        Add(settling.Mode, settling.Amount, 1) with { Settled = Settled + settling.Amount };

    public SessionTotals Plus(SessionTotals other) => new(
        other.Modes.Aggregate(this, (sum, mode) => sum.Add(mode.Mode, mode.Amount, mode.Count)).Modes,
        other.Vat.Aggregate(Vat, Add),
        Tickets + other.Tickets,
        Refunds + other.Refunds,
        Tips + other.Tips,
        Rounding + other.Rounding,
        Settled + other.Settled);

    private static SessionTotals Noted(SessionTotals totals, Payment payment) =>
        totals with { Tips = totals.Tips + payment.Tip, Rounding = totals.Rounding + payment.Rounding };

    private SessionTotals Add(PaymentMode mode, Money amount, int count)
    {
        var known = Modes.FirstOrDefault(total => total.Mode == mode) ?? new(mode, Money.Zero, 0);
        return this with
        {
            Modes = [
                .. Modes.Where(total => total.Mode != mode)
                    .Append(new(mode, known.Amount + amount, known.Count + count))
                    .OrderBy(total => total.Mode),
            ],
        };
    }

    private static ValueList<VatShare> Add(ValueList<VatShare> shares, VatShare more)
    {
        var known = shares.FirstOrDefault(share => share.Row == more.Row);
        return [.. shares.Where(share => share.Row != more.Row).Append(known is null ? more : known + more).OrderBy(share => share.Row)];
    }
}

/// <param name="Count">How many payments, refunds and settlings.</param>
public sealed record ModeTotal(PaymentMode Mode, Money Amount, int Count);

/// <summary>Cash that went in or out for no sale.</summary>
/// <param name="Amount">Greater than zero; the kind says which way.</param>
public sealed record CashMovement(
    CommandId Id, MovementKind Kind, Money Amount, string Reason, Actor By, DateTimeOffset At)
{
    public Money Effect => Kind is MovementKind.CashIn or MovementKind.PettyCashIn ? Amount : -Amount;
}

/// <summary>Large sums go to and come from the safe or the bank; petty ones are errands (features.md L18).</summary>
public enum MovementKind
{
    CashIn,
    CashOut,
    PettyCashIn,
    PettyCashOut,
}

/// <summary>What somebody counted.</summary>
public sealed record ModeCount(PaymentMode Mode, Money Counted);

/// <param name="Counted">Null for what was not counted: then nobody says that it is right.</param>
public sealed record CountedMode(PaymentMode Mode, Money Expected, Money? Counted)
{
    /// <summary>Greater than zero for too much. What was not counted has none.</summary>
    public Money Difference => Counted is { } counted ? counted - Expected : Money.Zero;
}

/// <summary>A session as it was closed: what the closures of days and months are made of.</summary>
/// <param name="Moved">What cash movements made of the drawer.</param>
/// <param name="Counts">Expected and counted, by payment mode.</param>
/// <param name="Left">What stayed in the drawer; the rest of the counted cash was taken out.</param>
public sealed record ClosedSession(
    int Number,
    DateTimeOffset OpenedAt,
    Actor OpenedBy,
    string Cashier,
    Money OpeningCash,
    Money Moved,
    SessionTotals Totals,
    ValueList<CountedMode> Counts,
    Money Left,
    Actor By,
    DateTimeOffset ClosedAt)
{
    /// <summary>The till error: what is missing is below zero.</summary>
    public Money Difference => Counts.Sum(count => count.Difference);

    public Money TakenOut => (Counts.FirstOrDefault(count => count.Mode is PaymentMode.Cash)?.Counted ?? Left) - Left;
}
