using System.Diagnostics;
using System.Text;

namespace RetailPos.Hub.Devices.Printers.Dialects;

/// <summary>ESC/POS, as Epson's printers and most others speak it (fiscal-and-protocols.md §7.1).</summary>
/// <param name="page">The code page that texts are printed in.</param>
/// <param name="buzzes">Epson's own buzzer, or that of its imitators, or none.</param>
public sealed class EscPos(EscPosPage page, EscPosBuzzer buzzes) : IPrinterDialect
{
    private const byte Esc = 0x1b;
    private const byte Gs = 0x1d;
    private const byte Fs = 0x1c;
    private const byte LineFeed = 0x0a;

    private static readonly SignTable Pc858 = new(858);
    private static readonly SignTable Wpc1252 = new(1_252);

    private SignTable Signs => page is EscPosPage.Pc858 ? Pc858 : Wpc1252;

    public byte[] Write(Paper paper)
    {
        // ESC @ forgets what the job before has set; FS . leaves the two-byte signs of Asian models; ESC t chooses the page.
        List<byte> job = [Esc, (byte)'@', Fs, (byte)'.', Esc, (byte)'t', (byte)page];

        foreach (var part in paper.Parts)
        {
            job.AddRange(part switch
            {
                PaperPart.Row row => Row(row, paper.Width),
                PaperPart.Rule => [.. Signs.Bytes(new('-', paper.Width)), LineFeed],
                PaperPart.Code code => Code(code.Text),
                PaperPart.Bars bars => Bars(bars),
                PaperPart.StoredPicture picture => Stored(picture.Name),
                PaperPart.Picture picture => Picture(picture.Raster),
                PaperPart.Feed feed => [Esc, (byte)'d', (byte)Math.Clamp(feed.Rows, 0, 255)],
                PaperPart.Cut => [Gs, (byte)'V', (byte)'B', 0],
                // GS FF: to where the next label begins, as the gap or the mark between them says.
                PaperPart.NextLabel => [Gs, 0x0c],
                PaperPart.Buzz => Buzz(),
                PaperPart.Drawer => [Esc, (byte)'p', 0, 60, 120],
                _ => throw new UnreachableException($"There is no row for {part}."),
            });
        }

        return [.. job];
    }

    private byte[] Row(PaperPart.Row row, int width)
    {
        var style = row.Style;
        return
        [
            Gs, (byte)'!', Size(style),
            .. On('E', style.IsBold), .. On('-', style.IsStruck), Gs, (byte)'B', Bit(style.IsReversed),
            .. Signs.Bytes(RowFit.Of(row.Text, Signs, width / Math.Max(1, style.Wide))), LineFeed,
            Gs, (byte)'!', 0, .. On('E', false), .. On('-', false), Gs, (byte)'B', 0,
        ];
    }

    private static byte[] On(char command, bool isOn) => [Esc, (byte)command, Bit(isOn)];

    private static byte Bit(bool isOn) => isOn ? (byte)1 : (byte)0;

    private static byte Size(PaperStyle style) =>
        (byte)((Math.Clamp(style.Wide, 1, 8) - 1) << 4 | (Math.Clamp(style.Tall, 1, 8) - 1));

    // GS ( k: model 2, six points a module, level M, then the data with its length in bytes, then print.
    private static byte[] Code(string text)
    {
        var data = Encoding.UTF8.GetBytes(text);
        var length = data.Length + 3;

        return data.Length is 0 or > PaperPart.CodeBytesMax ? [] :
        [
            .. Middle,
            Gs, (byte)'(', (byte)'k', 4, 0, 0x31, 0x41, 0x32, 0,
            Gs, (byte)'(', (byte)'k', 3, 0, 0x31, 0x43, 6,
            Gs, (byte)'(', (byte)'k', 3, 0, 0x31, 0x45, 0x31,
            Gs, (byte)'(', (byte)'k', (byte)(length & 0xff), (byte)(length >> 8), 0x31, 0x50, 0x30, .. data,
            Gs, (byte)'(', (byte)'k', 3, 0, 0x31, 0x51, 0x30,
            LineFeed, .. Left,
        ];
    }

    private static byte[] Bars(PaperPart.Bars bars) => BarText.Of(bars) is not { } text ? [] :
    [
        .. Middle,
        Gs, (byte)'h', 80, Gs, (byte)'w', 2, Gs, (byte)'H', 2,
        .. bars.Kind switch
        {
            BarKind.Ean13 => (byte[])[Gs, (byte)'k', 67, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)],
            BarKind.Ean8 => [Gs, (byte)'k', 68, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)],
            // {B chooses the signs; a brace of the text itself is doubled.
            BarKind.Code128 => Code128(text),
        },
        LineFeed, .. Left,
    ];

    private static byte[] Code128(string text)
    {
        var data = Encoding.ASCII.GetBytes("{B" + text.Replace("{", "{{", StringComparison.Ordinal));
        return [Gs, (byte)'k', 73, (byte)data.Length, .. data];
    }

    // GS ( L fn 69 by the two signs of a key code; FS p by a number, for older models.
    private static byte[] Stored(string name) =>
        byte.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
            ? [.. Middle, Fs, (byte)'p', number, 0, .. Left]
        : name.Length == 2 && name.All(char.IsAscii)
            ? [.. Middle, Gs, (byte)'(', (byte)'L', 6, 0, 0x30, 0x45, (byte)name[0], (byte)name[1], 1, 1, .. Left]
        : [];

    private static byte[] Picture(Raster raster) => !raster.IsWhole ? [] :
    [
        .. Middle,
        Gs, (byte)'v', (byte)'0', 0,
        (byte)(raster.RowBytes & 0xff), (byte)(raster.RowBytes >> 8), (byte)(raster.HeightPoints & 0xff), (byte)(raster.HeightPoints >> 8),
        .. raster.Bits.Span,
        .. Left,
    ];

    private byte[] Buzz() => buzzes switch
    {
        EscPosBuzzer.None => [],
        EscPosBuzzer.Epson => [Esc, (byte)'(', (byte)'A', 5, 0, 97, 100, 1, 50, 50],
        EscPosBuzzer.Common => [Esc, (byte)'B', 2, 3],
    };

    private static readonly byte[] Middle = [Esc, (byte)'a', 1];
    private static readonly byte[] Left = [Esc, (byte)'a', 0];
}
