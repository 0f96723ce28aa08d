using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Desks;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>The one translator between money and work: what a sale sends, the kitchen owes; what it takes back, it does not; and what is paid, is settled.</summary>
/// <remarks>
/// All of this is one reaction, because its order matters: an order must be placed before it can be settled, however
/// often the placing had to be tried.
/// </remarks>
public sealed class SentLinesReachTheKitchen(
    IGrainFactory grains, LineRouting routing, ISlotDesk slots, ILogger<SentLinesReachTheKitchen> log) : IReaction
{
    public string Name => "sent-lines-reach-the-kitchen";

    public bool Concerns(object happened) =>
        happened is SaleEvent.LinesSent or SaleEvent.SentLineChanged or SaleEvent.DispatchChanged
            or SaleEvent.TakenIn or SaleEvent.TableTaken or SaleEvent.CustomerSet
            or SaleEvent.SentPartCut or SaleEvent.LineRemoved or SaleEvent.Abandoned or SaleEvent.Settled;

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        SaleEvent.LinesSent e => SendAsync(recorded, e, stop),
        SaleEvent.SentLineChanged e => ChangeAsync(recorded, e),
        SaleEvent.DispatchChanged e => AmendAsync(recorded, e),
        SaleEvent.TakenIn or SaleEvent.TableTaken or SaleEvent.CustomerSet => SayWhoseAsync(recorded),
        SaleEvent.LineRemoved { SentTo: { } order } e =>
            CancelAsync(recorded, order, new OrderCommand.Cancel([e.Line], e.Reason, e.By)),
        SaleEvent.SentPartCut e => TellAsync(recorded, e.Order, new OrderCommand.TakeOff(e.Line, e.Less, e.Reason, e.By)),
        SaleEvent.Abandoned e => AbandonAsync(recorded, e),
        SaleEvent.Settled => SettleAsync(recorded, this.CommandOf(recorded)),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask SendAsync(Recorded recorded, SaleEvent.LinesSent e, CancellationToken stop)
    {
        var header = HeaderOf(e);
        var lines = await routing.OfSaleAsync(header, LinesOf(e, await GuestOfAsync(await SaleOf(recorded).ReadAsync(), e.Dispatch.Order)), recorded.Position, stop);
        var surfacing = header with { SurfaceAt = slots.SurfaceAt(header.DueAt, lines) };
        await TellAsync(recorded, e.Dispatch.Order, new OrderCommand.Send(surfacing, lines, e.By));
    }

    // A command that was refused leaves no trace, and after a crash it is told again: perhaps when it would be accepted, and
    // after a later one that is not. So what is told is what the bill says now, and never what it said.
    private async ValueTask ChangeAsync(Recorded recorded, SaleEvent.SentLineChanged e)
    {
        var sale = await SaleOf(recorded).ReadAsync();

        if (sale.Find(e.Line.Id) is { IsShared: false } line)
        {
            await TellAsync(recorded, e.Order, new OrderCommand.ChangeLine(line.Id, WishOf(line), e.By));
        }
        else if (!sale.Spent.Contains(e.Line.Id))
        {
            // It has gone to another bill since, or a part of it has: what was said of the whole before still holds.
            await TellAsync(recorded, e.Order, new OrderCommand.ChangeLine(e.Line.Id, WishOf(e.Line), e.By));
        }
    }

    private async ValueTask AmendAsync(Recorded recorded, SaleEvent.DispatchChanged e)
    {
        var sale = await SaleOf(recorded).ReadAsync();

        var first = await FirstOfAsync(sale, e.Dispatch.Order);

        // Told again when all is paid, a bill that gave everything away says nothing of those who stayed.
        if (first is null && sale.Stage is SaleStage.Abandoned && (await BillsOfAsync(sale, e.Dispatch.Order)).Exists(bill => bill.Stage is SaleStage.Settled))
        {
            return;
        }

        // One order has one head. Another bill of it says whose its own dishes are; one that is gone leaves the head to who stays.
        if (first is null || first.Id == sale.Id || sale.Stage is SaleStage.Abandoned)
        {
            var head = first ?? sale;
            await TellAsync(
                recorded,
                e.Dispatch.Order,
                new OrderCommand.Amend(
                    head.Mode, head.Table, head.Covers, head.Customer, Note: null, e.By, head.FetchedAt?.Name ?? ""));
        }
    }

    // Guests who pay apart, or have gone to another table with their bill: the dish says so itself, and goes on cooking.
    private async ValueTask SayWhoseAsync(Recorded recorded)
    {
        var sale = await SaleOf(recorded).ReadAsync();

        foreach (var under in sale.Lines.Where(line => line is { IsSent: true, IsShared: false }).GroupBy(line => line.SentUnder ?? sale.Order))
        {
            var guest = await GuestOfAsync(sale, under.Key);
            var grain = grains.GetGrain<IOrderGrain>(under.Key.Value);
            var order = await grain.ReadAsync();

            // Told again after a split, what stayed would say what the head says for it.
            var saysNothing = recorded.Event is not SaleEvent.TakenIn && order.Header is { } head && guest == new LineGuest(head.Customer, head.Table);
            var lines = under.Select(line => line.Id).Where(id => !saysNothing || order.Find(id)?.Sent.Guest is not null).ToValueList();

            if (!lines.IsEmpty)
            {
                await grain.TellAsync(this.CommandOf(recorded).Then($"guest-{under.Key}"), new OrderCommand.ServeTo(lines, guest, Actor.Hub));
            }
        }
    }

    // Null where the order has had no other bill, which is nearly always: then its head says it all. In another party's order
    // stands a table and no name: whoever is forgotten is looked for in their own.
    private async Task<LineGuest?> GuestOfAsync(Sale sale, OrderId order) =>
        sale.Order != order ? new("", sale.Table)
        : (await BillsOfAsync(sale, order)).TrueForAll(bill => bill.Id == sale.Id) ? null
        : new(sale.Customer, sale.Table);

    // The oldest bill of the order that is still to be paid; null when there is none.
    private async Task<Sale?> FirstOfAsync(Sale sale, OrderId order) => (await BillsOfAsync(sale, order))
        .Concat(await LeftBehindAsync(sale, order))
        .Where(bill => bill.Order == order && bill.Stage is SaleStage.Open or SaleStage.Sealed)
        .OrderBy(bill => bill.OpenedAt).ThenBy(bill => bill.Id.Value, StringComparer.Ordinal)
        .FirstOrDefault();

    private async Task<List<Sale>> BillsOfAsync(Sale sale, OrderId order) =>
        sale.Table is null && sale.Kin is null ? [sale] : (await BillsWithAsync(sale)).FindAll(bill => bill.Order == order);

    private ISaleGrain SaleOf(Recorded recorded) => grains.GetGrain<ISaleGrain>(recorded.KeyOf(Streams.Sale));

    private async ValueTask TellAsync(Recorded recorded, OrderId order, OrderCommand command)
    {
        var told = await grains.GetGrain<IOrderGrain>(order.Value).TellAsync(this.CommandOf(recorded), command);

        if (told.Refusal is OrderRefusal.LineCollected or OrderRefusal.LineCancelled)
        {
            log.LogInformation("A line of order {Order} was handed over or cancelled before it could be changed.", order);
        }
        else if (told.Refusal is { } refusal)
        {
            // The sale checks all that the kitchen checks, so this is a fault of the hub.
            log.LogWarning("The kitchen refused {Command} for order {Order}: {Refusal}",
                command.GetType().Name, order, refusal);
        }
    }

    // What the guest has been given cannot be cancelled, and must not keep the rest on the stove.
    private async ValueTask CancelAsync(Recorded recorded, OrderId order, OrderCommand.Cancel command)
    {
        var grain = grains.GetGrain<IOrderGrain>(order.Value);
        Told<OrderRefusal> told;

        do
        {
            var state = await grain.ReadAsync();
            var left = command.Lines
                .Where(id => state.Find(id) is { State: not LineState.Collected })
                .ToValueList();

            if (left.Count < command.Lines.Count)
            {
                log.LogInformation("Of order {Order}, {Count} lines were handed over before they could be cancelled.",
                    order, command.Lines.Count - left.Count);
            }

            if (left.IsEmpty)
            {
                return;
            }

            told = await grain.TellAsync(this.CommandOf(recorded), command with { Lines = left });
        }
        while (told.Refusal is OrderRefusal.LineCollected); // Handed over between the look and the command: look again.
    }

    private async ValueTask AbandonAsync(Recorded recorded, SaleEvent.Abandoned e)
    {
        if (!e.Sent.IsEmpty)
        {
            await CancelAsync(recorded, e.Order, new OrderCommand.Cancel(e.Sent, e.Reason, e.By));
        }

        await SettleAsync(recorded, this.CommandOf(recorded).Then("settle"));
    }

    // Guests who pay apart eat together: an order is settled with the last bill that has anything of it. A sale of which the
    // kitchen never had anything has no order to settle, and is told so by a refusal.
    private async ValueTask SettleAsync(Recorded recorded, CommandId id)
    {
        var bills = await BillsWithAsync(await SaleOf(recorded).ReadAsync());

        foreach (var order in bills.SelectMany(OrdersOf).Distinct())
        {
            var its = bills.Where(bill => OrdersOf(bill).Contains(order)).ToList();

            if (its.TrueForAll(bill => bill.Stage is SaleStage.Settled or SaleStage.Abandoned)
                && its.Exists(bill => bill.Stage is SaleStage.Settled))
            {
                await grains.GetGrain<IOrderGrain>(order.Value)
                    .TellAsync(id, new OrderCommand.Settle(Actor.Hub));
            }
        }
    }

    // All bills that lines went to or came from, and those of the same table.
    private async Task<List<Sale>> BillsWithAsync(Sale first)
    {
        var bills = new Dictionary<SaleId, Sale> { [first.Id] = first };
        var open = new Queue<Sale>([first]);

        while (open.TryDequeue(out var sale))
        {
            foreach (var id in await NextToAsync(sale))
            {
                if (!bills.ContainsKey(id))
                {
                    var other = await grains.GetGrain<ISaleGrain>(id.Value).ReadAsync();
                    bills.Add(id, other);
                    open.Enqueue(other);
                }
            }
        }

        return [.. bills.Values];
    }

    private async Task<IEnumerable<SaleId>> NextToAsync(Sale sale)
    {
        var visit = sale.Table is { } table
            ? (await grains.GetGrain<ITableGrain>(table.Value).ReadAsync()).Visit
            : null;

        return [.. sale.Kin ?? [], .. visit?.Order == sale.Order ? visit.Sales : []];
    }

    // A bill that gave all it had to another table names that one by now; where the order is called by, others may sit on.
    private async Task<List<Sale>> LeftBehindAsync(Sale sale, OrderId order)
    {
        var bills = new List<Sale>();

        if (sale.Stage is SaleStage.Abandoned
            && (await grains.GetGrain<IOrderGrain>(order.Value).ReadAsync()).Header?.Table is { } table
            && (await grains.GetGrain<ITableGrain>(table.Value).ReadAsync()).Visit is { } visit)
        {
            foreach (var id in visit.Sales)
            {
                bills.Add(await grains.GetGrain<ISaleGrain>(id.Value).ReadAsync());
            }
        }

        return bills;
    }

    private static IEnumerable<OrderId> OrdersOf(Sale sale) =>
        [sale.Order, .. sale.Lines.Select(line => line.SentUnder).OfType<OrderId>()];

    private static OrderHeader HeaderOf(SaleEvent.LinesSent e) => new(
        e.Dispatch.Order,
        e.Dispatch.CallNumber,
        e.Dispatch.Mode,
        e.Dispatch.Table,
        e.Dispatch.Covers,
        e.Dispatch.Customer,
        Note: "",
        e.Dispatch.Till.Value,
        e.At,
        e.Dispatch.DueAt,
        Relay: e.Dispatch.Relay);

    private static ValueList<SentLine> LinesOf(SaleEvent.LinesSent e, LineGuest? guest) =>
    [
        .. e.Lines.Select(line => new SentLine(
            line.Id, line.Article.Name, line.Quantity, line.Wishes, line.Note, line.Article.Card!,
            line.Article.Id, line.Article.Department, line.Allergies, Guest: guest)),
    ];

    private static LineWish WishOf(SaleLine line) => new(line.Quantity, line.Wishes, line.Note, line.Allergies ?? []);
}
