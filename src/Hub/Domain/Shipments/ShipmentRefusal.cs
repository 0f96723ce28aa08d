namespace RetailPos.Hub.Domain.Shipments;

/// <summary>Every reason a shipment's command can be refused, in the order the decider checks them.</summary>
public enum ShipmentRefusal
{
    /// <summary>Of the sale or the order.</summary>
    IdInvalid,
    AddressInvalid,
    NotAsked,

    /// <summary>Arrived or cancelled.</summary>
    AlreadyOver,

    /// <summary>More labels than a parcel has sides.</summary>
    TooManyLabels,

    /// <summary>The carrier has it already.</summary>
    AlreadySent,
    CarrierInvalid,

    /// <summary>No carrier's number has such signs, or so many.</summary>
    TrackingInvalid,

    /// <summary>Still in the kitchen.</summary>
    NotReady,
    NotSent,
    ReasonInvalid,
    NotReturned,
}
