namespace RetailPos.Hub.Domain.Floor;

/// <summary>Every reason a floor plan can be refused, in the order the decider checks them.</summary>
public enum FloorPlanRefusal
{
    /// <summary>Somebody else saved meanwhile.</summary>
    PlanMovedOn,
    NoRoom,
    TooManyRooms,
    RoomNameInvalid,
    RoomNameTwice,
    RoomSizeOutOfRange,
    TooManyTables,
    TooMuchDecor,
    TableNameInvalid,
    TableNameTwice,
    SeatsOutOfRange,

    /// <summary>Outside of its room, of no size, or turned by something that is no eighth.</summary>
    SpotInvalid,
    LabelInvalid,

    /// <summary>Guests sit at a table that is no longer in the plan, or have reserved it.</summary>
    TableInUse,
    NoSuchTable,
}
