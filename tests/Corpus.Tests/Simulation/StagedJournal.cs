using System.Runtime.CompilerServices;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Reactions;
using RetailPos.Kernel;

namespace RetailPos.Corpus.Tests.Simulation;

internal enum WriteFault
{
    None,

    /// <summary>Nothing is on the disk.</summary>
    Before,

    /// <summary>Everything is on the disk, and the answer is lost.</summary>
    After,
}

/// <summary>
/// A journal whose followers wait for the simulation: every feed and every reaction gets its events when its turn comes, one
/// after the other, so that the seed alone decides the order of everything. Writes fail when they are told to.
/// </summary>
/// <remarks>
/// One of these is one life of the hub. When it dies, every write fails from there on; the disk below goes on to the next life.
/// A follower that is handed something runs on the simulation's own thread until it waits again: threads change nothing.
/// </remarks>
internal sealed class StagedJournal(IJournal disk, List<Recorded> all) : IJournal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<Follower> _followers = [];
    private TaskCompletionSource? _changed;
    private (int In, WriteFault Fault, bool Dies) _planned;
    private bool _feedsFlow = true;

    public long Head => disk.Head;

    public bool IsDead { get; private set; }

    public int Faults { get; private set; }

    /// <summary>Of the last fault: where it was, and whether the events are on the disk all the same.</summary>
    public (string Stream, bool IsOnDisk) LastFault { get; private set; } = ("", false);

    /// <summary>How many events a reaction is set back by at the start of this life: a checkpoint that was not written in time.</summary>
    public Func<long, long> Checkpoint { get; init; } = kept => kept;

    /// <param name="after">Which of the coming writes fails, from 1.</param>
    public void Fail(int after, WriteFault fault, bool dies) => _planned = (after, fault, dies);

    public void Die() => IsDead = true;

    /// <summary>Until now feeds went on by themselves, for a hub that starts waits for them.</summary>
    public void HoldFeeds() => _feedsFlow = false;

    public async Task AllWaitAsync(int followers)
    {
        while (true)
        {
            Task changed;

            lock (_gate)
            {
                if (_followers.Count == followers && _followers.TrueForAll(follower => follower.IsWaiting))
                {
                    return;
                }

                _changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                changed = _changed.Task;
            }

            await changed.WaitAsync(Patience);
        }
    }

    /// <summary>What the reaction would be told next; null when it has been told everything.</summary>
    public Recorded? NextFor(string reaction)
    {
        var follower = Find(reaction);

        while (follower.At < all.Count)
        {
            var next = all[(int)follower.At];

            if (follower.Concerns!(next.Event))
            {
                return next;
            }

            follower.At++;
        }

        return null;
    }

    /// <summary>Hands the next event to a reaction and returns when it has done with it, well or not.</summary>
    public Task HandAsync(string reaction, Recorded next) => HandAsync(Find(reaction), [next]);

    /// <summary>Brings all feeds to the head.</summary>
    public async Task HandFeedsAsync()
    {
        List<Follower> feeds;

        lock (_gate)
        {
            feeds = _followers.FindAll(follower => follower.Concerns is null);
        }

        foreach (var feed in feeds)
        {
            if (feed.At < all.Count)
            {
                await HandAsync(feed, all.GetRange((int)feed.At, all.Count - (int)feed.At));
            }
        }
    }

    public ValueTask<Appended> AppendAsync(
        string stream, long expected, CommandId cause, IReadOnlyList<object> events, CancellationToken stop)
    {
        ThrowIfDead();
        var isIt = _planned.In > 0 && --_planned.In == 0;

        if (isIt && _planned.Fault is WriteFault.Before)
        {
            throw Break(stream, isOnDisk: false);
        }

        var appended = disk.AppendAsync(stream, expected, cause, events, stop);
        Take();
        return isIt ? throw Break(stream, isOnDisk: true) : appended;
    }

    public IAsyncEnumerable<Recorded> ReadStreamAsync(string stream, long afterVersion, CancellationToken stop) =>
        disk.ReadStreamAsync(stream, afterVersion, stop);

    public IAsyncEnumerable<Recorded> ReadAllAsync(long afterPosition, CancellationToken stop) =>
        disk.ReadAllAsync(afterPosition, stop);

    public ValueTask<long> PositionAtAsync(DateTimeOffset at, CancellationToken stop) => disk.PositionAtAsync(at, stop);

    public async IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        long afterPosition, Func<object, bool>? concerns, [EnumeratorCancellation] CancellationToken stop)
    {
        var follower = new Follower(concerns, afterPosition);
        using var stopped = stop.Register(follower.Stop);

        lock (_gate)
        {
            _followers.Add(follower);
        }

        try
        {
            while (true)
            {
                yield return await WaitAsync(follower);
            }
        }
        finally
        {
            lock (_gate)
            {
                _followers.Remove(follower);
                Tell();
            }

            follower.Gone();
        }
    }

    public ValueTask<bool> KnowsAsync(string stream, CommandId cause, CancellationToken stop) =>
        disk.KnowsAsync(stream, cause, stop);

    public ValueTask<Snapshot?> ReadSnapshotAsync(string name, string shape, CancellationToken stop) =>
        disk.ReadSnapshotAsync(name, shape, stop);

    public ValueTask SaveSnapshotAsync(string name, string shape, Snapshot snapshot, CancellationToken stop)
    {
        ThrowIfDead();
        return disk.SaveSnapshotAsync(name, shape, snapshot, stop);
    }

    public async ValueTask<long> ReadCheckpointAsync(string reaction, CancellationToken stop) =>
        Checkpoint(await disk.ReadCheckpointAsync(reaction, stop));

    public ValueTask SaveCheckpointAsync(string reaction, long position, CancellationToken stop)
    {
        ThrowIfDead();
        return disk.SaveCheckpointAsync(reaction, position, stop);
    }

    private static async Task HandAsync(Follower follower, IReadOnlyList<Recorded> batch)
    {
        follower.At = batch[^1].Position;
        await follower.HandAsync(batch).WaitAsync(Patience);
    }

    private Task<IReadOnlyList<Recorded>> WaitAsync(Follower follower)
    {
        lock (_gate)
        {
            if (_feedsFlow && follower.Concerns is null && follower.At < all.Count)
            {
                var rest = all.GetRange((int)follower.At, all.Count - (int)follower.At);
                follower.At = rest[^1].Position;
                return Task.FromResult<IReadOnlyList<Recorded>>(rest);
            }

            var wait = follower.WaitAsync();
            Tell();
            return wait;
        }
    }

    private void Take()
    {
        lock (_gate)
        {
            foreach (var recorded in disk.ReadAllAsync(all.Count, CancellationToken.None).ToBlockingEnumerable())
            {
                all.Add(recorded);
            }
        }
    }

    private Follower Find(string reaction)
    {
        lock (_gate)
        {
            return _followers.Find(follower => (follower.Concerns?.Target as IReaction)?.Name == reaction)
                ?? throw new InvalidOperationException($"{reaction} follows nothing.");
        }
    }

    private JournalUnwritableException Break(string stream, bool isOnDisk)
    {
        LastFault = (stream, isOnDisk);
        Faults++;
        IsDead |= _planned.Dies;
        return new("The disk is failing, as the simulation wanted.");
    }

    private void ThrowIfDead()
    {
        if (IsDead)
        {
            throw new JournalUnwritableException("The hub was killed, as the simulation wanted.");
        }
    }

    // Whoever waits for a change looks again on a thread of its own.
    private void Tell()
    {
        _changed?.TrySetResult();
        _changed = null;
    }

    private sealed class Follower(Func<object, bool>? concerns, long at)
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource<IReadOnlyList<Recorded>>? _wait;
        private TaskCompletionSource? _done;
        private bool _stopped;

        public Func<object, bool>? Concerns => concerns;

        public long At { get; set; } = at;

        public bool IsWaiting
        {
            get
            {
                lock (_gate)
                {
                    return _wait is not null;
                }
            }
        }

        public Task<IReadOnlyList<Recorded>> WaitAsync()
        {
            TaskCompletionSource? done;
            Task<IReadOnlyList<Recorded>> wait;

            lock (_gate)
            {
                // Its continuation runs where it is handed something: there is one thing at a time.
                _wait = new();
                wait = _wait.Task;
                (done, _done) = (_done, null);

                if (_stopped)
                {
                    _wait.TrySetCanceled();
                }
            }

            done?.TrySetResult();
            return wait;
        }

        public Task HandAsync(IReadOnlyList<Recorded> batch)
        {
            TaskCompletionSource<IReadOnlyList<Recorded>> wait;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

            lock (_gate)
            {
                wait = _wait ?? throw new InvalidOperationException("It is not waiting.");
                (_wait, _done) = (null, done);
            }

            wait.TrySetResult(batch);
            return done.Task;
        }

        public void Stop()
        {
            TaskCompletionSource<IReadOnlyList<Recorded>>? wait;

            lock (_gate)
            {
                _stopped = true;
                wait = _wait;
            }

            wait?.TrySetCanceled();
        }

        public void Gone()
        {
            TaskCompletionSource? done;

            lock (_gate)
            {
                (done, _done) = (_done, null);
            }

            done?.TrySetResult();
        }
    }
}
