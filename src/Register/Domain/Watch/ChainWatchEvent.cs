using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Watch;

public abstract record ChainWatchEvent(DateTimeOffset At)
{
    public sealed record CheckpointSealed(Checkpoint Checkpoint, Seal Seal, DateTimeOffset At) : ChainWatchEvent(At);

    public sealed record FaultFound(FoundFault Fault, DateTimeOffset At) : ChainWatchEvent(At);

    public sealed record FaultsAcknowledged(ValueList<FoundFault> Faults, string Reason, Actor By, DateTimeOffset At) : ChainWatchEvent(At);

    public sealed record KeyKept(string Id, string PublicKey, string? Lost, DateTimeOffset At) : ChainWatchEvent(At);
}
