using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>
/// What customers owe against what their bills say they have signed for, whichever of two records of one person it was signed
/// on; and what goes from one record to another, counted when it leaves and when it comes.
/// </summary>
internal sealed class AccountBooks
{
    private readonly Dictionary<CustomerId, Customer> _customers = [];
    private readonly Dictionary<CustomerId, CarriedAccount> _onTheWay = [];
    private readonly Dictionary<CustomerId, Money> _settled = [];
    private readonly HashSet<CommandId> _booked = [];
    private Money _owed;

    public void Read(Recorded recorded)
    {
        if (recorded.Event is not CustomerEvent happened)
        {
            return;
        }

        var id = new CustomerId(recorded.Stream["customer-".Length..]);
        var before = _customers.GetValueOrDefault(id, Customer.Unknown);
        var after = _customers[id] = CustomerDecider.Evolve(before, happened);

        switch (happened)
        {
            case CustomerEvent.DebtHeld:
                Books.Hold(!after.Left.IsNegative, $"{id} was trusted with {-after.Left} too much.");
                break;
            case CustomerEvent.Charged e:
                Book(id, e.Tender, e.Amount);
                break;
            case CustomerEvent.CreditedBack e:
                Book(id, e.Refund, -e.Amount);
                break;
            case CustomerEvent.Settled e:
                Book(id, e.Id, -e.Amount);
                _settled[id] = _settled.GetValueOrDefault(id) + e.Amount;
                break;
            case CustomerEvent.Joined e:
                Books.Hold(before.MergedInto is null && _onTheWay.TryAdd(id, e.Carried), $"{id} went to {e.Kept}, and had gone before.");
                Books.Hold((e.Carried.Owed, e.Carried.Held.Count) == (before.Owed, before.Held.Count), $"{id} owed {before.Owed}, and goes with {e.Carried.Owed}.");
                break;
            case CustomerEvent.Absorbed e:
                Books.Hold(_onTheWay.Remove(e.Other, out var carried) && carried == e.Carried, $"{id} took in {e.Other}, who was not on the way.");
                Books.Hold(after.Owed - before.Owed == e.Carried.Owed, $"{id} owed {before.Owed}, took in {e.Carried.Owed} of {e.Other}, and owes {after.Owed}.");
                break;
        }

        var owed = _customers.Values.Sum(customer => customer.Owed) + _onTheWay.Values.Sum(carried => carried.Owed);
        Books.Hold(owed == _owed, $"All customers together owe {owed} since {id}, and {_owed} were booked.");
    }

    public void Check(IReadOnlyCollection<Sale> sales)
    {
        Books.Hold(_onTheWay.Count == 0, $"{string.Join(", ", _onTheWay.Keys)} went to another record, and never came.");

        foreach (var (id, customer) in _customers)
        {
            Books.Hold(customer.Held.IsEmpty, $"{id}: {customer.Held.Count} debts are held for nobody.");
            Books.Hold(customer.Awaited.IsEmpty, $"{id} still waits for {customer.Awaited}.");
            Books.Hold(customer.MergedInto is null || customer.Owed.IsZero, $"{id} was merged into {customer.MergedInto}, and owes {customer.Owed} still.");
        }

        foreach (var person in _customers.Keys.GroupBy(KeptOf))
        {
            var ids = person.ToHashSet();
            var signed = sales.Sum(sale => sale.Payments.Where(payment => IsOf(payment, ids)).Sum(payment => payment.Cost));
            var back = sales.Sum(sale => (sale.Refunds ?? []).Where(refund => refund.Mode is PaymentMode.OnAccount)
                .Sum(refund => refund.Payments.Where(part => sale.Payments.Any(payment => payment.Id == part.Payment && IsOf(payment, ids))).Sum(part => part.Amount)));
            var owed = signed - back - ids.Sum(id => _settled.GetValueOrDefault(id));
            var owes = _customers[person.Key].Owed;
            Books.Hold(owes == owed, $"{person.Key} owes {owes}, and by the bills of {string.Join(", ", ids)} it is {owed}.");
        }
    }

    private void Book(CustomerId id, CommandId booked, Money amount)
    {
        Books.Hold(_booked.Add(booked), $"{booked} was booked twice, the second time on {id}.");
        _owed += amount;
    }

    private CustomerId KeptOf(CustomerId id)
    {
        var doubles = new HashSet<CustomerId> { id };

        while (_customers.GetValueOrDefault(id)?.MergedInto is { } kept)
        {
            Books.Hold(doubles.Add(kept), $"{id} is the double of itself.");
            id = kept;
        }

        return id;
    }

    private static bool IsOf(Payment payment, HashSet<CustomerId> customers) =>
        payment is { Mode: PaymentMode.OnAccount, Customer: { } owes } && customers.Contains(owes);
}
