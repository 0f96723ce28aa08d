namespace RetailPos.Hub.Domain.Orders;

/// <summary>Every reason an order command can be refused, in the order the decider checks them.</summary>
public enum OrderRefusal
{
    NotPlaced,
    CallNumberOutOfRange,
    CoversOutOfRange,
    CustomerInvalid,
    OrderNoteInvalid,
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
    LineIdTwice,
    UnknownLine,
    LineHeld,
    LineCancelled,
    LineCollected,
    NothingToRecall,
    ReasonInvalid,
    LineNotCancelled,
    NoStepHeld,
    NothingReady,
}
