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

    private static string Of(ReceiptOutcome outcome, ReceiptKind kind, IStringLocalizer<Words> words) => words[outcome switch
    {
        ReceiptOutcome.Done => kind switch
        {
            ReceiptKind.Ticket => "ReceiptSaidPrinted",
            ReceiptKind.Note => "ReceiptSaidNote",
            ReceiptKind.Gift => "ReceiptSaidGift",
            ReceiptKind.Settling => "ReceiptSaidSettling",
        },
        ReceiptOutcome.DoneBefore => "ReceiptSaidBefore",
        ReceiptOutcome.Refused or ReceiptOutcome.NoTicket => "ReceiptNoTicket",
        ReceiptOutcome.GiftOff => "ReceiptGiftOff",
        ReceiptOutcome.NoPrinter => "ReceiptNoPrinter",
        ReceiptOutcome.NotPrinted => "ReceiptNotPrinted",
        ReceiptOutcome.PrintDoubtful => "ReceiptPrintDoubtful",
        ReceiptOutcome.AddressInvalid => "ReceiptAddressInvalid",
        ReceiptOutcome.NoMail => "ReceiptNoMail",
        ReceiptOutcome.NotSent => "ReceiptNotSent",
        ReceiptOutcome.SendDoubtful => "ReceiptSendDoubtful",
    }];
}
