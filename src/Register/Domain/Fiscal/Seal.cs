using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>One link of a fiscal chain: the exact text that was sealed, its fingerprint, and the signature over it.</summary>
/// <remarks>
/// The text is stored with the record and never built again from live data: what was sealed is what is verified. It ends
/// with the link before, so that no record can be changed, dropped, inserted or swapped unseen; the signature keeps whoever
/// holds the database, but not the key, from making a whole chain anew.
/// </remarks>
/// <param name="Text">UTF-8 when hashed and signed.</param>
/// <param name="Previous">The <see cref="Link"/> of the record before; empty for the first.</param>
/// <param name="Hash">SHA-256 of <paramref name="Text"/>, base64url without padding: 43 signs.</param>
/// <param name="KeyId">Which key signed it; null for what was sealed before there were keys.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over <paramref name="Text"/>, r and s one after the other, base64url without padding: 86 signs.</param>
public sealed record Seal(string Text, string Previous, string Hash, string? KeyId = null, string? Signature = null)
{
    /// <summary>What the first link of a chain names as the one before.</summary>
    public const string NoPrevious = "";

    /// <summary>SHA-256 as base64url without padding. A signature is longer.</summary>
    internal const int HashLength = 43;

    // The third, seventh, thirteenth and nineteenth sign.
    private static readonly int[] ExtractAt = [2, 6, 12, 18];

    /// <summary>What the next record of the chain names as the one before: the signature, or the fingerprint where there is none.</summary>
    public string Link => Signature ?? Hash;

    /// <summary>Four signs, by which paper and journal are compared (fiscal-and-protocols.md §1.3).</summary>
    public string Extract => ExtractOf(Link);

    /// <summary>A seal that nobody has signed.</summary>
    /// <param name="fields">The record as canonical text, without the link to the one before.</param>
    public static Seal Of(string fields, string previous)
    {
        var text = $"{fields},{(previous.Length == 0 ? 'N' : 'O')},{previous}";
        return new(text, previous, HashOf(text));
    }

    public static string ExtractOf(string link) => string.Concat(ExtractAt.Select(at => link[at]));

    /// <summary>Whether text, fingerprint and link to the one before are what they were. The signature is asked of <see cref="IsSigned"/>.</summary>
    public bool IsIntact(string previous) =>
        Previous == previous && Text.EndsWith($",{previous}", StringComparison.Ordinal) && Hash == HashOf(Text);

    /// <summary>Whether the signature is that key's, over this very text.</summary>
    public bool IsSigned(ISealKeys keys) =>
        KeyId is not null && Signature is not null && keys.IsSignedBy(KeyId, Text, Signature);

    private static string HashOf(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
