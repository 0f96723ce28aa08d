namespace RetailPos.Register.Domain.Customers;

/// <summary>Every reason a customer command can be refused, in the order the decider checks them.</summary>
public enum CustomerRefusal
{
    IdInvalid,
    NameInvalid,

    /// <summary>Not in the international form.</summary>
    PhoneInvalid,
    GroupInvalid,

    /// <summary>No address of mail; or leave to write to somebody who has given none.</summary>
    MailInvalid,

    /// <summary>An address, a SIRET, a VAT number or a mail address that is none.</summary>
    BusinessInvalid,
    LimitOutOfRange,

    /// <summary>Entered before, as somebody else.</summary>
    AlreadyKnown,
    Unknown,

    /// <summary>Nobody changes, trusts or is paid by somebody who was forgotten.</summary>
    Erased,

    /// <summary>Something is owed, one way or the other, or about to be: it is settled before anybody is forgotten.</summary>
    StillOwes,

    /// <summary>Nothing, or more than a payment may be.</summary>
    AmountOutOfRange,

    /// <summary>With what is owed it would be more than the house writes down.</summary>
    AboveLimit,

    /// <summary>The house has no such key, or it only writes down.</summary>
    PaymentKeyUnknown,

    /// <summary>The house takes money only at a till that was opened.</summary>
    TillClosed,

    /// <summary>No reader of cards reads such a number.</summary>
    TagInvalid,

    TitleInvalid,

    /// <summary>No scanner reads such a code.</summary>
    CodeInvalid,
    AddressInvalid,
    NoteInvalid,

    /// <summary>No day.</summary>
    BirthInvalid,

    /// <summary>This one was merged into another, who is to be asked.</summary>
    Merged,

    /// <summary>Nobody is merged into oneself.</summary>
    SamePerson,

    /// <summary>Somebody is on the way into this one, who goes nowhere until then.</summary>
    MergeUnderWay,

    /// <summary>More than <see cref="Customer.DoublesMax"/>.</summary>
    TooManyDoubles,
}
