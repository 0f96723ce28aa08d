using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>Notes of expenses against their ticket: all of them together are never more than it, at any rate, nor more than was paid.</summary>
internal sealed class ExpenseBooks
{
    private readonly Dictionary<SaleId, List<ExpenseNote>> _notes = [];
    private readonly HashSet<SaleId> _invoiced = [];

    public void Invoice(SaleId sale) => Books.Hold(_invoiced.Add(sale), $"{sale} has two invoices.");

    /// <param name="refunds">What of the ticket was given back until now, and stands below zero.</param>
    public void Read(ExpenseNote note, Ticket ticket, IReadOnlyCollection<Ticket> refunds, IReadOnlyCollection<Payment> paid)
    {
        var notes = _notes.TryGetValue(note.Sale, out var known) ? known : _notes[note.Sale] = [];
        notes.Add(note);

        Books.Hold((note.Till, note.Ticket) == (ticket.Till, ticket.Number), $"Note {note.Number} of {note.Till} is of ticket {note.Ticket}, and {note.Sale} has {ticket.Number} of {ticket.Till}.");
        Books.Hold(note.Amount > Money.Zero && note.Vat.Sum(share => share.TaxIncluded) == note.Amount, $"Note {note.Number} of {note.Till} does not add up.");
        Books.Hold(!_invoiced.Contains(note.Sale), $"{note.Sale} has an invoice, and note {note.Number} was drawn.");
        Books.Hold(
            notes.SelectMany(one => one.Lines).GroupBy(line => line.Id).All(line => line.Count() == 1), $"{note.Sale}: a dish is on two notes.");

        var (noted, left) = (notes.Sum(one => one.Amount), paid.Sum(payment => payment.Applied) + refunds.Sum(refund => refund.Total));
        Books.Hold(noted <= left, $"{note.Sale}: {noted} are on notes, and {left} were paid and not given back.");

        foreach (var rate in notes.SelectMany(one => one.Vat).GroupBy(share => share.Rate))
        {
            var (mine, sold) = (rate.Sum(share => share.TaxIncluded), Of(rate.Key, [ticket], share => share.TaxIncluded));
            var (tax, taxed) = (rate.Sum(share => share.Tax), Of(rate.Key, [ticket], share => share.Tax));
            var back = Of(rate.Key, refunds, share => share.TaxIncluded);
            Books.Hold(mine <= sold + back, $"{note.Sale}: {mine} at {rate.Key} are on notes, and {sold} were sold less {-back}.");
            Books.Hold(tax <= taxed && (mine != sold || tax == taxed), $"{note.Sale}: a tax of {tax} at {rate.Key} is on notes, and {taxed} on the ticket.");
        }
    }

    private static Money Of(Rate rate, IEnumerable<Ticket> tickets, Func<VatShare, Money> what) =>
        tickets.SelectMany(ticket => ticket.Vat).Where(share => share.Rate == rate).Sum(what);
}
