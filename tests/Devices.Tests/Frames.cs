using System.Globalization;

namespace RetailPos.Devices.Tests;

/// <summary>Frames that no maker ever sent: chance, and good ones with something wrong. One seed is one evening.</summary>
internal static class Frames
{
    /// <summary>In every run; RETAILPOS_FUZZ_FRAMES asks for more.</summary>
    private const int Usual = 20_000;

    /// <summary>More than any codec reads at once.</summary>
    private const int BytesMax = 400;

    public static int Count =>
        int.TryParse(Environment.GetEnvironmentVariable("RETAILPOS_FUZZ_FRAMES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Usual;

    /// <param name="good">What the maker would send; half of the frames begin as one of them.</param>
    public static IEnumerable<byte[]> Of(int seed, params byte[][] good)
    {
        var chance = new Random(seed);

        for (var number = 0; number < Count; number++)
        {
            var frame = chance.Next(2) == 0 ? Random(chance) : [.. good[chance.Next(good.Length)]];

            for (var wrong = chance.Next(4); wrong > 0; wrong--)
            {
                frame = Wronged(frame, chance, good);
            }

            yield return frame;
        }
    }

    /// <summary>Runs a codec over a frame and holds that it took neither long nor much.</summary>
    public static void Held(byte[] frame, Action read, long bytesMax = 64 * 1024)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        try
        {
            read();
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"The frame {Convert.ToHexString(frame)} ends in {fault.GetType().Name}.", fault);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, bytesMax);
    }

    private static byte[] Random(Random chance)
    {
        var bytes = new byte[chance.Next(chance.Next(8) == 0 ? BytesMax : 24)];
        chance.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Wronged(byte[] frame, Random chance, byte[][] good)
    {
        var at = chance.Next(frame.Length + 1);
        var other = good[chance.Next(good.Length)];
        return chance.Next(7) switch
        {
            0 when frame.Length > 0 => [.. frame[..(at % frame.Length)], (byte)chance.Next(256), .. frame[(at % frame.Length + 1)..]],
            1 => [.. frame[..at], (byte)chance.Next(256), .. frame[at..]],
            2 when frame.Length > 0 => [.. frame[..(at % frame.Length)], .. frame[(at % frame.Length + 1)..]],
            3 => frame[..at],
            4 => [.. frame[..at], .. other],
            5 when frame.Length < BytesMax => [.. frame, .. frame],
            _ => [.. other[..chance.Next(other.Length + 1)], .. frame[at..]],
        };
    }
}
