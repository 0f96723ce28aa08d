using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What is said aloud over a numbered sale as it is handed over. What it cost stands on its paper.</summary>
/// <param name="Payments">How many it has.</param>
/// <param name="Change">Given back over all payments.</param>
public sealed record TicketSlip(SaleId Sale, long Number, int? CallNumber, TableId? Table, int Payments, Money Change)
{
    /// <summary>Null until the first payment has numbered it.</summary>
    public static TicketSlip? Of(Sale? sale) => sale?.Ticket is not { } number
        ? null
        : new(sale.Id, number, sale.CallNumber, sale.Table, sale.Payments.Count, sale.Payments.Sum(payment => payment.Change));
}
