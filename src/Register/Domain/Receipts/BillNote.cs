using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>« Note »: what the guest is to pay, before it is paid. It is no receipt, and says so in its largest letters.</summary>
/// <remarks>
/// From 25 € on the law asks for it even where no ticket is printed (arrêté n° 83-50/A; for restaurants arrêté n° 25-361):
/// date, name and address, each dish with its price, service included, and the sum.
/// </remarks>
public static class BillNote
{
    /// <param name="now">In the site's own offset.</param>
    /// <param name="mark">Of its sealed record; null for a look at the screen, which nobody is given.</param>
    public static Receipt Of(Sale sale, ReceiptFrame frame, Actor by, DateTimeOffset now, NoteMark? mark = null)
    {
        var words = frame.Words;
        var priced = Pricing.Of(sale);
        ValueList<TicketLine> lines = [.. sale.Lines.Select(line => TicketLine.Of(sale, line, priced.Of(line.Id)))];
        var vat = VatShare.Of(sale);
        var sheet = new ReceiptSheet(frame.Rules.Width);

        ReceiptParts.House(sheet, frame);
        sheet.Rule();
        sheet.Centre(words.Of(ReceiptWord.Note), ReceiptStyle.Large, isLegal: true);
        sheet.Centre(words.Of(ReceiptWord.NoteIsNoTicket), ReceiptStyle.Alert, isLegal: true);
        Receipt.Again(sheet, mark?.Again, words);

        if (mark is not null)
        {
            sheet.Pair(words.Of(ReceiptWord.Number, ReceiptWords.Number(mark.Number)), words.Of(ReceiptWord.Till, mark.Till.Value), isLegal: true);
        }
        else
        {
            sheet.Left(words.Of(ReceiptWord.Till, sale.Till.Value), isLegal: true);
        }

        sheet.Left(ReceiptWords.Moment(now), isLegal: true);
        sheet.Left(Receipt.ServerOf(by, words), isLegal: true);
        ReceiptParts.Place(sheet, frame, sale.Mode, sale.Table, sale.Covers, sale.CallNumber);
        ReceiptParts.Customer(sheet, frame);
        ReceiptParts.Exempt(sheet, words, sale.IsExempt ? sale.Exemption!.VatNumber : null);
        sheet.Rule();
        ReceiptParts.Lines(sheet, frame, lines, vat, sale.TypedWeights);
        ReceiptParts.Totals(sheet, frame, ReceiptWord.Total, priced.Total, vat, lines);

        if (!sale.Paid.IsZero)
        {
            sheet.Pair(words.Of(ReceiptWord.Paid), words.Amount(sale.Paid), isLegal: true);
            sheet.Pair(words.Of(ReceiptWord.Due), words.Amount(sale.Due), style: ReceiptStyle.Bold, isLegal: true);
        }

        sheet.Centre(words.Of(ReceiptWord.PricesNet), isLegal: true);
        ReceiptParts.Foot(sheet, frame, address: "");
        sheet.Centre(words.Of(ReceiptWord.NoteIsNoTicket), ReceiptStyle.Alert, isLegal: true);

        if (mark is not null)
        {
            sheet.Centre(words.Of(ReceiptWord.Signature, mark.Extract), isLegal: true);
        }

        sheet.Centre(words.Of(ReceiptWord.Software, frame.Software), isLegal: true);
        return new(ReceiptKind.Note, frame.Rules.Width, sheet.Rows);
    }
}

/// <summary>What a bill's paper shows of its sealed record.</summary>
/// <param name="Till">Whose chain holds it.</param>
/// <param name="Extract">Four signs of its seal.</param>
/// <param name="Again">Null for the first that is given out.</param>
public sealed record NoteMark(TillId Till, long Number, string Extract, Reprint? Again = null);
