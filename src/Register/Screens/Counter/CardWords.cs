using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Cards;

namespace RetailPos.Register.Counter;

/// <summary>What a terminal does, and what it has done, in words for whoever stands beside the guest.</summary>
public static class CardWords
{
    public static string Of(CardReason reason, IStringLocalizer<Words> words) => words[$"CardReason{reason}"];

    public static string Of(CardOutcome outcome, IStringLocalizer<Words> words) => words[$"CardOutcome{outcome}"];

    public static string Of(CardStage stage, IStringLocalizer<Words> words) => words[$"CardStage{stage}"];

    /// <summary>The one thing that the guest, or the cashier, is waiting for.</summary>
    public static string Of(CardAttempt card, TerminalNow now, IStringLocalizer<Words> words) => card.Stage switch
    {
        CardStage.Querying => words["CardQuerying"],
        CardStage.Asked when now.Attempt is { } other && other != card.Id => words["CardWaitsItsTurn"],
        CardStage.Asked => words["CardConnecting"],
        _ when card.IsCancelAsked => words[now.CannotCancel ? "CardCancelThere" : "CardCancelling"],
        _ => words[now.Attempt == card.Id ? $"CardSays{now.Word ?? TerminalWord.PresentCard}" : "CardSaysPresentCard"],
    };

    /// <summary>A sentence for what has ended; empty for what the screen shows anyway.</summary>
    public static string Ended(CardResult result, IStringLocalizer<Words> words) => result.Reason is CardReason.None or CardReason.ByHand
        ? Of(result.Outcome, words)
        : $"{Of(result.Outcome, words)} {Of(result.Reason, words)}";
}
