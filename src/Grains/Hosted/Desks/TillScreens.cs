using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Which sale each register has in front of it.</summary>
/// <remarks>
/// It is no event: nothing follows from it. But a cashier whose hub was restarted wants the basket back, so it is kept as a
/// snapshot is, by the way and without anybody waiting for it.
/// </remarks>
public sealed class TillScreens(IJournal journal, ILogger<TillScreens> log) : ITillScreens, IHostedService
{
    private const string Name = "till-screens";
    private const string Shape = "sale-by-till";

    private readonly ConcurrentDictionary<TillId, TillScreen> _screens = new();
    private readonly Lock _gate = new();
    private Task _keeping = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await journal.ReadSnapshotAsync(Name, Shape, cancellationToken) is { } kept)
        {
            foreach (var (till, sale) in JsonSerializer.Deserialize<Dictionary<TillId, SaleId>>(
                kept.State.Span, JournalJson.Options)!)
            {
                ScreenOf(till).Show(sale);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _keeping.WaitAsync(cancellationToken);

    public SaleId? Showing(TillId till) => ScreenOf(till).Sale;

    public TillFace Facing(TillId till) => ScreenOf(till).Face;

    public void Show(TillId till, SaleId? sale)
    {
        // Two guests must not read one bill: it faces the register that works on it now.
        foreach (var (_, other) in _screens.Where(screen => screen.Key != till && sale is not null && screen.Value.Face.Sale == sale))
        {
            other.Blank();
        }

        if (!ScreenOf(till).Show(sale))
        {
            return;
        }

        lock (_gate)
        {
            var before = _keeping;
            _keeping = Task.Run(() => KeepAsync(before));
        }
    }

    public void Blank(TillId till) => ScreenOf(till).Blank();

    // One after the other, so that the last word is the last written.
    private async Task KeepAsync(Task before)
    {
        await before;

        try
        {
            var showing = _screens
                .Where(screen => screen.Value.Sale is not null)
                .ToDictionary(screen => screen.Key, screen => screen.Value.Sale!.Value);
            var state = JsonSerializer.SerializeToUtf8Bytes(showing, JournalJson.Options);
            await journal.SaveSnapshotAsync(Name, Shape, new(journal.Head, state), CancellationToken.None);
        }
        catch (Exception fault) when (fault is JournalUnwritableException or ObjectDisposedException)
        {
            log.LogWarning("What the registers show could not be kept: {Reason}", fault.Message);
        }
    }

    public IDisposable Subscribe(TillId till, Action<TillFace> changed) => ScreenOf(till).Subscribe(changed);

    private TillScreen ScreenOf(TillId till) => _screens.GetOrAdd(till, _ => new(log));

    private sealed class TillScreen(ILogger log)
    {
        private readonly Lock _gate = new();
        private ImmutableList<Action<TillFace>> _listeners = [];
        private SaleId? _sale;
        private TillFace _face;

        public SaleId? Sale
        {
            get
            {
                lock (_gate)
                {
                    return _sale;
                }
            }
        }

        public TillFace Face
        {
            get
            {
                lock (_gate)
                {
                    return _face;
                }
            }
        }

        /// <returns>Whether the register has another sale in front of it than before.</returns>
        public bool Show(SaleId? sale)
        {
            bool isOther;

            lock (_gate)
            {
                isOther = _sale != sale;
                _sale = sale;
            }

            Turn(new(sale));
            return isOther;
        }

        public void Blank() => Turn(TillFace.Blank);

        private void Turn(TillFace face)
        {
            ImmutableList<Action<TillFace>> listeners;

            lock (_gate)
            {
                if (_face == face)
                {
                    return;
                }

                _face = face;
                listeners = _listeners;
            }

            listeners.ForEach(listener => Tell(listener, face));
        }

        private void Tell(Action<TillFace> listener, TillFace face)
        {
            try
            {
                listener(face);
            }
            catch (Exception fault)
            {
                // A broken display in front of a guest must not stop the register behind it.
                log.LogWarning(fault, "A display of a till threw.");
            }
        }

        public IDisposable Subscribe(Action<TillFace> changed)
        {
            lock (_gate)
            {
                _listeners = _listeners.Add(changed);
            }

            return new Subscription(this, changed);
        }

        private sealed class Subscription(TillScreen screen, Action<TillFace> changed) : IDisposable
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
