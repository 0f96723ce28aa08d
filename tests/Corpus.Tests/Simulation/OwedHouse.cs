using System.Diagnostics;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>The whole house on paper: what every bill says, what every kitchen owes, and who sits where.</summary>
internal sealed class OwedHouse
{
    // What a reaction has done once it never does again, however often it is told.
    private readonly HashSet<(string Reaction, long Position)> _done = [];
    private readonly Dictionary<long, Errand> _errands = [];

    public Dictionary<OrderId, OwedOrder> Orders { get; } = [];

    public Dictionary<SaleId, OwedSale> Sales { get; } = [];

    /// <summary>In which order the kitchen has each line. A second one would be cooked twice.</summary>
    public Dictionary<LineId, OrderId> Lines { get; } = [];

    public Dictionary<TableId, SaleId> Tables { get; } = [];

    public HashSet<ArticleId> SoldOut { get; } = [];

    public Dictionary<OrderId, int> Numbers { get; } = [];

    public OwedOrder OrderOf(OrderId id) =>
        Orders.TryGetValue(id, out var order) ? order : Orders[id] = new(id);

    /// <summary>A reaction has handled an event; its effect is on the disk. False when it was told a second time.</summary>
    public bool Handled(string reaction, Recorded recorded, DateTimeOffset now, Action<OrderId> touched)
    {
        if (!_done.Add((reaction, recorded.Position)))
        {
            return false;
        }

        switch (reaction)
        {
            // Of one bill an order's head says it all: whose a dish is, is said beside it only where there are several.
            case "sent-lines-reach-the-kitchen" when recorded.Event is SaleEvent.TakenIn or SaleEvent.TableTaken or SaleEvent.CustomerSet:
                break;

            case "sent-lines-reach-the-kitchen":
                var sale = Sales[new(recorded.Stream["sale-".Length..])];

                if (!_errands.TryGetValue(recorded.Position, out var errand))
                {
                    _errands[recorded.Position] = errand = sale.Errands.Dequeue();
                }

                // What came to nothing is forgotten, and told again it may come to something: then it must be true.
                if (!Run(sale, errand, now))
                {
                    _done.Remove((reaction, recorded.Position));
                }

                touched(sale.Order);
                break;

            case "payments-are-sealed" when recorded.Event is TillEvent.TicketSealed e:
                Sales[e.Ticket.Sale].Confirm();
                break;

            case "payments-are-sealed" when recorded.Event is TillEvent.PaymentSealed e:
                Sales[e.Payment.Sale].Confirm();
                break;

            case "seated-sales-take-their-table" when recorded.Event is TableEvent.Seated e:
                if (!Sales[e.Sale].TakeTable(e.Table, e.Covers))
                {
                    Leave(e.Table, e.Sale);
                }

                break;

            case "closed-sales-free-their-table":
                var closed = Sales[new(recorded.Stream["sale-".Length..])];

                if (closed.Table is { } table)
                {
                    Leave(table, closed.Id);
                }

                break;
        }

        return true;
    }

    public bool Seat(TableId table, SaleId sale) => Tables.TryAdd(table, sale);

    public bool Send(OwedOrder order, OrderHeader header, List<SentLine> lines, DateTimeOffset now)
    {
        lines.ForEach(line => Lines.TryAdd(line.Id, order.Id));
        return order.Send(header, lines, now);
    }

    /// <summary>A station that is not there is left out of every route: what has no other goes to the lane of the unassigned.</summary>
    public static List<SentLine> Routed(IEnumerable<SentLine> lines) =>
    [
        .. lines.Select(line => line with { Card = line.Card with { Route = [.. line.Card.Route.Where(Crowd.Known.Contains)] } }),
    ];

    private bool Run(OwedSale sale, Errand errand, DateTimeOffset now)
    {
        var order = OrderOf(sale.Order);

        return errand switch
        {
            Errand.Send e => Send(order, e.Header, Routed(e.Lines), now),

            // What the bill says now, whenever it is told.
            Errand.Change e => sale.Lines.Find(line => line.Id == e.Line) is { } line && order.Change(e.Line, line.AsSent().Wish, now),
            Errand.Amend => order.Amend(sale.Mode, sale.Table, sale.Covers, sale.Customer, note: null),

            // What the guest has been given cannot be cancelled, and must not keep the rest on the stove.
            Errand.Cancel e => order.Cancel(e.Lines.FindAll(line => order.Find(line) is { State: not LineState.Collected }), now),
            Errand.Settle => order.Settle(now),
            _ => throw new UnreachableException($"Nobody runs {errand}."),
        };
    }

    private void Leave(TableId table, SaleId sale)
    {
        if (Tables.TryGetValue(table, out var sits) && sits == sale)
        {
            Tables.Remove(table);
        }
    }
}
