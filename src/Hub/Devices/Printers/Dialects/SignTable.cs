using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace RetailPos.Hub.Devices.Printers.Dialects;

/// <summary>
/// The signs of one of a printer's code pages. What the page lacks is written with what it has ("œ" as "oe", "ő" as "o");
/// a question mark is printed only for a question mark, and no sign of a text ever becomes a command.
/// </summary>
public sealed class SignTable
{
    /// <summary>Stands for a sign that no Latin letters come near to.</summary>
    public const char Unknown = '*';

    private static readonly FrozenDictionary<int, string> Near = new Dictionary<int, string>
    {
        ['œ'] = "oe", ['Œ'] = "OE", ['æ'] = "ae", ['Æ'] = "AE", ['ß'] = "ss", ['ẞ'] = "SS", ['ø'] = "o", ['Ø'] = "O", ['ł'] = "l",
        ['Ł'] = "L", ['đ'] = "d", ['Đ'] = "D", ['ð'] = "d", ['Ð'] = "D", ['þ'] = "th", ['Þ'] = "Th", ['ı'] = "i", ['ħ'] = "h", ['Ħ'] = "H",
        ['ŋ'] = "ng", ['Ŋ'] = "NG", ['ĸ'] = "k", ['ŧ'] = "t", ['Ŧ'] = "T", ['ſ'] = "s",
        ['€'] = "EUR", ['‘'] = "'", ['’'] = "'", ['‚'] = "'", ['‛'] = "'", ['“'] = "\"", ['”'] = "\"", ['„'] = "\"", ['«'] = "\"", ['»'] = "\"",
        ['‹'] = "'", ['›'] = "'", ['–'] = "-", ['—'] = "-", ['‒'] = "-", ['―'] = "-", ['−'] = "-", ['‐'] = "-", ['‑'] = "-", ['…'] = "...",
        ['•'] = "-", ['·'] = ".", ['×'] = "x", ['÷'] = "/", ['→'] = "->", ['←'] = "<-", ['≤'] = "<=", ['≥'] = ">=", ['½'] = "1/2", ['¼'] = "1/4",
        ['¾'] = "3/4", ['°'] = "o", ['№'] = "No", ['™'] = "TM", ['®'] = "(R)", ['©'] = "(C)", ['✓'] = "x", ['⁄'] = "/", ['′'] = "'", ['″'] = "\"",
        ['\u00a0'] = " ", ['\u2007'] = " ", ['\u2009'] = " ", ['\u200a'] = " ", ['\u202f'] = " ", ['\u3000'] = " ", ['\t'] = " ",
        ['\u00ad'] = "", ['\u200b'] = "", ['\u200c'] = "", ['\u200d'] = "", ['\u2060'] = "", ['\ufeff'] = "", ['\ufe0f'] = "",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<int, byte> _bytes;

    /// <param name="codePage">As .NET numbers them: 858, 1252.</param>
    public SignTable(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)
            ?? throw new ArgumentOutOfRangeException(nameof(codePage), codePage, "There is no such code page.");
        var signs = new Dictionary<int, byte>();

        // From 0x80 to 0x9F a page may leave gaps, which .NET fills with control signs: those are no signs, nor
        // are a space and a hyphen that only a text processor tells from the others.
        for (var code = 0x20; code <= 0xff; code++)
        {
            if (encoding.GetString([(byte)code]) is [var sign] && !char.IsControl(sign) && sign is not ('\u00a0' or '\u00ad'))
            {
                signs.TryAdd(sign, (byte)code);
            }
        }

        _bytes = signs.ToFrozenDictionary();
    }

    /// <summary>The text as the printer will show it.</summary>
    public string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);

        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            Append(shown, rune);
        }

        return shown.ToString();
    }

    public byte[] Bytes(string text)
    {
        var shown = Shown(text);
        var bytes = new byte[shown.Length];

        for (var at = 0; at < shown.Length; at++)
        {
            bytes[at] = _bytes[shown[at]];
        }

        return bytes;
    }

    private void Append(StringBuilder shown, Rune rune)
    {
        if (_bytes.ContainsKey(rune.Value))
        {
            shown.Append((char)rune.Value);
        }
        else if (Near.TryGetValue(rune.Value, out var near))
        {
            shown.Append(near);
        }
        else if (Bare(rune) is { Length: > 0 } bare)
        {
            shown.Append(bare);
        }
        else
        {
            shown.Append(Rune.IsControl(rune) ? ' ' : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? "" : Unknown);
        }
    }

    // An accent is dropped before a letter is.
    private string Bare(Rune rune)
    {
        var bare = new StringBuilder();

        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (part == rune)
            {
                return "";
            }

            if (Rune.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark)
            {
                bare.Append(_bytes.ContainsKey(part.Value) ? part.ToString() : Near.GetValueOrDefault(part.Value, $"{Unknown}"));
            }
        }

        return bare.ToString();
    }
}
