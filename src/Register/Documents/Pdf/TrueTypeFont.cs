using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace RetailPos.Register.Documents.Pdf;

/// <summary>A TrueType font, as much of it as a page of text needs: which glyph a sign has, how wide it is, and a file of the used ones.</summary>
/// <remarks>It reads fonts that this project brings along, and trusts them. Outlines only: hints and layout tables are left out.</remarks>
public sealed class TrueTypeFont
{
    private static readonly string[] SubsetTables = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    private readonly byte[] _file;
    private readonly Dictionary<string, (int At, int Length)> _tables = [];
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _widths;
    private readonly bool _hasLongOffsets;

    public TrueTypeFont(string name, byte[] file)
    {
        (Name, _file) = (name, file);

        for (var table = 0; table < U16(4); table++)
        {
            var at = 12 + (table * 16);
            _tables[Encoding.ASCII.GetString(_file, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }

        UnitsPerEm = U16(At("head") + 18);
        _hasLongOffsets = U16(At("head") + 50) == 1;
        Box = [.. Enumerable.Range(0, 4).Select(side => Thousandths(S16(At("head") + 36 + (side * 2))))];
        Ascent = Thousandths(S16(At("hhea") + 4));
        Descent = Thousandths(S16(At("hhea") + 6));
        _widths = U16(At("hhea") + 34);
        CapHeight = Thousandths(S16(At("OS/2") + 88));
        ReadGlyphs();
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>Left, bottom, right and top of all its glyphs, in thousandths of its size; so are the heights.</summary>
    public IReadOnlyList<int> Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    /// <summary>In thousandths of the font's size.</summary>
    public int WidthOf(int glyph) => Thousandths(U16(At("hmtx") + (Math.Min(glyph, _widths - 1) * 4)));

    /// <summary>The signs of a text with a glyph each. What the font does not have is shown by the nearest that it has.</summary>
    public IEnumerable<(int Glyph, string Text)> Read(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            yield return (GlyphOf(rune), rune.ToString());
        }
    }

    /// <param name="size">Of the font; the width is in the same unit.</param>
    public int WidthOf(string text, int size) => Read(text).Sum(sign => WidthOf(sign.Glyph)) * size / 1000;

    /// <summary>The font with these glyphs and those they are made of, under their own numbers. Nothing in it depends on when it was made.</summary>
    public byte[] Subset(IReadOnlySet<int> used)
    {
        var kept = WithParts(used);
        var count = kept.Max + 1;
        var outlines = new List<byte>();
        var offsets = new byte[(count + 1) * 4];

        for (var glyph = 0; glyph <= count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(glyph * 4), (uint)outlines.Count);

            if (kept.Contains(glyph))
            {
                outlines.AddRange(Outline(glyph));
                outlines.AddRange(new byte[-outlines.Count & 3]);
            }
        }

        var head = Table("head");
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        var maxp = Table("maxp");
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)count);
        var hhea = Table("hhea");
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)count);

        return Assemble(new()
        {
            ["glyf"] = [.. outlines], ["head"] = head, ["hhea"] = hhea, ["hmtx"] = Metrics(count), ["loca"] = offsets, ["maxp"] = maxp,
        });
    }

    private int GlyphOf(Rune rune) =>
        _glyphs.TryGetValue(rune.Value, out var own) ? own
        : rune.Value is 0x202f or 0x2009 && _glyphs.TryGetValue(' ', out var blank) ? blank
        : rune.Value is 0x2212 or 0x2011 && _glyphs.TryGetValue('-', out var dash) ? dash
        : _glyphs.TryGetValue(Plain(rune), out var plain) ? plain
        : _glyphs['?'];

    // « ǫ̃ » is nearer to « o » than to a question mark.
    private static int Plain(Rune rune) => rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes()
        .FirstOrDefault(part => Rune.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark).Value;

    // Format 4, which every font of the basic plane has.
    private void ReadGlyphs()
    {
        var cmap = At("cmap");

        for (var table = 0; table < U16(cmap + 2); table++)
        {
            var at = cmap + (int)U32(cmap + 4 + (table * 8) + 4);

            if (U16(at) == 4)
            {
                ReadSegments(at);
                return;
            }
        }

        throw new InvalidDataException($"{Name} has no cmap of format 4.");
    }

    private void ReadSegments(int at)
    {
        var doubled = U16(at + 6);

        for (var segment = 0; segment < doubled; segment += 2)
        {
            var (last, first) = (U16(at + 14 + segment), U16(at + 16 + doubled + segment));
            var (delta, rangeAt) = (U16(at + 16 + (doubled * 2) + segment), at + 16 + (doubled * 3) + segment);
            var range = U16(rangeAt);

            for (var sign = first; sign <= last && sign != 0xffff; sign++)
            {
                var glyph = range == 0 ? sign : U16(rangeAt + range + ((sign - first) * 2));
                glyph = glyph == 0 ? 0 : (glyph + delta) & 0xffff;

                if (glyph != 0)
                {
                    _glyphs[sign] = glyph;
                }
            }
        }
    }

    private SortedSet<int> WithParts(IReadOnlySet<int> used)
    {
        var kept = new SortedSet<int> { 0 };
        var open = new Stack<int>(used);

        while (open.TryPop(out var glyph))
        {
            if (kept.Add(glyph))
            {
                PartsOf(glyph).ForEach(open.Push);
            }
        }

        return kept;
    }

    // A composite names others: flags, glyph, and places whose size the flags tell.
    private List<int> PartsOf(int glyph)
    {
        const int wordArguments = 1, hasScale = 8, more = 32, hasTwoScales = 64, hasMatrix = 128;
        var parts = new List<int>();
        var (from, to) = PlaceOf(glyph);

        if (from == to || S16(from) >= 0)
        {
            return parts;
        }

        var at = from + 10;

        for (var flags = more; (flags & more) != 0;)
        {
            flags = U16(at);
            parts.Add(U16(at + 2));
            at += 4 + ((flags & wordArguments) != 0 ? 4 : 2)
                + ((flags & hasScale) != 0 ? 2 : (flags & hasTwoScales) != 0 ? 4 : (flags & hasMatrix) != 0 ? 8 : 0);
        }

        return parts;
    }

    private byte[] Outline(int glyph)
    {
        var (from, to) = PlaceOf(glyph);
        return _file[from..to];
    }

    private (int From, int To) PlaceOf(int glyph)
    {
        var loca = At("loca");
        var (from, to) = _hasLongOffsets
            ? ((int)U32(loca + (glyph * 4)), (int)U32(loca + (glyph * 4) + 4))
            : (U16(loca + (glyph * 2)) * 2, U16(loca + (glyph * 2) + 2) * 2);
        return (At("glyf") + from, At("glyf") + to);
    }

    private byte[] Metrics(int count)
    {
        var metrics = new byte[count * 4];
        var at = At("hmtx");

        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(glyph * 4), (ushort)U16(at + (Math.Min(glyph, _widths - 1) * 4)));
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan((glyph * 4) + 2), (ushort)(glyph < _widths
                ? U16(at + (glyph * 4) + 2) : U16(at + (_widths * 4) + ((glyph - _widths) * 2))));
        }

        return metrics;
    }

    private static byte[] Assemble(Dictionary<string, byte[]> tables)
    {
        var head = new byte[12 + (SubsetTables.Length * 16)];
        BinaryPrimitives.WriteUInt32BigEndian(head, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), (ushort)SubsetTables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(6), 64); // Four tables of sixteen bytes are the largest power of two.
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(10), (ushort)((SubsetTables.Length * 16) - 64));
        var body = new List<byte>();

        for (var at = 0; at < SubsetTables.Length; at++)
        {
            var (name, table) = (SubsetTables[at], tables[SubsetTables[at]]);
            var entry = head.AsSpan(12 + (at * 16));
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], SumOf(table));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)(head.Length + body.Count));
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)table.Length);
            body.AddRange(table);
            body.AddRange(new byte[-table.Length & 3]);
        }

        byte[] font = [.. head, .. body];
        var headAt = (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(12 + 16 + 8));
        BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(headAt + 8), unchecked(0xb1b0afba - SumOf(font)));
        return font;
    }

    private static uint SumOf(byte[] table)
    {
        var sum = 0u;

        for (var at = 0; at < table.Length; at++)
        {
            sum = unchecked(sum + ((uint)table[at] << (24 - ((at & 3) * 8))));
        }

        return sum;
    }

    private int Thousandths(int units) => (units * 2000 + (units < 0 ? -UnitsPerEm : UnitsPerEm)) / (UnitsPerEm * 2);

    private byte[] Table(string name) => _file[_tables[name].At..(_tables[name].At + _tables[name].Length)];

    private int At(string table) => _tables[table].At;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
