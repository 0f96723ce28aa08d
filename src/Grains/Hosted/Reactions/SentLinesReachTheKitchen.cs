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
            or SaleEvent.LineRemoved or SaleEvent.Abandoned or SaleEvent.Settled;

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        SaleEvent.LinesSent e => SendAsync(recorded, e, stop),
        SaleEvent.SentLineChanged e => ChangeAsync(recorded, e),
        SaleEvent.DispatchChanged e => AmendAsync(recorded, e),
        SaleEvent.LineRemoved { SentTo: { } order } e =>
            CancelAsync(recorded, order, new OrderCommand.Cancel([e.Line], e.Reason, e.By)),
        SaleEvent.Abandoned { Sent.IsEmpty: false } e =>
            CancelAsync(recorded, e.Order, new OrderCommand.Cancel(e.Sent, e.Reason, e.By)),
        SaleEvent.Settled e => SettleAsync(recorded, e.Order),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask SendAsync(Recorded recorded, SaleEvent.LinesSent e, CancellationToken stop)
    {
        var header = HeaderOf(e);
        var lines = await routing.OfSaleAsync(header, LinesOf(e), recorded.Position, stop);
        var surfacing = header with { SurfaceAt = slots.SurfaceAt(header.DueAt, lines) };
        await TellAsync(recorded, e.Dispatch.Order, new OrderCommand.Send(surfacing, lines, e.By));
    }

    // A command that was refused leaves no trace, and after a crash it is told again: perhaps when it would be accepted, and
    // after a later one that is not. So what is told is what the bill says now, and never what it said.
    private async ValueTask ChangeAsync(Recorded recorded, SaleEvent.SentLineChanged e)
    {
        if ((await SaleOf(recorded).ReadAsync()).Find(e.Line.Id) is { } line)
        {
            await TellAsync(recorded, e.Order, new OrderCommand.ChangeLine(line.Id, WishOf(line), e.By));
        }
    }

    private async ValueTask AmendAsync(Recorded recorded, SaleEvent.DispatchChanged e)
    {
        var sale = await SaleOf(recorded).ReadAsync();
        await TellAsync(
            recorded,
            e.Dispatch.Order,
            new OrderCommand.Amend(sale.Mode, sale.Table, sale.Covers, sale.Customer, Note: null, e.By));
    }

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

    // A sale of which the kitchen never had anything has no order to settle, and is told so by a refusal.
    private async ValueTask SettleAsync(Recorded recorded, OrderId order) =>
        await grains.GetGrain<IOrderGrain>(order.Value)
            .TellAsync(this.CommandOf(recorded), new OrderCommand.Settle(Actor.Hub));

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
        e.Dispatch.DueAt);

    private static ValueList<SentLine> LinesOf(SaleEvent.LinesSent e) =>
    [
        .. e.Lines.Select(line => new SentLine(
            line.Id, line.Article.Name, line.Quantity, OptionsOf(line), line.Note, line.Article.Card!,
            line.Article.Id, line.Article.Department, line.Allergies)),
    ];

    private static LineWish WishOf(SaleLine line) => new(line.Quantity, OptionsOf(line), line.Note, line.Allergies ?? []);

    // Cooking and toppings were asked one by one; the cook reads them under the dish like everything else about it.
    private static ValueList<string> OptionsOf(SaleLine line) =>
        line.Choices is { IsEmpty: false } choices ? [.. choices.Select(choice => choice.Name), .. line.Options] : line.Options;
}
