using System.Globalization;
using System.Text;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>A letter as it goes over the line (RFC 5322, MIME): ASCII alone, rows of 76 signs, whatever stands in it.</summary>
internal static class LetterForm
{
    /// <summary>Rows of base64 and of quoted-printable.</summary>
    private const int RowMax = 76;

    /// <summary>An encoded word has 75 signs at most, twelve of them around it.</summary>
    private const int WordBytesMax = 45;

    public static string Write(Letter letter, MailAddress from, string fromName, MailAddress to, DateTimeOffset now, string mark)
    {
        var text = new StringBuilder();
        Head(text, "Date", now.ToString("ddd, dd MMM yyyy HH':'mm':'ss ", CultureInfo.InvariantCulture) + now.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        Head(text, "From", fromName.Length == 0 ? from.ToString() : $"{Words(fromName)} <{from}>");
        Head(text, "To", to.ToString());
        Head(text, "Subject", Words(letter.Subject));
        Head(text, "Message-ID", $"<{mark}@{from.Domain}>");
        // No machine shall answer that somebody is on holiday.
        Head(text, "Auto-Submitted", "auto-generated");
        Head(text, "MIME-Version", "1.0");

        if (letter.Enclosed is not { } enclosed)
        {
            Plain(text, letter.Text);
            return text.ToString();
        }

        var between = $"={mark}=";
        Head(text, "Content-Type", $"multipart/mixed; boundary=\"{between}\"");
        text.Append("\r\n--").Append(between).Append("\r\n");
        Plain(text, letter.Text);
        text.Append("\r\n--").Append(between).Append("\r\n");
        File(text, enclosed);
        text.Append("\r\n--").Append(between).Append("--\r\n");
        return text.ToString();
    }

    /// <summary>A row that begins with a dot gets a second one, so that none ends the letter early; each ends with CR LF.</summary>
    public static string Stuffed(string letter)
    {
        var rows = letter.ReplaceLineEndings("\n").Split('\n');
        return string.Concat(rows[..^(rows[^1].Length == 0 ? 1 : 0)].Select(row => row.StartsWith('.') ? $".{row}\r\n" : $"{row}\r\n"));
    }

    private static void Head(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Plain(StringBuilder text, string body)
    {
        Head(text, "Content-Type", "text/plain; charset=utf-8");
        Head(text, "Content-Transfer-Encoding", "quoted-printable");
        text.Append("\r\n");

        foreach (var row in body.ReplaceLineEndings("\n").Split('\n'))
        {
            Row(text, row);
        }
    }

    private static void File(StringBuilder text, Enclosure enclosed)
    {
        var plain = string.Concat(enclosed.Name.Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_' ? sign : '_'));
        Head(text, "Content-Type", IsKind(enclosed.Kind) ? enclosed.Kind : "application/octet-stream");
        Head(text, "Content-Disposition", $"attachment; filename=\"{plain}\";\r\n filename*=UTF-8''{Uri.EscapeDataString(enclosed.Name)}");
        Head(text, "Content-Transfer-Encoding", "base64");
        text.Append("\r\n");
        var letters = Convert.ToBase64String(enclosed.Content.Span);

        for (var at = 0; at < letters.Length; at += RowMax)
        {
            text.Append(letters, at, Math.Min(RowMax, letters.Length - at)).Append("\r\n");
        }
    }

    private static bool IsKind(string kind) =>
        kind.Count(sign => sign == '/') == 1 && kind.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '.' or '-' or '+');

    // Quoted-printable: what is no plain ASCII as =XX, soft ends in rows that are too long, no space at an end.
    private static void Row(StringBuilder text, string row)
    {
        var bytes = Encoding.UTF8.GetBytes(row);
        var used = 0;

        for (var at = 0; at < bytes.Length; at++)
        {
            var code = bytes[at];
            var isPlain = code is >= 0x21 and <= 0x7e and not (byte)'=' || (code is 0x20 or 0x09 && at < bytes.Length - 1);
            var width = isPlain ? 1 : 3;

            if (used + width > RowMax - 1)
            {
                text.Append("=\r\n");
                used = 0;
            }

            text.Append(isPlain ? $"{(char)code}" : FormattableString.Invariant($"={code:X2}"));
            used += width;
        }

        text.Append("\r\n");
    }

    /// <summary>What a head may hold: ASCII as it is, all else in encoded words (RFC 2047), none of which tears a letter apart.</summary>
    private static string Words(string text)
    {
        var clean = string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign));

        if (clean.Length <= RowMax - "Subject: ".Length && clean.All(sign => sign is >= ' ' and <= '~' and not ('=' or '<' or '>' or '"' or ',' or '(' or ')' or '@' or ':' or ';')))
        {
            return clean;
        }

        var words = new List<string>();
        var word = new List<byte>();
        Span<byte> bytes = stackalloc byte[4];

        foreach (var rune in clean.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);

            if (word.Count + length > WordBytesMax)
            {
                words.Add(Word(word));
                word.Clear();
            }

            word.AddRange(bytes[..length]);
        }

        words.Add(Word(word));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
