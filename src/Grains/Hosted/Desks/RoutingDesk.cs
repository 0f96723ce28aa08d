using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;

/// <summary>Between the office and the routing. It brings the facts; what they mean is decided in the domain.</summary>
public sealed class RoutingDesk(
    IGrainFactory grains,
    IFeed<CatalogueView> catalogue,
    IFeed<KitchenView> kitchen,
    IReach reach,
    PastDay past,
    IJournal journal) : IRoutingDesk
{
    private IRoutingGrain Routing => grains.GetGrain<IRoutingGrain>(GrainKeys.House);

    public Task<Told<RoutingRefusal>> SaveDraftAsync(
        CommandId id, ValueList<RoutingRule> rules, StationId? fallback, int seenRevision, Actor by) =>
        Routing.TellAsync(id, new RoutingCommand.SaveDraft(rules, fallback, seenRevision, by));

    public Task<Told<RoutingRefusal>> DiscardDraftAsync(CommandId id, int seenRevision, Actor by) =>
        Routing.TellAsync(id, new RoutingCommand.DiscardDraft(seenRevision, by));

    public Task<Told<RoutingRefusal>> RollBackAsync(CommandId id, int seenVersion, Actor by) =>
        Routing.TellAsync(id, new RoutingCommand.RollBack(seenVersion, by));

    // Not on the caller's thread: a page goes on answering while ten thousand articles are tried.
    public Task<RoutingProof> ProveAsync(RoutingTable table) => Task.Run(() =>
    {
        var menu = catalogue.Current.Catalogue;
        return RoutingProof.Of(table, ArticleFacts.AllOf(menu), HouseStations.Idle(kitchen.Current, menu), reach.Now);
    });

    public async Task<PublishAnswer> PublishAsync(
        CommandId id, int seenVersion, int seenRevision, string forcedBy, Actor by)
    {
        // Without the draft that was seen there is nothing to prove; the refusal that follows says which it is.
        var proof = (await Routing.ReadAsync()).Draft is { } draft && draft.Revision == seenRevision
            ? await ProveAsync(draft.As(seenVersion))
            : null;
        var told = await Routing.TellAsync(
            id, new RoutingCommand.Publish(seenVersion, seenRevision, proof?.Verdict(seenRevision), forcedBy, by));
        return new(told.Refusal, proof, told.Position);
    }

    public async Task<RoutingRehearsal> RehearseAsync(RoutingTable table, DateOnly serviceDay, CancellationToken stop)
    {
        var menu = catalogue.Current.Catalogue;
        var names = menu.Articles.Values
            .GroupBy(article => article.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Id, StringComparer.Ordinal);
        var stations = HouseStations.Idle(kitchen.Current, menu);
        var headers = new Dictionary<string, OrderHeader>(StringComparer.Ordinal);
        var rehearsal = RoutingRehearsal.Empty;

        await foreach (var recorded in past.ReadAsync(serviceDay, stop))
        {
            switch (recorded.Event)
            {
                case OrderEvent.Placed e:
                    headers[recorded.Stream] = e.Header;
                    break;

                case OrderEvent.Completed:
                    headers.Remove(recorded.Stream); // So that only what was open at one time is held.
                    break;

                case OrderEvent.LinesAdded e:
                    var header = headers.GetValueOrDefault(recorded.Stream) ?? await HeaderOfAsync(recorded.Stream, stop);

                    foreach (var line in e.Lines)
                    {
                        var plan = RoutePlanner.Plan(table, FactsOf(line, header, menu, names), stations);
                        rehearsal = rehearsal.With(new(
                            header.CallNumber, line.Article, line.Quantity, line.Options, line.Card.Route, plan));
                        stations = HouseStations.With(stations, line with { Card = line.Card with { Route = plan.Route } });
                    }

                    break;
            }
        }

        return rehearsal;
    }

    // An order that was placed the day before, or is added to after it was served.
    private async ValueTask<OrderHeader> HeaderOfAsync(string stream, CancellationToken stop)
    {
        await foreach (var recorded in journal.ReadStreamAsync(stream, afterVersion: 0, stop))
        {
            if (recorded.Event is OrderEvent.Placed e)
            {
                return e.Header;
            }
        }

        throw new InvalidDataException($"The stream '{stream}' has lines and was never placed.");
    }

    // The catalogue's word as it is today: that is what the rules would meet. Old lines bear no article's id but its name.
    private static RouteFacts FactsOf(SentLine line, OrderHeader header, Catalogue menu, Dictionary<string, ArticleId> names)
    {
        var isSenders = line.Why?.Reasons.Any(reason => reason.Cause is RouteCause.Sender) is true;
        var id = line.Item ?? (names.TryGetValue(line.Article, out var named) ? named : null);
        var facts = (isSenders ? null : ArticleFacts.Of(menu, id)) ?? ArticleFacts.OfSender(line, header.Source);
        return facts.For(line.Options, header.Mode, header.Source, header.Table);
    }
}
