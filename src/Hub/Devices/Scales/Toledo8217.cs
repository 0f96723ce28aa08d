using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Scales;

/// <summary>Mettler Toledo 8217: « W » asks, a weight or a status answers (fiscal-and-protocols.md §8.5).</summary>
public static class Toledo8217
{
    /// <summary>STX, a weight of eight signs, N, CR; some put a second line of checks around it.</summary>
    public const int FrameBytesMax = 24;

    /// <summary>More than any counter carries.</summary>
    private const int GramsMax = 999_000;

    private const byte Start = 0x02;
    private const byte End = 0x0d;

    public static ReadOnlySpan<byte> Question => "W"u8;

    /// <summary>Whatever stands before STX is of an answer that nobody waited for.</summary>
    public static (FrameHeard Heard, Weighed Weighed) Read(ReadOnlySpan<byte> heard)
    {
        Span<byte> bytes = stackalloc byte[Math.Min(heard.Length, FrameBytesMax)];

        for (var at = 0; at < bytes.Length; at++)
        {
            // Where nobody took off the parity it stands in the highest bit.
            bytes[at] = (byte)(heard[at] & 0x7f);
        }

        if (bytes.IndexOf(Start) is not (>= 0 and var start) || bytes[start..].IndexOf(End) is not (>= 0 and var length))
        {
            return (heard.Length < FrameBytesMax ? FrameHeard.Part : FrameHeard.Nonsense, default);
        }

        return bytes.Slice(start + 1, length - 1) switch
        {
            [(byte)'?', var status] => (FrameHeard.Whole, new(StatusOf(status))),
            [.. var weight, (byte)'N'] => Weight(weight),
            var weight => Weight(weight),
        };
    }

    private static ScaleOutcome StatusOf(byte status) =>
        (status & 0x02) != 0 ? ScaleOutcome.OutOfRange
        : (status & 0x04) != 0 ? ScaleOutcome.BelowZero
        : (status & 0x01) != 0 ? ScaleOutcome.Moving
        : (status & 0x08) != 0 ? ScaleOutcome.BelowZero
        : (status & 0x10) != 0 ? ScaleOutcome.Empty
        : ScaleOutcome.Moving;

    // With a point, kilograms; without, grams.
    private static (FrameHeard, Weighed) Weight(ReadOnlySpan<byte> signs)
    {
        signs = signs.Trim((byte)' ');
        var point = signs.IndexOf((byte)'.');
        var decimals = point < 0 ? 0 : signs.Length - point - 1;

        if (signs.Length is 0 or > 8 || decimals > 3 || signs.LastIndexOf((byte)'.') != point)
        {
            return (FrameHeard.Nonsense, default);
        }

        var value = 0;

        foreach (var sign in signs)
        {
            if (sign is >= (byte)'0' and <= (byte)'9')
            {
                value = (value * 10) + (sign - '0');
            }
            else if (sign != '.')
            {
                return (FrameHeard.Nonsense, default);
            }
        }

        var grams = (long)value;

        for (var missing = decimals; point >= 0 && missing < 3; missing++)
        {
            grams *= 10;
        }

        return signs is [(byte)'.'] ? (FrameHeard.Nonsense, default)
            : grams > GramsMax ? (FrameHeard.Whole, new(ScaleOutcome.OutOfRange))
            : (FrameHeard.Whole, grams == 0 ? new(ScaleOutcome.Empty) : new(ScaleOutcome.Stable, (int)grams));
    }
}
