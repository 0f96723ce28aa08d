using System.Diagnostics;
using System.Text;

namespace RetailPos.Hub.Devices.Printers.Dialects;

/// <summary>Star Line Mode, as Star's printers speak it (fiscal-and-protocols.md §7.4).</summary>
public sealed class StarLine : IPrinterDialect
{
    private const byte Esc = 0x1b;
    private const byte Gs = 0x1d;
    private const byte LineFeed = 0x0a;

    /// <summary>ESC GS t: Windows 1252.</summary>
    private const byte Wpc1252 = 32;

    private static readonly SignTable Signs = new(1_252);

    public byte[] Write(Paper paper)
    {
        List<byte> job = [Esc, (byte)'@', Esc, Gs, (byte)'t', Wpc1252];

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
                PaperPart.Feed feed => [.. Enumerable.Repeat(LineFeed, Math.Clamp(feed.Rows, 0, 255))],
                // ESC d 3: feed to the knife, then cut but for one point.
                PaperPart.Cut => [Esc, (byte)'d', 3],
                // FF: to the mark between two labels.
                PaperPart.NextLabel => [0x0c],
                // The second plug drives the buzzer where there is one.
                PaperPart.Buzz => [Esc, 0x1d, 0x19, 0x11, 1, 20, 20, Esc, 0x1d, 0x19, 0x12, 1, 2, 0],
                PaperPart.Drawer => [0x07],
                _ => throw new UnreachableException($"There is no row for {part}."),
            });
        }

        return [.. job];
    }

    private static byte[] Row(PaperPart.Row row, int width)
    {
        var style = row.Style;
        var (wide, tall) = (Math.Clamp(style.Wide, 1, 6), Math.Clamp(style.Tall, 1, 6));
        return
        [
            Esc, (byte)'W', (byte)(wide - 1), Esc, (byte)'h', (byte)(tall - 1),
            Esc, style.IsBold ? (byte)'E' : (byte)'F', Esc, (byte)'-', style.IsStruck ? (byte)1 : (byte)0,
            Esc, style.IsReversed ? (byte)'4' : (byte)'5',
            .. Signs.Bytes(RowFit.Of(row.Text, Signs, width / wide)), LineFeed,
            Esc, (byte)'W', 0, Esc, (byte)'h', 0, Esc, (byte)'F', Esc, (byte)'-', 0, Esc, (byte)'5',
        ];
    }

    // ESC GS y: model 2, level M, five points a cell, then the data with its length in bytes, then print.
    private static byte[] Code(string text)
    {
        var data = Encoding.UTF8.GetBytes(text);

        return data.Length is 0 or > PaperPart.CodeBytesMax ? [] :
        [
            .. Middle,
            Esc, Gs, (byte)'y', (byte)'S', 0x30, 2, Esc, Gs, (byte)'y', (byte)'S', 0x31, 1, Esc, Gs, (byte)'y', (byte)'S', 0x32, 5,
            Esc, Gs, (byte)'y', (byte)'D', 0x31, 0, (byte)(data.Length & 0xff), (byte)(data.Length >> 8), .. data,
            Esc, Gs, (byte)'y', (byte)'P', LineFeed,
            .. Left,
        ];
    }

    // ESC b kind, text below and a feed, width, height, data, RS.
    private static byte[] Bars(PaperPart.Bars bars) => BarText.Of(bars) is not { } text ? [] :
    [
        .. Middle,
        Esc, (byte)'b', bars.Kind switch { BarKind.Ean8 => 0x32, BarKind.Ean13 => 0x33, BarKind.Code128 => 0x36 }, 0x32, 0x32, 80,
        .. Encoding.ASCII.GetBytes(text), 0x1e,
        .. Left,
    ];

    private static byte[] Stored(string name) =>
        byte.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
            ? [.. Middle, Esc, 0x1c, (byte)'p', number, 0, .. Left]
            : [];

    // ESC GS S: one tone, rows of bytes.
    private static byte[] Picture(Raster raster) => !raster.IsWhole ? [] :
    [
        .. Middle,
        Esc, Gs, (byte)'S', 1,
        (byte)(raster.RowBytes & 0xff), (byte)(raster.RowBytes >> 8), (byte)(raster.HeightPoints & 0xff), (byte)(raster.HeightPoints >> 8), 0,
        .. raster.Bits.Span,
        .. Left,
    ];

    private static readonly byte[] Middle = [Esc, Gs, (byte)'a', 1];
    private static readonly byte[] Left = [Esc, Gs, (byte)'a', 0];
}
