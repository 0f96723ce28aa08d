using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Watch;

/// <summary>What the house knows of its sealed chains: up to where they were verified, and what was ever found wrong.</summary>
/// <param name="Faults">In the order they were found. A fault is never taken back: the chain goes on, and so does its story.</param>
public sealed record ChainWatch(ChainEnd Checkpoints, Checkpoint? Last, Seal? LastSeal, ValueList<SeenFault> Faults)
{
    /// <summary>A house with more needs no list, but an expert.</summary>
    public const int FaultsMax = 100;

    public static readonly ChainWatch New = new(ChainEnd.Start, Last: null, LastSeal: null, []);

    /// <summary>Whether every record is what it was, as far as anybody has looked.</summary>
    public bool IsGood => Faults.All(seen => seen.Fault.IsTrace);

    /// <summary>The first bad record that was found; null for a good journal.</summary>
    public SeenFault? FirstBad => Faults.FirstOrDefault(seen => !seen.Fault.IsTrace);
}

/// <param name="At">When it was found.</param>
public sealed record SeenFault(FoundFault Fault, DateTimeOffset At);
