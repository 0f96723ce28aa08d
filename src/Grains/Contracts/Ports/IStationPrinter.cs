using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The printers beside the stations, for when no screen can be read.</summary>
public interface IStationPrinter
{
    /// <summary>Whether the station has one at all. It may still be off or out of paper: that is an outcome.</summary>
    bool Has(StationId station);

    /// <summary>Tries once, within the driver's own patience. Whether to try again is for the caller.</summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<PaperOutcome> PrintAsync(StationSlip slip, CancellationToken stop);
}

/// <summary>What one order owes a station, for paper.</summary>
/// <param name="Name">Of the station, for people.</param>
/// <param name="Lines">Open lines, and cancelled ones, which the slip marks as such.</param>
/// <param name="Beepers">Numbers that the order holds.</param>
/// <param name="Fields">What the station wants on its paper; <see cref="PreparationTicket"/> lays it out.</param>
/// <param name="MayBeCopy">It may have been printed before the hub was last started. The slip says so in large letters.</param>
/// <param name="IsTraining">Nothing of it is real, and the slip says so in large letters.</param>
/// <param name="IsNext">Its lines were held until now, and a course of theirs is wanted: « suite ».</param>
public sealed record StationSlip(
    StationId Station, string Name, OrderHeader Header, bool IsRush, ValueList<OrderLine> Lines, ValueList<int> Beepers,
    TicketFields Fields, bool MayBeCopy, bool IsTraining = false, bool IsNext = false);
