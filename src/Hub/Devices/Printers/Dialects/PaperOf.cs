using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Hub.Devices.Printers.Dialects;

/// <summary>What receipts and kitchen tickets look like on paper, whoever makes the printer.</summary>
public static class PaperOf
{
    /// <param name="opensDrawer">Where cash was taken or given: the drawer opens before the paper is out.</param>
    public static Paper Receipt(Receipt receipt, bool opensDrawer = false) => new(receipt.Width,
    [
        .. opensDrawer ? (PaperPart[])[new PaperPart.Drawer()] : [],
        .. receipt.Rows.Select(Part),
        new PaperPart.Feed(1),
        new PaperPart.Cut(),
    ]);

    /// <summary>Large, for two metres. It has no price anywhere and is no receipt.</summary>
    /// <param name="width">Signs of usual size to a row.</param>
    public static Paper Preparation(PreparationTicket ticket, int width) => new(width,
    [
        new PaperPart.Buzz(),
        .. ticket.Rows.SelectMany(row => Parts(row, width)),
        new PaperPart.Feed(2),
        new PaperPart.Cut(),
    ]);

    /// <summary>Small, for a bag: it is read from a hand's breadth.</summary>
    /// <param name="width">Signs of usual size to a row.</param>
    public static Paper Labels(IEnumerable<PreparationTicket> labels, int width) => new(width,
    [
        new PaperPart.Buzz(),
        .. labels.SelectMany(label => (PaperPart[])[.. label.Rows.SelectMany(row => LabelParts(row, width)), new PaperPart.NextLabel()]),
    ]);

    private static IEnumerable<PaperPart> LabelParts(TicketRow row, int width) => row.Style switch
    {
        TicketStyle.Call => Rows(row.Text, width, Of(2) with { IsBold = true }),
        TicketStyle.Article or TicketStyle.Title => Rows(row.Text, width, new(Wide: 1, Tall: 2, IsBold: true)),
        TicketStyle.Option => Rows($"+ {row.Text}", width, PaperStyle.Plain),
        TicketStyle.Alert or TicketStyle.Note => Rows(row.Text, width, PaperStyle.Plain with { IsBold = true, IsReversed = true }),
        TicketStyle.Meta => Rows(row.Text, width, PaperStyle.Plain),
        TicketStyle.Struck => Rows($"--- {row.Text} ---", width, PaperStyle.Plain with { IsStruck = true }),
        TicketStyle.Rule => [new PaperPart.Rule()],
    };

    private static PaperPart Part(ReceiptRow row) => row.Style switch
    {
        ReceiptStyle.Logo => new PaperPart.StoredPicture(row.Text),
        ReceiptStyle.Large => new PaperPart.Row(row.Text, new(Wide: 2, Tall: 2, IsBold: true)),
        ReceiptStyle.Bold => new PaperPart.Row(row.Text, PaperStyle.Plain with { IsBold = true }),
        ReceiptStyle.Text => new PaperPart.Row(row.Text, PaperStyle.Plain),
        ReceiptStyle.Alert => new PaperPart.Row(row.Text, PaperStyle.Plain with { IsBold = true, IsReversed = true }),
        ReceiptStyle.Rule => new PaperPart.Rule(),
        ReceiptStyle.Code => new PaperPart.Code(row.Text),
    };

    private static IEnumerable<PaperPart> Parts(TicketRow row, int width) => row.Style switch
    {
        // As large as the paper is wide for it.
        TicketStyle.Call => Rows(row.Text, width, Of(Math.Clamp(width / Math.Max(1, row.Text.Length), 1, 6)) with { IsBold = true }),
        TicketStyle.Title => Rows(row.Text, width, Of(2) with { IsBold = true }),
        TicketStyle.Alert => Rows(row.Text, width, Of(2) with { IsBold = true, IsReversed = true }),
        TicketStyle.Article => Rows(row.Text, width, Of(2)),
        TicketStyle.Option => Rows($"+ {row.Text}", width, new(Wide: 1, Tall: 2, IsBold: true)),
        TicketStyle.Note => Rows(row.Text, width, new(Wide: 1, Tall: 2, IsBold: true, IsReversed: true)),
        TicketStyle.Meta => Rows(row.Text, width, PaperStyle.Plain),
        TicketStyle.Struck => Rows($"--- {row.Text} ---", width, new(Wide: 1, Tall: 2, IsStruck: true)),
        TicketStyle.Rule => [new PaperPart.Rule()],
    };

    private static IEnumerable<PaperPart> Rows(string text, int width, PaperStyle style) =>
        Paragraph.Wrap(text, Math.Max(1, width / style.Wide)).Select(row => new PaperPart.Row(row, style));

    private static PaperStyle Of(int size) => new(size, size);
}
