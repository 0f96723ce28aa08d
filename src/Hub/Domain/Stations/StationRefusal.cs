namespace RetailPos.Hub.Domain.Stations;

/// <summary>Every reason a station command can be refused, in the order the decider checks them.</summary>
public enum StationRefusal
{
    IdInvalid,
    NameInvalid,
    BackupInvalid,
    CapacityOutOfRange,

    /// <summary>A cover on a screen names another station, and one that is on no screen names none.</summary>
    CoverInvalid,
}
