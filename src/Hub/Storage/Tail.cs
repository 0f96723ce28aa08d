using System.Runtime.CompilerServices;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Storage;

/// <summary>The newest events in memory, and the bell that rings when there are more.</summary>
/// <remarks>
/// Whoever follows carries only a position. The tail either has what comes next, or it has nothing newer and says when
/// there is, or the follower is further behind than memory reaches and is sent to the disk. Because each step starts
/// anew from the position, there is no seam at which an event could be missed or seen twice.
/// </remarks>
/// <param name="pageIsFull">Called for every <see cref="BatchMax"/> events that are added.</param>
internal sealed class Tail(long head, Action? pageIsFull = null)
{
    /// <summary>Some minutes of a busy service: whoever follows at all is served from memory. A few megabytes.</summary>
    public const int Length = 8_192;

    /// <summary>A batch is handled in one go, so that a follower far behind still shows progress often.</summary>
    public const int BatchMax = 512;

    /// <summary>After so many events that do not concern it a follower is handed one all the same, so that its checkpoint comes along.</summary>
    public const int SilenceMax = 4_096;

    private readonly Lock _gate = new();
    private readonly Recorded[] _ring = new Recorded[Length];
    private long _head = head;
    private long _oldest = head + 1;
    private bool _closed;
    private readonly List<Waiting> _waiting = [];

    public long Head => Volatile.Read(ref _head);

    /// <summary>Takes in what has become durable. Followers see it from here on, but are not woken yet.</summary>
    public void Add(List<Recorded> group)
    {
        lock (_gate)
        {
            var full = _head / BatchMax;

            foreach (var recorded in group)
            {
                _ring[recorded.Position % Length] = recorded;
                _head = recorded.Position;
            }

            _oldest = Math.Max(_oldest, _head - Length + 1);

            if (_head / BatchMax > full)
            {
                pageIsFull?.Invoke();
            }
        }
    }

    public void Wake()
    {
        List<Waiting>? woken = null;

        lock (_gate)
        {
            // Whom nothing new concerns sleeps on: most events concern one follower in ten, and waking costs more than asking.
            for (var at = _waiting.Count - 1; at >= 0; at--)
            {
                if (_closed || Concerns(_waiting[at]))
                {
                    (woken ??= []).Add(_waiting[at]);
                    _waiting.RemoveAt(at);
                }
            }
        }

        woken?.ForEach(waiting => waiting.Bell.TrySetResult());
    }

    /// <summary>Followers that wait end with an <see cref="ObjectDisposedException"/>.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        Wake();
    }

    /// <param name="concerns">Which events the follower wants; null for all.</param>
    /// <param name="readBehind">Reads a page of events after a position, up to another, from where all of them are.</param>
    public async IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        long after,
        Func<object, bool>? concerns,
        Func<long, long, CancellationToken, ValueTask<List<Recorded>>> readBehind,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var handed = after;

        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var (batch, waiting) = Next(after, handed, concerns);

            if (waiting is not null)
            {
                await RingAsync(waiting, stop);
                after = waiting.After;
                continue;
            }

            batch ??= await readBehind(after, Head, stop);
            after = batch[^1].Position;
            var wanted = Wanted(batch, concerns, handed);

            if (wanted.Count > 0)
            {
                handed = wanted[^1].Position;
                yield return wanted;
            }
        }
    }

    private async Task RingAsync(Waiting waiting, CancellationToken stop)
    {
        try
        {
            await waiting.Bell.Task.WaitAsync(stop);
        }
        finally
        {
            lock (_gate)
            {
                _waiting.Remove(waiting);
            }
        }
    }

    // A batch, or a bell to wait for, or neither: then memory does not reach back that far.
    private (IReadOnlyList<Recorded>? Batch, Waiting? Waiting) Next(long after, long handed, Func<object, bool>? concerns)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);

            if (after >= _head)
            {
                var waiting = new Waiting(concerns, handed) { After = after };
                _waiting.Add(waiting);
                return (null, waiting);
            }

            return after + 1 >= _oldest ? (Copy(after), null) : (null, null);
        }
    }

    private bool Concerns(Waiting waiting)
    {
        var from = Math.Max(waiting.After + 1, _oldest);

        if (waiting.Concerns is null || from > waiting.After + 1 || _head - waiting.Handed >= SilenceMax)
        {
            return waiting.After < _head;
        }

        for (var position = from; position <= _head; position++)
        {
            if (waiting.Concerns(_ring[position % Length].Event))
            {
                // What stands before it was passed over for good; it and what follows is looked at by the follower.
                waiting.After = position - 1;
                return true;
            }
        }

        waiting.After = _head;
        return false;
    }

    private static IReadOnlyList<Recorded> Wanted(IReadOnlyList<Recorded> batch, Func<object, bool>? concerns, long handed)
    {
        if (concerns is null)
        {
            return batch;
        }

        var wanted = batch.Where(recorded => concerns(recorded.Event)).ToList();
        return wanted.Count == 0 && batch[^1].Position - handed >= SilenceMax ? [batch[^1]] : wanted;
    }

    private Recorded[] Copy(long after)
    {
        var batch = new Recorded[Math.Min(_head - after, BatchMax)];

        for (var at = 0; at < batch.Length; at++)
        {
            batch[at] = _ring[(after + 1 + at) % Length];
        }

        return batch;
    }

    private sealed class Waiting(Func<object, bool>? concerns, long handed)
    {
        public Func<object, bool>? Concerns => concerns;

        /// <summary>The last event that was handed on to the follower.</summary>
        public long Handed => handed;

        /// <summary>Everything up to here was looked at.</summary>
        public long After { get; set; }

        public TaskCompletionSource Bell { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
