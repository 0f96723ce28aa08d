using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Watch;

public abstract record ChainWatchCommand
{
    private ChainWatchCommand() { }

    /// <summary>Everything up to a position was walked.</summary>
    public sealed record SealCheckpoint(long Position, ValueList<TillChainEnd> Ends) : ChainWatchCommand;

    /// <summary>Something is wrong. Found again, it is no news.</summary>
    public sealed record ReportFault(FoundFault Fault) : ChainWatchCommand;

    /// <summary>The owner has seen these faults. They stay listed; the next one rings again.</summary>
    public sealed record Acknowledge(ValueList<FoundFault> Faults, string Reason, Actor By) : ChainWatchCommand;

    /// <summary>A key seals from here on.</summary>
    /// <param name="PublicKey">SubjectPublicKeyInfo, base64url without padding.</param>
    /// <param name="Lost">The key before it, where that is lost.</param>
    public sealed record KeepKey(string Id, string PublicKey, string? Lost = null) : ChainWatchCommand;
}
