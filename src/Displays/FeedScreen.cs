using System.Globalization;
using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Look;

namespace RetailPos.Displays;

/// <summary>
/// A screen that shows what a feed says and nothing else. Of two views the higher position wins, whatever the order they
/// come in; a view that leaves this screen's board as it was costs no rendering.
/// </summary>
/// <typeparam name="TBoard">What the screen shows, as plain data that compares by value.</typeparam>
public abstract class FeedScreen<TView, TBoard>(IFeed<TView> feed) : ComponentBase, IDisposable
    where TView : class, IView
    where TBoard : class
{
    private CultureInfo _language = CultureInfo.CurrentUICulture;
    private IDisposable? _subscription;
    private IDisposable? _settings;
    private ScreenSeat? _seat;

    [Inject]
    protected ScreenSession Session { get; set; } = default!;

    protected TView? View { get; private set; }

    protected TBoard? Board { get; private set; }

    /// <summary>What the status corner proves freshness by.</summary>
    protected virtual Seen Seen => View is null ? new(0, "") : new(feed.SeenWith(View.Position), LastOrder(View));

    /// <summary>The feed's newest view, for what a screen must know before it listens.</summary>
    protected TView Current => feed.Current;

    /// <summary>What freshness is checked against: the journal's head, whatever this screen has been told.</summary>
    protected long Head => feed.Head;

    /// <summary>What this screen shows of a view. Pure.</summary>
    protected abstract TBoard Draw(TView view);

    /// <summary>The last call number that this screen has seen, or nothing.</summary>
    protected abstract string LastOrder(TView view);

    /// <summary>Called before the board changes hands; <paramref name="before"/> is null for the first.</summary>
    protected virtual void OnChange(TBoard? before, TBoard after)
    {
    }

    /// <summary>Listens, then looks: what changes in between comes twice, and the position tells which is newer.</summary>
    protected void Listen()
    {
        Unlisten();
        _language = CultureInfo.CurrentUICulture;
        _subscription = feed.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        Show(feed.Current);
    }

    /// <summary>Takes its place among the screens of the house: from here on the hub knows what this page has painted.</summary>
    protected void Sit(ScreenPlace place)
    {
        Stand();
        _seat = Session.Sit(place);
        _settings = Session.Subscribe(() => _ = OnScreenAsync(Resettle));
    }

    /// <summary>What the page answers to a beat.</summary>
    protected void Heard(PageSaid said) => _seat?.Heard(said);

    /// <summary>Draws again from the same view: something beside the feed has changed.</summary>
    protected void Redraw()
    {
        if (View is not null && Draw(View) is { } board && !board.Equals(Board))
        {
            OnChange(Board, board);
            Board = board;
            StateHasChanged();
        }
    }

    /// <summary>Runs on this screen's own dispatcher and in its own language: feeds and timers have neither.</summary>
    protected Task OnScreenAsync(Action work) => InvokeAsync(() =>
    {
        CultureInfo.CurrentCulture = _language;
        CultureInfo.CurrentUICulture = _language;
        work();
    });

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Unlisten();
        Stand();
    }

    private void Resettle()
    {
        _seat?.SettingsMayHaveChanged();
        Redraw();
        StateHasChanged();
    }

    private void Stand()
    {
        _settings?.Dispose();
        _seat?.Dispose();
        (_settings, _seat) = (null, null);
    }

    private void Show(TView view)
    {
        if (_subscription is not null && view.Position >= (View?.Position ?? long.MinValue))
        {
            View = view;
            Redraw();
        }
    }

    private void Unlisten()
    {
        _subscription?.Dispose();
        _subscription = null;
        View = null;
        Board = null;
    }
}
