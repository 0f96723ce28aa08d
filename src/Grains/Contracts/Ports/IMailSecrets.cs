namespace RetailPos.Grains.Contracts.Ports;

/// <summary>What the house signs in with at its mail server, and nowhere else kept.</summary>
/// <remarks>By number, so that a secret which was written before the rules that it belongs to is not said to another server.</remarks>
public interface IMailSecrets
{
    /// <summary>Null where none of that number is kept on this machine.</summary>
    string? Find(int number);

    /// <summary>On disk when the call returns, whole or not at all. The one before it is kept until the next.</summary>
    /// <exception cref="IOException">It could not be written; what was kept before still holds.</exception>
    void Keep(int number, string secret);

    /// <summary>Whatever is kept is gone when the call returns.</summary>
    /// <exception cref="IOException">As above.</exception>
    void Forget();
}
