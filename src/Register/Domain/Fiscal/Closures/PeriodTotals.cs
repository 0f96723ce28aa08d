using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.Domain.Fiscal.Closures;

/// <summary>What a till did in a period. Only what was sold counts as turnover: no tip, no rounding, no debt that was settled.</summary>
/// <param name="Taken">By payment mode and by rate.</param>
/// <param name="Sold">Of the tickets, without the refunds.</param>
/// <param name="Refunded">Zero or less. Sold + refunded = the sum over the rates.</param>
/// <param name="CashIn">Put into the drawer for no sale.</param>
/// <param name="CashOut">Taken out of it for no sale; greater than zero.</param>
/// <param name="Difference">What was counted too much, or missing, when sessions were closed.</param>
/// <param name="FirstTicket">Its number, or a refund's; null in a period without any.</param>
public sealed record PeriodTotals(
    SessionTotals Taken,
    Money Sold,
    Money Refunded,
    Money CashIn,
    Money CashOut,
    Money Difference,
    long? FirstTicket,
    long? LastTicket)
{
    public static readonly PeriodTotals None = new(
        SessionTotals.None, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, FirstTicket: null, LastTicket: null);

    /// <summary>One share per rate, rising: tax included, tax, and tax excluded.</summary>
    public ValueList<VatShare> Vat => Taken.Vat;

    public ValueList<ModeTotal> Modes => Taken.Modes;

    public int Tickets => Taken.Tickets;

    public int Refunds => Taken.Refunds;

    public Money Tips => Taken.Tips;

    public Money Rounding => Taken.Rounding;

    /// <summary>Of customers' debts: money that came in, and no turnover.</summary>
    public Money Settled => Taken.Settled;

    /// <summary>Tax included.</summary>
    public Money Total => Sold + Refunded;

    public Money Tax => Vat.Sum(share => share.Tax);

    public Money TaxExcluded => Total - Tax;

    public static PeriodTotals operator +(PeriodTotals one, PeriodTotals next) => new(
        one.Taken.Plus(next.Taken),
        one.Sold + next.Sold,
        one.Refunded + next.Refunded,
        one.CashIn + next.CashIn,
        one.CashOut + next.CashOut,
        one.Difference + next.Difference,
        one.FirstTicket ?? next.FirstTicket,
        next.LastTicket ?? one.LastTicket);

    public PeriodTotals With(TillEvent happened) => happened switch
    {
        TillEvent.TicketSealed e => With(e.Ticket),
        TillEvent.PaymentSealed e => this with { Taken = Taken.With(e.Payment.Payment) },
        TillEvent.DebtSettled e => this with { Taken = Taken.With(e.Settling) },
        TillEvent.CashMoved { Movement.Effect: var effect } => effect.IsNegative
            ? this with { CashOut = CashOut - effect }
            : this with { CashIn = CashIn + effect },
        TillEvent.Closed e => this with { Difference = Difference + e.Session.Difference },
        _ => this, // Whatever else happens moves no money.
    };

    private PeriodTotals With(Ticket ticket) => this with
    {
        Taken = Taken.With(ticket),
        Sold = ticket.Refund is null ? Sold + ticket.Total : Sold,
        Refunded = ticket.Refund is null ? Refunded : Refunded + ticket.Total,
        FirstTicket = FirstTicket ?? ticket.Number,
        LastTicket = ticket.Number,
    };
}
