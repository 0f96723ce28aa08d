using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Hub.Demo;

internal static class FeedWait
{
    /// <summary>The first view for which <paramref name="holds"/> is true.</summary>
    public static async Task UntilAsync<TView>(this IFeed<TView> feed, Func<TView, bool> holds, CancellationToken stop)
        where TView : IView
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        using var subscription = feed.Subscribe(view =>
        {
            if (holds(view))
            {
                found.TrySetResult();
            }
        });

        if (!holds(feed.Current))
        {
            await found.Task.WaitAsync(stop);
        }
    }
}
