using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;

namespace RetailPos.Grains.Contracts;

/// <summary>The secret in the address of an e-ticket: it opens one sale's tickets, or one note of expenses, and nothing else, for as long as the house keeps its key.</summary>
/// <remarks>
/// Unlike <see cref="FollowTokens"/> it names what it opens, beside 128 bits that only the house can have written: a
/// ticket is looked up years later, when nobody can try all sales there ever were.
/// </remarks>
public sealed class ReceiptTokens(FollowTokens tokens)
{
    /// <summary>16 bytes as base64url without padding.</summary>
    private const int SecretSigns = 22;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const string Tickets = "ticket";

    private const string Expenses = "expense";

    public string Of(SaleId sale) => Write(Tickets, sale.Value);

    /// <param name="requested">The address by which the screen that shows it was opened, for a house that names none.</param>
    public string AddressOf(SaleId sale, SiteSettings site, string requested) =>
        PageOf(Of(sale), site, requested);

    /// <summary>Of a note of expenses: whoever has it sees a part of a ticket, and never the rest.</summary>
    /// <param name="requested">As for a ticket.</param>
    public string AddressOf(ExpenseNote note, SiteSettings site, string requested) => PageOf(
        Write(Expenses, string.Create(CultureInfo.InvariantCulture, $"{note.Sale}{Between}{note.Till}{Between}{note.Number}")), site, requested);

    /// <summary>The sale that the token belongs to; null when the house has not written it.</summary>
    /// <remarks>Compared in constant time: the time it takes tells nothing of how much of a guess was right.</remarks>
    public SaleId? Find(string token) => Read(Tickets, token) is { } id && Id.IsValid(id) ? new SaleId(id) : null;

    /// <summary>The note of expenses that the token belongs to; null when the house has not written it.</summary>
    public (SaleId Sale, TillId Till, long Number)? FindExpense(string token) =>
        Read(Expenses, token)?.Split(Between) is [var sale, var till, var written]
        && Id.IsValid(sale) && Id.IsValid(till) && long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new(sale), new(till), number)
            : null;

    // No id has one.
    private const char Between = '/';

    private static string PageOf(string token, SiteSettings site, string requested) =>
        $"{(site.PublicUrl.Length > 0 ? site.PublicUrl : requested).TrimEnd('/')}/ticket/{token}";

    private string Write(string kind, string named) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(named)) + SecretOf(kind, named);

    private string SecretOf(string kind, string named) => tokens.Sign($"{kind}/{named}");

    private string? Read(string kind, string token) =>
        token.Length > SecretSigns && NamedIn(token[..^SecretSigns]) is { } named
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SecretOf(kind, named)), Encoding.UTF8.GetBytes(token[^SecretSigns..]))
            ? named
            : null;

    private static string? NamedIn(string text)
    {
        try
        {
            return Strict.GetString(Base64Url.DecodeFromChars(text));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
