namespace RetailPos.Grains.Contracts.Views;

/// <summary>What a kind of screen shows, as a whole and unchangeable. Of two views the one with the higher position is the truth.</summary>
public interface IView
{
    /// <summary>The position in the journal that this view has reached.</summary>
    long Position { get; }
}

/// <summary>The newest view, and every newer one.</summary>
public interface IFeed<TView>
    where TView : IView
{
    TView Current { get; }

    /// <summary>The journal's head, read from the journal: what a screen's freshness is checked against.</summary>
    long Head { get; }

    /// <summary>Calls back on any thread, with ever newer views, until disposed. A slow listener skips to the newest.</summary>
    /// <remarks>Listen first, then look at <see cref="Current"/>: what comes in between then comes twice, never not at all.</remarks>
    IDisposable Subscribe(Action<TView> changed);

    /// <summary>
    /// How far somebody has seen who shows the view of <paramref name="position"/>: what came after it and left the view as
    /// it was has been seen too.
    /// </summary>
    /// <remarks>Listeners hear of changes only. Without this a kitchen's screen would call itself stale while only tills are busy.</remarks>
    long SeenWith(long position) => position;

    /// <summary>The first view that has reached <paramref name="position"/>: what a command answered, seen with one's own eyes.</summary>
    ValueTask<TView> ReachAsync(long position, CancellationToken stop);
}
