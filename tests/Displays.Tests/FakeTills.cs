using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

public sealed class FakeTills : ITillScreens
{
    private readonly Dictionary<TillId, SaleId?> _showing = [];
    private readonly Dictionary<TillId, TillFace> _faces = [];
    private readonly List<(TillId Till, Action<TillFace> Changed)> _listeners = [];

    public int Listeners => _listeners.Count;

    public SaleId? Showing(TillId till) => _showing.GetValueOrDefault(till);

    public TillFace Facing(TillId till) => _faces.GetValueOrDefault(till);

    public void Show(TillId till, SaleId? sale)
    {
        _showing[till] = sale;
        Turn(till, new(sale));
    }

    public void Blank(TillId till) => Turn(till, TillFace.Blank);

    public IDisposable Subscribe(TillId till, Action<TillFace> changed)
    {
        var listener = (till, changed);
        _listeners.Add(listener);
        return new Leave(() => _listeners.Remove(listener));
    }

    private void Turn(TillId till, TillFace face)
    {
        _faces[till] = face;

        foreach (var (_, changed) in _listeners.Where(listener => listener.Till == till).ToList())
        {
            changed(face);
        }
    }
}
