using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Grains.Feeds;

/// <summary>How one kind of view follows from the journal.</summary>
public interface IFold<TView>
    where TView : IView
{
    /// <summary>Under which its snapshots are kept.</summary>
    string Name { get; }

    TView Empty { get; }

    /// <summary>The view after this event. The very same view when the event does not concern it.</summary>
    ValueTask<TView> FoldAsync(TView view, Recorded recorded, CancellationToken stop);

    /// <summary>The same view, at a later position.</summary>
    TView At(TView view, long position);
}
