using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports;

/// <summary>What every sealed record has, whatever it says.</summary>
internal sealed record SealedRecord(FiscalChainKind Kind, long Number, Seal Seal)
{
    /// <summary>Null for what is not sealed, or was written before its kind was.</summary>
    public static SealedRecord? Of(TillEvent happened) => happened switch
    {
        TillEvent.TicketSealed e => new(FiscalChainKind.Tickets, e.Ticket.Number, e.Seal),
        TillEvent.PaymentSealed e => new(FiscalChainKind.Payments, e.Payment.Number, e.Seal),
        TillEvent.ArchiveSealed e => new(FiscalChainKind.Archives, e.Archive.Number, e.Seal),
        _ => null,
    };
}
