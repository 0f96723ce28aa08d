namespace RetailPos.Register.Domain.House;

/// <summary>Every reason a rule of the house can be refused, in the order the decider checks them.</summary>
public enum HouseRulesRefusal
{
    /// <summary>A mode is missing, doubled or unknown.</summary>
    ModesIncomplete,

    /// <summary>With none, nothing could be sold.</summary>
    NoMode,
    FirstModeOff,

    /// <summary>No such way of ordering at the table, or minutes out of range.</summary>
    FloorInvalid,
}
