namespace RetailPos.Register.Domain.House;

/// <summary>Every reason a rule of the house can be refused, in the order the decider checks them.</summary>
public enum HouseRulesRefusal
{
    /// <summary>A mode is missing, doubled or unknown.</summary>
    ModesIncomplete,

    /// <summary>A series of call numbers runs backwards, or beyond what a board can show.</summary>
    NumbersOutOfRange,

    /// <summary>With none, nothing could be sold.</summary>
    NoMode,
    FirstModeOff,

    /// <summary>The shop, or the middle of a zone, lies nowhere on earth.</summary>
    PlaceInvalid,
    TooManyZones,
    ZoneNameInvalid,
    ZoneNameTwice,
    RadiusOutOfRange,
    AmountOutOfRange,
    RateOutOfRange,

    /// <summary>A fee without a name cannot stand on a bill.</summary>
    FeeNameInvalid,
    /// <summary>An id, a name or a limit of a payment key is none, or two keys have one id.</summary>
    PaymentKeyInvalid,

    /// <summary>With none, nothing could be paid.</summary>
    NoPaymentKey,
    CashStepInvalid,
    VoucherMaxInvalid,
    FreeRateInvalid,

    /// <summary>Below zero, or more than anybody may owe.</summary>
    LimitOfDebtInvalid,
    /// <summary>No such way of ordering at the table, or minutes out of range.</summary>
    FloorInvalid,

    /// <summary>No such float, or one that no drawer holds.</summary>
    FloatInvalid,

    /// <summary>A name or an address that no paper can show.</summary>
    HouseNameInvalid,

    /// <summary>Not fourteen digits, or one of them is wrong.</summary>
    SiretInvalid,
    VatNumberInvalid,

    /// <summary>Too many lines above or below a receipt, or one too long.</summary>
    ReceiptTextInvalid,
    LogoInvalid,
    PaperWidthInvalid,

    /// <summary>An id or a name of a register is none, or two have one id.</summary>
    RegisterInvalid,

    /// <summary>With none, nothing could be sold.</summary>
    NoRegister,

    /// <summary>No such day of the year, or hours out of range.</summary>
    ClosingInvalid,

    /// <summary>The house is real, and stays it.</summary>
    TrainingIsOver,

    /// <summary>Training tickets are not paid in full yet.</summary>
    TrainingTicketsOpen,

    /// <summary>The page of a ticket opens for a day at least, and for ten years at most.</summary>
    ETicketDaysInvalid,

    /// <summary>Not four digits and a letter.</summary>
    ActivityCodeInvalid,

    /// <summary>Longer than any telephone number, or with signs that no paper can show.</summary>
    PhoneInvalid,

    /// <summary>The country has no such region.</summary>
    RegionInvalid,

    /// <summary>A rate out of range, a day that is none, or two of one code from one day on.</summary>
    VatRateInvalid,

    /// <summary>Signs that no accounting program takes for a journal.</summary>
    JournalInvalid,

    /// <summary>Not three digits at its beginning, or too long, or without a name.</summary>
    AccountInvalid,

    /// <summary>A way of paying has no account or two, or an article or department has two.</summary>
    AccountsIncomplete,

    /// <summary>Not the four signs of a platform, or a number without a name.</summary>
    PlatformInvalid,

    /// <summary>An id, a name, an amount or a right of an action key is none, two keys have one id, or there are too many.</summary>
    ActionKeyInvalid,

    TooManyTerminals,

    /// <summary>An id or a name of a terminal is none, or two have one id.</summary>
    TerminalInvalid,

    /// <summary>No host and port.</summary>
    TerminalAddressInvalid,
    TerminalPatienceInvalid,

    /// <summary>nexo calls a terminal by its model and serial number.</summary>
    TerminalPoiInvalid,

    /// <summary>Two terminals serve one register.</summary>
    TerminalTillTwice,

    /// <summary>An id, a name or a kind of a device is none, or two have one id.</summary>
    DeviceInvalid,

    /// <summary>Neither a host with a port nor a serial device of this machine.</summary>
    DeviceAddressInvalid,

    /// <summary>Two scales or two displays for one register.</summary>
    DeviceTwice,

    TooManyRelays,

    /// <summary>A relay point without a name or an address, or two have one id.</summary>
    RelayInvalid,

    /// <summary>No id of a picture.</summary>
    LogoImageInvalid,

    MailHostInvalid,
    MailPortInvalid,
    MailUserInvalid,

    /// <summary>Its secret would go over the net readable for everybody.</summary>
    MailReadable,
    MailSenderInvalid,
    MailSenderNameInvalid,

    /// <summary>Not sixty-four hexadecimal figures.</summary>
    MailCertificateInvalid,

    /// <summary>Empty, too long, or of several lines.</summary>
    MailSecretInvalid,

    /// <summary>The house signs in there, and the secret that it has was given for another place, or none was.</summary>
    MailSecretNeeded,
}
