using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Look;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Counter;

/// <summary>Says in words what came of a press; empty where the screen shows it anyway.</summary>
public static class AnswerText
{
    public static string Of(Answer answer, IStringLocalizer<Words> words, CultureInfo culture) => answer switch
    {
        Answer.Done => "",
        Answer.Paid or Answer.CardAsked => "",
        Answer.CardEnded { Result.Outcome: CardOutcome.Approved } ended => words["CardGivenBack", Formats.Amount(ended.Amount, culture)],
        Answer.CardEnded ended => CardWords.Ended(ended.Result, words),
        Answer.DebtSettled settled => words[
            "SaidDebtSettled", settled.Customer, Formats.Amount(settled.Amount, culture),
            BalanceWords.Of(settled.Owed, words, amount => Formats.Amount(amount, culture))],
        Answer.Subtotal subtotal => words["SaidSubtotal", Formats.Amount(subtotal.Total, culture), subtotal.Lines],
        Answer.PaidOn paid => words["SaidPaidOn", Formats.Amount(paid.Given, culture), Formats.Amount(paid.Change, culture)],
        Answer.ActionRefused refused => RefusalText.Of(refused.Refusal, words),
        Answer.Moved => words["SaidMoved"],
        Answer.GivenBack given => words["SaidGivenBack", Formats.Amount(given.Refund.Amount, culture), PaymentWords.Of(given.Refund.Mode, words)],
        Answer.Sent sent => words["SaidSent", sent.CallNumber],
        Answer.AddedAgain added => words["SaidAddedAgain", added.Article],
        Answer.MenuAdded added => words["SaidMenuAdded", added.Menu, added.Dishes],
        Answer.ScanUnknown scan => words[$"ScanUnknown{scan.Kind}", scan.Code],
        Answer.Fired fired => words["SaidFired", fired.Step],
        Answer.Prioritised { IsRush: true } => words["SaidRush"],
        Answer.Prioritised => words["SaidRushOff"],
        Answer.SoldOutMarked marked => words["SaidSoldOut", marked.Article],
        Answer.SoldAgain again => words["SaidSoldAgain", again.Article],
        Answer.ExemptionSwitched { Number: { } number } switched =>
            words["SaidExempt", number, Formats.Amount(switched.Before, culture), Formats.Amount(switched.After, culture)],
        Answer.ExemptionSwitched switched => words["SaidExemptOff", Formats.Amount(switched.Before, culture), Formats.Amount(switched.After, culture)],
        Answer.ModeSwitched switched => Of(switched.Change, words, culture),
        Answer.TableOpened opened => words["SaidTableOpened", opened.Table],
        Answer.BeeperGiven given => words["SaidBeeperGiven", given.Number],
        Answer.GivenOut given => ReceiptText.Of(given, words),
        Answer.SaleRefused refused => RefusalText.Of(refused.Refusal, words),
        Answer.CustomerRefused refused => RefusalText.Of(refused.Refusal, words),
        Answer.OrderRefused refused => RefusalText.Of(refused.Refusal, words),
        Answer.SoldOutRefused refused => RefusalText.Of(refused.Refusal, words),
        Answer.TableRefused refused => RefusalText.Of(refused.Refusal, words),
        Answer.BeeperRefused refused => RefusalText.Of(refused.Refusal, refused.Number, refused.HolderCall, words),
        Answer.NotAllowed refused => RefusalText.Of(refused.Right, refused.Standing, words),
        Answer.DayIsFull => words["DayIsFull"],
        Answer.HubFault => words["HubFault"],
        _ => throw new UnreachableException($"There are no words for {answer}."),
    };

    public static string Of(ServiceMode mode, IStringLocalizer<Words> words) => words[mode.ToString()];

    private static string Of(ModeChange change, IStringLocalizer<Words> words, CultureInfo culture)
    {
        string[] changes =
        [
            .. change.Rates.Select(rate => words[
                rate.Lines == 1 ? "RateChangeOne" : "RateChange",
                Formats.Rate(rate.Before, culture),
                Formats.Rate(rate.After, culture),
                rate.Lines].Value),
            .. change.Prices > 0 ? [words[change.Prices == 1 ? "PriceChangeOne" : "PriceChange", change.Prices].Value] : Array.Empty<string>(),
        ];

        return change.Before != change.After
            ? words["SaidModeTotal", Of(change.To, words), changes.Length == 0 ? "" : $"{string.Join(", ", changes)}. ", Formats.Amount(change.Before, culture), Formats.Amount(change.After, culture)]
            : changes.Length == 0 ? words["SaidModeSame", Of(change.To, words)]
            : words["SaidMode", Of(change.To, words), string.Join(", ", changes)];
    }
}
