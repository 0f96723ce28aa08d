namespace RetailPos.Hub.Domain.Devices;

/// <summary>Every reason a command to an outbox can be refused, in the order the decider checks them.</summary>
public enum OutboxRefusal
{
    JobIdInvalid,
    TitleInvalid,

    /// <summary>Nothing would come out.</summary>
    ContentInvalid,
    ContentTooLarge,
    GoodForOutOfRange,

    /// <summary>So many wait that the device has not printed for hours: somebody must look at it first.</summary>
    OutboxFull,

    /// <summary>Done with, or never there.</summary>
    NoSuchJob,

    /// <summary>It is being printed: what becomes of it is known in a moment.</summary>
    JobUnderWay,

    /// <summary>Another's turn comes first.</summary>
    NotNext,

    /// <summary>Nobody began it.</summary>
    NotUnderWay,

    /// <summary>It has not been printed at all.</summary>
    NotInDoubt,

    /// <summary>To itself, to nobody, or a letter to a printer.</summary>
    TargetInvalid,

    /// <summary>It went from one printer to another already, and stays.</summary>
    HasFallenBack,

    /// <summary>It is wanted still.</summary>
    NotOver,
}
