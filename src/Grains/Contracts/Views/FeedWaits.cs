namespace RetailPos.Grains.Contracts.Views;

/// <summary>Waiting for something to be seen, without asking again and again.</summary>
public static class FeedWaits
{
    /// <summary>The first view for which <paramref name="holds"/> is true.</summary>
    /// <exception cref="TimeoutException">It did not become true within <paramref name="patience"/>.</exception>
    public static async Task<TView> UntilAsync<TView>(
        this IFeed<TView> feed, Func<TView, bool> holds, TimeSpan patience, TimeProvider clock)
        where TView : IView
    {
        var found = new TaskCompletionSource<TView>(TaskCreationOptions.RunContinuationsAsynchronously);

        using var subscription = feed.Subscribe(view =>
        {
            if (holds(view))
            {
                found.TrySetResult(view);
            }
        });

        return feed.Current is { } current && holds(current)
            ? current
            : await found.Task.WaitAsync(patience, clock);
    }
}
