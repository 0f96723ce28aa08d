using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Grains.Contracts;

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

    /// <summary>The same for a narrower paper: gaps give up spaces first, then rows go on in the next one. A wider paper is left as it is.</summary>
    public static Paper Fit(Paper paper, int width) => paper.Width <= width ? paper : new(width,
    [
        .. paper.Parts.SelectMany(part => part is PaperPart.Row row ? Fit(row, Math.Max(1, width / Math.Max(1, row.Style.Wide))) : [part]),
    ]);

    private static IEnumerable<PaperPart> Fit(PaperPart.Row row, int room)
    {
        var text = row.Text;

        while (text.Length > room && LongestGap(text) is { Length: > 1 } gap)
        {
            text = text.Remove(gap.At, 1);
        }

        return text.Length <= room ? [row with { Text = text }] : Paragraph.Wrap(text, room).Select(part => row with { Text = part });
    }

    private static (int At, int Length) LongestGap(string text)
    {
        var (best, run) = ((At: 0, Length: 0), 0);

        for (var at = 0; at < text.Length; at++)
        {
            run = text[at] == ' ' ? run + 1 : 0;
            best = run > best.Length ? (at - run + 1, run) : best;
        }

        return best;
    }

    private static PaperPart Part(ReceiptRow row) => row.Style switch
    {
        ReceiptStyle.Image => new PaperPart.HousePicture(row.Text),
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
