using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Register.Receipts;

/// <summary>Says what became of a paper or a letter, and what to do where nothing did.</summary>
public static class ReceiptText
{
    public static string Of(Answer.GivenOut given, IStringLocalizer<Words> words) => given.Said switch
    {
        { Outcome: ReceiptOutcome.Done } when given.IsMail => words["ReceiptSaidMailed"],
        { Outcome: ReceiptOutcome.Done, Copy: > 1 and var copy } => words["ReceiptSaidDuplicate", copy - 1],
        { Outcome: ReceiptOutcome.NoPrinter } when given.Kind is ReceiptKind.Note => words["ReceiptNoteNoPrinter"],
        { Refusal: { } refusal } => RefusalText.Of(refusal, words),
        { Outcome: var outcome } => Of(outcome, given.Kind, words),
    };

    /// <summary>Of a letter that is no ticket.</summary>
    public static string OfMail(ReceiptOutcome outcome, IStringLocalizer<Words> words) =>
        outcome is ReceiptOutcome.Done ? words["ReceiptSaidMailed"] : Of(outcome, ReceiptKind.Ticket, words);

    public static string OfClosing(ReceiptOutcome outcome, IStringLocalizer<Words> words) => outcome switch
    {
        ReceiptOutcome.NoPrinter => words["ClosuresNoPrinter"],
        ReceiptOutcome.NoTicket => words["ClosuresNothingToPrint"],
        _ => Of(outcome, ReceiptKind.Closing, words),
    };

    private static string Of(ReceiptOutcome outcome, ReceiptKind kind, IStringLocalizer<Words> words) => words[outcome switch
    {
        ReceiptOutcome.Done => kind switch
        {
            ReceiptKind.Ticket => "ReceiptSaidPrinted",
            ReceiptKind.Note => "ReceiptSaidNote",
            ReceiptKind.Gift => "ReceiptSaidGift",
            ReceiptKind.Closing => "ReceiptSaidClosing",
            ReceiptKind.Settling => "ReceiptSaidSettling",
            ReceiptKind.Expense => "ExpenseSaidPrinted",
            ReceiptKind.Deposit => "ReceiptSaidDeposit",
            ReceiptKind.Slip => "ReceiptSaidPrinted",
        },
        ReceiptOutcome.DoneBefore => "ReceiptSaidBefore",
        ReceiptOutcome.Refused or ReceiptOutcome.NoTicket => "ReceiptNoTicket",
        ReceiptOutcome.GiftOff => "ReceiptGiftOff",
        ReceiptOutcome.NoPrinter => "ReceiptNoPrinter",
        ReceiptOutcome.QueueFull => "ReceiptQueueFull",
        ReceiptOutcome.AddressInvalid => "ReceiptAddressInvalid",
        ReceiptOutcome.NoMail => "ReceiptNoMail",
    }];
}
