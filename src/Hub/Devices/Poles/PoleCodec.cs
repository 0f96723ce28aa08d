using System.Globalization;
using System.Text;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Poles;

/// <summary>How a pole of one kind is told two lines of text.</summary>
public static class PoleCodec
{
    private const byte Escape = 0x1b;
    private const byte UnitSeparator = 0x1f;
    private const byte Clear = 0x0c;
    private const byte CarriageReturn = 0x0d;

    /// <summary>PC858: the French letters and the euro (Epson's table 19).</summary>
    private const byte Pc858 = 19;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(
        858, new EncoderReplacementFallback(" "), DecoderFallback.ReplacementFallback)!;

    public static byte[] Encode(PoleKind kind, PoleText text) => kind switch
    {
        PoleKind.Epson => Epson(text),
        PoleKind.Cd5220 => Cd5220(text),
        PoleKind.Epos => EposDisplay.Encode(Plain(text.Upper, Western), Plain(text.Lower, Western)),
    };

    // ESC @, ESC t 19, CLR, then each line at its own place: US $ column row. A line that was lost leaves the other whole.
    private static byte[] Epson(PoleText text) =>
    [
        Escape, (byte)'@', Escape, (byte)'t', Pc858, Clear,
        UnitSeparator, (byte)'$', 1, 1, .. Western.GetBytes(Plain(text.Upper, Western)),
        UnitSeparator, (byte)'$', 1, 2, .. Western.GetBytes(Plain(text.Lower, Western)),
    ];

    // ESC Q A … CR and ESC Q B … CR: the upper and the lower line, replaced as a whole. Its makers agree on ASCII only.
    private static byte[] Cd5220(PoleText text) =>
    [
        Escape, (byte)'@', Clear,
        Escape, (byte)'Q', (byte)'A', .. Encoding.ASCII.GetBytes(Plain(text.Upper, Encoding.ASCII)), CarriageReturn,
        Escape, (byte)'Q', (byte)'B', .. Encoding.ASCII.GetBytes(Plain(text.Lower, Encoding.ASCII)), CarriageReturn,
    ];

    /// <summary>The same number of signs, each one that the pole can show: an accent is dropped before a letter is.</summary>
    private static string Plain(string text, Encoding encoding)
    {
        var plain = new StringBuilder(text.Length);

        foreach (var sign in text)
        {
            plain.Append(Near(sign, encoding));
        }

        return plain.ToString();
    }

    private static char Near(char sign, Encoding encoding)
    {
        var known = sign switch
        {
            '\u00a0' or '\u202f' => ' ',
            '’' or '‘' => '\'',
            '–' or '—' => '-',
            'œ' => 'o',
            'Œ' => 'O',
            _ => sign,
        };

        // Half of a picture sign, where the row was cut: nothing comes near to it.
        if (char.IsSurrogate(known))
        {
            return ' ';
        }

        if (CanShow(known, encoding))
        {
            return known;
        }

        var bare = $"{known}".Normalize(NormalizationForm.FormD)
            .FirstOrDefault(part => CharUnicodeInfo.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark);
        return CanShow(bare, encoding) ? bare : known is '€' ? 'E' : ' ';
    }

    private static bool CanShow(char sign, Encoding encoding) =>
        !char.IsControl(sign) && encoding.GetString(encoding.GetBytes([sign])) is [var back] && back == sign;
}
