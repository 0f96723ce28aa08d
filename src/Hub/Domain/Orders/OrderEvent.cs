using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

public abstract record OrderEvent(DateTimeOffset At)
{
    public sealed record Placed(OrderHeader Header, DateTimeOffset At) : OrderEvent(At);

    public sealed record LinesAdded(ValueList<SentLine> Lines, Actor By, DateTimeOffset At) : OrderEvent(At);

    /// <param name="Unfinished">How many lines of earlier steps were still being cooked: a step that was closed by force.</param>
    public sealed record StepOpened(int Step, StepCause Cause, Actor By, DateTimeOffset At, int Unfinished = 0)
        : OrderEvent(At);

    /// <summary>Everything of a course is ready at all stations, and later courses are held: the moment to fetch it.</summary>
    public sealed record CourseReady(int Step, DateTimeOffset At) : OrderEvent(At);

    public sealed record LineChanged(LineId Line, LineWish Before, LineWish After, Actor By, DateTimeOffset At)
        : OrderEvent(At);

    public sealed record ChangeAcknowledged(LineId Line, CancellationOutcome? Outcome, Actor By, DateTimeOffset At)
        : OrderEvent(At);

    public sealed record Amended(HeaderFacts Before, HeaderFacts After, Actor By, DateTimeOffset At) : OrderEvent(At);

    /// <summary>They are on another bill, or their guests sit elsewhere.</summary>
    public sealed record LinesServedTo(ValueList<LineId> Lines, LineGuest? Guest, Actor By, DateTimeOffset At) : OrderEvent(At);

    public sealed record AmendmentAcknowledged(StationId? Station, Actor By, DateTimeOffset At) : OrderEvent(At);

    public sealed record AllergiesAcknowledged(
        ValueList<LineId> Lines, StationId? Station, bool AtPass, Actor By, DateTimeOffset At) : OrderEvent(At);

    public sealed record RushSet(bool IsRush, Actor By, DateTimeOffset At) : OrderEvent(At);

    /// <summary>Another station has them now, at the same place of their route.</summary>
    public sealed record LinesClaimed(ValueList<LineId> Lines, StationId To, Actor By, DateTimeOffset At) : OrderEvent(At);

    public sealed record Promised(PromisedWindow Window, DateTimeOffset At) : OrderEvent(At);

    public sealed record LinesStarted(ValueList<LineId> Lines, Actor By, DateTimeOffset At) : OrderEvent(At);

    /// <summary>Done at their station, queued at the next of their route.</summary>
    public sealed record LinesMovedOn(ValueList<LineId> Lines, Actor By, DateTimeOffset At) : OrderEvent(At);

    public sealed record LinesReady(ValueList<LineId> Lines, Actor By, DateTimeOffset At) : OrderEvent(At);

    public sealed record LinesRecalled(ValueList<RecalledLine> Lines, Actor By, DateTimeOffset At) : OrderEvent(At);

    public sealed record LinesCancelled(ValueList<LineId> Lines, string Reason, Actor By, DateTimeOffset At)
        : OrderEvent(At);

    public sealed record CancellationAcknowledged(
        LineId Line, CancellationOutcome Outcome, Actor By, DateTimeOffset At) : OrderEvent(At);

    /// <summary>The moment to call the number and the beeper.</summary>
    public sealed record BecameReady(DateTimeOffset At) : OrderEvent(At);

    public sealed record NoLongerReady(DateTimeOffset At) : OrderEvent(At);

    public sealed record LinesCollected(ValueList<LineId> Lines, Actor By, DateTimeOffset At) : OrderEvent(At);

    /// <summary>It was never handed over, and is closed all the same. Whether it was cooked and eaten nobody knows.</summary>
    public sealed record PutAway(ValueList<LineId> Lines, string Reason, Actor By, DateTimeOffset At) : OrderEvent(At);

    public sealed record Settled(Actor By, DateTimeOffset At) : OrderEvent(At);

    /// <summary>Nothing is left to prepare or to hand over; its beepers are free.</summary>
    public sealed record Completed(DateTimeOffset At) : OrderEvent(At);
}

/// <param name="State">What it is again.</param>
/// <param name="RouteIndex">The station of its route that has it again.</param>
public sealed record RecalledLine(LineId Line, LineState State, int RouteIndex);
