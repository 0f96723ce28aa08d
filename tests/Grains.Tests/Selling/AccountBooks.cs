using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>What customers owe against what their bills say they have signed for.</summary>
internal sealed class AccountBooks
{
    private readonly Dictionary<CustomerId, Customer> _customers = [];
    private readonly Dictionary<CustomerId, Money> _settled = [];

    public void Read(Recorded recorded)
    {
        if (recorded.Event is not CustomerEvent happened)
        {
            return;
        }

        var id = new CustomerId(recorded.Stream["customer-".Length..]);
        var after = _customers[id] = CustomerDecider.Evolve(_customers.GetValueOrDefault(id, Customer.Unknown), happened);

        if (happened is CustomerEvent.DebtHeld)
        {
            Books.Hold(!after.Left.IsNegative, $"{id} was trusted with {-after.Left} too much.");
        }
        else if (happened is CustomerEvent.Settled e)
        {
            _settled[id] = _settled.GetValueOrDefault(id) + e.Amount;
        }
    }

    public void Check(IReadOnlyCollection<Sale> sales)
    {
        foreach (var (id, customer) in _customers)
        {
            var signed = sales.Sum(sale => sale.Payments.Where(payment => IsOf(payment, id)).Sum(payment => payment.Cost));
            var back = sales.Sum(sale => (sale.Refunds ?? []).Where(refund => refund.Mode is PaymentMode.OnAccount)
                .Sum(refund => refund.Payments.Where(part => sale.Payments.Any(payment => payment.Id == part.Payment && IsOf(payment, id))).Sum(part => part.Amount)));
            var owed = signed - back - _settled.GetValueOrDefault(id);
            Books.Hold(customer.Owed == owed, $"{id} owes {customer.Owed}, and by the bills it is {owed}.");
            Books.Hold(customer.Held.IsEmpty, $"{id}: {customer.Held.Count} debts are held for nobody.");
        }
    }

    private static bool IsOf(Payment payment, CustomerId customer) =>
        payment.Mode is PaymentMode.OnAccount && payment.Customer == customer;
}
