using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Register.Domain.Expenses;

/// <summary>What of a ticket no note of expenses has yet: the most that the next one may be, by rate, by line and by payment.</summary>
/// <param name="Rest">In all: what was paid, less what was given back and what notes have. Never below zero.</param>
/// <param name="Rates">By rate, in the ticket's order.</param>
/// <param name="Lines">Those that may still be chosen, at what is left of them.</param>
/// <param name="Payments">Those that may still be chosen.</param>
public sealed record ExpenseRest(Money Rest, ValueList<RateRest> Rates, ValueList<ExpenseLine> Lines, ValueList<Payment> Payments)
{
    /// <param name="refunds">The tickets that gave something of this one back.</param>
    /// <param name="notes">Those that were drawn of it before.</param>
    public static ExpenseRest Of(SealedTicket bill, ValueList<Ticket> refunds, IEnumerable<ExpenseNote> notes)
    {
        var drawn = notes.ToList();
        var rates = bill.Ticket.Vat.Select(share => RateRest.Of(share, refunds, drawn)).ToValueList();
        var open = rates.Where(rate => !rate.Rest.IsNegative).Sum(rate => rate.Rest);
        var paid = bill.Payments.Sum(payment => payment.Applied) + refunds.Sum(refund => refund.Total) - drawn.Sum(note => note.Amount);
        var rest = paid.IsNegative ? Money.Zero : paid < open ? paid : open;

        return new(
            rest,
            rates,
            [
                .. bill.Ticket.Lines
                    .Where(line => !drawn.Exists(note => note.Lines.Any(had => had.Id == line.Id)))
                    .Select(line => Line(line, refunds))
                    .Where(line => line.Amount > Money.Zero),
            ],
            [.. bill.Payments.Where(payment => payment.Applied > Money.Zero && !drawn.Exists(note => note.Paid?.Id == payment.Id))]);
    }

    /// <summary>What a claim comes to at each rate; null for one that is more than what is left of a rate, or of all.</summary>
    /// <remarks>Where nobody says what was eaten, each rate bears its part of what is left of it, by largest remainder.</remarks>
    public ValueList<VatShare>? Share(ExpenseClaim claim)
    {
        var wanted = claim.Basis switch
        {
            ExpenseBasis.Lines => [.. Rates.Select(rate => ChosenOf(claim).Where(line => line.Rate == rate.Rate).Sum(line => line.Amount))],
            ExpenseBasis.Payment => Spread(PaymentOf(claim)?.Applied ?? Money.Zero),
            ExpenseBasis.Amount => Spread(claim.Amount),
        };

        return wanted.Sum(amount => amount) > Rest || Rates.Zip(wanted).Any(rate => rate.Second > rate.First.Rest && !rate.Second.IsZero)
            ? null
            : [.. Rates.Zip(wanted).Where(rate => !rate.Second.IsZero).Select(rate => rate.First.Share(rate.Second))];
    }

    public IEnumerable<ExpenseLine> ChosenOf(ExpenseClaim claim) => Lines.Where(line => claim.Lines.Contains(line.Id));

    public Payment? PaymentOf(ExpenseClaim claim) => Payments.FirstOrDefault(payment => payment.Id == claim.Payment);

    private ValueList<Money> Spread(Money amount)
    {
        var parts = Rounding.Spread(amount.Cents, [.. Rates.Select(rate => Math.Max(0, rate.Rest.Cents))]);
        return [.. parts.Select(cents => new Money(cents))];
    }

    // A refund is of the same lines, with their amounts below zero.
    private static ExpenseLine Line(TicketLine line, ValueList<Ticket> refunds)
    {
        var back = refunds.SelectMany(refund => refund.Lines).Where(given => given.Id == line.Id).ToList();
        return new(
            line.Id, line.Name, new(line.Quantity.Thousandths + back.Sum(given => given.Quantity.Thousandths)), line.Rate,
            line.Total + back.Sum(given => given.Total));
    }
}

/// <param name="Ticket">What the ticket holds at this rate.</param>
/// <param name="Noted">What notes have of it, tax included.</param>
/// <param name="Rest">What is left for notes, tax included.</param>
public sealed record RateRest(VatShare Ticket, Money Noted, Money Rest)
{
    public Rate Rate => Ticket.Rate;

    internal static RateRest Of(VatShare share, ValueList<Ticket> refunds, List<ExpenseNote> notes)
    {
        var noted = notes.SelectMany(note => note.Vat).Where(had => had.Rate == share.Rate).Sum(had => had.TaxIncluded);
        var back = refunds.SelectMany(refund => refund.Vat).Where(given => given.Rate == share.Rate).Sum(given => given.TaxIncluded);
        return new(share, noted, share.TaxIncluded + back - noted);
    }

    /// <summary>The tax of a part: what the ticket's tax holds of all parts so far, less what it held before, so that all parts together have the ticket's own.</summary>
    internal VatShare Share(Money included) => new(Rate, included, TaxUpTo(Noted + included) - TaxUpTo(Noted));

    private Money TaxUpTo(Money included) => Ticket.TaxIncluded > Money.Zero
        ? new(Rounding.HalfAwayFromZero(checked(Ticket.Tax.Cents * included.Cents), Ticket.TaxIncluded.Cents))
        : Money.Zero;
}
