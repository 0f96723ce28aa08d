using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Stations;

public abstract record StationEvent(DateTimeOffset At)
{
    public sealed record WasSetUp(StationSetup Setup, DateTimeOffset At) : StationEvent(At);

    public sealed record RulesSet(StationRules Rules, Actor By, DateTimeOffset At) : StationEvent(At);

    /// <summary>From here on its lines are elsewhere; each rung that follows is one more of these.</summary>
    public sealed record Covered(
        CoverReason Reason,
        CoverRung Rung,
        StationId? To,
        ValueList<ServiceMode> Only,
        ValueList<LineId> Lines,
        DateTimeOffset SilentSince,
        DateTimeOffset At) : StationEvent(At);

    public sealed record PaperAsked(ValueList<SlipLine> Lines, DateTimeOffset At) : StationEvent(At);

    public sealed record PaperReported(ValueList<SlipLine> Lines, PaperOutcome Outcome, DateTimeOffset At) : StationEvent(At);

    /// <summary>Its lines are home again, each of them once.</summary>
    public sealed record HandedBack(CoverRung Rung, ValueList<LineId> Lines, DateTimeOffset At) : StationEvent(At);
}
