namespace RetailPos.Register.Domain.Sales;

/// <summary>Every reason a sale command can be refused, in the order the decider checks them.</summary>
public enum SaleRefusal
{
    SaleIdInvalid,
    AlreadyOpen,
    NotOpen,
    AlreadySealed,
    AlreadySettled,
    AlreadyAbandoned,

    /// <summary>A payment is on its way to the till.</summary>
    PaymentPending,
    NoLines,
    TooManyLines,
    LineIdInvalid,
    LineIdTwice,
    ArticleInvalid,
    PriceOutOfRange,
    RateOutOfRange,
    QuantityOutOfRange,
    OptionsInvalid,
    NoteInvalid,
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
    NoSuchPayment,
}
