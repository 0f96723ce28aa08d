using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Reactions;

/// <summary>A payment or a refund asked for is sealed by the till, and what the till has sealed is told to the sale.</summary>
/// <remarks>Between the two the sale stands still, so the ticket holds exactly what the sale holds, whenever the hub is killed.</remarks>
public sealed class PaymentsAreSealed(IGrainFactory grains) : IReaction
{
    public string Name => "payments-are-sealed";

    public bool Concerns(object happened) =>
        happened is SaleEvent.PaymentRequested or SaleEvent.RefundRequested or TillEvent.TicketSealed or TillEvent.PaymentSealed;

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        SaleEvent.PaymentRequested e => SealAsync(recorded, e),
        SaleEvent.RefundRequested e => GiveBackAsync(recorded, e),
        TillEvent.TicketSealed { Ticket.Refund: { } refund } e => TellSaleAsync(
            recorded, e.Ticket.Sale, new SaleCommand.ConfirmRefund(refund.Refund, e.Ticket.Till, e.Ticket.Number)),
        TillEvent.TicketSealed e => TellSaleAsync(
            recorded, e.Ticket.Sale, new SaleCommand.ConfirmPayment(e.Ticket.Number, e.Ticket.First)),
        TillEvent.PaymentSealed e => TellSaleAsync(
            recorded, e.Payment.Sale, new SaleCommand.ConfirmPayment(e.Payment.Ticket, e.Payment.Payment)),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask SealAsync(Recorded recorded, SaleEvent.PaymentRequested e)
    {
        var till = grains.GetGrain<ITillGrain>(e.Sale.Till.Value);
        var told = await till.TellAsync(this.CommandOf(recorded), new TillCommand.Pay(e.Sale, e.Tender, e.By, await TillDayAsync()));

        if (told.Refusal is not null)
        {
            await TellSaleAsync(recorded, e.Sale.Id, new SaleCommand.RefusePayment(e.Tender.Id));
        }
    }

    private async ValueTask GiveBackAsync(Recorded recorded, SaleEvent.RefundRequested e)
    {
        var till = grains.GetGrain<ITillGrain>(e.Till.Value);
        var told = await till.TellAsync(
            this.CommandOf(recorded), new TillCommand.GiveBack(e.Sale, e.Refund, e.Till, e.By, await TillDayAsync()));

        if (told.Refusal is not null)
        {
            await TellSaleAsync(recorded, e.Sale.Id, new SaleCommand.RefuseRefund(e.Refund.Id));
        }
    }

    private async ValueTask<TillDayRules> TillDayAsync() =>
        (await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).TillDay;

    private async ValueTask TellSaleAsync(Recorded recorded, SaleId sale, SaleCommand command) =>
        await grains.GetGrain<ISaleGrain>(sale.Value).TellAsync(this.CommandOf(recorded), command);
}
