using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>What was sealed against what was sold, and the coins in each drawer, counted one by one.</summary>
internal sealed class TillBooks
{
    private readonly Dictionary<SaleId, Ticket> _tickets = [];
    private readonly Dictionary<SaleId, List<Payment>> _paid = [];
    private readonly Dictionary<SaleId, List<Ticket>> _refunds = [];
    private readonly HashSet<CommandId> _sealed = [];
    private readonly Dictionary<TillId, Drawer> _drawers = [];
    private readonly ExpenseBooks _expenses = new();
    private readonly ChainsWalk _chains = new(new PublicSealKeys([]), [], []);

    public Money DrawerOf(TillId till) => _drawers.TryGetValue(till, out var drawer) ? drawer.Cash : Money.Zero;

    public void Read(Recorded recorded, Dictionary<SaleId, Sale> sales)
    {
        if (recorded.Event is not TillEvent happened)
        {
            return;
        }

        var till = new TillId(recorded.Stream["till-".Length..]);
        var drawer = _drawers.GetValueOrDefault(till, new(Session: 0, Money.Zero, Money.Zero));

        if (recorded.SealedRecord() is { } record)
        {
            _chains.Add(record);
        }

        switch (happened)
        {
            case TillEvent.TicketSealed e:
                Read(e.Ticket, sales[e.Ticket.Sale]);
                drawer = drawer.Took(e.Session, e.Ticket.First);
                break;
            case TillEvent.PaymentSealed e:
                Seal(e.Payment.Sale, e.Payment.Payment);
                drawer = drawer.Took(e.Session, e.Payment.Payment);
                break;
            case TillEvent.ExpenseSealed { Expense: var note }:
                _expenses.Read(note, _tickets[note.Sale], _refunds.GetValueOrDefault(note.Sale) ?? [], _paid[note.Sale]);
                break;
            case TillEvent.InvoiceSealed { Invoice: { Kind: InvoiceKind.Invoice } invoice }:
                Books.Hold(invoice.Total == _tickets[invoice.Sale].Total, $"{invoice.Name} is of {invoice.Total}, and its ticket of {_tickets[invoice.Sale].Total}.");
                _expenses.Invoice(invoice.Sale);
                break;
            case TillEvent.Opened e:
                drawer = new(e.Session, e.OpeningCash, Money.Zero);
                break;
            case TillEvent.DebtSettled e:
                var settling = e.Settling;
                drawer = drawer.Took(e.Session, new(settling.Id, settling.Mode, settling.Amount, settling.Amount, Money.Zero));
                break;
            case TillEvent.CashMoved { Movement: var movement }:
                drawer = drawer with
                {
                    Cash = drawer.Cash + (movement.Kind is MovementKind.CashIn or MovementKind.PettyCashIn ? movement.Amount : -movement.Amount),
                };
                break;
            case TillEvent.Closed { Session: var session }:
                var expected = session.Counts.First(count => count.Mode is PaymentMode.Cash).Expected;
                Books.Hold(expected == drawer.Cash, $"{till} closed with {expected} expected, and {drawer.Cash} are in the drawer.");
                drawer = drawer with { Cash = session.Left, Left = session.Left };
                break;
        }

        _drawers[till] = drawer;
    }

    public void Check(Sale sale)
    {
        var paid = _paid.GetValueOrDefault(sale.Id) ?? [];
        var refunds = _refunds.GetValueOrDefault(sale.Id) ?? [];
        Books.Hold(paid.SequenceEqual(sale.Payments), $"{sale.Id} has {sale.Payments.Count} payments, and {paid.Count} are sealed.");
        Books.Hold(_tickets.ContainsKey(sale.Id) == (sale.Ticket is not null), $"{sale.Id}: ticket {sale.Ticket}.");
        Books.Hold(
            refunds.Sum(refund => -refund.Total) == sale.Refunded + sale.Forgone,
            $"{sale.Id}: {sale.Refunded} went back and {sale.Forgone} were given up, and {refunds.Sum(refund => -refund.Total)} are sealed.");
        Books.Hold(refunds.Sum(refund => -refund.First.Applied) == sale.Refunded, $"{sale.Id}: {sale.Refunded} went back, and {refunds.Sum(refund => -refund.First.Applied)} left a drawer.");

        if (_tickets.TryGetValue(sale.Id, out var ticket))
        {
            Books.Hold(ticket.Vat.Equals(VatOf(sale)) && ticket.Total == sale.Total, $"{sale.Id} has changed since it was sealed.");
            Books.Hold(refunds.SelectMany(refund => refund.Vat).GroupBy(share => share.Row).All(row =>
                    -row.Sum(share => share.TaxIncluded) <= ticket.Vat.Where(share => share.Row == row.Key).Sum(share => share.TaxIncluded)
                    && -row.Sum(share => share.Margin) <= ticket.Vat.Where(share => share.Row == row.Key).Sum(share => share.Margin)),
                $"{sale.Id}: of one rate more went back than was sold.");
            Books.Hold(refunds.All(refund => refund.Exempt == ticket.Exempt), $"{sale.Id} was sold to {ticket.Exempt}, and went back from somebody else.");
            CheckOwed(sale, ticket, refunds);
        }
    }

    // What the sealed records say is still owed; what was put aside and given up leaves nothing, at any rate.
    private void CheckOwed(Sale sale, Ticket ticket, List<Ticket> refunds)
    {
        var owed = ticket.Due - _paid[sale.Id].Skip(1).Sum(payment => payment.Applied) + refunds.Sum(refund => refund.Due);
        Books.Hold(owed == sale.Due, $"{sale.Id} owes {sale.Due}, and by what is sealed it is {owed}.");
        Books.Hold(
            sale.Forgone.IsZero || ticket.Vat.All(share => refunds.SelectMany(refund => refund.Vat).Where(back => back.Row == share.Row)
                .Sum(back => back.TaxIncluded + back.Tax) == -(share.TaxIncluded + share.Tax)),
            $"{sale.Id} was given up, and some VAT of it is left.");
    }

    public void Check()
    {
        Books.Hold(_chains.Faults.All(fault => fault.IsTrace), $"A chain is broken: {_chains.Faults}.");
    }

    private void Read(Ticket ticket, Sale sale)
    {
        Books.Hold(ticket.Lines.Sum(line => line.Total) == ticket.Total && ticket.Vat.Sum(share => share.TaxIncluded) == ticket.Total,
            $"Ticket {ticket.Number} of {ticket.Till} does not add up.");

        if (ticket.Refund is not null)
        {
            Books.Hold(_sealed.Add(ticket.Refund.Refund), $"Refund {ticket.Refund.Refund} was sealed twice.");
            (_refunds.TryGetValue(sale.Id, out var refunds) ? refunds : _refunds[sale.Id] = []).Add(ticket);
            return;
        }

        Books.Hold(_tickets.TryAdd(sale.Id, ticket), $"{sale.Id} was sealed twice.");
        Books.Hold(ticket.Total == sale.Total && ticket.Vat.Equals(VatOf(sale)), $"{sale.Id} was sealed as something else than it is.");
        Seal(sale.Id, ticket.First);
    }

    private void Seal(SaleId sale, Payment payment)
    {
        Books.Hold(_sealed.Add(payment.Id), $"Payment {payment.Id} was sealed twice.");
        (_paid.TryGetValue(sale, out var paid) ? paid : _paid[sale] = []).Add(payment);
    }

    private static ValueList<VatShare> VatOf(Sale sale) =>
    [
        .. Pricing.Of(sale).Lines.Zip(sale.Lines, (priced, line) => (priced.Net, line.Article, Bought: line.Article.Purchase?.Times(line.Quantity) + line.PurchaseCents))
            .GroupBy(line => RowOf(sale, line.Article)).OrderBy(row => row.Key.Scheme).ThenBy(row => row.Key.Rate)
            .Select(row => (row.Key, Sum: row.Sum(line => line.Net), Margin: row.Sum(line => line.Bought < line.Net && row.Key.IsMargin ? line.Net - line.Bought.Value : Money.Zero)))
            .Select(row => new VatShare(row.Key.Rate, row.Sum, row.Key.Rate.TaxInside(row.Key.IsMargin ? row.Margin : row.Sum), row.Key.Scheme, row.Margin)),
    ];

    private static (VatScheme Scheme, Rate Rate, bool IsMargin) RowOf(Sale sale, SoldArticle article) =>
        article.Scheme is not VatScheme.Standard ? (article.Scheme, article.RateIn(sale.Mode), true)
        : sale.Exemption is not null && sale.Mode is not (ServiceMode.EatIn or ServiceMode.Counter) ? (VatScheme.IntraCommunity, default, false)
        : (VatScheme.Standard, article.RateIn(sale.Mode), false);

    /// <param name="Cash">What lies in it: the float, and every coin that came and went since.</param>
    /// <param name="Left">By the last closing.</param>
    private sealed record Drawer(int Session, Money Cash, Money Left)
    {
        // The first payment of a closed till opens it with what was left in there.
        public Drawer Took(int session, Payment payment) => (session == Session ? this : new(session, Left, Left)) switch
        {
            var open => open with
            {
                Cash = open.Cash + (payment.Mode is PaymentMode.Cash ? payment.Given : Money.Zero) - payment.Change,
            },
        };
    }
}
