using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Cards;

/// <summary>
/// One go at a guest's card. It is written down before the terminal hears of it, and what it is worth is booked in the same
/// append that writes down the terminal's yes: there is no moment at which the guest has paid and the sale does not know.
/// </summary>
/// <param name="Id">Chosen by whoever pressed the key: pressed twice, it is one attempt.</param>
/// <param name="Amount">What the terminal is told: with the tip, and never below zero.</param>
/// <param name="Tender">What it pays, for a payment; booked under its own id.</param>
/// <param name="Refund">What it gives back, for a refund.</param>
/// <param name="CallNumber">Where the kitchen waits for the money: the number that was reserved.</param>
/// <param name="Original">What the terminal called the payment that is given back; empty where nobody knows.</param>
public sealed record CardAttempt(
    CommandId Id,
    CardDeed Deed,
    Money Amount,
    TillId Till,
    TerminalId Terminal,
    Actor By,
    DateTimeOffset AskedAt,
    Tender? Tender = null,
    Refund? Refund = null,
    int? CallNumber = null,
    string Original = "")
{
    public CardStage Stage { get; init; }

    /// <summary>What the terminal named as its last transaction before this one; empty where it names none.</summary>
    public string Mark { get; init; } = "";

    /// <summary>The guest wants the card back. The terminal has the last word.</summary>
    public bool IsCancelAsked { get; init; }

    /// <summary>What is known of its end; null while nothing is.</summary>
    public CardResult? Result { get; init; }

    /// <summary>How often the till would not take what the terminal has taken.</summary>
    public int Unbooked { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The terminal may still answer by itself.</summary>
    public bool IsPending => Stage is CardStage.Asked or CardStage.Sent or CardStage.Querying;

    /// <summary>The attempt after an event of its sale that names it.</summary>
    public CardAttempt After(SaleEvent happened) => happened switch
    {
        SaleEvent.CardSent e => this with { Stage = CardStage.Sent, Mark = e.Mark },
        SaleEvent.CardCancelAsked => this with { IsCancelAsked = true },
        SaleEvent.CardQueryAsked => this with { Stage = CardStage.Querying },
        SaleEvent.CardAnswered { Result.Outcome: CardOutcome.Unknown } e => this with { Stage = CardStage.Unknown, Result = e.Result },
        SaleEvent.CardAnswered e => this with { Stage = CardStage.Ended, Result = e.Result, EndedAt = e.At },
        SaleEvent.CardResolved e => this with { Stage = CardStage.Ended, Result = e.Result, EndedAt = e.At },
        _ => this,
    };
}

public enum CardDeed
{
    Payment,

    /// <summary>Money goes to a card.</summary>
    Refund,

    /// <summary>A payment of the same day is undone, whole, as if it had not been.</summary>
    Reversal,
}

public enum CardStage
{
    /// <summary>Written down; nothing has left for the terminal.</summary>
    Asked,

    /// <summary>The amount has left, or is about to.</summary>
    Sent,

    /// <summary>Nobody knows, and the terminal is asked once more.</summary>
    Querying,

    /// <summary>Nobody knows what became of it. It holds up the sale and the closing of the till.</summary>
    Unknown,

    /// <summary>The terminal has said yes and the till has not taken it: a till that was closed in between.</summary>
    Unbooked,
    Ended,
}
