using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>What the kitchen is told of a bill: what is sent, and what has changed of it since.</summary>
internal static class Sending
{
    public static Answer Send(Sale sale, SaleCommand.Send c, DateTimeOffset now)
    {
        var unsent = sale.Lines.Where(line => line.IsUnsent).ToValueList();

        if (unsent.IsEmpty)
        {
            return SaleRefusal.NothingToSend;
        }

        if (WaitsForPayment(sale, c.House))
        {
            return SaleRefusal.WaitsForPayment;
        }

        if (c.House is { } house && SaleRules.CheckReady(sale, house) is { } missing)
        {
            return missing;
        }

        // The first number stays the order's number, whatever a retry brings.
        var number = sale.CallNumber ?? c.CallNumber;

        return number is < 1 or > Limits.CallNumberMax
            ? SaleRefusal.CallNumberOutOfRange
            : [
                new SaleEvent.LinesSent(DispatchOf(sale, number), unsent, c.By, now),
            ];
    }

    public static bool WaitsForPayment(Sale sale, HouseRules? house) =>
        sale.IsPutAside || house?.Modes.Of(sale.Mode).Start is KitchenStart.OnPayment;

    // In the same breath as the settling: there is no moment at which a guest has paid and the kitchen does not owe it.
    public static IEnumerable<SaleEvent> WhenPaid(Sale sale, DateTimeOffset now)
    {
        if (sale is { HasUnsent: true, Reserved: { } number })
        {
            var unsent = sale.Lines.Where(line => line.IsUnsent).ToValueList();
            yield return new SaleEvent.LinesSent(DispatchOf(sale, number), unsent, sale.OpenedBy, now);
        }
    }

    public static Answer Told(Sale sale, LineId line, SaleEvent changed, Actor by) =>
        SaleDecider.Evolve(sale, changed).Find(line) is { IsSent: true } after
            ? [changed, new SaleEvent.SentLineChanged(after.SentUnder ?? sale.Order, after, by, changed.At)]
            : [changed];

    public static Answer Told(Sale sale, SaleEvent changed, Actor by) => sale.CallNumber is { } number
        ? [changed, new SaleEvent.DispatchChanged(DispatchOf(SaleDecider.Evolve(sale, changed), number), by, changed.At)]
        : [changed];

    public static SaleEvent.SentPartCut CutOff(
        Sale sale, SaleLine line, Quantity less, string reason, Actor by, DateTimeOffset now) =>
        new(line.SentUnder ?? sale.Order, line.KitchenId, less, reason, by, now);

    public static Dispatch DispatchOf(Sale sale, int number) =>
        new(sale.Order, number, sale.Mode, sale.Table, sale.Covers, sale.Customer, sale.Till, sale.DueAt,
            sale.FetchedAt?.Name ?? "");
}
