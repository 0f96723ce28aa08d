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

    /// <summary>The house does not sell in that mode.</summary>
    ModeOff,
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

    /// <summary>Something on the bill, or to be put there, has no price in that mode.</summary>
    NotSoldInMode,

    /// <summary>The house has none of it left.</summary>
    SoldOut,

    /// <summary>The house has taken it off the card.</summary>
    NoLongerSold,

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
    PhoneInvalid,
    AddressInvalid,
    PlaceInvalid,

    /// <summary>No zone of that name.</summary>
    ZoneUnknown,

    /// <summary>Nobody knows where the address lies, so somebody must say which zone it is in.</summary>
    ZoneMissing,

    /// <summary>The house does not deliver that far.</summary>
    OutsideZones,

    /// <summary>The house has no such relay point.</summary>
    RelayUnknown,

    /// <summary>The relay point takes nothing at present.</summary>
    RelayOff,
    TableInvalid,
    CoversOutOfRange,
    AtAnotherTable,

    /// <summary>The kitchen has the order, and with it the time it is wanted at.</summary>
    DueTimeSent,
    DueTimeAbsurd,

    /// <summary>The kitchen has its hands full at that time.</summary>
    SlotFull,
    NothingToSend,

    /// <summary>In this mode only what is paid in full is cooked; it then goes out by itself.</summary>
    WaitsForPayment,

    /// <summary>The house wants to be told how the guest gets it, and nobody has said.</summary>
    ModeMissing,
    CustomerMissing,
    PhoneMissing,
    DestinationMissing,

    /// <summary>Nobody has said at which relay point the guest fetches it.</summary>
    RelayMissing,

    /// <summary>The zone's minimum is not reached.</summary>
    BelowMinimum,
    CallNumberOutOfRange,

    /// <summary>Something on the bill wants preparing and was not sent: paid like this, the kitchen would never hear of it.</summary>
    UnsentLines,
    AmountNegative,
    AmountMissing,
    AmountTooLarge,
    CardAboveDue,
    ChoicesInvalid,
    SeatOutOfRange,

    /// <summary>Its price was fixed: more of it is another line.</summary>
    LineFixed,

    /// <summary>The dish is on several bills: the kitchen cannot be told two things of it.</summary>
    LineShared,

    /// <summary>A name, a percentage or an amount of what changes the price is none.</summary>
    AdjustmentInvalid,
    TooManyAdjustments,
    UnknownAdjustment,

    /// <summary>These dishes are not what the menu asks for.</summary>
    MenuUnfit,

    /// <summary>Lines are on their way to another sale.</summary>
    MovePending,

    /// <summary>No lines, one of them twice, more of one than there is, or a sale that is none.</summary>
    MoveInvalid,

    /// <summary>A part of a bill is less than the bill.</summary>
    SplitTakesAll,

    /// <summary>Prices and VAT differ: the mode of one of them is switched first.</summary>
    OtherMode,

    /// <summary>The house, or this register, has no such payment key.</summary>
    PaymentKeyUnknown,
    BelowMin,

    /// <summary>No coins make that amount.</summary>
    NotInCoins,
    TipTooLarge,

    /// <summary>Of a line that a payment is for, so much is not left, or it is unknown.</summary>
    PartPaid,

    /// <summary>What goes on account needs somebody whose account it is.</summary>
    NoCustomer,

    /// <summary>With what the customer owes it would be more than the house writes down.</summary>
    AboveLimitOfDebt,

    /// <summary>Only what is paid in full is refunded.</summary>
    NotSettled,

    /// <summary>Another refund of it is on its way to the till.</summary>
    RefundPending,
    RefundReasonMissing,

    /// <summary>More than is left of a line, or of the sale.</summary>
    RefundTooMuch,

    /// <summary>So much was not paid that way.</summary>
    RefundModeUnpaid,
    NoSuchRefund,

    /// <summary>The house sells only from a till that was opened.</summary>
    TillClosed,

    /// <summary>The sale has no such ticket.</summary>
    NoSuchReceipt,
    TooManyReceipts,

    /// <summary>A card is at the terminal, or nobody knows what the terminal did with it.</summary>
    CardPending,

    /// <summary>The terminal, or the guest, has said no: another go is another attempt.</summary>
    CardRefused,

    /// <summary>No such go at a card.</summary>
    NoSuchCard,

    /// <summary>The amount has left for the terminal already: it never leaves twice.</summary>
    CardAlreadySent,

    /// <summary>Nothing was sent, so nothing can have been done.</summary>
    CardNotSent,

    /// <summary>The terminal still has the word: only what it does not answer is decided by a person.</summary>
    CardNotUnknown,

    /// <summary>Whoever decides in the terminal's place says why.</summary>
    CardReasonMissing,

    /// <summary>What is eaten here, or is with the kitchen already, is put aside by nobody.</summary>
    CannotBePutAside,

    /// <summary>What was put aside and is not paid yet is given up as a whole.</summary>
    PutAsideAsAWhole,

    /// <summary>What its margin is taxed on was not said: what it was bought for.</summary>
    PurchaseMissing,

    /// <summary>What is eaten here leaves for no other state.</summary>
    ExemptionOnSite,

    /// <summary>The house has no VAT number of a state of the Union.</summary>
    ExemptionNotHere,

    /// <summary>The customer's VAT number is none, is of no other state of the Union, or of the house's own.</summary>
    ExemptionNumberInvalid,

    /// <summary>Nothing goes to another bill, nor comes from one, while the sale is exempt.</summary>
    ExemptStaysWhole,
}
