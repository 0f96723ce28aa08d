using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Signs what leaves the house, with the key that seals its journal.</summary>
public interface IManifestSigner
{
    ManifestSignature Sign(string text);

    /// <summary>The public half of every key that ever sealed here, by its id.</summary>
    IReadOnlyList<HousePublicKey> PublicKeys { get; }
}

/// <param name="PublicKey">SubjectPublicKeyInfo (RFC 5280), DER.</param>
public sealed record HousePublicKey(string Id, byte[] PublicKey);
