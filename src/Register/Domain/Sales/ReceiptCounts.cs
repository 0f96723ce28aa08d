using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>How often a ticket of the sale was given out: the first is the original, every other a duplicate, by its number.</summary>
/// <param name="Till">Whose journal holds it: a refund's ticket may lie in another than the sale's.</param>
/// <param name="Payment">A later payment on the ticket, by its number among the till's payments; 0 for the ticket itself.</param>
public sealed record ReceiptCount(TillId Till, long Ticket, int Copies, long Payment = 0)
{
    /// <summary>More is a printer that runs away.</summary>
    public const int CopiesMax = 99;
}

/// <summary>Counts before the paper is asked for, and takes back what certainly never came: no two originals leave the house.</summary>
internal static class ReceiptCounts
{
    public static Answer Give(Sale sale, SaleCommand.GiveReceipt c, DateTimeOffset now) =>
        !Has(sale, c.Till, c.Ticket) ? SaleRefusal.NoSuchReceipt
        : Of(sale, c.Till, c.Ticket, c.Payment) >= ReceiptCount.CopiesMax ? SaleRefusal.TooManyReceipts
        : [new SaleEvent.ReceiptGiven(c.Till, c.Ticket, Of(sale, c.Till, c.Ticket, c.Payment) + 1, c.By, now, c.Payment)];

    // Where another was given out meanwhile, its paper bears its number already.
    public static Answer TakeBack(Sale sale, SaleCommand.TakeBackReceipt c, DateTimeOffset now) =>
        Of(sale, c.Till, c.Ticket, c.Payment) != c.Copy || c.Copy < 1 ? [] : [new SaleEvent.ReceiptTakenBack(c.Till, c.Ticket, c.Copy, now, c.Payment)];

    public static Sale Apply(Sale sale, TillId till, long ticket, long payment, int copies) => sale with
    {
        Receipts =
        [
            .. (sale.Receipts ?? []).Where(count => count.Till != till || count.Ticket != ticket || count.Payment != payment),
            .. copies > 0 ? [new ReceiptCount(till, ticket, copies, payment)] : Array.Empty<ReceiptCount>(),
        ],
    };

    public static int Of(Sale sale, TillId till, long ticket, long payment = 0) =>
        (sale.Receipts ?? []).FirstOrDefault(count => count.Till == till && count.Ticket == ticket && count.Payment == payment)?.Copies ?? 0;

    // A refund's number is its till's to know; the desk has found it in that till's journal.
    private static bool Has(Sale sale, TillId till, long ticket) =>
        (sale.Ticket == ticket && sale.Till == till) || (sale.Refunds ?? []).Count > 0;
}
