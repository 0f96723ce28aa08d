using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Watch;

/// <summary>What the house knows of its sealed chains: up to where they were verified, what was ever found wrong, and which keys sealed.</summary>
/// <param name="Faults">In the order they were found. A fault is never taken back: the chain goes on, and so does its story.</param>
public sealed record ChainWatch(ChainEnd Checkpoints, Checkpoint? Last, Seal? LastSeal, ValueList<SeenFault> Faults)
{
    /// <summary>A house with more needs no list, but an expert. Of more, those that somebody has taken note of stand in the journal alone.</summary>
    public const int FaultsMax = 100;

    public static readonly ChainWatch New = new(ChainEnd.Start, Last: null, LastSeal: null, []);

    /// <summary>In the order in which they served; the last one seals now. Empty in a house that has not started since they are noted.</summary>
    public ValueList<HouseKey> Keys { get; init; } = [];

    /// <summary>Whether every record is what it was, as far as anybody has looked.</summary>
    public bool IsGood => Faults.All(seen => seen.Fault.IsTrace);

    /// <summary>What the owner has not taken note of yet.</summary>
    public ValueList<SeenFault> Open => [.. Faults.Where(seen => seen.IsOpen)];
}

/// <param name="At">When it was found.</param>
/// <param name="Noted">Null until the owner has taken note of it.</param>
public sealed record SeenFault(FoundFault Fault, DateTimeOffset At, FaultNote? Noted = null)
{
    /// <summary>Whether it still asks for the owner. A clock is set right by servers as well as by hands, and asks for nobody.</summary>
    public bool IsOpen => Noted is null && Fault.Kind is not FiscalFaultKind.ClockWentBack;
}

/// <summary>The owner has seen a fault, and says what it is. It mends nothing.</summary>
public sealed record FaultNote(string Reason, Actor By, DateTimeOffset At);

/// <summary>A key that seals or sealed here, by its public half: with it the journal alone says what was signed, whatever became of the folder of keys.</summary>
/// <remarks>It needs no seal of its own: its name is its fingerprint, and the records name it.</remarks>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64url without padding.</param>
/// <param name="Lost">The key before it, where that was lost and could not hand over.</param>
public sealed record HouseKey(string Id, string PublicKey, DateTimeOffset Since, string? Lost = null);
