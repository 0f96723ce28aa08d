using RetailPos.Grains.Contracts.Views;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests;

/// <summary>The rules of a house, in memory.</summary>
internal sealed class RulesFeed(params CounterDevice[] devices) : IFeed<HouseRulesView>
{
    private Action<HouseRulesView>? _changed;

    public HouseRulesView Current { get; private set; } = Of(1, devices);

    public long Head => Current.Position;

    public void Push(params CounterDevice[] devices) => Push(Of(Current.Position + 1, devices));

    public void Push(MailRules mail) => Push(Current with { Position = Current.Position + 1, Rules = Current.Rules with { Mail = mail } });

    private void Push(HouseRulesView view)
    {
        Current = view;
        _changed?.Invoke(view);
    }

    public IDisposable Subscribe(Action<HouseRulesView> changed)
    {
        _changed += changed;
        return new Leaving(() => _changed -= changed);
    }

    public ValueTask<HouseRulesView> ReachAsync(long position, CancellationToken stop) => new(Current);

    private static HouseRulesView Of(long position, CounterDevice[] devices) =>
        new(position, HouseRules.Default with { Counter = new([.. devices]) });

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
