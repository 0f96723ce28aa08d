using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Where the words of kitchen tickets are kept. The house itself speaks no language.</summary>
public interface ITicketWording
{
    /// <summary>The slip laid out in the house's own language and time.</summary>
    PreparationTicket TicketOf(StationSlip slip);

    /// <summary>The slip as labels, one for each piece.</summary>
    ValueList<PreparationTicket> LabelsOf(StationSlip slip) => [TicketOf(slip)];
}
