using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>A numbered sale as it is handed over. The sealed ticket says the same: both are made from the sale.</summary>
/// <param name="Change">Given back over all payments.</param>
public sealed record TicketSlip(
    long Number,
    int? CallNumber,
    TableId? Table,
    string Customer,
    ServiceMode Mode,
    ImmutableArray<SaleLine> Lines,
    ValueList<VatShare> Vat,
    Money Total,
    ValueList<Payment> Payments,
    Money Change,
    Money Due)
{
    /// <summary>Null until the first payment has numbered it.</summary>
    public static TicketSlip? Of(Sale? sale) => sale?.Ticket is not { } number
        ? null
        : new(
            number, sale.CallNumber, sale.Table, sale.Customer, sale.Mode, [.. sale.Lines], VatShare.Of(sale), sale.Total,
            sale.Payments, sale.Payments.Sum(payment => payment.Change), sale.Due);
}
