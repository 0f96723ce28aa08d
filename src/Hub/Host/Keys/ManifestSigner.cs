using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Hub.Keys;

/// <summary>Signs archives with the key that seals the journal.</summary>
internal sealed class ManifestSigner(SealKeyFolder keys) : IManifestSigner
{
    public IReadOnlyList<HousePublicKey> PublicKeys => [.. keys.PublicKeys.Select(key => new HousePublicKey(key.Id, key.PublicKey))];

    public ManifestSignature Sign(string text)
    {
        var (id, signature) = keys.Sign(text);
        return new(text, id, signature);
    }
}
