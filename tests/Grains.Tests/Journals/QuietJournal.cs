using System.Runtime.CompilerServices;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Reactions;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Journals;

/// <summary>Knows when everybody who follows has handled all there is, so that a test can look at what became of it.</summary>
public sealed class QuietJournal(IJournal inner) : JournalAround(inner)
{
    private const int Feeds = 11;

    private readonly Lock _gate = new();
    private readonly Dictionary<object, long> _handled = [];
    private readonly List<long> _startedAt = [];
    private (int Followers, TaskCompletionSource Quiet)? _wait;

    /// <summary>From where everybody began to follow.</summary>
    public IReadOnlyList<long> StartedAt
    {
        get
        {
            lock (_gate)
            {
                return [.. _startedAt];
            }
        }
    }

    public override async IAsyncEnumerable<IReadOnlyList<Recorded>> FollowAsync(
        long afterPosition, Func<object, bool>? concerns, [EnumeratorCancellation] CancellationToken stop)
    {
        var follower = new object();

        lock (_gate)
        {
            _startedAt.Add(afterPosition);
        }

        try
        {
            Reached(follower, afterPosition);

            // Everybody is woken for everything: who sleeps cannot tell that they have come to the head.
            await foreach (var batch in Inner.FollowAsync(afterPosition, concerns: null, stop))
            {
                yield return batch;
                Reached(follower, batch[^1].Position);
            }
        }
        finally
        {
            lock (_gate)
            {
                _handled.Remove(follower);
            }
        }
    }

    /// <summary>Returns when all feeds and reactions of the house wait at the head. Nothing else may be under way.</summary>
    public Task QuietAsync(House house)
    {
        lock (_gate)
        {
            _wait = (Feeds + house.Of<IEnumerable<IReaction>>().Count(), new(TaskCreationOptions.RunContinuationsAsynchronously));
            Look();
            return _wait.Value.Quiet.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    private void Reached(object follower, long position)
    {
        lock (_gate)
        {
            _handled[follower] = position;
            Look();
        }
    }

    private void Look()
    {
        if (_wait is { } wait && _handled.Count == wait.Followers && _handled.Values.All(position => position == Head))
        {
            wait.Quiet.TrySetResult();
        }
    }
}
