using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>The one translator between money and work: what a sale sends, the kitchen owes; what it takes back, it does not.</summary>
public sealed class SentLinesReachTheKitchen(IGrainFactory grains, ILogger<SentLinesReachTheKitchen> log) : IReaction
{
    public string Name => "sent-lines-reach-the-kitchen";

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        SaleEvent.LinesSent e => TellAsync(recorded, e.Dispatch.Order, new OrderCommand.Send(HeaderOf(e), LinesOf(e), e.By)),
        SaleEvent.LineRemoved { SentTo: { } order } e =>
            TellAsync(recorded, order, new OrderCommand.Cancel([e.Line], e.Reason, e.By)),
        SaleEvent.Abandoned { Sent.IsEmpty: false } e =>
            TellAsync(recorded, e.Order, new OrderCommand.Cancel(e.Sent, e.Reason, e.By)),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask TellAsync(Recorded recorded, OrderId order, OrderCommand command)
    {
        var told = await grains.GetGrain<IOrderGrain>(order.Value).TellAsync(this.CommandOf(recorded), command);

        if (told.Refusal is { } refusal)
        {
            // The sale checks all that the kitchen checks, so only what was collected meanwhile can be refused here.
            log.LogWarning("The kitchen refused {Command} for order {Order}: {Refusal}",
                command.GetType().Name, order, refusal);
        }
    }

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
        DueAt: null);

    private static ValueList<SentLine> LinesOf(SaleEvent.LinesSent e) =>
    [
        .. e.Lines.Select(line => new SentLine(
            line.Id, line.Article.Name, line.Quantity, line.Options, line.Note, line.Article.Card!)),
    ];
}
