using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Grains.Feeds;

/// <summary>The routing, with the grain's own evolve, and since when each table holds.</summary>
public sealed class RoutingFold : IFold<RoutingView>
{
    public string Name => "feed/routing";

    public RoutingView Empty => RoutingView.Empty;

    public RoutingView At(RoutingView view, long position) => view with { Position = position };

    public ValueTask<RoutingView> FoldAsync(RoutingView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is RoutingEvent happened ? Put(view, recorded.Position, happened) : view);

    private static RoutingView Put(RoutingView view, long position, RoutingEvent happened)
    {
        var routing = RoutingDecider.Evolve(view.Routing, happened);
        var tables = happened is RoutingEvent.Published or RoutingEvent.RolledBack
            ? view.Tables.Add(new(position, routing.Published)).TakeLast(RoutingView.TablesMax).ToValueList()
            : view.Tables;
        return view with { Routing = routing, Tables = tables };
    }
}
