namespace RetailPos.Hub.Domain.Deliveries;

/// <summary>Every reason a delivery command can be refused, in the order the decider checks them.</summary>
public enum DeliveryRefusal
{
    /// <summary>Of the sale or the order.</summary>
    IdInvalid,
    AddressInvalid,
    CourierInvalid,
    NotAsked,

    /// <summary>Delivered or cancelled.</summary>
    AlreadyOver,

    /// <summary>Another courier has it.</summary>
    Taken,

    /// <summary>No courier has it yet.</summary>
    NotAssigned,

    /// <summary>Still in the kitchen.</summary>
    NotReady,

    /// <summary>It has left the house: it is delivered, or has failed.</summary>
    IsOut,
    NotOut,
    NotFailed,
    ReasonInvalid,
    AmountOutOfRange,

    /// <summary>The guest does not owe that much: change is given at the door.</summary>
    AboveDue,
}
