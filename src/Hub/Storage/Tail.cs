using System.Runtime.CompilerServices;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Storage;

/// <summary>The newest events in memory, and the bell that rings when there are more.</summary>
/// <remarks>
/// Whoever follows carries only a position. The tail either has what comes next, or it has nothing newer and says when
/// there is, or the follower is further behind than memory reaches and is sent to the disk. Because each step starts
/// anew from the position, there is no seam at which an event could be missed or seen twice.
/// </remarks>
internal sealed class Tail(long head)
{
    /// <summary>Some minutes of a busy service: whoever follows at all is served from memory. A few megabytes.</summary>
    public const int Length = 8_192;

    /// <summary>A batch is handled in one go, so that a follower far behind still shows progress often.</summary>
    public const int BatchMax = 512;

    private readonly Lock _gate = new();
    private readonly Recorded[] _ring = new Recorded[Length];
    private long _head = head;
    private long _oldest = head + 1;
    private bool _closed;
    private TaskCompletionSource? _bell;

    public long Head => Volatile.Read(ref _head);

    /// <summary>Takes in what has become durable. Followers see it from here on, but are not woken yet.</summary>
    public void Add(List<Recorded> group)
    {
        lock (_gate)
        {
            foreach (var recorded in group)
            {
                _ring[recorded.Position % Length] = recorded;
                _head = recorded.Position;
            }

            _oldest = Math.Max(_oldest, _head - Length + 1);
        }
    }

    public void Wake()
    {
        TaskCompletionSource? bell;

        lock (_gate)
        {
            bell = _bell;
            _bell = null;
        }

        bell?.SetResult();
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

    /// <param name="readBehind">Reads a page of events after a position, up to another, from where all of them are.</param>
    public async IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        long after,
        Func<long, long, CancellationToken, ValueTask<List<Recorded>>> readBehind,
        [EnumeratorCancellation] CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var (batch, bell) = Next(after);

            if (bell is not null)
            {
                await bell.WaitAsync(stop);
                continue;
            }

            batch ??= await readBehind(after, Head, stop);
            after = batch[^1].Position;
            yield return batch;
        }
    }

    // A batch, or a bell to wait for, or neither: then memory does not reach back that far.
    private (IReadOnlyList<Recorded>? Batch, Task? Bell) Next(long after)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);

            if (after >= _head)
            {
                _bell ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                return (null, _bell.Task);
            }

            return after + 1 >= _oldest ? (Copy(after), null) : (null, null);
        }
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
}
