using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.Domain.Accounting;

/// <summary>
/// Says in accounts what happened at a till: sales and their VAT against what they were paid with, and everything that moved
/// the drawer. Each piece balances by itself, so that days, sessions and years of them do.
/// </summary>
/// <param name="departmentOf">Of an article, as the catalogue has it now: a ticket names the article alone.</param>
/// <param name="nameOf">What a customer is called; the id where nobody knows.</param>
/// <param name="keptOf">Whom a customer was merged into: what one person owes and pays stands on one account. Null for nobody ever.</param>
public sealed class AccountingBook(
    AccountingRules rules, Func<ArticleId, DepartmentId?> departmentOf, Func<CustomerId, string> nameOf,
    Func<CustomerId, CustomerId>? keptOf = null)
{
    /// <summary>Null for what moves no money.</summary>
    /// <param name="till">Whose stream it stands in.</param>
    public Piece? Of(TillId till, TillEvent happened) => happened switch
    {
        TillEvent.TicketSealed e => PieceOf(till, $"{e.Ticket.Number}", e.At, [.. Sold(e.Ticket), .. Paid(e.Ticket.First), Left(e.Ticket.Due)]),
        TillEvent.PaymentSealed e => PieceOf(
            till, $"{e.Payment.Ticket}-{e.Payment.Number}", e.At, [.. Paid(e.Payment.Payment), Left(-e.Payment.Payment.Applied)]),
        TillEvent.DebtSettled e => PieceOf(
            till,
            $"S{e.Session}",
            e.At,
            [new(rules.Of(e.Settling.Mode), e.Settling.Amount), new(rules.Customers, -e.Settling.Amount, new(KeptOf(e.Settling.Customer), e.Settling.Name))]),
        TillEvent.Opened e => Moved(till, e.Session, e.OpeningCash - e.Expected, rules.Transfers, e.At),
        TillEvent.CashMoved e => Moved(till, e.Session, e.Movement.Effect, AccountOf(e.Movement.Kind), e.At),
        TillEvent.Closed e => PieceOf(till, $"S{e.Session.Number}", e.At, [.. Closed(e.Session)]),
        _ => null,
    };

    // The tax is the ticket's own, and never counted anew; what is left of the last cents goes to the last account.
    private IEnumerable<Posting> Sold(Ticket ticket)
    {
        var isRefund = ticket.Refund is not null;

        foreach (var share in ticket.Vat)
        {
            var accounts = ticket.Lines.Where(line => line.Row == share.Row)
                .GroupBy(line => rules.SalesOf(line.Article, line.Article is { } id ? departmentOf(id) : null, ticket.Mode, line.Row))
                .OrderBy(account => account.Key.Code, StringComparer.Ordinal)
                .ToList();
            var left = share.TaxExcluded;

            for (var at = 0; at < accounts.Count; at++)
            {
                var gross = accounts[at].Sum(line => line.Total);
                var net = at == accounts.Count - 1 ? left : gross - share.Rate.TaxInside(share.Scheme.IsMargin() ? accounts[at].Sum(line => line.Margin ?? Money.Zero) : gross);
                left -= net;
                yield return new(accounts[at].Key, -net, IsReversal: isRefund, Quantity: new(accounts[at].Sum(line => line.Quantity.Thousandths)));
            }

            yield return new(rules.Vat.At(share.Rate), -share.Tax, IsReversal: isRefund);
        }
    }

    private IEnumerable<Posting> Paid(Payment payment)
    {
        var isCash = payment.Mode is PaymentMode.Cash;
        yield return payment.Mode is PaymentMode.OnAccount
            ? new(rules.Customers, payment.Given, payment.Customer is { } id ? new(KeptOf(id), nameOf(KeptOf(id))) : null)
            : new(rules.Of(payment.Mode), isCash ? payment.Given - payment.Change : payment.Given);

        // Change is cash, whatever it was given on.
        yield return new(rules.Of(PaymentMode.Cash), isCash ? Money.Zero : -payment.Change);
        yield return new(rules.Tips, -payment.Tip);
        yield return Gap(payment.Rounding);
    }

    private CustomerId KeptOf(CustomerId customer) => keptOf?.Invoke(customer) ?? customer;

    private IEnumerable<Posting> Closed(ClosedSession session)
    {
        // What was not counted has no difference, and what lies in no drawer no account of its own.
        foreach (var count in session.Counts.Where(count => !count.Difference.IsZero))
        {
            yield return new(rules.Of(count.Mode), count.Difference);
            yield return Gap(count.Difference);
        }

        yield return new(rules.Of(PaymentMode.Cash), -session.TakenOut);
        yield return new(rules.Transfers, session.TakenOut);
    }

    // Too much is a gain, too little a loss.
    private Posting Gap(Money tooMuch) => new(tooMuch.IsNegative ? rules.Missing : rules.Surplus, -tooMuch);

    private Posting Left(Money due) => new(rules.Unpaid, due);

    private Piece? Moved(TillId till, int session, Money effect, Account against, DateTimeOffset at) =>
        PieceOf(till, $"S{session}", at, [new(rules.Of(PaymentMode.Cash), effect), new(against, -effect)]);

    private Account AccountOf(MovementKind kind) => kind switch
    {
        MovementKind.CashIn or MovementKind.CashOut => rules.Transfers,
        MovementKind.PettyCashIn or MovementKind.PettyCashOut => rules.PettyCash,
    };

    private static Piece? PieceOf(TillId till, string reference, DateTimeOffset at, ValueList<Posting> postings)
    {
        ValueList<Posting> moved = [.. postings.Where(posting => !posting.Amount.IsZero)];
        return moved.IsEmpty ? null : new(till, $"{till}-{reference}", at, moved);
    }
}
