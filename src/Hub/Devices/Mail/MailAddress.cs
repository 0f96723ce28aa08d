using System.Globalization;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>Where a letter goes, in signs that a server's command can hold: one address, no names, no way to write a second command.</summary>
internal sealed record MailAddress(string Local, string Domain)
{
    private const int LengthMax = 254;

    /// <summary>RFC 5321, 4.5.3.1.1.</summary>
    private const int LocalMax = 64;

    public bool IsAscii => Local.All(char.IsAscii);

    public override string ToString() => $"{Local}@{Domain}";

    public static MailAddress? Of(string text)
    {
        var at = text.LastIndexOf('@');

        if (text.Length > LengthMax || at is < 1 or > LocalMax || at == text.Length - 1 || text[..at].Any(IsOutOfPlace) || text[..at].Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var domain = new IdnMapping().GetAscii(text[(at + 1)..]);
            return domain.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-') && domain is [not ('.' or '-'), ..] ? new(text[..at], domain) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsOutOfPlace(char sign) =>
        char.IsControl(sign) || char.IsWhiteSpace(sign) || char.IsSurrogate(sign) || sign is '<' or '>' or '(' or ')' or '[' or ']' or ',' or ';' or ':' or '\\' or '"';
}
