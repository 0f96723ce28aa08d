namespace RetailPos.Register.Domain.Catalogue;

/// <summary>Reads a decimal number as a whole count of its smallest unit, without ever holding a fraction.</summary>
public static class Digits
{
    /// <summary>"12,50" and "12.5" with two decimals are both 1250. More decimals than asked for, or anything else, is no number.</summary>
    /// <param name="decimals">0–4.</param>
    public static long? Read(string text, int decimals)
    {
        var trimmed = text.Trim();
        var point = trimmed.IndexOfAny([',', '.']);
        var whole = point < 0 ? trimmed : trimmed[..point];
        var fraction = point < 0 ? "" : trimmed[(point + 1)..];

        // Nine digits before the point fit every limit of the house many times over.
        return whole.Length is 0 or > 9 || (point >= 0 && fraction.Length == 0) || fraction.Length > decimals
            || !whole.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit)
            ? null
            : (whole + fraction.PadRight(decimals, '0')).Aggregate(0L, (sum, digit) => sum * 10 + (digit - '0'));
    }
}
