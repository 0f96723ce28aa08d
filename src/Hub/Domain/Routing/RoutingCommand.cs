using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

public abstract record RoutingCommand
{
    private RoutingCommand() { }

    /// <param name="SeenRevision">Of the draft it was made from; 0 where there was none.</param>
    public sealed record SaveDraft(ValueList<RoutingRule> Rules, StationId? Default, int SeenRevision, Actor By)
        : RoutingCommand;

    public sealed record DiscardDraft(int SeenRevision, Actor By) : RoutingCommand;

    /// <param name="SeenVersion">The table that whoever publishes believes to replace.</param>
    /// <param name="Proof">Of this very draft; null when it was not proved.</param>
    /// <param name="ForcedBy">Who publishes it though the proof fails; empty when nobody does.</param>
    public sealed record Publish(int SeenVersion, int SeenRevision, ProofVerdict? Proof, string ForcedBy, Actor By)
        : RoutingCommand;

    /// <summary>Back to the table before. Told twice, it goes forth again: nobody gets stuck with a slip of the finger.</summary>
    public sealed record RollBack(int SeenVersion, Actor By) : RoutingCommand;
}
