namespace RetailPos.Hub.Domain.Tables;

/// <summary>Every reason a table command can be refused, in the order the decider checks them.</summary>
public enum TableRefusal
{
    /// <summary>Of a table, the sale, the order or the reservation.</summary>
    IdInvalid,
    CoversOutOfRange,

    /// <summary>A table cannot be moved or pushed to itself.</summary>
    SameTable,

    /// <summary>Another sale sits there: whoever asked is shown that one instead.</summary>
    Taken,

    /// <summary>Its visit is on its way to another table; a moment later one of the two is free.</summary>
    Leaving,

    /// <summary>It is pushed to another table, and who sits there sits here.</summary>
    JoinedElsewhere,

    /// <summary>The last guests have paid, and it must be cleared first.</summary>
    NotCleared,
    NobodySits,

    /// <summary>The sale belongs to another visit.</summary>
    OtherOrder,

    /// <summary>Other tables are pushed to it: part them first.</summary>
    HostsOthers,
    TooManyJoined,
    NotJoined,
    ReservationInvalid,
    ReservationTimeAbsurd,
    TooManyReservations,
    NoSuchReservation,
}
