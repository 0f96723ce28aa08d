using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains.Feeds;

public sealed class ChainWatchFold : IFold<ChainWatchView>
{
    public string Name => "feed/chain-watch";

    public ChainWatchView Empty => ChainWatchView.Empty;

    public ChainWatchView At(ChainWatchView view, long position) => view with { Position = position };

    public ValueTask<ChainWatchView> FoldAsync(ChainWatchView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is ChainWatchEvent happened
            ? view with { Watch = ChainWatchDecider.Evolve(view.Watch, happened) }
            : view);
}
