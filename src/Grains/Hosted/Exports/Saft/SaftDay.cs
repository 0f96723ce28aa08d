using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports.Saft;

/// <summary>How many, and how much.</summary>
internal readonly record struct Tally(int Count, Money Amount)
{
    public static Tally operator +(Tally tally, Money amount) => new(tally.Count + 1, tally.Amount + amount);
}

/// <summary>What a Z report of SAF-T asks for and a closure does not seal: it is counted from the records of the day.</summary>
internal sealed class SaftDay
{
    public SortedDictionary<string, (long Thousandths, Money Amount)> Groups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<MovementKind, Tally> Moved { get; } = [];

    public Tally Receipts { get; private set; }

    public Tally Copies { get; private set; }

    public Tally Notes { get; private set; }

    public Tally Refunds { get; private set; }

    public Tally Discounts { get; private set; }

    public Tally Trained { get; private set; }

    public Tally OnAccount { get; private set; }

    public Tally CreditNotes { get; private set; }

    public Tally Tips { get; private set; }

    /// <summary>What moved cash: that is what opens a drawer.</summary>
    public int DrawerOpenings { get; private set; }

    public Money Opening { get; private set; }

    /// <param name="groupOf">The department of an article; the name of none where nobody knows.</param>
    /// <param name="totalOf">What a ticket came to, by its number.</param>
    public void Hear(TillEvent happened, Func<ArticleId?, string> groupOf, Func<long, Money> totalOf)
    {
        switch (happened)
        {
            case TillEvent.TicketSealed { Ticket: var ticket }:
                Sold(ticket, groupOf);
                Paid(ticket.First);
                break;
            case TillEvent.PaymentSealed { Payment.Payment: var payment }:
                Paid(payment);
                break;
            case TillEvent.Trained { What: TillEvent.TicketSealed { Ticket.Total: var total } }:
                Trained += total;
                break;
            case TillEvent.DuplicateSealed { Duplicate: { Of: FiscalChainKind.Tickets } again }:
                Copies += totalOf(again.Original);
                break;
            case TillEvent.NoteSealed { Note.Total: var total }:
                Notes += total;
                break;
            case TillEvent.InvoiceSealed { Invoice: { Kind: InvoiceKind.CreditNote } credit }:
                CreditNotes += credit.Total;
                break;
            case TillEvent.Opened e:
                Opening += e.OpeningCash;
                break;
            case TillEvent.CashMoved { Movement: var movement }:
                Moved[movement.Kind] = Moved.GetValueOrDefault(movement.Kind) + movement.Amount;
                DrawerOpenings++;
                break;
        }
    }

    private void Sold(Ticket ticket, Func<ArticleId?, string> groupOf)
    {
        if (ticket.Refund is null)
        {
            Receipts += ticket.Total;
        }
        else
        {
            Refunds += -ticket.Total;
        }

        foreach (var line in ticket.Lines)
        {
            var group = groupOf(line.Article);
            var known = Groups.GetValueOrDefault(group);
            Groups[group] = (known.Thousandths + line.Quantity.Thousandths, known.Amount + line.Total);

            foreach (var share in (line.Shares ?? []).Where(share => share.Amount.IsNegative))
            {
                Discounts += -share.Amount;
            }
        }
    }

    private void Paid(Payment payment)
    {
        if (payment.Mode is PaymentMode.OnAccount)
        {
            OnAccount += payment.Given;
        }

        if (payment.Mode is PaymentMode.Cash || !payment.Change.IsZero)
        {
            DrawerOpenings++;
        }

        if (!payment.Tip.IsZero)
        {
            Tips += payment.Tip;
        }
    }
}
