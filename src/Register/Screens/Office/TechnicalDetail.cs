using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using RetailPos.Kernel;

namespace RetailPos.Register.Office;

/// <summary>What a technical event says, in the language of the page. The sealed text is in no language, and stays what is sealed.</summary>
public static partial class TechnicalDetail
{
    private static readonly HashSet<string> Cents = new(StringComparer.Ordinal) { "amount", "total", "cash", "left", "difference", "perpetual" };

    /// <summary>Each known word is translated, each amount written as one. What people typed, and what is not known, stays as it is.</summary>
    public static string Of(string information, IStringLocalizer<Words> words, Func<Money, string> amount)
    {
        var said = Pair().Replace(information, pair =>
        {
            var (key, value) = (pair.Groups["key"].Value, pair.Groups["value"].Value);
            var isAmount = Cents.Contains(key) && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
            return words[NameOf(key)] is { ResourceNotFound: false } word
                ? $"{(pair.Index > 0 ? "· " : "")}{word.Value} {(isAmount ? amount(new(long.Parse(value, CultureInfo.InvariantCulture))) : value)}"
                : pair.Value;
        });
        return First().Replace(said, first => words[NameOf(first.Value)] is { ResourceNotFound: false } word ? word.Value : first.Value);
    }

    private static string NameOf(string key) => $"TechnicalWord{string.Concat(key.Split('-').Select(part => $"{char.ToUpperInvariant(part[0])}{part[1..]}"))}";

    [GeneratedRegex(@"(?<=^| )(?<key>[a-z]+(-[a-z]+)*):(?<value>\S*)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Pair();

    // "program version:…", "closed session:…": what it is about, before the first pair.
    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*(?=$| )", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex First();
}
