using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Proves the sealed journal to whoever asks: one seal, or all of them.</summary>
public interface IFiscalDesk
{
    /// <summary>Recomputes one seal. Null for a record that the journal does not hold.</summary>
    Task<SealProof?> ProveAsync(TillId till, FiscalChainKind kind, long number, CancellationToken stop);

    /// <summary>Walks every chain from its first record. What is wrong is written down.</summary>
    /// <param name="said">Hears now and then how far it is; on whatever thread.</param>
    Task<ChainsProof> ProveAllAsync(Action<ChainsProgress> said, CancellationToken stop);

    /// <summary>The owner takes note of what was found. It stays listed, and changes no record.</summary>
    Task<Told<ChainWatchRefusal>> AcknowledgeAsync(CommandId id, ValueList<FoundFault> faults, string reason, Actor by);
}

/// <param name="Fault">Null for a good one.</param>
/// <param name="IsLinked">Whether the record before is the one that it names.</param>
/// <param name="Position">In the journal.</param>
public sealed record SealProof(SealedProofRecord Record, FiscalFaultKind? Fault, bool IsLinked, long Position);

/// <param name="At">As sealed, with the site's own offset.</param>
public sealed record SealedProofRecord(TillId Till, FiscalChainKind Kind, long Number, Seal Seal, DateTimeOffset At);

public sealed record ChainsProgress(long Position, long Head);

/// <param name="Chains">By till and kind, rising.</param>
/// <param name="Faults">In the order of the journal.</param>
public sealed record ChainsProof(ValueList<ChainProof> Chains, ValueList<FoundFault> Faults, long Records, DateTimeOffset At);

/// <param name="Records">How many there are.</param>
/// <param name="Fault">The first bad record; null for a good chain.</param>
public sealed record ChainProof(TillId Till, FiscalChainKind Kind, long Records, FoundFault? Fault);
