using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

/// <summary>A desk whose rules are the domain's own and whose proofs and rehearsals are what the test says.</summary>
public sealed class FakeRoutingDesk(FakeFeed<RoutingView> feed) : IRoutingDesk
{
    public RoutingProof Proof { get; set; } = new(Articles: 80, Checked: 320, [], HoleCount: 0, [], IsWhole: true);

    public RoutingRehearsal Rehearsal { get; set; } = RoutingRehearsal.Empty;

    public List<(RoutingTable Table, DateOnly Day)> Rehearsed { get; } = [];

    public Task<Told<RoutingRefusal>> SaveDraftAsync(
        CommandId id, ValueList<RoutingRule> rules, StationId? fallback, int seenRevision, Actor by) =>
        Tell(new RoutingCommand.SaveDraft(rules, fallback, seenRevision, by));

    public Task<Told<RoutingRefusal>> DiscardDraftAsync(CommandId id, int seenRevision, Actor by) =>
        Tell(new RoutingCommand.DiscardDraft(seenRevision, by));

    public Task<RoutingProof> ProveAsync(RoutingTable table) => Task.FromResult(Proof);

    public async Task<PublishAnswer> PublishAsync(CommandId id, int seenVersion, int seenRevision, string forcedBy, Actor by)
    {
        var told = await Tell(new RoutingCommand.Publish(seenVersion, seenRevision, Proof.Verdict(seenRevision), forcedBy, by));
        return new(told.Refusal, Proof, told.Position);
    }

    public Task<Told<RoutingRefusal>> RollBackAsync(CommandId id, int seenVersion, Actor by) =>
        Tell(new RoutingCommand.RollBack(seenVersion, by));

    public Task<RoutingRehearsal> RehearseAsync(RoutingTable table, DateOnly serviceDay, CancellationToken stop)
    {
        Rehearsed.Add((table, serviceDay));
        return Task.FromResult(Rehearsal);
    }

    public Task<Told<RoutingRefusal>> Tell(RoutingCommand command)
    {
        var routing = feed.Current.Routing;
        var decision = RoutingDecider.Decide(routing, command, Kitchen.Noon);

        if (!decision.Events.IsEmpty)
        {
            var after = decision.Events.Aggregate(routing, RoutingDecider.Evolve);
            feed.Push(feed.Current with { Position = feed.Current.Position + 1, Routing = after });
        }

        return Task.FromResult(new Told<RoutingRefusal>(decision.Refusal, feed.Current.Position));
    }
}
