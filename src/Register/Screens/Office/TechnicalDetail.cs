using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using RetailPos.Kernel;

namespace RetailPos.Register.Office;

/// <summary>What a technical event says, in the language of the page. The sealed text is in no language, and stays what is sealed.</summary>
public static partial class TechnicalDetail
{
    private static readonly HashSet<string> Cents = new(StringComparer.Ordinal) { "amount", "total", "cash", "left", "difference", "perpetual" };

    // Values that are names of our own, and where their words stand.
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["role"] = "Role", ["roles"] = "Role", ["from"] = "Role", ["to"] = "Role", ["kind"] = "SecretKind", ["by"] = "SecretKind", ["right"] = "Right", ["modes"] = "",
    };

    /// <summary>Each known word is translated, each amount written as one. What people typed, and what is not known, stays as it is.</summary>
    public static string Of(string information, IStringLocalizer<Words> words, Func<Money, string> amount)
    {
        var said = Pair().Replace(information, pair =>
        {
            var (key, value) = (pair.Groups["key"].Value, pair.Groups["value"].Value);
            return words[NameOf(key)] is { ResourceNotFound: false } word
                ? $"{(pair.Index > 0 ? "· " : "")}{word.Value} {ValueOf(key, value, words, amount)}"
                : pair.Value;
        });
        return First().Replace(said, first => words[NameOf(first.Value)] is { ResourceNotFound: false } word ? word.Value : first.Value);
    }

    private static string ValueOf(string key, string value, IStringLocalizer<Words> words, Func<Money, string> amount)
    {
        if (Cents.Contains(key) && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cents))
        {
            return amount(new(cents));
        }

        if (value is "True" or "False")
        {
            return words[value is "True" ? "Yes" : "No"];
        }

        return Named.TryGetValue(key, out var prefix)
            ? string.Join(", ", value.Split('+').Select(part => words[$"{prefix}{part}"] is { ResourceNotFound: false } word ? word.Value : part))
            : value;
    }

    private static string NameOf(string key) => $"TechnicalWord{string.Concat(key.Split('-').Select(part => $"{char.ToUpperInvariant(part[0])}{part[1..]}"))}";

    [GeneratedRegex(@"(?<=^| )(?<key>[a-z]+(-[a-z]+)*):(?<value>\S*)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Pair();

    // "program version:…", "closed session:…": what it is about, before the first pair.
    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*(?=$| )", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex First();
}
