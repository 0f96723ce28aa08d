namespace RetailPos.Register.Domain.Tills;

/// <summary>Every reason a till command can be refused, in the order the decider checks them.</summary>
public enum TillRefusal
{
    /// <summary>The house sells only from a till that was opened.</summary>
    TillClosed,
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
    AlreadyOpened,

    /// <summary>No session: there is nothing to count, to move cash in, or to close.</summary>
    NotOpened,
    CashOutOfRange,
    MovementInvalid,

    /// <summary>Cash that goes for no sale needs a reason that somebody else understands.</summary>
    MovementReasonMissing,
    TooManyMovements,

    /// <summary>A mode twice, or one that lies in no drawer.</summary>
    CountInvalid,
    CashNotCounted,
    PersonMissing,

    /// <summary>More is to stay in the drawer than was counted.</summary>
    LeftTooMuch,

    /// <summary>A card is at the terminal, or nobody knows what the terminal did with it: the count would lie.</summary>
    CardsUnknown,

    /// <summary>The house closes only when every sale of the register is finished.</summary>
    SalesStillOpen,

    /// <summary>A debt is not paid by writing it down once more.</summary>
    SettlingInvalid,

    /// <summary>This till has not sealed the ticket that an invoice is wanted of.</summary>
    TicketNotHere,

    /// <summary>It has an invoice. What is wrong with that one is put right by a credit note.</summary>
    AlreadyInvoiced,

    /// <summary>A refund of what has no invoice has no credit note.</summary>
    NothingToCredit,

    /// <summary>The house's name, address, SIRET or VAT number is missing on its receipts.</summary>
    SellerIncomplete,
    BuyerInvalid,

    /// <summary>The sale bears no tax because of another company's VAT number.</summary>
    BuyerNotExempt,

    /// <summary>Something of it is taxed on its margin, or not at all: an invoice is the paper that says so.</summary>
    ExpenseOtherwiseTaxed,

    /// <summary>Notes of expenses have all of the ticket that was paid and not given back.</summary>
    ExpenseNothingLeft,

    /// <summary>A note of nothing.</summary>
    ExpenseEmpty,

    /// <summary>A note has the line already, it was given back, or the ticket has none such.</summary>
    ExpenseLineGone,

    /// <summary>A note has the payment already, or the ticket has none such.</summary>
    ExpensePaymentGone,

    /// <summary>More than notes have left of the ticket, or of one of its rates.</summary>
    ExpenseTooMuch,

    /// <summary>It is paid: what it costs is no question any more.</summary>
    QuoteTooLate,

    /// <summary>Somebody opened the till and has to close it before the day can be.</summary>
    SessionStillOpen,

    /// <summary>This day is closed already, or the till was never used.</summary>
    NothingToClose,

    /// <summary>Debts, invoices and closures are real, or they are nothing.</summary>
    NotInTraining,

    /// <summary>What was paid in training cannot be paid on or given back for real.</summary>
    TrainingIsOver,

    /// <summary>A period that ends before it begins, or a fingerprint that is none.</summary>
    ArchiveInvalid,
}
