using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.KitchenLines;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>What bills have sent against what the kitchen was told: each dish once, whichever bills it is on by now.</summary>
internal sealed class KitchenBooks
{
    private readonly Dictionary<LineId, OrderId> _sent = [];
    private readonly Dictionary<LineId, OrderId> _told = [];
    private readonly HashSet<LineId> _cancelled = [];
    private readonly HashSet<LineId> _fromOutside = [];
    private readonly Dictionary<OrderId, Order> _orders = [];

    public void Read(Recorded recorded)
    {
        switch (recorded.Event)
        {
            case SaleEvent.LinesSent e:
                foreach (var sent in e.Lines)
                {
                    Books.Hold(_sent.TryAdd(sent.Id, e.Dispatch.Order), $"{sent.Id} was sent twice.");
                }

                break;
            case KitchenLineEvent.Taken e:
                var line = new LineId(recorded.Stream["kitchen-line-".Length..]);
                Books.Hold(_sent.TryAdd(line, e.Order) && _fromOutside.Add(line), $"{line} was sent twice.");
                break;
            case OrderEvent e:
                Read(new(recorded.Stream["order-".Length..]), e);
                break;
        }
    }

    public void Check(IEnumerable<Sale> sales)
    {
        Books.Hold(_sent.Count == _told.Count, $"{_sent.Count} dishes were sent, and the kitchen was told of {_told.Count}.");
        var wanted = sales.Where(sale => sale.Stage is not SaleStage.Abandoned)
            .SelectMany(sale => sale.Lines.Where(line => line.IsSent).Select(line => (Under: line.SentUnder ?? sale.Order, Line: line, Sale: sale)))
            .ToLookup(sent => sent.Line.KitchenId);

        foreach (var (id, order) in _sent)
        {
            Books.Hold(_told.TryGetValue(id, out var where) && where == order, $"{id} was sent under {order}, and the kitchen has it under {where}.");

            if (_fromOutside.Contains(id))
            {
                continue; // On the bill of somebody else's register.
            }

            Books.Hold(wanted[id].All(sent => sent.Under == order), $"A bill looks for {id} elsewhere than in {order}.");
            CheckTable(_orders[order], _orders[order].Find(id)!, [.. wanted[id].Where(sent => !sent.Line.IsShared).Select(sent => sent.Sale)]);
            CheckLine(_orders[order].Find(id)!, wanted[id].Sum(sent => sent.Line.Quantity.Thousandths));
        }

        Books.Hold(wanted.All(sent => _sent.ContainsKey(sent.Key)), $"A bill has a dish as sent that was not.");
    }

    // A dish that nobody has divided goes to the table where its bill is.
    private static void CheckTable(Order order, OrderLine line, IReadOnlyList<Sale> bills)
    {
        if (bills is [{ Stage: SaleStage.Open or SaleStage.Sealed, Table: { } table } bill] && line.State is not (LineState.Collected or LineState.Cancelled))
        {
            var told = line.Sent.Guest?.Table ?? order.Header!.Table;
            Books.Hold(told == table, $"{line.Id} is on {bill.Id} at {table}, and the kitchen brings it to {told?.Value ?? "no table"}.");
        }
    }

    // What the guest was given already is given, whatever the bill says later.
    private static void CheckLine(OrderLine line, int thousandths)
    {
        var has = line.Sent.Quantity.Thousandths;

        if (line.State is LineState.Collected)
        {
            Books.Hold(has >= thousandths, $"{line.Id}: {thousandths}/1000 are on the bills, and {has}/1000 were cooked.");
        }
        else if (line.State is LineState.Cancelled)
        {
            Books.Hold(thousandths == 0, $"{line.Id} is cancelled, and {thousandths}/1000 are on the bills.");
        }
        else
        {
            Books.Hold(has == thousandths, $"{line.Id}: {thousandths}/1000 are on the bills, and the kitchen makes {has}/1000 ({line.State}).");
        }
    }

    private void Read(OrderId id, OrderEvent e)
    {
        _orders[id] = OrderDecider.Evolve(_orders.GetValueOrDefault(id, Order.None), e);

        switch (e)
        {
            case OrderEvent.LinesAdded added:
                foreach (var line in added.Lines)
                {
                    Books.Hold(_told.TryAdd(line.Id, id), $"The kitchen was told of {line.Id} twice.");
                }

                break;
            case OrderEvent.LinesCancelled cancelled:
                foreach (var line in cancelled.Lines)
                {
                    Books.Hold(_cancelled.Add(line), $"{line} was cancelled twice.");
                }

                break;
        }
    }
}
