namespace RetailPos.Hub.Domain.Devices;

/// <summary>Every reason a command to the devices can be refused, in the order the decider checks them.</summary>
public enum HouseDevicesRefusal
{
    /// <summary>No id, or the one that letters have.</summary>
    PrinterIdInvalid,
    NameInvalid,

    /// <summary>Not a host and a port.</summary>
    AddressInvalid,
    WidthOutOfRange,
    PatienceOutOfRange,
    TillInvalid,
    StationInvalid,

    /// <summary>It prints always for a station that it does not stand beside.</summary>
    AlwaysInvalid,
    FallbackSecondsOutOfRange,

    /// <summary>Itself, or no printer of the house.</summary>
    FallbackInvalid,
    TooManyPrinters,

    /// <summary>Two printers of one name could not be told apart by whoever is told that one is out of paper.</summary>
    NameTaken,

    /// <summary>Two printers for one register would be two originals, or a coin that nobody tossed.</summary>
    TillTaken,
    StationTaken,
    NoSuchPrinter,

    /// <summary>Another printer's papers come here when that one fails.</summary>
    IsFallback,

    /// <summary>Papers wait for it, or for somebody to say whether they came out.</summary>
    HasJobs,
}
