using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

public sealed class FakeTills : ITillScreens
{
    private readonly Dictionary<TillId, SaleId?> _showing = [];
    private readonly List<(TillId Till, Action<SaleId?> Changed)> _listeners = [];

    public int Listeners => _listeners.Count;

    public SaleId? Showing(TillId till) => _showing.GetValueOrDefault(till);

    public void Show(TillId till, SaleId? sale)
    {
        _showing[till] = sale;

        foreach (var (_, changed) in _listeners.Where(listener => listener.Till == till).ToList())
        {
            changed(sale);
        }
    }

    public IDisposable Subscribe(TillId till, Action<SaleId?> changed)
    {
        var listener = (till, changed);
        _listeners.Add(listener);
        return new Leave(() => _listeners.Remove(listener));
    }
}
