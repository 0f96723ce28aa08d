namespace RetailPos.Hub.Domain.Beepers;

/// <summary>Every reason a beeper command can be refused, in the order the decider checks them.</summary>
public enum BeeperPoolRefusal
{
    SizeOutOfRange,
    OrderIdInvalid,
    AllOut,
    NoSuchBeeper,

    /// <summary>Nobody can find it; the pool's state names who had it last.</summary>
    Lost,

    /// <summary>Another order holds it; the pool's state names which.</summary>
    Taken,
}
