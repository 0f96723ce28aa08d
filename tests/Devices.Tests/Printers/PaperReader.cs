using System.Text;

namespace RetailPos.Devices.Tests.Printers;

/// <summary>Paper, knife and drawer behind a stream of ESC/POS, written from the makers' command lists and knowing nothing of our codec.</summary>
internal sealed class PaperReader
{
    private readonly List<string> _rows = [];
    private readonly List<string> _did = [];
    private readonly StringBuilder _row = new();
    private Encoding _page = CodePagesEncodingProvider.Instance.GetEncoding(437)!;
    private string _style = "";
    private int _size;

    /// <summary>What is read, row by row; large rows as <c>[2x2]text</c>, bold <c>*</c>, reversed <c>#</c>, underlined <c>_</c>.</summary>
    public IReadOnlyList<string> Rows => _rows;

    /// <summary>What else it did: <c>cut</c>, <c>drawer</c>, <c>buzz</c>, <c>qr …</c>, <c>ean13 …</c>, <c>logo …</c>, <c>raster WxH</c>.</summary>
    public IReadOnlyList<string> Deeds => _did;

    public static PaperReader Of(ReadOnlySpan<byte> bytes)
    {
        var reader = new PaperReader();

        for (var at = 0; at < bytes.Length;)
        {
            at += reader.Read(bytes[at..]);
        }

        return reader;
    }

    private int Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1b, (byte)'@', ..] => Do(2, Reset),
        [0x1c, (byte)'.', ..] => 2,
        [0x1b, (byte)'t', var page, ..] => Turn(page),
        [0x1d, (byte)'!', var size, ..] => Size(size),
        [0x1b, (byte)'E', var on, ..] => Style('*', on),
        [0x1b, (byte)'-', var on, ..] => Style('_', on),
        [0x1d, (byte)'B', var on, ..] => Style('#', on),
        [0x1b, (byte)'a', ..] => 3,
        [0x1b, (byte)'d', var rows, ..] => Did(3, $"feed {rows}"),
        [0x1d, (byte)'V', 0x42, _, ..] => Did(4, "cut"),
        [0x1d, (byte)'V', 0x00 or 0x01, ..] => Did(3, "cut"),
        [0x1b, (byte)'p', 0 or 1, _, _, ..] => Did(5, "drawer"),
        [0x1b, (byte)'B', _, _, ..] => Did(4, "buzz"),
        [0x1b, (byte)'(', (byte)'A', var low, var high, ..] => Did(5 + low + (high << 8), "buzz"),
        [0x1d, (byte)'(', (byte)'k', var low, var high, ..] => Code(bytes, low + (high << 8)),
        [0x1d, (byte)'(', (byte)'L', 6, 0, 0x30, 0x45, var one, var two, ..] => Did(11, $"logo {(char)one}{(char)two}"),
        [0x1c, (byte)'p', var number, _, ..] => Did(4, $"logo {number}"),
        [0x1d, (byte)'h' or (byte)'w' or (byte)'H', ..] => 3,
        [0x1d, (byte)'k', 67, var length, ..] => Did(4 + length, $"ean13 {Encoding.ASCII.GetString(bytes.Slice(4, length))}"),
        [0x1d, (byte)'k', 68, var length, ..] => Did(4 + length, $"ean8 {Encoding.ASCII.GetString(bytes.Slice(4, length))}"),
        [0x1d, (byte)'k', 73, var length, ..] => Did(4 + length, $"code128 {Encoding.ASCII.GetString(bytes.Slice(4, length))}"),
        [0x1d, (byte)'v', (byte)'0', _, var wide, var wider, var tall, var taller, ..] => Raster(wide + (wider << 8), tall + (taller << 8)),
        [0x1d, 0x0c, ..] => Did(2, "label"),
        [0x1d, (byte)'r', 1, ..] => Did(3, "asked"),
        [0x0a, ..] => Do(1, EndRow),
        [>= 0x20 and not 0x7f, ..] => Sign(bytes[0]),
        _ => throw new InvalidDataException($"The printer knows no command {Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)])}."),
    };

    private int Sign(byte code)
    {
        _row.Append(_page.GetString([code]));
        return 1;
    }

    private int Turn(byte page)
    {
        _page = CodePagesEncodingProvider.Instance.GetEncoding(page switch
        {
            0 => 437, 2 => 850, 16 => 1_252, 19 => 858, 40 => 28_605,
            _ => throw new InvalidDataException($"The printer has no code page {page}."),
        })!;
        return 3;
    }

    private int Size(byte size)
    {
        _size = size;
        return 3;
    }

    private int Style(char mark, byte on)
    {
        _style = _style.Replace($"{mark}", "", StringComparison.Ordinal) + (on == 1 ? mark : "");
        return 3;
    }

    private int Code(ReadOnlySpan<byte> bytes, int length)
    {
        if (bytes[5..] is [0x31, 0x50, 0x30, ..])
        {
            _did.Add($"qr {Encoding.UTF8.GetString(bytes.Slice(8, length - 3))}");
        }

        return 5 + length;
    }

    private int Raster(int rowBytes, int rows) => Did(8 + (rowBytes * rows), $"raster {rowBytes * 8}x{rows}");

    private void EndRow()
    {
        var size = _size == 0 || _row.Length == 0 ? "" : $"[{(_size >> 4) + 1}x{(_size & 0x0f) + 1}]";
        _rows.Add(_row.Length == 0 ? "" : $"{size}{_style}{_row}");
        _row.Clear();
    }

    private void Reset() => (_style, _size, _page) = ("", 0, CodePagesEncodingProvider.Instance.GetEncoding(437)!);

    private static int Do(int length, Action act)
    {
        act();
        return length;
    }

    private int Did(int length, string what)
    {
        _did.Add(what);
        return length;
    }
}
