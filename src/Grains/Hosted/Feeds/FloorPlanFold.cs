using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Floor;

namespace RetailPos.Grains.Feeds;

public sealed class FloorPlanFold : IFold<FloorPlanView>
{
    public string Name => "feed/floor-plan";

    public FloorPlanView Empty => FloorPlanView.Empty;

    public FloorPlanView At(FloorPlanView view, long position) => view with { Position = position };

    public ValueTask<FloorPlanView> FoldAsync(FloorPlanView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is FloorPlanEvent happened
            ? view with { Plan = FloorPlanDecider.Evolve(view.Plan, happened) }
            : view);
}
