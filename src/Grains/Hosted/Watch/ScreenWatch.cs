using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Grains.Watch;

public sealed class ScreenWatch(TimeProvider clock) : IScreenWatch
{
    /// <summary>Of places whose last page has gone. Older ones are no news.</summary>
    private const int GoneMax = 200;

    private readonly Lock _gate = new();
    private readonly List<ScreenStanding> _standings = [];
    private long _pages;

    public ValueList<ScreenStanding> Standings
    {
        get
        {
            lock (_gate)
            {
                return [.. _standings];
            }
        }
    }

    public IScreenPage Enter(ScreenPlace place, ScreenId? screen, ValueList<ServiceMode> hidden)
    {
        lock (_gate)
        {
            var number = ++_pages;
            _standings.Add(new(
                number, place, screen, hidden, Position: 0, clock.GetUtcNow(), IsVisible: true, IsMuted: false, LeftAt: null));
            return new Page(this, number);
        }
    }

    private void Change(long number, Func<ScreenStanding, ScreenStanding> change)
    {
        lock (_gate)
        {
            if (_standings.FindIndex(one => one.Page == number) is >= 0 and var at)
            {
                _standings[at] = change(_standings[at]);
            }
        }
    }

    // A screen that comes back is one screen, not two: whoever stood there before and has gone is forgotten once it paints.
    private void Paint(long number, long painted, bool isVisible, bool isMuted)
    {
        var now = clock.GetUtcNow();
        Change(number, one => painted > 0
            ? one with { Position = painted, PaintedAt = now, IsVisible = isVisible, IsMuted = isMuted }
            : one with { IsVisible = isVisible, IsMuted = isMuted });

        if (painted > 0)
        {
            lock (_gate)
            {
                var mine = _standings.Find(one => one.Page == number);
                _standings.RemoveAll(one => one.LeftAt is not null && one.Place == mine?.Place && one.Screen == mine?.Screen);
            }
        }
    }

    private void Leave(long number)
    {
        var now = clock.GetUtcNow();
        Change(number, one => one with { LeftAt = one.LeftAt ?? now });

        lock (_gate)
        {
            var gone = _standings.Where(one => one.LeftAt is not null).OrderByDescending(one => one.PaintedAt).ToList();
            var kept = gone.DistinctBy(one => (one.Place, one.Screen)).Take(GoneMax).ToHashSet();
            _standings.RemoveAll(one => one.LeftAt is not null && !kept.Contains(one));
        }
    }

    private sealed class Page(ScreenWatch watch, long number) : IScreenPage
    {
        public void Hide(ValueList<ServiceMode> hidden) => watch.Change(number, one => one.Hidden.Equals(hidden)
            ? one
            : one with { Hidden = hidden, Position = 0 });

        public void Said(long painted, bool isVisible, bool isMuted) => watch.Paint(number, painted, isVisible, isMuted);

        public void Dispose() => watch.Leave(number);
    }
}
