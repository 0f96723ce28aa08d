using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Register;

/// <summary>A page that shows what several feeds say, and asks one thing of the hub at a time.</summary>
public abstract class FollowingPart : RegisterPart, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<Func<long>> _seen = [];

    /// <summary>Something was asked of the hub and it has not answered yet.</summary>
    protected bool IsAsking { get; private set; }

    /// <summary>What came of the last press; null for nothing to say.</summary>
    protected (string Text, bool IsRefusal)? Said { get; set; }

    // Listen first, then read: what changes in between arrives twice, and the position tells which is newer.
    protected void Follow<TView>(IFeed<TView> feed, Action<TView> keep)
        where TView : class, IView
    {
        var seen = -1L;
        _seen.Add(() => feed.SeenWith(seen));
        _subscriptions.Add(feed.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        Show(feed.Current);

        void Show(TView view)
        {
            if (view.Position > seen)
            {
                seen = view.Position;
                keep(view);
                StateHasChanged();
            }
        }
    }

    /// <summary>As far as the slowest of what it follows.</summary>
    protected Seen Seen() => new(_seen.Min(seen => seen()), "");

    /// <summary>A second press while the first is under way is no second wish.</summary>
    protected async Task AskAsync(Func<CommandId, Task<(string Text, bool IsRefusal)?>> ask)
    {
        if (IsAsking)
        {
            return;
        }

        (IsAsking, Said) = (true, null);

        try
        {
            Said = await ask(new(Guid.CreateVersion7().ToString("N")));
        }
        catch (Exception fault)
        {
            Said = (WordsOf(fault), true);
        }
        finally
        {
            IsAsking = false;
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _subscriptions.ForEach(subscription => subscription.Dispose());
}
