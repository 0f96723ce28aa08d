using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Desks;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Reactions;

/// <summary>What is given back of an invoiced sale is taken back of its invoice: a company that deducted the VAT must know.</summary>
/// <remarks>Told again it is refused, since a ticket is invoiced once; and where there is no invoice nobody waits for a credit note.</remarks>
public sealed class InvoicedSalesAreCredited(IGrainFactory grains, InvoiceFrames frames) : IReaction
{
    public string Name => "invoiced-sales-are-credited";

    public bool Concerns(object happened) => happened is TillEvent.TicketSealed { Ticket.Refund: not null };

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is not TillEvent.TicketSealed { Ticket: { Refund: { } refund } ticket, Seal: var seal })
        {
            return;
        }

        var sold = await grains.GetGrain<ITillGrain>(refund.Till.Value).ReadAsync();

        if (sold.Invoiced.TryGetValue(refund.Ticket, out var invoiced))
        {
            await grains.GetGrain<ITillGrain>(ticket.Till.Value).TellAsync(
                this.CommandOf(recorded),
                new TillCommand.DrawInvoice(new SealedTicket(ticket, seal, []), invoiced.Invoice, await frames.ReadAsync([]), invoiced.Buyer, ticket.By));
        }
    }
}
