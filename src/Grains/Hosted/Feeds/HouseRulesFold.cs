using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Feeds;

public sealed class HouseRulesFold : IFold<HouseRulesView>
{
    public string Name => "feed/house-rules";

    public HouseRulesView Empty => HouseRulesView.Empty;

    public HouseRulesView At(HouseRulesView view, long position) => view with { Position = position };

    public ValueTask<HouseRulesView> FoldAsync(HouseRulesView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is HouseRulesEvent happened
            ? view with { Rules = HouseRulesDecider.Evolve(view.Rules, happened) }
            : view);
}
