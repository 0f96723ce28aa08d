using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Register.Domain.Expenses;

/// <summary>A note of expenses as it is given out: from the till's own record, with room for a name, for names are in no sealed text.</summary>
public static class ExpensePaper
{
    /// <param name="again">Null for the first that is given out.</param>
    /// <param name="address">Of its page; empty for none.</param>
    public static Receipt Of(DrawnExpense drawn, ReceiptFrame frame, Reprint? again = null, string address = "")
    {
        frame = frame with { IsTraining = drawn.IsTraining };
        var (note, words) = (drawn.Note, frame.Words);
        var sheet = new ReceiptSheet(frame.Rules.Width);

        ReceiptParts.House(sheet, frame);
        sheet.Rule();
        Receipt.Again(sheet, again, words);
        sheet.Centre(words.Of(ReceiptWord.Expense), ReceiptStyle.Large, isLegal: true);
        sheet.Pair(words.Of(ReceiptWord.ExpenseNumber, ReceiptWords.Number(note.Number)), words.Of(ReceiptWord.Till, note.Till.Value), isLegal: true);
        sheet.Left(ReceiptWords.Moment(note.At), isLegal: true);
        sheet.Left(
            string.Format(words.Culture, words.Of(ReceiptWord.ExpenseOf), ReceiptWords.Number(note.Ticket), ReceiptWords.Moment(note.TicketAt)), isLegal: true);
        sheet.Left(Receipt.ServerOf(note.By, words), isLegal: true);
        sheet.Rule();
        What(sheet, note, words);
        sheet.Rule();
        sheet.Pair(words.Of(ReceiptWord.Total, frame.Currency), words.Amount(note.Amount), style: ReceiptStyle.Large, isLegal: true);
        ReceiptParts.Vat(sheet, frame, note.Vat);
        sheet.Rule();

        // Written by hand, by whoever hands it in.
        foreach (var asked in (ReceiptWord[])[ReceiptWord.ExpenseFor, ReceiptWord.ExpenseCompany, ReceiptWord.ExpenseWhy])
        {
            var label = words.Of(asked);
            sheet.Left(label.PadRight(label.Length + 1).PadRight(Math.Max(label.Length + 1, frame.Rules.Width), '.'));
        }

        sheet.Centre(words.Of(ReceiptWord.ExpenseSays), isLegal: true);
        ReceiptParts.Foot(sheet, frame, address);
        sheet.Centre(words.Of(ReceiptWord.Signature, drawn.Extract), isLegal: true);
        sheet.Centre(words.Of(ReceiptWord.Software, frame.Software), isLegal: true);
        return new(ReceiptKind.Expense, frame.Rules.Width, sheet.Rows);
    }

    private static void What(ReceiptSheet sheet, ExpenseNote note, ReceiptWords words)
    {
        switch (note)
        {
            case { Basis: ExpenseBasis.Lines }:
                foreach (var line in note.Lines)
                {
                    sheet.Pair($"{words.Count(line.Quantity)} {line.Name}", words.Amount(line.Amount), isLegal: true);
                }

                break;
            case { Paid: { } paid }:
                sheet.Pair(
                    words.Of(ReceiptWord.ExpensePaid, paid.Name.Length > 0 ? paid.Name : words.Payment(paid.Mode)), words.Amount(note.Amount), isLegal: true);
                break;
            default:
                sheet.Pair(words.Of(ReceiptWord.ExpenseMeal), words.Amount(note.Amount), isLegal: true);
                break;
        }
    }
}
