using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using RetailPos.Chaos.Tests.Devices;
using RetailPos.Devices.Tests.Printers;

namespace RetailPos.Chaos.Tests;

/// <summary>A piece of paper as somebody finds it under a printer.</summary>
/// <param name="IsWhole">It was cut off below its last row; what is not, was torn.</param>
internal sealed partial record Sheet(string Text, bool IsWhole)
{
    /// <summary>Every receipt says above its articles how often it was printed, and no kitchen ticket does.</summary>
    public bool IsReceipt => Text.Contains("Impression n° ", StringComparison.Ordinal);

    /// <summary>What the evening has written behind each article.</summary>
    public HashSet<string> Marks => MarksIn(Text);

    /// <summary>The large number on a kitchen ticket.</summary>
    public int? CallNumber =>
        Text.Split('\n').Select(row => CallRow().Match(row)).FirstOrDefault(row => row.Success) is { } found
            ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    public static HashSet<string> MarksIn(string text) => [.. Mark().Matches(text).Select(mark => mark.Value)];

    public static IReadOnlyList<Sheet> On(PrinterDouble printer) => [.. printer.Roll.Pieces.Select(piece => Of(printer, piece))];

    /// <summary>How often the printer has opened its drawer.</summary>
    public static int DrawersOf(PrinterDouble printer) => printer.Roll.Pieces.Count(piece => printer switch
    {
        EposDouble => TextOf(piece).Contains("<pulse", StringComparison.Ordinal),
        LinePrinterDouble { IsStar: true } => piece is [0x1b, (byte)'@', .., 0x07],
        _ => piece.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x1b, (byte)'p', 0]) >= 0,
    });

    private static Sheet Of(PrinterDouble printer, byte[] piece)
    {
        if (printer is EposDouble)
        {
            var text = TextOf(piece);
            return new(string.Join('\n', Row().Matches(text).Select(row => WebUtility.HtmlDecode(row.Groups[1].Value).TrimEnd('\n'))), text.Contains("<cut", StringComparison.Ordinal));
        }

        // A torn piece may end in the middle of a command.
        for (var bytes = piece.Length; ; bytes--)
        {
            try
            {
                var (rows, did) = printer is LinePrinterDouble { IsStar: true } ? StarReader.Read(piece.AsSpan(0, bytes)) : Read(piece.AsSpan(0, bytes));
                return new(string.Join('\n', rows), did is [.., "cut"]);
            }
            catch (Exception fault) when (bytes > Math.Max(0, piece.Length - 64) && fault is InvalidDataException or ArgumentException or IndexOutOfRangeException)
            {
                // A few less, then.
            }
        }
    }

    private static (IReadOnlyList<string> Rows, IReadOnlyList<string> Did) Read(ReadOnlySpan<byte> bytes)
    {
        var read = PaperReader.Of(bytes);
        return (read.Rows, read.Deeds);
    }

    private static string TextOf(byte[] piece) => System.Text.Encoding.UTF8.GetString(piece);

    [GeneratedRegex(@"\(\d+\.\d+\)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"<text[^>]*>([^<]*)</text>")]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?:\[\dx\d\])?\*?(\d+)$")]
    private static partial Regex CallRow();
}
