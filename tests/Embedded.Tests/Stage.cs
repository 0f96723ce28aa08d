using System.Collections.Concurrent;

namespace RetailPos.Grains.Embedded.Tests;

/// <summary>What a test and its grains share: doors that the test opens, and what the grains saw.</summary>
public sealed class Stage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, int> _awake = new();
    private readonly ConcurrentQueue<(int Count, TaskCompletionSource Reached)> _waits = new();
    private int _wakings;
    private int _sleeps;

    /// <summary>Closed until the test opens it; a holding grain waits in front of it.</summary>
    public Door Door { get; } = new();

    /// <summary>Opened by a grain that holds.</summary>
    public Door Holding { get; } = new();

    public ConcurrentQueue<string> Notes { get; } = new();

    public ConcurrentQueue<DeactivationReason> Reasons { get; } = new();

    /// <summary>Thrown by grains that wake.</summary>
    public Exception? FailsWaking { get; set; }

    /// <summary>What a sleeping grain waits for, besides a few turns of the scheduler.</summary>
    public Task FallsAsleep { get; set; } = Task.CompletedTask;

    /// <summary>How often two activations or two turns of one grain were seen at once.</summary>
    public int Meetings { get; private set; }

    public int Wakings => _wakings;

    public int Wake(string key)
    {
        if (_awake.AddOrUpdate(key, 1, (_, count) => count + 1) > 1)
        {
            Meet();
        }

        return Interlocked.Increment(ref _wakings);
    }

    public void Sleep(string key, DeactivationReason reason)
    {
        _awake.AddOrUpdate(key, -1, (_, count) => count - 1);
        Reasons.Enqueue(reason);
        var sleeps = Interlocked.Increment(ref _sleeps);

        foreach (var (count, reached) in _waits)
        {
            if (sleeps >= count)
            {
                reached.TrySetResult();
            }
        }
    }

    public void Meet() => Meetings++;

    public Task SleptAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waits.Enqueue((count, reached));

        if (Volatile.Read(ref _sleeps) >= count)
        {
            reached.TrySetResult();
        }

        return reached.Task.WaitAsync(Patience);
    }
}

public sealed class Door
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Opened => _open.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Open() => _open.TrySetResult();
}
