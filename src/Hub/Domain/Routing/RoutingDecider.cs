using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

using Answer = Decision<RoutingEvent, RoutingRefusal>;

public static class RoutingDecider
{
    public static readonly Decider<Routing, RoutingCommand, RoutingEvent, RoutingRefusal> Decider =
        new(Routing.None, Decide, Evolve);

    public static Answer Decide(Routing routing, RoutingCommand command, DateTimeOffset now) => command switch
    {
        RoutingCommand.SaveDraft c => SaveDraft(routing, c, now),
        RoutingCommand.DiscardDraft c => DiscardDraft(routing, c, now),
        RoutingCommand.Publish c => Publish(routing, c, now),
        RoutingCommand.RollBack c => RollBack(routing, c, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static Routing Evolve(Routing routing, RoutingEvent happened) => happened switch
    {
        RoutingEvent.DraftSaved e => routing with { Draft = e.Draft, LastRevision = e.Draft.Revision },
        RoutingEvent.DraftDiscarded => routing with { Draft = null },
        RoutingEvent.Published e => routing with
        {
            Published = e.Table, Before = routing.Published, Draft = null, LastVersion = e.Table.Version,
        },
        RoutingEvent.RolledBack => routing with { Published = routing.Before!, Before = routing.Published },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer SaveDraft(Routing routing, RoutingCommand.SaveDraft c, DateTimeOffset now) =>
        RoutingRules.Check(c.Rules, c.Default) is { } fault ? fault
        : c.SeenRevision != RevisionOf(routing) ? RoutingRefusal.DraftMovedOn
        : routing.Draft is { } draft && draft.Rules.Equals(c.Rules) && draft.Default == c.Default ? []
        : [new RoutingEvent.DraftSaved(new(routing.LastRevision + 1, c.Rules, c.Default, c.By, now), now)];

    private static Answer DiscardDraft(Routing routing, RoutingCommand.DiscardDraft c, DateTimeOffset now) =>
        routing.Draft is not { } draft ? RoutingRefusal.NoDraft
        : c.SeenRevision != draft.Revision ? RoutingRefusal.DraftMovedOn
        : [new RoutingEvent.DraftDiscarded(draft.Revision, c.By, now)];

    private static Answer Publish(Routing routing, RoutingCommand.Publish c, DateTimeOffset now)
    {
        if (c.SeenVersion != routing.Published.Version)
        {
            return RoutingRefusal.VersionMovedOn;
        }

        if (routing.Draft is not { } draft)
        {
            return RoutingRefusal.NoDraft;
        }

        if (c.SeenRevision != draft.Revision)
        {
            return RoutingRefusal.DraftMovedOn;
        }

        // A proof of another draft is none of this one.
        if (c.Proof is not { } proof || proof.Revision != draft.Revision)
        {
            return RoutingRefusal.NotProved;
        }

        if (!Text.IsNameOrEmpty(c.ForcedBy))
        {
            return RoutingRefusal.ForcedByInvalid;
        }

        if (proof.Holes > 0 && c.ForcedBy.Length == 0)
        {
            return RoutingRefusal.ProofFails;
        }

        // Nobody forced what needed no force.
        var forcedBy = proof.Holes > 0 ? c.ForcedBy : "";
        return [new RoutingEvent.Published(draft.As(routing.LastVersion + 1), proof, forcedBy, c.By, now)];
    }

    private static Answer RollBack(Routing routing, RoutingCommand.RollBack c, DateTimeOffset now) =>
        c.SeenVersion != routing.Published.Version ? RoutingRefusal.VersionMovedOn
        : routing.Before is not { } before ? RoutingRefusal.NothingToReturnTo
        : [new RoutingEvent.RolledBack(routing.Published.Version, before.Version, c.By, now)];

    private static int RevisionOf(Routing routing) => routing.Draft?.Revision ?? 0;
}
