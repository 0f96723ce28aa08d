namespace RetailPos.Hub.Domain.Orders;

/// <summary>Every reason an order command can be refused, in the order the decider checks them.</summary>
public enum OrderRefusal
{
    NotPlaced,
    OrderIdInvalid,
    CallNumberOutOfRange,
    TableInvalid,
    CoversOutOfRange,
    CustomerInvalid,
    OrderNoteInvalid,
    SourceInvalid,
    DueTimeAbsurd,
    NoLines,
    TooManyLines,
    LineIdInvalid,
    ArticleInvalid,
    QuantityOutOfRange,
    OptionsInvalid,
    NoteInvalid,
    StepOutOfRange,
    RouteInvalid,
    ExpectedSecondsOutOfRange,
    AllergensInvalid,
    AllergiesInvalid,
    LineIdTwice,
    UnknownLine,
    LineHeld,
    LineCancelled,

    /// <summary>The station, or one of several, does not let one press mark so much.</summary>
    WholeTicketOff,

    /// <summary>The line was changed, and the station has not said that it read it.</summary>
    ChangeUnread,

    /// <summary>The guest must not eat something, and the station, or the pass, has not said that it knows.</summary>
    AllergiesUnread,
    NothingToRecall,
    ReasonInvalid,
    LineCollected,

    /// <summary>It is done, or past the first station: more of it is a new line.</summary>
    LineDone,

    /// <summary>The line passes that station anyway, or the station's id is none.</summary>
    ClaimInvalid,
    LineNotCancelled,
    NoStepHeld,
    NothingReady,
}
