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
    ImmutableArray<SlipLine> Lines,
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
            number, sale.CallNumber, sale.Table, sale.Customer, sale.Mode, LinesOf(sale, Pricing.Of(sale)), VatShare.Of(sale), sale.Total,
            sale.Payments, sale.Payments.Sum(payment => payment.Change), sale.Due);

    private static ImmutableArray<SlipLine> LinesOf(Sale sale, Priced priced) =>
    [
        .. sale.Lines.Select(line => new SlipLine(
            line.Quantity, line.Article.Name, priced.Of(line.Id).Net, [.. (line.Choices ?? []).Select(choice => choice.Name)],
            priced.Of(line.Id).Shares)),
    ];
}

/// <param name="Shares">What changed its price.</param>
public sealed record SlipLine(
    Quantity Quantity, string Name, Money Total, ValueList<string> Choices, ValueList<PriceShare> Shares);
