using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Displays.Tests;

/// <summary>A feed that shows what a test says, when it says so.</summary>
public sealed class FakeFeed<TView>(TView start) : IFeed<TView>
    where TView : IView
{
    private readonly List<Action<TView>> _listeners = [];
    private TView _current = start;

    /// <summary>Happens between a screen's listening and its look.</summary>
    public Action DuringRead { get; set; } = () => { };

    public long Head => _current.Position;

    public int Listeners => _listeners.Count;

    public TView Current
    {
        get
        {
            var before = _current;
            DuringRead();
            return before;
        }
    }

    public void Push(TView view)
    {
        _current = view;

        foreach (var listener in _listeners.ToList())
        {
            listener(view);
        }
    }

    public IDisposable Subscribe(Action<TView> changed)
    {
        _listeners.Add(changed);
        return new Leave(() => _listeners.Remove(changed));
    }

    public ValueTask<TView> ReachAsync(long position, CancellationToken stop) => ValueTask.FromResult(_current);
}

/// <summary>Ends a subscription.</summary>
public sealed class Leave(Action leave) : IDisposable
{
    public void Dispose() => leave();
}
