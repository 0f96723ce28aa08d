using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Where the people's secrets are kept, and nowhere else. What is in it cannot be turned back into what was typed.</summary>
/// <remarks>A change is on disk when the call returns, whole or not at all. Calls may come from any thread; checking a secret takes a tenth of a second on purpose.</remarks>
public interface ISecretVault
{
    /// <exception cref="IOException">It could not be written; what was kept before still holds.</exception>
    void Keep(PersonId person, SecretKind kind, string secret);

    /// <exception cref="IOException">As above.</exception>
    void Forget(PersonId person, SecretKind kind);

    /// <summary>False too when nothing is kept.</summary>
    bool IsRight(PersonId person, SecretKind kind, string secret);

    /// <summary>Whose badge this is; null for nobody's.</summary>
    PersonId? PersonOfBadge(string badge);
}
