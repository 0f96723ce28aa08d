using System.Globalization;

namespace RetailPos.Verifier.Records;

/// <summary>Figures as the tables write them, turned into the figures that were sealed. What is written otherwise is a fault.</summary>
internal static class Figures
{
    /// <summary><c>-1234,50</c> → −123450. Empty → null.</summary>
    public static long? Cents(string text) => Scaled(text, decimals: 2);

    /// <summary><c>1,500</c> → 1500.</summary>
    public static long Thousandths(string text) => Scaled(text, decimals: 3) ?? throw Fault(text);

    public static long Amount(string text) => Cents(text) ?? throw Fault(text);

    /// <summary><c>5,50</c> → 550.</summary>
    public static long BasisPoints(string text) => Scaled(text, decimals: 2) ?? throw Fault(text);

    public static long Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && text == Plain(number) ? number : throw Fault(text);

    /// <summary><c>2015-01-01T11:38:36+01:00</c> → <c>20150101113836+0100</c>.</summary>
    public static string Time(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? $"{text[..4]}{text[5..7]}{text[8..10]}{text[11..13]}{text[14..16]}{text[17..22]}{text[23..]}"
            : throw Fault(text);

    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Rate(string text) => BasisPoints(text).ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>Half away from zero.</summary>
    public static long TaxInside(long taxIncluded, long basisPoints)
    {
        var (quotient, remainder) = Math.DivRem(taxIncluded * basisPoints, 10_000 + basisPoints);
        return Math.Abs(remainder) * 2 < 10_000 + basisPoints ? quotient : quotient + Math.Sign(taxIncluded);
    }

    private static long? Scaled(string text, int decimals)
    {
        if (text.Length is 0)
        {
            return null;
        }

        var digits = text.AsSpan(text[0] is '-' ? 1 : 0);
        var comma = digits.Length - decimals - 1;

        if (comma < 1 || digits[comma] is not ',' || digits.Length > 18 || digits[..comma].ContainsAnyExceptInRange('0', '9')
            || digits[(comma + 1)..].ContainsAnyExceptInRange('0', '9') || (comma > 1 && digits[0] is '0'))
        {
            throw Fault(text);
        }

        var number = 0L;

        foreach (var digit in digits)
        {
            number = digit is ',' ? number : (number * 10) + (digit - '0');
        }

        return text[0] is '-' && number is not 0 ? -number : text[0] is '-' ? throw Fault(text) : number;
    }

    private static FormatException Fault(string text) => new($"'{text}' is not written as its column is");
}
