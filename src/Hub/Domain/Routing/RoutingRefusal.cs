namespace RetailPos.Hub.Domain.Routing;

/// <summary>Every reason a routing command can be refused, in the order the decider checks them.</summary>
public enum RoutingRefusal
{
    TooManyRules,
    NoCondition,
    TooManyConditions,
    ConditionInvalid,
    RouteInvalid,
    StationInvalid,

    /// <summary>Fewer than two, more than a route holds, or one of them twice.</summary>
    EqualsInvalid,
    DefaultInvalid,

    /// <summary>Somebody else published, or went back, since it was looked at.</summary>
    VersionMovedOn,
    NoDraft,

    /// <summary>Somebody else saved the draft since it was looked at.</summary>
    DraftMovedOn,
    NotProved,
    ForcedByInvalid,
    ProofFails,
    NothingToReturnTo,
}
