namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The keys that what the house knows of its customers is written with: one each, outside the journal and its backups.</summary>
/// <remarks>
/// Whoever loses a key has forgotten what was written with it, in every copy of the journal there is. A key is on disk before
/// <see cref="FindOrMake"/> returns, and gone from it before <see cref="Forget"/> does. Calls may come from any thread.
/// </remarks>
public interface IPersonalKeys
{
    /// <summary>256 bits; null where there is none.</summary>
    /// <param name="stream">Whose it is, by the stream of the journal that is about them.</param>
    byte[]? Find(string stream);

    /// <exception cref="IOException">It could not be kept, and must not be written with.</exception>
    byte[] FindOrMake(string stream);

    /// <summary>Whoever reads these streams from now on reads nothing personal in them, however it was written.</summary>
    /// <exception cref="IOException">It could not be kept; what is forgotten is forgotten.</exception>
    void Forget(IReadOnlyCollection<string> streams);

    bool IsForgotten(string stream);
}
