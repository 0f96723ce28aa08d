using System.Globalization;

namespace RetailPos.Register.Domain.Customers;

/// <summary>
/// What an NFC reader types for a tag: four, seven or ten bytes in hexadecimal, or four as a decimal number, from either end. One
/// tag has one form here, whichever reader read it. It is a number that anybody may read off a card, and so never a secret.
/// </summary>
public static class NfcTag
{
    /// <summary>Ten bytes in hexadecimal.</summary>
    public const int LengthMax = 20;

    /// <summary>Null for what no reader types.</summary>
    public static string? Read(string typed)
    {
        var signs = string.Concat(typed.Trim().Where(sign => sign is not (':' or '-' or ' '))).ToUpperInvariant();
        var hex = signs.Length == 10 && uint.TryParse(signs, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("X8", CultureInfo.InvariantCulture)
            : signs;
        return hex.Length is 8 or 14 or 20 && hex.All(char.IsAsciiHexDigit) ? Normal(hex) : null;
    }

    public static bool IsNormal(string tag) => Read(tag) == tag;

    // Of the two ends from which it may be read, the one that comes first in order.
    private static string Normal(string hex)
    {
        var turned = string.Concat(Enumerable.Range(1, hex.Length / 2).Select(pair => hex.Substring(hex.Length - (2 * pair), 2)));
        return string.CompareOrdinal(hex, turned) <= 0 ? hex : turned;
    }
}
