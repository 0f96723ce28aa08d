using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Reactions;

/// <summary>A payment or a refund asked for is sealed by the till, and what the till has sealed is told to the sale.</summary>
/// <remarks>Between the two the sale stands still, so the ticket holds exactly what the sale holds, whenever the hub is killed.</remarks>
public sealed class PaymentsAreSealed(IGrainFactory grains) : IReaction
{
    public string Name => "payments-are-sealed";

    public bool Concerns(object happened) =>
        happened is SaleEvent.PaymentRequested or SaleEvent.RefundRequested or TillEvent.TicketSealed or TillEvent.PaymentSealed
            or TillEvent.Trained { What: TillEvent.TicketSealed or TillEvent.PaymentSealed };

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Inside() switch
    {
        SaleEvent.PaymentRequested e => SealAsync(recorded, e),
        SaleEvent.RefundRequested e => GiveBackAsync(recorded, e),
        TillEvent.TicketSealed { Ticket.Refund: { } refund } e => ConfirmRefundAsync(recorded, e.Ticket, refund.Refund),
        TillEvent.TicketSealed e => ConfirmAsync(
            recorded, e.Ticket.Sale, e.Ticket.Till, e.Ticket.Number, e.Ticket.First, e.Ticket.By),
        TillEvent.PaymentSealed e => ConfirmAsync(
            recorded, e.Payment.Sale, e.Payment.Till, e.Payment.Ticket, e.Payment.Payment, e.Payment.By),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask SealAsync(Recorded recorded, SaleEvent.PaymentRequested e)
    {
        var sale = await grains.GetGrain<ISaleGrain>(e.Sale.Id.Value).ReadAsync();

        // Told again, it was answered long ago: a till that was closed then might be open now, and the limit of a debt higher.
        if (sale.Pending?.Id != e.Tender.Id)
        {
            if (!sale.Payments.Any(payment => payment.Id == e.Tender.Id))
            {
                await ReleaseAsync(recorded, e.Tender);
            }

            return;
        }

        if (e.Tender is { Mode: PaymentMode.OnAccount, Customer: { } owes } && !await HoldAsync(recorded, e, owes))
        {
            return;
        }

        var till = grains.GetGrain<ITillGrain>(e.Sale.Till.Value);
        var told = await till.TellAsync(this.CommandOf(recorded), new TillCommand.Pay(e.Sale, e.Tender, e.By, await TillDayAsync()));

        if (told.Refusal is not null)
        {
            await TellSaleAsync(recorded, e.Sale.Id, new SaleCommand.RefusePayment(e.Tender.Id));
            await ReleaseAsync(recorded, e.Tender);
        }
    }

    // Before the till may seal what is owed, the account holds it.
    private async ValueTask<bool> HoldAsync(Recorded recorded, SaleEvent.PaymentRequested e, CustomerId owes)
    {
        var cost = Tendering.Take(e.Tender, e.Sale.Due).Cost;

        if (cost.IsZero)
        {
            return true; // A bill of nothing is owed by nobody.
        }

        var told = await grains.TellKeptAsync(this.CommandOf(recorded), owes, new CustomerCommand.Hold(e.Tender.Id, e.Sale.Id, cost));

        if (told.Refusal is not null)
        {
            await TellSaleAsync(recorded, e.Sale.Id, new SaleCommand.RefusePayment(e.Tender.Id));
        }

        return told.Refusal is null;
    }

    private async ValueTask ReleaseAsync(Recorded recorded, Tender tender)
    {
        if (tender is { Mode: PaymentMode.OnAccount, Customer: { } owes })
        {
            await grains.TellKeptAsync(this.CommandOf(recorded).Then("release"), owes, new CustomerCommand.Release(tender.Id));
        }
    }

    // Owed before the sale says that it is paid: whoever reads the one reads the other.
    private async ValueTask ConfirmAsync(Recorded recorded, SaleId sale, TillId till, long ticket, Payment payment, Actor by)
    {
        if (payment is { Mode: PaymentMode.OnAccount, Cost.IsZero: false, Customer: { } owes })
        {
            await grains.TellKeptAsync(this.CommandOf(recorded), owes, new CustomerCommand.Charge(payment.Id, sale, till, ticket, payment.Cost, by));
        }

        await TellSaleAsync(recorded, sale, new SaleCommand.ConfirmPayment(ticket, payment, recorded.Event is TillEvent.Trained));
    }

    private async ValueTask ConfirmRefundAsync(Recorded recorded, Ticket ticket, CommandId id)
    {
        var sale = await grains.GetGrain<ISaleGrain>(ticket.Sale.Value).ReadAsync();
        var refund = sale.Refunding?.Id == id ? sale.Refunding : (sale.Refunds ?? []).FirstOrDefault(known => known.Id == id);

        foreach (var account in refund is { Mode: PaymentMode.OnAccount }
            ? refund.Payments.GroupBy(part => sale.Payments.FirstOrDefault(payment => payment.Id == part.Payment)?.Customer)
            : [])
        {
            if (account.Key is { } owes)
            {
                await grains.TellKeptAsync(this.CommandOf(recorded), owes, new CustomerCommand.CreditBack(
                    id, ticket.Sale, ticket.Till, ticket.Number, account.Sum(part => part.Amount), ticket.By));
            }
        }

        await TellSaleAsync(recorded, ticket.Sale, new SaleCommand.ConfirmRefund(id, ticket.Till, ticket.Number));
    }

    private async ValueTask GiveBackAsync(Recorded recorded, SaleEvent.RefundRequested e)
    {
        if ((await grains.GetGrain<ISaleGrain>(e.Sale.Id.Value).ReadAsync()).Refunding?.Id != e.Refund.Id)
        {
            return; // Answered already.
        }

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
