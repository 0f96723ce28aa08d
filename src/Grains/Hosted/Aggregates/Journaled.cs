using System.Text.Json;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains;

/// <summary>Runs a decider over a journal: decide, then write, then move. In that order, always.</summary>
/// <remarks>Not thread-safe: the grain host lets one call in at a time, and that is the only lock there is.</remarks>
public sealed class Journaled<TState, TCommand, TEvent, TRefusal>(
    Decider<TState, TCommand, TEvent, TRefusal> decider, string stream, IJournal journal, TimeProvider clock)
    where TEvent : notnull
    where TRefusal : struct, Enum
{
    /// <summary>Waking never replays more than this many events: a few milliseconds.</summary>
    public const int SnapshotEvery = 256;

    /// <summary>Causes kept in memory. A stream of that length has been asked about its older ones at the journal's index.</summary>
    private const int CausesMax = 1_024;

    private static readonly string Shape = SnapshotShape.Of<TState>(typeof(TEvent));

    private readonly HashSet<CommandId> _causes = [];
    private bool _forgetful;
    private long _snapshotAt;

    public TState State { get; private set; } = decider.Initial;

    public long Version { get; private set; }

    public async ValueTask ReplayAsync(CancellationToken stop)
    {
        if (await journal.ReadSnapshotAsync(stream, Shape, stop) is { } snapshot)
        {
            State = JsonSerializer.Deserialize<TState>(snapshot.State.Span, JournalJson.Options)!;
            Version = _snapshotAt = snapshot.At;
            _forgetful = true;
        }

        await foreach (var recorded in journal.ReadStreamAsync(stream, Version, stop))
        {
            Remember(recorded.Cause);
            Move((TEvent)recorded.Event);
        }

        // After an update no snapshot is of this build's shape: the long way is gone once, not at every waking.
        await KeepSnapshotAsync(stop);
    }

    /// <remarks>
    /// When the append throws, nobody knows whether it was written. State is then left behind, never ahead,
    /// and the grain drops this activation, so that the next message replays what the disk really holds.
    /// </remarks>
    public async ValueTask<Told<TRefusal>> TellAsync(CommandId id, TCommand command, CancellationToken stop)
    {
        if (_causes.Contains(id) || (_forgetful && await journal.KnowsAsync(stream, id, stop)))
        {
            return new(Refusal: null, Position: 0); // A repeated tap, or a retry after a lost answer.
        }

        var decision = decider.Decide(State, command, clock.GetLocalNow());

        if (decision.Events.IsEmpty)
        {
            return new(decision.Refusal, Position: 0);
        }

        var appended = await journal.AppendAsync(stream, Version, id, [.. decision.Events], stop);
        Remember(id);

        foreach (var happened in decision.Events)
        {
            Move(happened);
        }

        await KeepSnapshotAsync(stop);
        return new(Refusal: null, appended.Position);
    }

    private async ValueTask KeepSnapshotAsync(CancellationToken stop)
    {
        if (Version - _snapshotAt < SnapshotEvery)
        {
            return;
        }

        try
        {
            var state = JsonSerializer.SerializeToUtf8Bytes(State, JournalJson.Options);
            await journal.SaveSnapshotAsync(stream, Shape, new(Version, state), stop);
            _snapshotAt = Version;
        }
        catch (JournalUnwritableException)
        {
            // What was asked for is on disk and must not be answered with a fault. The next command tries again.
        }
    }

    private void Remember(CommandId cause)
    {
        if (_causes.Count >= CausesMax)
        {
            _causes.Clear();
            _forgetful = true;
        }

        _causes.Add(cause);
    }

    private void Move(TEvent happened)
    {
        State = decider.Evolve(State, happened);
        Version++;
    }
}
