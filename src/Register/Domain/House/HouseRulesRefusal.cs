namespace RetailPos.Register.Domain.House;

/// <summary>Every reason a rule of the house can be refused, in the order the decider checks them.</summary>
public enum HouseRulesRefusal
{
    /// <summary>A mode is missing, doubled or unknown.</summary>
    ModesIncomplete,

    /// <summary>With none, nothing could be sold.</summary>
    NoMode,
    FirstModeOff,

    /// <summary>An id, a name or a limit of a payment key is none, or two keys have one id.</summary>
    PaymentKeyInvalid,

    /// <summary>With none, nothing could be paid.</summary>
    NoPaymentKey,
    CashStepInvalid,
    VoucherMaxInvalid,
    FreeRateInvalid,
}
