using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

public abstract record OrderEvent(DateTimeOffset At)
{
    public sealed record Placed(OrderHeader Header, DateTimeOffset At) : OrderEvent(At);

    public sealed record LinesAdded(ValueList<SentLine> Lines, Actor By, DateTimeOffset At) : OrderEvent(At);

    public sealed record StepOpened(int Step, StepCause Cause, Actor By, DateTimeOffset At) : OrderEvent(At);

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

    public sealed record Settled(Actor By, DateTimeOffset At) : OrderEvent(At);

    /// <summary>Nothing is left to prepare or to hand over; its beepers are free.</summary>
    public sealed record Completed(DateTimeOffset At) : OrderEvent(At);
}

/// <param name="State">What it is again.</param>
/// <param name="RouteIndex">The station of its route that has it again.</param>
public sealed record RecalledLine(LineId Line, LineState State, int RouteIndex);
