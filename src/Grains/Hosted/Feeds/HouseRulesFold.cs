using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Feeds;

public sealed class HouseRulesFold : IFold<HouseRulesView>
{
    public string Name => "feed/house-rules";

    public HouseRulesView Empty => HouseRulesView.Empty;

    public HouseRulesView At(HouseRulesView view, long position) => view with { Position = position };

    public ValueTask<HouseRulesView> FoldAsync(HouseRulesView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is HouseRulesEvent happened
            ? view with
            {
                Rules = HouseRulesDecider.Evolve(view.Rules, happened),
                Versions = happened is HouseRulesEvent.RegistersSet set ? Counted(view.Versions, set, recorded.Position) : view.Versions,
            }
            : view);

    // Saved together, but each counts for itself: a screen is behind only with what concerns it.
    private static ImmutableDictionary<TillId, ValueList<RegisterVersion>> Counted(
        ImmutableDictionary<TillId, ValueList<RegisterVersion>> versions, HouseRulesEvent.RegistersSet e, long position)
    {
        foreach (var register in e.After.Registers.Where(register => register != e.Before.Find(register.Id)))
        {
            var known = versions.GetValueOrDefault(register.Id, []);
            var next = new RegisterVersion((known is [.., var last] ? last.Number : 0) + 1, position, e.At);
            versions = versions.SetItem(register.Id, [.. known.TakeLast(RegisterVersion.KeptMax - 1), next]);
        }

        return versions;
    }
}
