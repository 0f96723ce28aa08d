using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.Domain.Reporting;

/// <summary>Hears what the tills sealed, from the first ticket on, and tells what belongs into a report.</summary>
/// <remarks>
/// From the first, because a customer pays in March for the lunches of January, at the rates of January: debts are paid oldest
/// first. Of what is paid in full nothing is kept.
/// <para>
/// A sale whose invoice to a company was drawn on its own day is told by that invoice, and by nothing else: neither as sold nor
/// as paid. One whose invoice came later was told before it (BT-23 B7 and S7), and stays.
/// </para>
/// <para>
/// What leaves untaxed for another state of the Union is no sale to a private customer (10.3), with an invoice or before it: it is
/// counted apart.
/// </para>
/// </remarks>
/// <param name="payments">Whose payments are told; null for none.</param>
/// <param name="keptOf">Whom a customer was merged into: one person pays at the rates of all that one has eaten. Null for nobody ever.</param>
public sealed class EReportBook(DayRange sales, DayRange? payments, Func<CustomerId, CustomerId>? keptOf = null)
{
    private readonly SortedDictionary<(DateOnly Day, SalesCategory Category), (int Tickets, SortedDictionary<Rate, VatShare> Shares)> _sold = [];
    private readonly SortedDictionary<DateOnly, SortedDictionary<Rate, Money>> _paid = [];
    private readonly Dictionary<SaleId, Owed> _open = [];
    private readonly Dictionary<CustomerId, Queue<Owed>> _debts = [];
    private readonly Dictionary<(TillId Till, long Ticket), (Ticket Ticket, DateOnly Day, Bill Bill)> _today = [];
    private readonly HashSet<(TillId Till, long Invoice)> _invoiced = [];
    private DateOnly _date;
    private Money _unplaced;
    private LeftOutSales _leftOut;

    /// <param name="day">The service day it belongs to.</param>
    public void Hear(TillEvent happened, DateOnly day)
    {
        Forget(DateOnly.FromDateTime(happened.At.DateTime));

        switch (happened)
        {
            case TillEvent.TicketSealed e:
                Sell(e.Ticket, day);
                CountLeftOut(e.Ticket, day);
                Pay(e.Ticket, day);
                break;
            case TillEvent.InvoiceSealed { Invoice: { IsReported: false, Ticket: { } of } invoice }
                when IsToCompany(invoice) && _today.Remove((of.Till, of.Number), out var sold):
                _invoiced.Add((invoice.Till, invoice.Number));
                LeaveOut(sold.Ticket, sold.Day, sold.Bill);
                break;
            case TillEvent.PaymentSealed e when _open.TryGetValue(e.Payment.Sale, out var owed):
                Take(e.Payment.Payment, owed, day);

                if (e.Payment.Due.IsZero)
                {
                    _open.Remove(e.Payment.Sale);
                }

                break;
            case TillEvent.DebtSettled e:
                Settle(e.Settling, day);
                break;
        }
    }

    public EReport Report() => new(
        sales,
        [.. _sold.Select(day => new SoldOfDay(day.Key.Day, day.Key.Category, day.Value.Tickets, [.. day.Value.Shares.Values]))],
        payments,
        [
            .. _paid.Select(day => new PaidOfDay(day.Key, [.. day.Value.Where(rate => !rate.Value.IsZero).Select(rate => new RateAmount(rate.Key, rate.Value))]))
                .Where(day => !day.Amounts.IsEmpty),
        ],
        _unplaced,
        _leftOut);

    private void Sell(Ticket ticket, DateOnly day, int sign = 1)
    {
        if (!sales.Contains(day))
        {
            return;
        }

        foreach (var part in ticket.Vat.GroupBy(share => CategoryOf(ticket, share)))
        {
            if (part.Key is { } category)
            {
                Sell((day, category), [.. part], sign);
            }
        }
    }

    private void Sell((DateOnly, SalesCategory) key, ValueList<VatShare> vat, int sign)
    {
        var (tickets, shares) = _sold.GetValueOrDefault(key, (0, []));

        foreach (var share in vat)
        {
            // Whatever margin it is, one rate is one row of the report.
            var more = sign < 0 ? -share : share;
            shares[share.Rate] = shares.TryGetValue(share.Rate, out var known) ? known + more : more;
        }

        if (tickets + sign == 0)
        {
            _sold.Remove(key);
        }
        else
        {
            // A rate of nothing but invoices was not sold to anybody else.
            foreach (var rate in shares.Values.Where(share => sign < 0 && share.TaxIncluded.IsZero && share.Tax.IsZero).Select(share => share.Rate).ToList())
            {
                shares.Remove(rate);
            }

            _sold[key] = (tickets + sign, shares);
        }
    }

    private void CountLeftOut(Ticket ticket, DateOnly day)
    {
        if (sales.Contains(day) && ticket.Vat.Where(share => CategoryOf(ticket, share) is null).ToList() is { Count: > 0 } shares)
        {
            _leftOut = new(_leftOut.Tickets + 1, _leftOut.Amount + shares.Sum(share => share.TaxIncluded));
        }
    }

    // What was sold on an earlier date has its invoice already, or will have one that says that it was told.
    private void Forget(DateOnly date)
    {
        if (date <= _date)
        {
            return;
        }

        _date = date;

        foreach (var old in _today.Where(sold => DateOnly.FromDateTime(sold.Value.Ticket.SealedAt.DateTime) < date).Select(sold => sold.Key).ToList())
        {
            _today.Remove(old);
        }
    }

    private void LeaveOut(Ticket ticket, DateOnly day, Bill bill)
    {
        Sell(ticket, day, sign: -1);
        bill.IsLeftOut = true;

        foreach (var (on, rate, amount) in bill.Told)
        {
            _paid[on][rate] -= amount;
        }
    }

    // A person who wants an invoice is a person. A credit note goes the way of its invoice.
    private bool IsToCompany(Invoice invoice) =>
        (invoice.Buyer.Business.Registration.Length > 0 || invoice.Buyer.Business.VatNumber.Length > 0)
        && (invoice.Corrects is not { } corrects || _invoiced.Contains((corrects.Till, corrects.Number)));

    // Goods are taxed when they are handed over: nobody asks when they were paid.
    private void Pay(Ticket ticket, DateOnly day)
    {
        var bill = new Bill(ticket.Mode.IsOnSite());
        var owed = new Owed([.. ticket.Vat], bill);
        _today[(ticket.Till, ticket.Number)] = (ticket, day, bill);
        Take(ticket.First, owed, day);

        if (ticket.Due.IsZero)
        {
            return;
        }

        // What takes back a sale that was never paid in full leaves nothing to pay of either.
        if (ticket.Refund is null)
        {
            _open[ticket.Sale] = owed;
        }
        else
        {
            _open.Remove(ticket.Sale);
        }
    }

    private void Take(Payment payment, Owed owed, DateOnly day)
    {
        if (payment.Mode is PaymentMode.OnAccount)
        {
            // A refund onto an account moves no money and names no customer; it is less to settle, which nobody has paid yet.
            if (payment.Customer is not { } customer)
            {
                return;
            }

            if (!_debts.TryGetValue(KeptOf(customer), out var debts))
            {
                _debts[KeptOf(customer)] = debts = [];
            }

            debts.Enqueue(owed.Split(payment.Applied));
            return;
        }

        Note(owed.Split(payment.Applied), day);
    }

    private void Settle(DebtSettling settling, DateOnly day)
    {
        var left = settling.Amount;
        var debts = _debts.GetValueOrDefault(KeptOf(settling.Customer)) ?? [];

        while (!left.IsZero && debts.TryPeek(out var debt))
        {
            // A refund that went back onto the account pays, too.
            var part = debt.Left <= left ? debt.Left : left;
            Note(debt.Split(part), day);
            left -= part;

            if (debt.Left.IsZero)
            {
                debts.Dequeue();
            }
        }

        _unplaced += payments?.Contains(day) is true ? left : Money.Zero;
    }

    private CustomerId KeptOf(CustomerId customer) => keptOf?.Invoke(customer) ?? customer;

    private void Note(Owed part, DateOnly day)
    {
        if (!part.Bill.IsService || part.Bill.IsLeftOut || payments?.Contains(day) is not true)
        {
            return;
        }

        if (!_paid.TryGetValue(day, out var rates))
        {
            _paid[day] = rates = [];
        }

        // A service is what is taxed as one: what has a margin is goods, wherever it is sold.
        foreach (var share in part.Shares.Where(share => share.Scheme is VatScheme.Standard))
        {
            rates[share.Rate] = rates.GetValueOrDefault(share.Rate) + share.TaxIncluded;
            part.Bill.Told.Add((day, share.Rate, share.TaxIncluded));
        }
    }

    // Null for what is told elsewhere.
    private static SalesCategory? CategoryOf(Ticket ticket, VatShare share) => share.Scheme switch
    {
        VatScheme.Standard => ticket.Mode.IsOnSite() ? SalesCategory.Services : SalesCategory.Goods,
        VatScheme.SecondHand or VatScheme.Art or VatScheme.Antiques => SalesCategory.Margin,
        VatScheme.IntraCommunity => null,
    };

    /// <summary>What a ticket is to its payments, whoever owes what of it.</summary>
    private sealed class Bill(bool isService)
    {
        public bool IsService => isService;

        public bool IsLeftOut { get; set; }

        /// <summary>What was told as paid, to be taken back should there be an invoice.</summary>
        public List<(DateOnly Day, Rate Rate, Money Amount)> Told { get; } = [];
    }

    /// <summary>What is left to pay of something, by rate.</summary>
    private sealed class Owed(VatShare[] shares, Bill bill)
    {
        public Bill Bill => bill;

        public IReadOnlyList<VatShare> Shares => shares;

        public Money Left => shares.Sum(share => share.TaxIncluded);

        /// <summary>Takes a part of every rate, to the cent; with the last part nothing is left.</summary>
        public Owed Split(Money amount)
        {
            var parts = amount == Left
                ? [.. shares.Select(share => share.TaxIncluded.Cents)]
                : Rounding.Spread(amount.Cents, [.. shares.Select(share => Math.Abs(share.TaxIncluded.Cents))]);
            var taken = shares.Select((share, at) => share with { TaxIncluded = new(parts[at]) }).ToArray();

            for (var at = 0; at < shares.Length; at++)
            {
                shares[at] = shares[at] with { TaxIncluded = shares[at].TaxIncluded - taken[at].TaxIncluded };
            }

            return new(taken, bill);
        }
    }
}
