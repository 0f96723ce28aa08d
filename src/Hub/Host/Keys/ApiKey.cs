using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Hub.Domain.People;

namespace RetailPos.Hub.Keys;

/// <summary>What the hub keeps of a client's key: whose it is and its fingerprint. The key itself is shown once and forgotten.</summary>
/// <param name="Name">An id: it stands in the journal as the place where a command came from.</param>
/// <param name="Sha256">Base64url. A key is 32 random bytes, so its plain fingerprint cannot be guessed back.</param>
/// <param name="Rights">What it grants; null for all that the API offers, as every key did before there were rights.</param>
public sealed record ApiKey(string Name, string Sha256, DateTimeOffset CreatedAt, IReadOnlyList<Right>? Rights = null)
{
    public bool Grants(Right right) => Rights?.Contains(right) ?? true;

    /// <summary>Tells a key from any other secret that somebody pastes by mistake.</summary>
    public const string Prefix = "rp_";

    /// <summary>Longer headers are not keys, and are not hashed.</summary>
    public const int LengthMax = 128;

    public static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Fingerprint(string secret) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
