using System.Globalization;
using RetailPos.Hub.Domain.Tickets;

namespace RetailPos.Hub.Domain.Shipments;

/// <summary>What stands on a parcel, in the styles of the kitchen's labels: from whom, to whom, and what the house calls it.</summary>
public static class ParcelLabel
{
    /// <param name="from">The house and its address, on one line.</param>
    public static PreparationTicket Of(ShipmentJob job, string from) => new(
    [
        .. Row(TicketStyle.Meta, from),
        new(TicketStyle.Rule, ""),
        .. Row(TicketStyle.Title, job.Customer),
        .. LinesOf(job.Address).Select(line => new TicketRow(TicketStyle.Article, line)),
        .. Row(TicketStyle.Meta, job.Phone),
        .. Row(TicketStyle.Call, job.CallNumber?.ToString(CultureInfo.InvariantCulture) ?? ""),
    ]);

    /// <summary>An address is typed on one line, with commas where a letter would have another.</summary>
    public static IEnumerable<string> LinesOf(string address) =>
        address.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static TicketRow[] Row(TicketStyle style, string text) => text.Length > 0 ? [new(style, text)] : [];
}
