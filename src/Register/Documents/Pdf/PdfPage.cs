using System.Globalization;
using System.Text;

namespace RetailPos.Register.Documents.Pdf;

/// <summary>One page of A4. All measures are hundredths of a point, from the upper left corner, to the base line of a text.</summary>
internal sealed class PdfPage
{
    public const int Width = 59_528;
    public const int Height = 84_189;

    private readonly StringBuilder _content = new();

    public byte[] Content => Encoding.ASCII.GetBytes(_content.ToString());

    public void Text(PdfFont font, int x, int y, int size, Ink ink, string text)
    {
        if (text.Length > 0)
        {
            _content.Append(CultureInfo.InvariantCulture,
                $"BT {ink.Fill} /{font.Key} {Points(size)} Tf {Points(x)} {Points(Height - y)} Td <{font.Take(text)}> Tj ET\n");
        }
    }

    /// <param name="x">Where the text ends.</param>
    public void TextTo(PdfFont font, int x, int y, int size, Ink ink, string text) =>
        Text(font, x - font.Face.WidthOf(text, size), y, size, ink, text);

    public void Rule(int from, int to, int y, int thickness, Ink ink) => Box(from, y, to, y + thickness, ink);

    public void Box(int left, int top, int right, int bottom, Ink ink) => _content.Append(CultureInfo.InvariantCulture,
        $"{ink.Fill} {Points(left)} {Points(Height - bottom)} {Points(right - left)} {Points(bottom - top)} re f\n");

    private static string Points(int hundredths) =>
        string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{Math.Abs(hundredths % 100):00}");
}

/// <summary>A colour in sRGB, in hundredths of each light.</summary>
internal readonly record struct Ink(int Red, int Green, int Blue)
{
    public static readonly Ink Dark = new(9, 12, 18);
    public static readonly Ink Quiet = new(35, 39, 46);
    public static readonly Ink Line = new(80, 83, 87);
    public static readonly Ink Ground = new(95, 96, 97);

    public string Fill => $"{Part(Red)} {Part(Green)} {Part(Blue)} rg";

    private static string Part(int hundredths) => string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00}");
}

/// <summary>A font of one document, and which of its glyphs the document shows.</summary>
/// <param name="Key">How pages call it.</param>
internal sealed record PdfFont(string Key, TrueTypeFont Face)
{
    private readonly SortedDictionary<int, string> _used = [];

    /// <summary>The glyphs of a text as a page names them, four hexadecimal digits each. The font will have them.</summary>
    public string Take(string text)
    {
        var named = new StringBuilder();

        foreach (var (glyph, sign) in Face.Read(text))
        {
            _used[glyph] = sign;
            named.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        return named.ToString();
    }

    /// <summary>Writes the font with the glyphs that were taken; the number of its object.</summary>
    public int Write(PdfFile file)
    {
        var name = $"{Tag()}+{Face.Name}";
        var subset = Face.Subset(_used.Keys.ToHashSet());
        var program = file.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"), subset);
        var describes = file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', Face.Box)}] /ItalicAngle 0 /Ascent {Face.Ascent} /Descent {Face.Descent} /CapHeight {Face.CapHeight} /StemV 80 /FontFile2 {program} 0 R >>"));
        var widths = string.Join(' ', _used.Keys.Select(glyph => string.Create(CultureInfo.InvariantCulture, $"{glyph} [{Face.WidthOf(glyph)}]")));
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {describes} 0 R /DW 1000 /W [{widths}] /CIDToGIDMap /Identity >>");
        var readable = file.AddStream("", Encoding.ASCII.GetBytes(Readable()));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {readable} 0 R >>");
    }

    // Six letters that tell one subset from another: made of the glyphs it has.
    private string Tag()
    {
        var hash = _used.Keys.Aggregate(17u, (sum, glyph) => unchecked((sum * 31) + (uint)glyph));
        return string.Concat(Enumerable.Range(0, 6).Select(at => (char)('A' + (hash >> (at * 5)) % 26)));
    }

    // What is copied or searched: the sign that each glyph stands for.
    private string Readable()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");

        foreach (var part in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");

            foreach (var (glyph, sign) in part)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(sign))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
