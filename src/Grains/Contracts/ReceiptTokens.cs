using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>The secret in the address of an e-ticket: it opens one sale's tickets, and nothing else, for as long as the house keeps its key.</summary>
/// <remarks>
/// Unlike <see cref="FollowTokens"/> it names what it opens, beside 128 bits that only the house can have written: a
/// ticket is looked up years later, when nobody can try all sales there ever were.
/// </remarks>
public sealed class ReceiptTokens(FollowTokens tokens)
{
    /// <summary>16 bytes as base64url without padding.</summary>
    private const int SecretSigns = 22;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Of(SaleId sale) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(sale.Value)) + SecretOf(sale);

    /// <param name="requested">The address by which the screen that shows it was opened, for a house that names none.</param>
    public string AddressOf(SaleId sale, SiteSettings site, string requested) =>
        $"{(site.PublicUrl.Length > 0 ? site.PublicUrl : requested).TrimEnd('/')}/ticket/{Of(sale)}";

    /// <summary>The sale that the token belongs to; null when the house has not written it.</summary>
    /// <remarks>Compared in constant time: the time it takes tells nothing of how much of a guess was right.</remarks>
    public SaleId? Find(string token)
    {
        if (token.Length <= SecretSigns || SaleIn(token[..^SecretSigns]) is not { } sale)
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(SecretOf(sale)), Encoding.UTF8.GetBytes(token[^SecretSigns..])) ? sale : null;
    }

    private string SecretOf(SaleId sale) => tokens.Sign($"ticket/{sale.Value}");

    private static SaleId? SaleIn(string text)
    {
        try
        {
            var id = Strict.GetString(Base64Url.DecodeFromChars(text));
            return Id.IsValid(id) ? new SaleId(id) : null;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
