using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>The card holder's paper of a terminal that has no printer: the terminal's own words, row by row.</summary>
public static class CardSlip
{
    /// <summary>Which of a sale's goes at a card belong to a ticket, and have a paper.</summary>
    public static ValueList<CardAttempt> Of(Ticket ticket, ValueList<CardAttempt> cards) =>
    [
        .. cards.Where(card => card.Result is { Outcome: CardOutcome.Approved, Receipt.Length: > 0 }
            && (ticket.Refund is { } refund ? card.Refund?.Id == refund.Refund : card.Deed is CardDeed.Payment)),
    ];

    /// <summary>Masked once more: what was kept by an older program is not believed.</summary>
    public static Receipt Of(CardAttempt card, ReceiptFrame frame)
    {
        var sheet = new ReceiptSheet(frame.Rules.Width);
        ReceiptParts.Training(sheet, frame);

        foreach (var row in (card.Result?.Kept().Receipt ?? "").Split('\n').Select(row => row.TrimEnd()))
        {
            // A terminal lays out its rows with spaces; only what is wider than the paper loses them.
            if (row.Length <= frame.Rules.Width)
            {
                sheet.Add(ReceiptStyle.Text, row);
            }
            else
            {
                sheet.Left(row.Trim());
            }
        }

        return new(ReceiptKind.Slip, frame.Rules.Width, sheet.Rows);
    }
}
