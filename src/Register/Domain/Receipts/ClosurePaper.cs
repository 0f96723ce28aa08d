using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>The Z of a period that is closed, as it was sealed, and the X of the day that is still open: the same figures, and no closing.</summary>
/// <remarks>
/// The last ticket and the extract of the seal on it are what a journal is held against that was put back from a backup: paper is
/// the one copy that nobody restores.
/// </remarks>
public static class ClosurePaper
{
    public static Receipt Z(Closure closure, Seal seal, ReceiptFrame frame)
    {
        var words = frame.Words;
        var sheet = Head(frame, words.Of(TitleOf(closure.Kind), ReceiptWords.Number(closure.Number)));
        sheet.Centre(closure.From == closure.To ? Day(closure.To) : $"{Day(closure.From)} - {Day(closure.To)}", isLegal: true);

        if (closure.IsLate)
        {
            sheet.Centre(words.Of(ReceiptWord.ClosingLate), ReceiptStyle.Alert, isLegal: true);
        }

        Who(sheet, words, closure.Till, ReceiptWord.ClosingMade, closure.MadeAt, closure.By);
        Figures(sheet, frame, closure.Totals, closure.PerpetualAlgebraic, closure.PerpetualAbsolute);
        sheet.Centre(words.Of(ReceiptWord.Signature, seal.Extract), isLegal: true);
        return Done(sheet, frame);
    }

    /// <param name="now">In the site's own offset.</param>
    public static Receipt X(TillId till, DateOnly day, PeriodTotals totals, Money algebraic, Money absolute, Actor by, DateTimeOffset now, ReceiptFrame frame)
    {
        var words = frame.Words;
        var sheet = Head(frame, words.Of(ReceiptWord.ClosingX));
        sheet.Centre(words.Of(ReceiptWord.ClosingXSays), ReceiptStyle.Alert, isLegal: true);
        sheet.Centre(Day(day), isLegal: true);
        Who(sheet, words, till, ReceiptWord.ClosingRead, now, by);
        Figures(sheet, frame, totals, algebraic, absolute);
        return Done(sheet, frame);
    }

    private static ReceiptSheet Head(ReceiptFrame frame, string title)
    {
        var sheet = new ReceiptSheet(frame.Rules.Width);
        ReceiptParts.House(sheet, frame);
        sheet.Rule();
        sheet.Centre(title, ReceiptStyle.Large, isLegal: true);
        return sheet;
    }

    private static void Who(ReceiptSheet sheet, ReceiptWords words, TillId till, ReceiptWord word, DateTimeOffset at, Actor by)
    {
        sheet.Left(words.Of(ReceiptWord.Till, till.Value), isLegal: true);
        sheet.Left(words.Of(word, ReceiptWords.Moment(at)), isLegal: true);

        if (by.Person.Length > 0)
        {
            sheet.Left(by.Person, isLegal: true);
        }
    }

    private static void Figures(ReceiptSheet sheet, ReceiptFrame frame, PeriodTotals totals, Money algebraic, Money absolute)
    {
        var words = frame.Words;
        sheet.Rule();
        sheet.Pair(words.Of(ReceiptWord.ClosingTickets, ReceiptWords.Number(totals.Tickets)), words.Amount(totals.Sold), isLegal: true);
        sheet.Pair(words.Of(ReceiptWord.ClosingRefunds, ReceiptWords.Number(totals.Refunds)), words.Amount(totals.Refunded), isLegal: true);

        if (totals is { FirstTicket: { } first, LastTicket: { } last })
        {
            sheet.Pair(words.Of(ReceiptWord.ClosingNumbers), $"{ReceiptWords.Number(first)} - {ReceiptWords.Number(last)}", isLegal: true);
        }

        sheet.Pair(words.Of(ReceiptWord.Total, frame.Currency), words.Amount(totals.Total), style: ReceiptStyle.Large, isLegal: true);
        ReceiptVat.OfHouse(sheet, frame, totals.Vat);
        Modes(sheet, words, totals);
        sheet.Rule();
        sheet.Pair(words.Of(ReceiptWord.ClosingAlgebraic), words.Amount(algebraic), style: ReceiptStyle.Bold, isLegal: true);
        sheet.Pair(words.Of(ReceiptWord.ClosingAbsolute), words.Amount(absolute), isLegal: true);
    }

    private static void Modes(ReceiptSheet sheet, ReceiptWords words, PeriodTotals totals)
    {
        if (!totals.Modes.IsEmpty)
        {
            sheet.Rule();
            sheet.Left(words.Of(ReceiptWord.ClosingModes), style: ReceiptStyle.Bold, isLegal: true);
        }

        foreach (var mode in totals.Modes)
        {
            sheet.Pair($"{words.Payment(mode.Mode)} ({ReceiptWords.Number(mode.Count)})", words.Amount(mode.Amount), isLegal: true);
        }

        // What did not happen needs no row.
        (ReceiptWord Word, Money Amount)[] others =
        [
            (ReceiptWord.ClosingTips, totals.Tips), (ReceiptWord.Rounding, totals.Rounding), (ReceiptWord.ClosingSettled, totals.Settled),
            (ReceiptWord.ClosingCashIn, totals.CashIn), (ReceiptWord.ClosingCashOut, -totals.CashOut), (ReceiptWord.ClosingDifference, totals.Difference),
        ];

        if (others.Any(other => !other.Amount.IsZero))
        {
            sheet.Rule();
        }

        foreach (var (word, amount) in others.Where(other => !other.Amount.IsZero))
        {
            sheet.Pair(words.Of(word), words.Amount(amount), isLegal: true);
        }
    }

    private static Receipt Done(ReceiptSheet sheet, ReceiptFrame frame)
    {
        sheet.Centre(frame.Words.Of(ReceiptWord.Software, frame.Software), isLegal: true);
        return new(ReceiptKind.Closing, frame.Rules.Width, sheet.Rows);
    }

    private static ReceiptWord TitleOf(ClosureKind kind) => kind switch
    {
        ClosureKind.Day => ReceiptWord.ClosingDay,
        ClosureKind.Month => ReceiptWord.ClosingMonth,
        ClosureKind.Year => ReceiptWord.ClosingYear,
    };

    private static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
}
