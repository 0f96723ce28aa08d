using System.Globalization;

namespace RetailPos.Register.Domain.Countries;

/// <summary>Numbers that states give to companies, each with a figure by which a slip of the finger shows.</summary>
/// <remarks>Given without spaces, points and dashes, in capitals: see <see cref="Bare"/>.</remarks>
public static class TaxNumbers
{
    private const int SirenDigits = 9;
    private const int SiretDigits = 14;

    /// <summary>La Poste has more establishments than its number had room for: their figures add up to a multiple of five.</summary>
    private const string LaPoste = "356000000";

    /// <summary>As it was typed, without what people put between the figures.</summary>
    public static string Bare(string typed) =>
        string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('.' or '-' or '/'))).ToUpperInvariant();

    /// <summary>Nine digits whose last is right for the others (Luhn).</summary>
    public static bool IsSiren(string text) => text.Length == SirenDigits && text.All(char.IsAsciiDigit) && IsLuhn(text);

    /// <summary>Fourteen digits: a company's nine and an establishment's five, whose last is right for the others (Luhn).</summary>
    public static bool IsSiret(string text) =>
        text.Length == SiretDigits && text.All(char.IsAsciiDigit)
        && (IsLuhn(text) || (text.StartsWith(LaPoste, StringComparison.Ordinal) && text.Sum(digit => digit - '0') % 5 == 0));

    /// <summary>Four digits and a letter, such as 5610C.</summary>
    public static bool IsActivityCode(string text) => text.Length == 5 && text[..4].All(char.IsAsciiDigit) && char.IsAsciiLetterUpper(text[4]);

    /// <summary>By the country that its letters name; of the others only the outline is known.</summary>
    public static bool IsVatNumber(string text) =>
        text.StartsWith("FR", StringComparison.Ordinal) ? IsFrenchVat(text)
        : text.StartsWith("CHE", StringComparison.Ordinal) ? IsSwissVat(text)
        : text.StartsWith("BE", StringComparison.Ordinal) ? IsBelgianVat(text)
        : text.Length is >= 4 and <= 14 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1])
            && text.All(sign => char.IsAsciiLetterUpper(sign) || char.IsAsciiDigit(sign));

    /// <summary>Of that very country: an address in Geneva has no French number.</summary>
    public static bool IsVatNumberOf(Country country, string text) => country switch
    {
        Country.France => IsFrenchVat(text),
        Country.Switzerland => IsSwissVat(text),
        Country.Belgium => IsBelgianVat(text),
    };

    /// <summary>By its letters: Greece writes EL, and goods of Northern Ireland are those of the Union (XI).</summary>
    public static bool IsOfUnion(string text) => text.Length > 2 && Union.Contains(text[..2]);

    /// <summary>FR, a key of two signs, and the SIREN. A key of figures is (12 + 3 × (SIREN mod 97)) mod 97; one with letters follows no published rule.</summary>
    private static bool IsFrenchVat(string text) =>
        text.Length == 13 && text.StartsWith("FR", StringComparison.Ordinal) && IsSiren(text[4..])
        && text[2..4].All(sign => char.IsAsciiDigit(sign) || char.IsAsciiLetterUpper(sign))
        && (!text[2..4].All(char.IsAsciiDigit) || Number(text[2..4]) == (12 + (3 * (Number(text[4..]) % 97))) % 97);

    /// <summary>CHE and nine digits, the last by modulo 11 with the weights 5 4 3 2 7 6 5 4; TVA, MWST or IVA may follow.</summary>
    private static bool IsSwissVat(string text)
    {
        var suffix = SwissSuffixes.FirstOrDefault(word => text.EndsWith(word, StringComparison.Ordinal)) ?? "";
        var number = text[..^suffix.Length];

        if (number.Length != 12 || !number.StartsWith("CHE", StringComparison.Ordinal) || !number[3..].All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = SwissWeights.Select((weight, at) => weight * (number[3 + at] - '0')).Sum();
        var check = (11 - (sum % 11)) % 11;
        return check < 10 && check == number[^1] - '0';
    }

    /// <summary>BE, a 0 or 1 and nine digits, whose last two are 97 less the first eight modulo 97.</summary>
    private static bool IsBelgianVat(string text) =>
        text.Length == 12 && text.StartsWith("BE", StringComparison.Ordinal) && text[2] is '0' or '1' && text[2..].All(char.IsAsciiDigit)
        && Number(text[10..]) == 97 - (Number(text[2..10]) % 97);

    private static readonly string[] Union =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO",
        "SE", "SI", "SK", "XI",
    ];

    private static readonly string[] SwissSuffixes = ["TVA", "MWST", "IVA"];

    private static readonly int[] SwissWeights = [5, 4, 3, 2, 7, 6, 5, 4];

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsLuhn(string digits)
    {
        var sum = 0;

        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[^(at + 1)] - '0';
            var doubled = at % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
