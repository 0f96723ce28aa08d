using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;

/// <summary>Gives lines their route at the one moment when they enter the kitchen. From then on they keep it.</summary>
public sealed class LineRouting(
    IFeed<RoutingView> routing, IFeed<CatalogueView> catalogue, IFeed<KitchenView> kitchen)
{
    /// <summary>
    /// Lines of a register: an article of the catalogue goes where the catalogue and the rules say; a line whose register
    /// brought a card of its own goes where that card says.
    /// </summary>
    /// <param name="position">Of the event that sent them: the rules of that moment hold, however late this is.</param>
    public async ValueTask<ValueList<SentLine>> OfSaleAsync(
        OrderHeader header, ValueList<SentLine> lines, long position, CancellationToken stop)
    {
        var table = (await routing.ReachAsync(position, stop)).At(position);
        var menu = (await catalogue.ReachAsync(position, stop)).Catalogue;
        return Plan(header, lines, table, menu);
    }

    /// <summary>Lines of an outside order: a route that its sender names is kept; a line without one goes by the rules.</summary>
    public async ValueTask<ValueList<SentLine>> OfOutsideAsync(
        OrderHeader header, ValueList<SentLine> lines, CancellationToken stop)
    {
        var view = await routing.ReachAsync(routing.Head, stop);
        return Plan(header, lines, view.Routing.Published, catalogue.Current.Catalogue, isOutside: true);
    }

    // Each line weighs on the next: eight steaks of one table are four for each of two equal grills.
    private ValueList<SentLine> Plan(
        OrderHeader header, ValueList<SentLine> lines, RoutingTable table, Catalogue menu, bool isOutside = false)
    {
        var stations = HouseStations.Now(kitchen.Current, menu);
        var planned = new List<SentLine>(lines.Count);

        foreach (var line in lines)
        {
            var facts = ArticleFacts.Of(menu, line.Item) is { } known && !(isOutside && !line.Card.Route.IsEmpty)
                ? known
                : ArticleFacts.OfSender(line, header.Source);
            var plan = RoutePlanner.Plan(table, facts.For(line.Options, header.Mode, header.Source, header.Table), stations);
            var routed = line with
            {
                Card = line.Card with { Route = plan.Route },
                Department = line.Department ?? facts.Department,
                Why = plan.Why.Reasons.IsEmpty ? null : plan.Why,
            };
            planned.Add(routed);
            stations = HouseStations.With(stations, routed);
        }

        return [.. planned];
    }
}
