using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

public abstract record RoutingEvent(DateTimeOffset At)
{
    public sealed record DraftSaved(RoutingDraft Draft, DateTimeOffset At) : RoutingEvent(At);

    public sealed record DraftDiscarded(int Revision, Actor By, DateTimeOffset At) : RoutingEvent(At);

    /// <param name="ForcedBy">Who answers for publishing it though the proof failed; empty when it held.</param>
    public sealed record Published(RoutingTable Table, ProofVerdict Proof, string ForcedBy, Actor By, DateTimeOffset At)
        : RoutingEvent(At);

    /// <param name="From">The version that was in force.</param>
    /// <param name="To">The version that is in force again.</param>
    public sealed record RolledBack(int From, int To, Actor By, DateTimeOffset At) : RoutingEvent(At);
}
