using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;

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

    /// <summary>The slip as labels, one for each piece.</summary>
    ValueList<PreparationTicket> LabelsOf(StationSlip slip) => [TicketOf(slip)];

    /// <summary>The slip as that printer's roll wants it.</summary>
    JobContent ContentFor(PrinterSetup printer, StationSlip slip) => printer.HasLabels
        ? new JobContent.Rows(PaperOf.Labels(LabelsOf(slip), printer.Width))
        : new JobContent.Ticket(TicketOf(slip));
}
