using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>« Reçu » : what a customer has paid of what was owed. No sale and no VAT: the tickets have had theirs, and it says so.</summary>
public static class SettlingPaper
{
    /// <param name="settled">The till's own record.</param>
    /// <param name="owed">After it; below zero what the house owes.</param>
    public static Receipt Of(TillId till, TillEvent.DebtSettled settled, Money owed, ReceiptFrame frame)
    {
        var (settling, words) = (settled.Settling, frame.Words);
        var sheet = new ReceiptSheet(frame.Rules.Width);

        ReceiptParts.House(sheet, frame);
        sheet.Rule();
        sheet.Centre(words.Of(ReceiptWord.Settling), ReceiptStyle.Large, isLegal: true);
        sheet.Centre(words.Of(ReceiptWord.SettlingIsNoSale), isLegal: true);
        sheet.Pair(
            settled.Number > 0 ? words.Of(ReceiptWord.Number, ReceiptWords.Number(settled.Number)) : ReceiptWords.Moment(settled.At),
            words.Of(ReceiptWord.Till, till.Value), isLegal: true);
        sheet.Left(ReceiptWords.Moment(settled.At), isLegal: true);
        sheet.Left(Receipt.ServerOf(settling.By, words), isLegal: true);

        // Whoever pays is named on it, whatever the house leaves off its tickets: a receipt without is worth nothing.
        if (frame.Customer.Length > 0)
        {
            sheet.Left(words.Of(ReceiptWord.Customer, frame.Customer), isLegal: true);
        }

        sheet.Rule();
        sheet.Pair(words.Of(ReceiptWord.SettlingTotal, frame.Currency), words.Amount(settling.Amount), style: ReceiptStyle.Large, isLegal: true);
        sheet.Pair(words.Payment(settling.Mode), words.Amount(settling.Amount), isLegal: true);
        sheet.Pair(words.Of(owed.IsNegative ? ReceiptWord.PaidAhead : ReceiptWord.StillOwed), words.Amount(owed.IsNegative ? -owed : owed), isLegal: true);
        sheet.Rule();

        if (settled.Seal is { } seal)
        {
            sheet.Centre(words.Of(ReceiptWord.Signature, seal.Extract), isLegal: true);
        }

        sheet.Centre(words.Of(ReceiptWord.Software, frame.Software), isLegal: true);
        return new(ReceiptKind.Settling, frame.Rules.Width, sheet.Rows);
    }
}
