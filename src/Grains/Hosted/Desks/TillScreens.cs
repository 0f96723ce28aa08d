using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Which sale each register has in front of it.</summary>
public sealed class TillScreens(ILogger<TillScreens> log) : ITillScreens
{
    private readonly ConcurrentDictionary<TillId, TillScreen> _screens = new();

    public SaleId? Showing(TillId till) => ScreenOf(till).Sale;

    public void Show(TillId till, SaleId? sale) => ScreenOf(till).Show(sale);

    public IDisposable Subscribe(TillId till, Action<SaleId?> changed) => ScreenOf(till).Subscribe(changed);

    private TillScreen ScreenOf(TillId till) => _screens.GetOrAdd(till, _ => new(log));

    private sealed class TillScreen(ILogger log)
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

            listeners.ForEach(listener => Tell(listener, sale));
        }

        private void Tell(Action<SaleId?> listener, SaleId? sale)
        {
            try
            {
                listener(sale);
            }
            catch (Exception fault)
            {
                // A broken display in front of a guest must not stop the register behind it.
                log.LogWarning(fault, "A display of a till threw.");
            }
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
