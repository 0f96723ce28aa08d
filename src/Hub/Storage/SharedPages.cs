using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Storage;

/// <summary>What lies behind the tail's memory, read once for all who come by.</summary>
/// <remarks>
/// After a power cut some twenty feeds and as many reactions follow from where each of them stood, all within a few thousand
/// events: each would read and parse the same events anew, and the hub would open its doors by seconds later. As new events fill
/// the tail's memory the pages go one by one, so that nothing old stays in this one for good.
/// </remarks>
/// <param name="read">Reads the events after a position, up to another; it may stop earlier.</param>
internal sealed class SharedPages(Func<long, long, CancellationToken, ValueTask<List<Recorded>>> read)
{
    private const int Length = Tail.BatchMax;

    /// <summary>As much as the tail's own memory.</summary>
    private const int PagesMax = Tail.Length / Length;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Task<List<Recorded>>> _pages = [];
    private readonly Queue<long> _order = new();

    public async ValueTask<List<Recorded>> ReadAsync(long after, long until, CancellationToken stop)
    {
        var first = after / Length * Length;

        // The last page still grows: whoever needs it is nearly there, and reads for itself.
        if (first + Length > until)
        {
            return await read(after, until, stop);
        }

        var page = await PageAsync(first).WaitAsync(stop);
        return page.Count > after - first ? page.GetRange((int)(after - first), page.Count - (int)(after - first)) : await read(after, until, stop);
    }

    public void DropOldest()
    {
        lock (_gate)
        {
            if (_order.TryDequeue(out var first))
            {
                _pages.Remove(first);
            }
        }
    }

    private Task<List<Recorded>> PageAsync(long first)
    {
        lock (_gate)
        {
            // One that failed is tried again: a disk that did not answer may do so now.
            if (_pages.TryGetValue(first, out var page) && !page.IsFaulted)
            {
                return page;
            }

            if (page is null)
            {
                if (_order.Count == PagesMax)
                {
                    _pages.Remove(_order.Dequeue());
                }

                _order.Enqueue(first);
            }

            return _pages[first] = Task.Run(() => read(first, first + Length, CancellationToken.None).AsTask());
        }
    }
}
