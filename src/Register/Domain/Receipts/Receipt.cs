using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>What a guest is given of a sealed ticket, row by row. A printer's driver turns the styles into its commands.</summary>
/// <remarks>
/// Made from the sealed record and never from the sale: what is printed in ten years is what was sealed. The rows that the
/// law asks for (fiscal-and-protocols.md §1.3) are there whatever the house has set.
/// </remarks>
/// <param name="Width">Signs to a row.</param>
public sealed record Receipt(ReceiptKind Kind, int Width, ValueList<ReceiptRow> Rows)
{
    /// <param name="again">Null for the first that is given out.</param>
    /// <param name="address">Of the e-ticket's page; empty for none.</param>
    public static Receipt Of(SealedTicket bill, ReceiptFrame frame, Reprint? again = null, string address = "")
    {
        frame = frame with { IsTraining = bill.Seal.IsTraining };
        var (ticket, words) = (bill.Ticket, frame.Words);
        var sheet = new ReceiptSheet(frame.Rules.Width);

        ReceiptParts.House(sheet, frame);
        sheet.Rule();
        Again(sheet, again, words);
        sheet.Centre(words.Of(ticket.Refund is null ? ReceiptWord.Sale : ReceiptWord.Refund), ReceiptStyle.Large, isLegal: true);
        sheet.Pair(words.Of(ReceiptWord.Number, ReceiptWords.Number(ticket.Number)), words.Of(ReceiptWord.Till, ticket.Till.Value), isLegal: true);
        sheet.Pair(
            ReceiptWords.Moment(ticket.SealedAt), words.Of(ticket.Refund is null ? ReceiptWord.OperationSale : ReceiptWord.OperationRefund), isLegal: true);
        sheet.Pair(ServerOf(ticket.By, words), words.Of(ReceiptWord.Prints, ReceiptWords.Number((again?.Number ?? 0) + 1)), isLegal: true);
        ReceiptParts.Place(sheet, frame, ticket.Mode, ticket.Table, ticket.Covers, ticket.CallNumber);
        ReceiptParts.Customer(sheet, frame);
        ReceiptParts.Exempt(sheet, words, ticket.Exempt);

        if (ticket.Refund is { } refund)
        {
            sheet.Left(words.Of(ReceiptWord.RefundOf, $"{ReceiptWords.Number(refund.Ticket)} ({refund.Till.Value})"), isLegal: true);
            sheet.Left(words.Of(ReceiptWord.Reason, refund.Reason), isLegal: true);
        }

        sheet.Rule();
        ReceiptParts.Lines(sheet, frame, [.. ticket.Lines], ticket.Vat, bill.TypedWeights);
        ReceiptParts.Totals(sheet, frame, ticket.Refund is null ? ReceiptWord.Total : ReceiptWord.TotalRefund, ticket.Total, ticket.Vat, ticket.Lines);
        sheet.Rule();

        foreach (var payment in bill.Payments)
        {
            ReceiptParts.Paid(sheet, words, payment);
        }

        if (ticket.Refund is null)
        {
            sheet.Pair(words.Of(ReceiptWord.Due), words.Amount(bill.Due), style: ReceiptStyle.Bold, isLegal: true);
        }

        ReceiptParts.Foot(sheet, frame, address);
        sheet.Centre(words.Of(ReceiptWord.Signature, bill.Extract), isLegal: true);
        sheet.Centre(words.Of(ReceiptWord.Software, frame.Software), isLegal: true);
        return new(ReceiptKind.Ticket, frame.Rules.Width, sheet.Rows);
    }

    /// <summary>What was bought, without a price: for whoever is given it, and may want to exchange it.</summary>
    public static Receipt GiftOf(SealedTicket bill, ReceiptFrame frame)
    {
        frame = frame with { IsTraining = bill.Seal.IsTraining };
        var (ticket, words) = (bill.Ticket, frame.Words);
        var sheet = new ReceiptSheet(frame.Rules.Width);

        ReceiptParts.House(sheet, frame);
        sheet.Rule();
        sheet.Centre(words.Of(ReceiptWord.Gift), ReceiptStyle.Large, isLegal: true);
        sheet.Pair(words.Of(ReceiptWord.Number, ReceiptWords.Number(ticket.Number)), words.Of(ReceiptWord.Till, ticket.Till.Value), isLegal: true);
        sheet.Left(ReceiptWords.Moment(ticket.SealedAt), isLegal: true);
        sheet.Rule();

        foreach (var line in ticket.Lines)
        {
            sheet.Left($"{words.Count(line.Quantity)} {line.Name}");
            ReceiptParts.Choices(sheet, frame, line.Choices);
        }

        sheet.Rule();
        sheet.Centre(words.Of(ReceiptWord.Exchange));
        ReceiptParts.Foot(sheet, frame, address: "");
        return new(ReceiptKind.Gift, frame.Rules.Width, sheet.Rows);
    }

    internal static void Again(ReceiptSheet sheet, Reprint? again, ReceiptWords words)
    {
        if (again is not null)
        {
            sheet.Centre(words.Of(ReceiptWord.Duplicate, ReceiptWords.Number(again.Number)), ReceiptStyle.Alert, isLegal: true);
            sheet.Centre($"{ReceiptWords.Moment(again.At)} {words.Of(ReceiptWord.DuplicateBy, again.By)}", isLegal: true);
            sheet.Rule();
        }
    }

    internal static string ServerOf(Actor by, ReceiptWords words) =>
        words.Of(ReceiptWord.Server, by.Person.Length > 0 ? by.Person : by.Place);
}
