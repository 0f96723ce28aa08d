using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>Where every chain ended when it was verified, sealed into the journal: a start need not walk further back.</summary>
/// <param name="Number">Gapless within the house, from 1.</param>
/// <param name="Position">Of the journal, up to where everything was walked.</param>
public sealed record Checkpoint(long Number, long Position, DateTimeOffset At, ValueList<TillChainEnd> Ends);

/// <summary>The same outside of the journal, where who cuts off its end must find it first.</summary>
public sealed record ChainHeads(long Position, DateTimeOffset At, ValueList<TillChainEnd> Ends);
