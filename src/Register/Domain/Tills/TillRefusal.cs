namespace RetailPos.Register.Domain.Tills;

/// <summary>Every reason a till command can be refused, in the order the decider checks them.</summary>
public enum TillRefusal
{
    NoLines,

    /// <summary>The ticket is paid in full, or this till has not sealed it.</summary>
    NoSuchTicket,
    AmountNegative,
    AmountMissing,
    AmountTooLarge,
    BelowMin,
    NotInCoins,
    TipTooLarge,
    CardAboveDue,
}
