using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>« Acompte n° 2 » : what was brought on goods that are put aside. The first deposit's proof is the ticket that it sealed.</summary>
/// <remarks>Made from the till's own record of the payment, and not from the sale: what is printed in a year is what was sealed.</remarks>
public static class DepositPaper
{
    /// <param name="again">Null for the first that is given out.</param>
    public static Receipt Of(SealedDeposit deposit, ReceiptFrame frame, Reprint? again = null)
    {
        frame = frame with { IsTraining = deposit.Seal.IsTraining };
        var (paid, ticket, words) = (deposit.Payment, deposit.Bill.Ticket, frame.Words);
        var sheet = new ReceiptSheet(frame.Rules.Width);

        ReceiptParts.House(sheet, frame);
        sheet.Rule();
        Receipt.Again(sheet, again, words);
        sheet.Centre(words.Of(ReceiptWord.Deposit, ReceiptWords.Number(deposit.Which)), ReceiptStyle.Large, isLegal: true);
        sheet.Pair(words.Of(ReceiptWord.DepositNumber, ReceiptWords.Number(paid.Number)), words.Of(ReceiptWord.Till, paid.Till.Value), isLegal: true);
        sheet.Left(ReceiptWords.Moment(paid.At), isLegal: true);
        sheet.Left(Receipt.ServerOf(paid.By, words), isLegal: true);
        ReceiptParts.Customer(sheet, frame);
        sheet.Rule();
        sheet.Left(words.Of(ReceiptWord.DepositSince, ReceiptWords.Day(ticket.SealedAt)), isLegal: true);

        foreach (var line in ticket.Lines)
        {
            sheet.Pair($"{words.Count(line.Quantity)} {line.Name}", words.Amount(line.Total), isLegal: true);
        }

        sheet.Pair(words.Of(ReceiptWord.DepositOfTicket, ReceiptWords.Number(paid.Ticket)), words.Amount(ticket.Total), isLegal: true);
        sheet.Pair(words.Of(ReceiptWord.DepositBefore), words.Amount(deposit.Before), isLegal: true);
        sheet.Rule();
        sheet.Pair(words.Of(ReceiptWord.DepositPaid, frame.Currency), words.Amount(paid.Payment.Applied), style: ReceiptStyle.Large, isLegal: true);
        ReceiptParts.Paid(sheet, words, paid.Payment);
        sheet.Pair(words.Of(ReceiptWord.Due), words.Amount(paid.Due), style: ReceiptStyle.Bold, isLegal: true);
        sheet.Rule();
        sheet.Centre(
            paid.Due.IsZero ? words.Of(ReceiptWord.DepositAllPaid)
            : deposit.FetchAt is { } at ? words.Of(ReceiptWord.DepositFetch, ReceiptWords.Day(at))
            : words.Of(ReceiptWord.DepositFetchWhenPaid),
            isLegal: true);
        sheet.Centre(words.Of(ReceiptWord.DepositVat), isLegal: true);
        ReceiptParts.Foot(sheet, frame, address: "");
        sheet.Centre(words.Of(ReceiptWord.Signature, deposit.Seal.Extract), isLegal: true);
        sheet.Centre(words.Of(ReceiptWord.Software, frame.Software), isLegal: true);
        return new(ReceiptKind.Deposit, frame.Rules.Width, sheet.Rows);
    }
}

/// <summary>A deposit after the first, as the till's journal holds it.</summary>
/// <param name="Which">Of this sale's deposits, from 2.</param>
/// <param name="Before">What had been paid until then.</param>
/// <param name="FetchAt">When it is to be fetched, in the site's own offset; null where nobody has said.</param>
public sealed record SealedDeposit(SealedTicket Bill, int Which, LaterPayment Payment, Seal Seal, Money Before, DateTimeOffset? FetchAt)
{
    /// <summary>Null for a payment that is no later deposit on goods that are put aside.</summary>
    public static SealedDeposit? Of(SealedTicket bill, CommandId payment, DateTimeOffset? fetchAt)
    {
        var at = bill.Later.ToList().FindIndex(later => later.Payment.Id == payment);
        return !bill.IsPutAside || at < 0
            ? null
            : new(bill, at + 2, bill.Later[at], bill.LaterSeals[at], bill.Payments.Take(at + 1).Sum(paid => paid.Applied), fetchAt);
    }
}
