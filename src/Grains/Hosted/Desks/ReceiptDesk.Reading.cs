using RetailPos.Grains.Contracts;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <content>What the sealed journal says of a sale.</content>
public sealed partial class ReceiptDesk
{
    /// <summary>A drawer's record and an account's lie moments apart; a clock that was put right between them, minutes.</summary>
    private static readonly TimeSpan SettlingMargin = TimeSpan.FromMinutes(10);

    public async Task<ValueList<SealedTicket>> ReadAsync(SaleId sale)
    {
        var tickets = new List<TillEvent.TicketSealed>();
        var later = new List<TillEvent.PaymentSealed>();
        ValueList<LineId> typed = [];
        long? asked = null;

        // Each record of the till lies between the sale's asking and its hearing the answer: a few events, however long the journal.
        await foreach (var recorded in journal.ReadStreamAsync($"{Streams.Sale}-{sale}", afterVersion: 0, CancellationToken.None))
        {
            if (recorded.Event is SaleEvent.PaymentRequested or SaleEvent.RefundRequested)
            {
                asked = recorded.Position;
                typed = recorded.Event is SaleEvent.PaymentRequested { Sale: var paid } ? paid.TypedWeights : typed;
            }
            else if (recorded.Event is SaleEvent.PaymentConfirmed or SaleEvent.RefundConfirmed && asked is { } from)
            {
                await CollectAsync(sale, from, recorded.Position, tickets, later);
                asked = null;
            }
        }

        return
        [
            .. tickets.Select(ticket => new SealedTicket(
                ticket.Ticket, ticket.Seal, ticket.Ticket.Refund is null ? [.. later.Select(paid => paid.Payment)] : [])
            {
                TypedWeights = typed,
                LaterSeals = ticket.Ticket.Refund is null ? [.. later.Select(paid => paid.Seal)] : [],
                IsPutAside = ticket.IsPutAside,
            }),
        ];
    }

    // The till has sealed it a moment before the account says so.
    private async Task<TillEvent.DebtSettled?> SettledAsync(AccountEntry entry)
    {
        var before = await journal.PositionAtAsync(entry.At - SettlingMargin, CancellationToken.None);

        await foreach (var recorded in journal.ReadAllAsync(before, CancellationToken.None))
        {
            if (recorded.Inside() is TillEvent.DebtSettled settled && settled.Settling.Id == entry.Id)
            {
                return settled;
            }

            if (recorded.RecordedAt > entry.At + SettlingMargin)
            {
                break;
            }
        }

        return null;
    }

    private async Task<TillEvent?> SealedAtAsync(long position)
    {
        if (position == 0)
        {
            return null;
        }

        await foreach (var recorded in journal.ReadAllAsync(position - 1, CancellationToken.None))
        {
            return (recorded.Event as TillEvent)?.Inside();
        }

        return null;
    }

    // What this very press has counted, in its own event: between two registers the state may have gone on.
    private async Task<int?> CopyOfAsync(SaleId sale, CommandId id, long position)
    {
        if (position == 0)
        {
            return null;
        }

        await foreach (var recorded in journal.ReadAllAsync(position - 1, CancellationToken.None))
        {
            return recorded is { Event: SaleEvent.ReceiptGiven given } && recorded.Cause == id
                && recorded.Stream == $"{Streams.Sale}-{sale}" ? given.Copy : null;
        }

        return null;
    }

    private async Task CollectAsync(
        SaleId sale, long from, long to, List<TillEvent.TicketSealed> tickets, List<TillEvent.PaymentSealed> later)
    {
        await foreach (var recorded in journal.ReadAllAsync(from, CancellationToken.None))
        {
            if (recorded.Position >= to)
            {
                return;
            }

            switch (recorded.Inside())
            {
                case TillEvent.TicketSealed e when e.Ticket.Sale == sale:
                    tickets.Add(e);
                    break;
                case TillEvent.PaymentSealed e when e.Payment.Sale == sale:
                    later.Add(e);
                    break;
            }
        }
    }
}
