using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Feeds;

public sealed class TillsFold : IFold<TillsView>
{
    public string Name => "feed/tills";

    public TillsView Empty => TillsView.Empty;

    public TillsView At(TillsView view, long position) => view with { Position = position };

    public ValueTask<TillsView> FoldAsync(TillsView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event switch
        {
            TillEvent happened => Put(view, new(recorded.KeyOf(Streams.Till)), happened),
            HouseRulesEvent.TrainingLeft => view with { Tills = view.Tills.RemoveRange(view.Tills.Where(till => till.Value.IsTraining).Select(till => till.Key)) },
            _ => view,
        });

    private static TillsView Put(TillsView view, TillId id, TillEvent happened) =>
        view with { Tills = view.Tills.SetItem(id, TillDecider.Evolve(view.Of(id), happened)) };
}
