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
}
