using System.Text;

namespace RetailPos.Devices.Tests.Printers;

/// <summary>Paper and knife behind a stream of Star Line Mode, written from the maker's command list and knowing nothing of our codec.</summary>
internal static class StarReader
{
    /// <summary>What is read, row by row, and what else it did.</summary>
    public static (IReadOnlyList<string> Rows, IReadOnlyList<string> Deeds) Read(ReadOnlySpan<byte> bytes)
    {
        var page = CodePagesEncodingProvider.Instance.GetEncoding(437)!;
        List<string> rows = [], deeds = [];
        var row = new StringBuilder();

        for (var at = 0; at < bytes.Length;)
        {
            var rest = bytes[at..];

            switch (rest)
            {
                case [0x1b, (byte)'@', ..]: at += 2; break;
                case [0x1b, 0x1d, (byte)'t', var number, ..]:
                    page = CodePagesEncodingProvider.Instance.GetEncoding(number switch { 32 => 1_252, 4 => 858, 1 => 437, _ => throw new InvalidDataException($"Page {number}") })!;
                    at += 4;
                    break;
                case [0x1b, 0x1d, (byte)'a', ..]: at += 4; break;
                case [0x1b, 0x1d, 0x19, 0x11, ..]: at += 7; break;
                case [0x1b, 0x1d, 0x19, 0x12, ..]: deeds.Add("buzz"); at += 7; break;
                case [0x1b, 0x1d, (byte)'y', (byte)'S', ..]: at += 6; break;
                case [0x1b, 0x1d, (byte)'y', (byte)'D', 0x31, 0, var low, var high, ..]:
                    var length = low + (high << 8);
                    deeds.Add($"qr {Encoding.UTF8.GetString(rest.Slice(8, length))}");
                    at += 8 + length;
                    break;
                case [0x1b, 0x1d, (byte)'y', (byte)'P', ..]: at += 4; break;
                case [0x1b, 0x1d, (byte)'S', 1, var wide, var wider, var tall, var taller, 0, ..]:
                    deeds.Add($"raster {(wide + (wider << 8)) * 8}x{tall + (taller << 8)}");
                    at += 9 + ((wide + (wider << 8)) * (tall + (taller << 8)));
                    break;
                case [0x1b, (byte)'b', ..]:
                    var end = rest.IndexOf((byte)0x1e);
                    deeds.Add($"bars {Encoding.ASCII.GetString(rest[6..end])}");
                    at += end + 1;
                    break;
                case [0x1b, 0x1c, (byte)'p', var logo, ..]: deeds.Add($"logo {logo}"); at += 5; break;
                case [0x1b, (byte)'W' or (byte)'h' or (byte)'-', ..]: at += 3; break;
                case [0x1b, (byte)'E' or (byte)'F' or (byte)'4' or (byte)'5', ..]: at += 2; break;
                case [0x1b, (byte)'d', ..]: deeds.Add("cut"); at += 3; break;
                case [0x07, ..]: deeds.Add("drawer"); at++; break;
                case [0x0c, ..]: deeds.Add("label"); at++; break;
                case [0x0a, ..]: rows.Add(row.ToString()); row.Clear(); at++; break;
                case [>= 0x20 and not 0x7f, ..]: row.Append(page.GetString(rest[..1])); at++; break;
                default: throw new InvalidDataException($"The printer knows no command {Convert.ToHexString(rest[..Math.Min(8, rest.Length)])}.");
            }
        }

        return (rows, deeds);
    }
}
