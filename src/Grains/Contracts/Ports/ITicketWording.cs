using RetailPos.Hub.Domain.Tickets;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Where the words of kitchen tickets are kept. The house itself speaks no language.</summary>
public interface ITicketWording
{
    /// <summary>What a receipt says in large letters that may have come out before.</summary>
    string MayBeCopy { get; }

    /// <summary>The same for a kitchen, where nobody shall cook it twice.</summary>
    string MayBeRepeat { get; }

    /// <summary>The slip laid out in the house's own language and time.</summary>
    PreparationTicket TicketOf(StationSlip slip);
}
