using System.Security.Cryptography;
using System.Text;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>One link of a fiscal chain: the exact text that was sealed, and its fingerprint.</summary>
/// <remarks>
/// The text is stored with the record and never built again from live data: what was sealed is what is verified. It ends
/// with the fingerprint of the link before, so that no link can be changed, dropped, inserted or swapped unseen.
/// Signatures by the till's key join with the fiscal issue; the text is what they will sign.
/// </remarks>
/// <param name="Text">UTF-8 when hashed.</param>
/// <param name="Hash">SHA-256 of <paramref name="Text"/>, base64url without padding: 43 signs.</param>
public sealed record Seal(string Text, string Previous, string Hash)
{
    /// <summary>What the first link of a chain names as the one before.</summary>
    public const string NoPrevious = "";

    /// <param name="fields">The record as canonical text, without the link to the one before.</param>
    public static Seal Of(string fields, string previous)
    {
        var text = $"{fields},{(previous.Length == 0 ? 'N' : 'O')},{previous}";
        return new(text, previous, HashOf(text));
    }

    public bool IsIntact(string previous) =>
        Previous == previous && Text.EndsWith($",{previous}", StringComparison.Ordinal) && Hash == HashOf(Text);

    private static string HashOf(string text) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
