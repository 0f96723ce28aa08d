using System.Collections.Concurrent;
using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Which sale each register has in front of it.</summary>
public sealed class TillScreens : ITillScreens
{
    private readonly ConcurrentDictionary<TillId, TillScreen> _screens = new();

    public SaleId? Showing(TillId till) => ScreenOf(till).Sale;

    public void Show(TillId till, SaleId? sale) => ScreenOf(till).Show(sale);

    public IDisposable Subscribe(TillId till, Action<SaleId?> changed) => ScreenOf(till).Subscribe(changed);

    private TillScreen ScreenOf(TillId till) => _screens.GetOrAdd(till, _ => new());

    private sealed class TillScreen
    {
        private readonly Lock _gate = new();
        private ImmutableList<Action<SaleId?>> _listeners = [];

        public SaleId? Sale { get; private set; }

        public void Show(SaleId? sale)
        {
            ImmutableList<Action<SaleId?>> listeners;

            lock (_gate)
            {
                Sale = sale;
                listeners = _listeners;
            }

            listeners.ForEach(listener => listener(sale));
        }

        public IDisposable Subscribe(Action<SaleId?> changed)
        {
            lock (_gate)
            {
                _listeners = _listeners.Add(changed);
            }

            return new Subscription(this, changed);
        }

        private sealed class Subscription(TillScreen screen, Action<SaleId?> changed) : IDisposable
        {
            public void Dispose()
            {
                lock (screen._gate)
                {
                    screen._listeners = screen._listeners.Remove(changed);
                }
            }
        }
    }
}
