using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Where the chains end, noted outside of the journal and signed: a journal whose end was cut off does not fit it.</summary>
/// <remarks>It may lag behind the journal, never run ahead of it: it is written after the records are durable.</remarks>
public interface ISealHead
{
    /// <exception cref="IOException">It cannot be read.</exception>
    ReadHead Read();

    /// <summary>Replaces what was noted. Durable when it returns.</summary>
    /// <exception cref="IOException">It cannot be written; what was noted before stands.</exception>
    void Write(ChainHeads heads);
}

/// <param name="Heads">Null unless <paramref name="State"/> is <see cref="HeadState.Good"/>.</param>
public sealed record ReadHead(HeadState State, ChainHeads? Heads = null);

public enum HeadState
{
    Good,
    Missing,

    /// <summary>Not signed by a key of the house, or not to be read.</summary>
    Wrong,
}
