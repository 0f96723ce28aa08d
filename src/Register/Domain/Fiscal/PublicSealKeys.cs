using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>Verifies by public keys alone: in the hub, and wherever an archive is read without it.</summary>
public sealed class PublicSealKeys : ISealKeys, IDisposable
{
    /// <summary>r and s of 32 bytes each.</summary>
    public const int SignatureBytes = 64;

    /// <summary>The signs of a key's id: 96 bits of its fingerprint, which nobody meets twice.</summary>
    public const int IdLength = 16;

    private readonly FrozenDictionary<string, ECDsa> _keys;

    /// <param name="publicKeys">Each as SubjectPublicKeyInfo (RFC 5280), DER.</param>
    /// <exception cref="CryptographicException">One of them is no such key.</exception>
    public PublicSealKeys(IEnumerable<byte[]> publicKeys) =>
        _keys = publicKeys.DistinctBy(IdOf).ToFrozenDictionary(IdOf, Read, StringComparer.Ordinal);

    /// <summary>A key is named by its own fingerprint, so that a name can never be given to another.</summary>
    public static string IdOf(byte[] publicKey) => Base64Url.EncodeToString(SHA256.HashData(publicKey))[..IdLength];

    public bool Knows(string keyId) => _keys.ContainsKey(keyId);

    public bool IsSignedBy(string keyId, string text, string signature)
    {
        Span<byte> bytes = stackalloc byte[SignatureBytes];
        return _keys.TryGetValue(keyId, out var key)
            && Base64Url.IsValid(signature, out var length) && length == SignatureBytes
            && Base64Url.TryDecodeFromChars(signature, bytes, out _)
            && key.VerifyData(Encoding.UTF8.GetBytes(text), bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private static ECDsa Read(byte[] publicKey)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key;
    }
}
