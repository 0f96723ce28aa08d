namespace RetailPos.Register.Domain.Sales;

/// <summary>Every reason a sale command can be refused, in the order the decider checks them.</summary>
public enum SaleRefusal
{
    SaleIdInvalid,
    AlreadyOpen,
    NotOpen,
    NoSuchPayment,
    AlreadySettled,
    AlreadyAbandoned,

    /// <summary>A payment is on its way to the till.</summary>
    PaymentPending,
    AlreadySealed,
    NoLines,
    TooManyLines,
    LineIdInvalid,
    ArticleInvalid,
    PriceOutOfRange,
    RateOutOfRange,
    QuantityOutOfRange,
    OptionsInvalid,
    NoteInvalid,
    LineIdTwice,
    UnknownLine,
    LineSent,
    ReasonInvalid,
    CustomerInvalid,
    CoversOutOfRange,
    AtAnotherTable,
    NothingToSend,
    CallNumberOutOfRange,
    AmountNegative,
    AmountMissing,
    AmountTooLarge,
    CardAboveDue,
}
