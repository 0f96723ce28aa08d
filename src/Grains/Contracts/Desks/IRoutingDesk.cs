using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What the office may ask about who prepares what.</summary>
public interface IRoutingDesk
{
    /// <param name="seenRevision">Of the draft it was made from; 0 where there was none.</param>
    Task<Told<RoutingRefusal>> SaveDraftAsync(
        CommandId id, ValueList<RoutingRule> rules, StationId? fallback, int seenRevision, Actor by);

    Task<Told<RoutingRefusal>> DiscardDraftAsync(CommandId id, int seenRevision, Actor by);

    /// <summary>Whether everything sold would be seen by somebody under these rules. Changes nothing.</summary>
    Task<RoutingProof> ProveAsync(RoutingTable table);

    /// <summary>Proves the draft and publishes it. While the proof fails it is refused, unless somebody answers for it by name.</summary>
    /// <param name="forcedBy">Who does; empty for nobody.</param>
    Task<PublishAnswer> PublishAsync(CommandId id, int seenVersion, int seenRevision, string forcedBy, Actor by);

    /// <summary>Back to the table before, at once and without a proof: it has been one before, and this is for when guests wait.</summary>
    Task<Told<RoutingRefusal>> RollBackAsync(CommandId id, int seenVersion, Actor by);

    /// <summary>A past service day as it would have been under these rules. Changes nothing.</summary>
    /// <param name="serviceDay">The local day on which the service began.</param>
    Task<RoutingRehearsal> RehearseAsync(RoutingTable table, DateOnly serviceDay, CancellationToken stop);
}

/// <param name="Proof">Of the draft; null when it was refused before one was made.</param>
public sealed record PublishAnswer(RoutingRefusal? Refusal, RoutingProof? Proof, long Position);
