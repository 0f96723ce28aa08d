namespace RetailPos.Register.Domain.Catalogue;

/// <summary>What stands in the bars: EAN-8, EAN-13 and UPC-A with their check digit, the seven digits of a scale's article, or a code of the house's own.</summary>
public static class Barcode
{
    /// <summary>The longest Code 128 that a hand scanner reads off a shelf label.</summary>
    public const int LengthMax = 48;

    /// <summary>A multipack, a single, and the label of the supplier before.</summary>
    public const int PerArticleMax = 6;

    /// <summary>Printable ASCII without spaces. A number as long as an EAN must be one.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= LengthMax }
        && text.All(sign => sign is > ' ' and <= '~')
        && !text.StartsWith('$')
        && (text.Length is not (8 or 12 or 13) || !text.All(char.IsAsciiDigit) || HasGoodCheckDigit(text));

    /// <summary>Weights of three and one by turns, from the right; the sum with the check digit is a multiple of ten.</summary>
    public static bool HasGoodCheckDigit(string digits) =>
        digits.Length is 8 or 12 or 13
        && digits.All(char.IsAsciiDigit)
        && digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
}
