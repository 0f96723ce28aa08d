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

    /// <summary>No kitchen could work by the article's card.</summary>
    PreparationInvalid,
    QuantityOutOfRange,
    OptionsInvalid,
    NoteInvalid,
    AllergiesInvalid,
    LineIdTwice,

    /// <summary>The house has none of it left.</summary>
    SoldOut,

    /// <summary>What was chosen belongs to no set of the article, stands twice, or comes after the asking had ended.</summary>
    ChoiceUnknown,

    /// <summary>A compulsory question of the article is open.</summary>
    ChoiceMissing,
    TooManyChoices,
    StepOutOfRange,
    UnknownLine,

    /// <summary>The kitchen has the line: more of it is another line.</summary>
    LineSent,

    /// <summary>Nobody prepares it, so it belongs to no course.</summary>
    NotPrepared,

    /// <summary>The kitchen has the line, and its course with it.</summary>
    StepSent,
    ReasonInvalid,
    CustomerInvalid,
    TableInvalid,
    CoversOutOfRange,
    AtAnotherTable,

    /// <summary>The kitchen has the order, and with it the time it is wanted at.</summary>
    DueTimeSent,
    DueTimeAbsurd,

    /// <summary>The kitchen has its hands full at that time.</summary>
    SlotFull,
    NothingToSend,
    CallNumberOutOfRange,

    /// <summary>Something on the bill wants preparing and was not sent: paid like this, the kitchen would never hear of it.</summary>
    UnsentLines,
    AmountNegative,
    AmountMissing,
    AmountTooLarge,
    CardAboveDue,
}
