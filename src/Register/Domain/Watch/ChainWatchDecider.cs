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
        ChainWatchEvent.FaultFound e => watch.Faults.Count < ChainWatch.FaultsMax
            ? watch with { Faults = watch.Faults.Add(new(e.Fault, e.At)) }
            : watch,
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Decide(ChainWatch watch, ChainWatchCommand command, DateTimeOffset now, ISealer sealer) => command switch
    {
        ChainWatchCommand.SealCheckpoint c when c.Position < watch.Last?.Position => ChainWatchRefusal.CheckpointBehind,
        ChainWatchCommand.SealCheckpoint c when c.Position == watch.Last?.Position => [],
        ChainWatchCommand.SealCheckpoint c => Seal(new(watch.Checkpoints.Next, c.Position, now, c.Ends), watch, now, sealer),
        ChainWatchCommand.ReportFault c => watch.Faults.Any(seen => seen.Fault == c.Fault) ? [] : [new ChainWatchEvent.FaultFound(c.Fault, now)],
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    private static Answer Seal(Checkpoint checkpoint, ChainWatch watch, DateTimeOffset now, ISealer sealer) =>
        [new ChainWatchEvent.CheckpointSealed(checkpoint, sealer.Seal(Canonical.Of(checkpoint), watch.Checkpoints), now)];
}
