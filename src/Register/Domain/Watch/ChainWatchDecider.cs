using System.Diagnostics;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Watch;

using Answer = Decision<ChainWatchEvent, ChainWatchRefusal>;

public static class ChainWatchDecider
{
    public static Decider<ChainWatch, ChainWatchCommand, ChainWatchEvent, ChainWatchRefusal> With(ISealer sealer) =>
        new(ChainWatch.New, (watch, command, now) => Decide(watch, command, now, sealer), Evolve);

    public static ChainWatch Evolve(ChainWatch watch, ChainWatchEvent happened) => happened switch
    {
        ChainWatchEvent.CheckpointSealed e => watch with
        {
            Checkpoints = new(e.Checkpoint.Number, e.Seal.Link), Last = e.Checkpoint, LastSeal = e.Seal,
        },
        ChainWatchEvent.FaultFound e => Room(watch) is { } faults ? watch with { Faults = faults.Add(new(e.Fault, e.At)) } : watch,
        ChainWatchEvent.FaultsAcknowledged e => watch with
        {
            Faults = [.. watch.Faults.Select(seen => seen.IsOpen && e.Faults.Contains(seen.Fault) ? seen with { Noted = new(e.Reason, e.By, e.At) } : seen)],
        },
        ChainWatchEvent.KeyKept e => watch with { Keys = watch.Keys.Add(new(e.Id, e.PublicKey, e.At, e.Lost)) },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Decide(ChainWatch watch, ChainWatchCommand command, DateTimeOffset now, ISealer sealer) => command switch
    {
        ChainWatchCommand.SealCheckpoint c when c.Position < watch.Last?.Position => ChainWatchRefusal.CheckpointBehind,
        ChainWatchCommand.SealCheckpoint c when c.Position == watch.Last?.Position => [],
        ChainWatchCommand.SealCheckpoint c => Seal(new(watch.Checkpoints.Next, c.Position, now, c.Ends), watch, now, sealer),
        ChainWatchCommand.ReportFault c => IsKnown(watch, c.Fault) ? [] : [new ChainWatchEvent.FaultFound(c.Fault, now)],
        ChainWatchCommand.Acknowledge c => Acknowledge(watch, c, now),
        ChainWatchCommand.KeepKey c => watch.Keys.Any(key => key.Id == c.Id) ? [] : [new ChainWatchEvent.KeyKept(c.Id, c.PublicKey, c.Lost, now)],
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    // Whoever walks a chain again meets an old fault again. A missing end is seen once: after that the note outside says what is there,
    // and what is missing the next time was taken the next time.
    private static bool IsKnown(ChainWatch watch, FoundFault fault) =>
        watch.Faults.Any(seen => seen.Fault == fault && (seen.Noted is null || !fault.IsSeenOnce));

    private static ValueList<SeenFault>? Room(ChainWatch watch) =>
        watch.Faults.Count < ChainWatch.FaultsMax ? watch.Faults
        : watch.Faults.FirstOrDefault(seen => seen.Noted is not null) is { } noted ? [.. watch.Faults.Where(seen => seen != noted)]
        : null;

    private static Answer Acknowledge(ChainWatch watch, ChainWatchCommand.Acknowledge c, DateTimeOffset now)
    {
        ValueList<FoundFault> open = [.. watch.Open.Select(seen => seen.Fault).Where(fault => c.Faults.Contains(fault))];
        return string.IsNullOrWhiteSpace(c.Reason) || !Text.IsNote(c.Reason) ? ChainWatchRefusal.ReasonMissing
            : open.IsEmpty ? ChainWatchRefusal.NothingToNote
            : [new ChainWatchEvent.FaultsAcknowledged(open, c.Reason, c.By, now)];
    }

    private static Answer Seal(Checkpoint checkpoint, ChainWatch watch, DateTimeOffset now, ISealer sealer) =>
        [new ChainWatchEvent.CheckpointSealed(checkpoint, sealer.Seal(Canonical.Of(checkpoint), watch.Checkpoints), now)];
}
